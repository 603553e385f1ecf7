/** One's own picture on the stage: among the others, in a corner that one moves it to, or away and back. */
import type { Choices, SelfView } from '@visio-sdk/core';
import type { Corner } from '@visio-sdk/core/layout';
import { html, nothing, type TemplateResult } from 'lit';
import Eye from 'lucide/dist/esm/icons/eye.mjs';
import Move from 'lucide/dist/esm/icons/move.mjs';
import { icon } from '../internal/icon.ts';
import type { TextKey } from '../translations/fr.ts';
import { followDrag, type SeenCorner } from './corner-drag.ts';
import type { OwnView, StageHost } from './stage-host.ts';

export class OwnPicture {
  /** As it was last drawn. */
  view: OwnView = { selfView: 'auto' };
  readonly #host: StageHost;
  readonly #say: (key: TextKey) => void;

  constructor(host: StageHost, say: (key: TextKey) => void) {
    this.#host = host;
    this.#say = say;
    followDrag(this.#find('.stage')!, (corner) => this.#moveTo(corner));
  }

  /** Where one sees oneself now: `auto` is one of the others. */
  get place(): SelfView {
    const { selfView } = this.view;
    if (selfView === 'hidden') return selfView;
    return this.#find('.corner') ? 'corner' : 'tile';
  }

  choosePlace(selfView: SelfView): void {
    // Pinned, one would stay large whatever was chosen.
    if (this.#isPinned) this.#host.element.meeting?.setPinned(null);
    this.#choose({ selfView });
    if (selfView === 'hidden') this.#say('stage.selfStillSent');
  }

  /** While one is hidden: the way back. */
  renderShow(): unknown {
    const self = this.#host.element.meeting?.localParticipant.get();
    if (!self || this.view.selfView !== 'hidden' || this.#isPinned) return nothing;
    const label = this.#host.t('stage.selfShow');
    const show = () => {
      this.choosePlace('tile');
      void this.#host.element.updateComplete.then(() => this.#find('.stage')?.focus());
    };
    return html`<button class="button round self" type="button" aria-label=${label} title=${label} @click=${show}>${icon(Eye)}</button>`;
  }

  /** For the keyboard, and whoever cannot drag. */
  renderMove(): TemplateResult {
    return html`<button class="button tool" type="button" aria-label=${this.#host.t('stage.selfMove')} @click=${this.#onClick} @keydown=${this.#onKey}>
      ${icon(Move)}
    </button>`;
  }

  get #isPinned(): boolean {
    const { meeting } = this.#host.element;
    return meeting !== undefined && meeting.pinned.get() === meeting.localParticipant.get()?.identity;
  }

  get #isRtl(): boolean {
    return getComputedStyle(this.#host.element).direction === 'rtl';
  }

  get #seen(): SeenCorner {
    const { corner = 'bottom-end' } = this.view;
    return { isTop: corner.startsWith('top'), isLeft: corner.endsWith('start') !== this.#isRtl };
  }

  #choose(change: Choices): void {
    const { element } = this.#host;
    element.choice = { ...element.choice, ...change };
    element.meeting?.choices.write(change);
  }

  #moveTo({ isTop, isLeft }: SeenCorner): void {
    const corner: Corner = `${isTop ? 'top' : 'bottom'}-${isLeft !== this.#isRtl ? 'start' : 'end'}`;
    this.#choose({ selfCorner: corner });
    this.#say(`stage.selfMoved.${isTop ? 'top' : 'bottom'}-${isLeft ? 'left' : 'right'}`);
  }

  /** Round the corners. */
  readonly #onClick = (): void => {
    const { isTop, isLeft } = this.#seen;
    this.#moveTo({ isTop: isLeft, isLeft: !isTop });
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const { isTop, isLeft } = this.#seen;
    const corners: Partial<Record<string, SeenCorner>> = {
      ArrowUp: { isTop: true, isLeft },
      ArrowDown: { isTop: false, isLeft },
      ArrowLeft: { isTop, isLeft: true },
      ArrowRight: { isTop, isLeft: false },
    };
    const corner = corners[event.key];
    if (!corner) return;
    event.preventDefault();
    this.#moveTo(corner);
  };

  #find(selector: string): HTMLElement | null {
    return this.#host.element.renderRoot.querySelector(selector);
  }
}
