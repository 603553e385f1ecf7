/**
 * What one does on a stage: menus of tiles, pinning, pages, one's own picture in its corner or away, full screen. Comes
 * after the first picture, or when it is asked for.
 */
import { isInMeeting, type Meeting, type Participant } from '@visio-sdk/core';
import type { PlacedTile, SpeechLog, StageArrangement, Tile } from '@visio-sdk/core/layout';
import { adoptStyles, html, nothing, type LitElement, type TemplateResult } from 'lit';
import EllipsisVertical from 'lucide/dist/esm/icons/ellipsis-vertical.mjs';
import Pin from 'lucide/dist/esm/icons/pin.mjs';
import { icon } from '../internal/icon.ts';
import { menuLabel } from '../internal/menu-label.ts';
import { shortName } from '../internal/short-name.ts';
import type { TextKey } from '../translations/fr.ts';
import { lateWords } from '../translations/late-words.ts';
import type { TextParams, Words } from '../translations/translate.ts';
import { OwnPicture } from './own-picture.ts';
import { renderPager } from './pager.ts';
import { SpeechWatcher } from './speech-watcher.ts';
import type { OwnView, StageHost } from './stage-host.ts';
import { stageControlsStyles } from './stage-controls.styles.ts';
import { tileActions } from './tile-actions.ts';
import { forwardTileSlots } from './tile-slots.ts';

interface StageClass {
  readonly loadParticipantMenu?: () => Promise<unknown>;
}

/** Loads the words of the controls and starts them. */
export async function startControls(host: StageHost): Promise<StageControls> {
  await lateWords.load(host.language());
  return new StageControls(host);
}

/** A tile's menu, and the button that opened it. */
interface OpenMenu {
  readonly tile: Tile;
  readonly anchor: HTMLElement;
}

export class StageControls {
  readonly words: Words = lateWords;
  readonly #host: StageHost;
  readonly #t: StageHost['t'];
  #menu: OpenMenu | undefined;
  /** The one asked for last. */
  #wanted: OpenMenu | undefined;
  #said = '';
  readonly #own: OwnPicture;
  readonly #speech: SpeechWatcher;
  #stopSlots: (() => void) | undefined;

  constructor(host: StageHost) {
    this.#host = host;
    this.#t = host.t;
    this.#speech = new SpeechWatcher(host.onSpeech);
    const root = host.element.renderRoot as ShadowRoot;
    adoptStyles(root, [...(host.element.constructor as typeof LitElement).elementStyles, stageControlsStyles]);
    this.#own = new OwnPicture(host, (key) => this.#say(key));
  }

  /** Who spoke, and when. */
  get speech(): SpeechLog {
    return this.#speech.log;
  }

  /** Goes on in the document; `people` are listened to. */
  watch(people: readonly Participant[]): void {
    this.#speech.watch(people);
    this.#stopSlots ??= forwardTileSlots(this.#host.element);
  }

  /** Out of the document. */
  stop(): void {
    this.#speech.stop();
    this.#stopSlots?.();
    this.#stopSlots = undefined;
  }

  /** What lies over a tile. */
  renderTile({ tile, place }: PlacedTile): TemplateResult {
    const { participant, source } = tile;
    const isPinned = this.#meeting?.pinned.get() === participant.identity;
    const slot = `${source === 'screen' ? source : 'tile'}-${participant.identity}`;
    return html`<slot class="over" name=${slot}></slot><div class="tools">
      ${place === 'corner' ? this.#own.renderMove() : nothing}
      <button
        class="button tool"
        part="menu-button"
        type="button"
        aria-label=${menuLabel(participant, source, this.#t)}
        aria-haspopup="dialog"
        aria-expanded=${this.#menu?.tile.key === tile.key}
        @click=${(event: Event) => this.#openMenu({ tile, anchor: event.currentTarget as HTMLElement })}
      >
        ${icon(EllipsisVertical)}
      </button>
      ${isPinned ? this.#renderUnpin(tile) : nothing}
    </div>`;
  }

  /** What belongs to the stage as a whole. */
  render(stage: StageArrangement, own: OwnView): TemplateResult {
    this.#own.view = own;
    return html`
      ${stage.pager ? renderPager(stage, { isRtl: this.#isRtl, t: this.#t, turnTo: (page) => this.#turnTo(page, stage.pages) }) : nothing}
      ${this.#own.renderShow()} ${this.#menu ? this.#renderMenu(this.#menu) : nothing}
      <p class="hidden said" role="status">${this.#said}</p>
    `;
  }

  /** What is said when one is alone. */
  renderMessage(people: readonly Participant[]): unknown {
    const connection = this.#meeting?.connection.get();
    if (!connection || !isInMeeting(connection) || people.length !== 1 || !people[0]!.isLocal) return nothing;
    return html`<div class="alone"><p>${this.#t('stage.alone')}</p><p class="hint">${this.#t('stage.aloneHint')}</p></div>`;
  }

  get #meeting(): Meeting | undefined {
    return this.#host.element.meeting;
  }

  get #isRtl(): boolean {
    return getComputedStyle(this.#host.element).direction === 'rtl';
  }

  #say(key: TextKey, params?: TextParams): void {
    this.#said = this.#t(key, params);
    this.#host.element.requestUpdate();
  }

  #turnTo(page: number, pages: number): void {
    this.#host.element.page = page;
    this.#say('stage.page', { page: page + 1, pages });
  }

  // Pins

  #pin({ identity, state }: Participant): void {
    const isPinned = this.#meeting?.pinned.get() === identity;
    this.#meeting?.setPinned(isPinned ? null : identity);
    this.#say(isPinned ? 'stage.unpinned' : 'stage.pinned', { name: shortName(state.get().name) || this.#t('tile.unnamed') });
  }

  #renderUnpin(tile: Tile): TemplateResult {
    const name = shortName(tile.participant.state.get().name) || this.#t('tile.unnamed');
    return html`<button class="button tool pinned" type="button" aria-label=${this.#t('stage.unpin', { name })} @click=${() => this.#unpin(tile)}>
      ${icon(Pin)}
    </button>`;
  }

  /** The button goes with the pin: the focus stays at the person. */
  #unpin(tile: Tile): void {
    this.#pin(tile.participant);
    void this.#host.element.updateComplete.then(() => this.#itemOf(tile)?.querySelector<HTMLElement>('[part=menu-button]')?.focus());
  }

  /** Pins or unpins whoever's tile this is in; a button has its own meaning. */
  pinAt(target: Element): void {
    const tile = target.closest('li')?.querySelector<HTMLElement & Pick<Tile, 'participant' | 'source'>>('visio-tile');
    if (!tile || target.closest('button') || (tile.participant.isLocal && tile.source === 'screen')) return;
    this.#pin(tile.participant);
  }

  // Menus

  async #openMenu(menu: OpenMenu): Promise<void> {
    this.#wanted = menu;
    try {
      await (this.#host.element.constructor as StageClass).loadParticipantMenu?.();
    } catch {
      // Gone after an upgrade of the server: the meeting goes on without.
      return;
    }
    // The browser answers two who wait for one file in any order.
    if (this.#wanted !== menu) return;
    const { element } = this.#host;
    this.#menu = menu;
    element.requestUpdate();
    await element.updateComplete;
    const opened = element.renderRoot.querySelector<LitElement & { open(): Promise<void> }>('visio-participant-menu');
    await opened?.updateComplete;
    await opened?.open();
  }

  #renderMenu({ tile, anchor }: OpenMenu): TemplateResult {
    const { element, language } = this.#host;
    return html`<visio-participant-menu
      exportparts="panel"
      lang=${language()}
      .texts=${element.texts}
      .meeting=${this.#meeting}
      .participant=${tile.participant}
      .source=${tile.source}
      .extra=${tileActions(tile, {
        t: this.#t,
        meeting: this.#meeting,
        item: () => this.#itemOf(tile),
        selfView: this.#own.place,
        chooseSelfView: (view) => this.#own.choosePlace(view),
      })}
      .anchor=${anchor}
      @close=${() => this.#closed(anchor)}
    ></visio-participant-menu>`;
  }

  #closed(anchor: HTMLElement): void {
    this.#menu = undefined;
    this.#host.element.requestUpdate();
    // One's own tile may be gone with what was chosen: the focus goes to what brings it back.
    void this.#host.element.updateComplete.then(() => {
      if (!anchor.isConnected) this.#find('.self')?.focus();
    });
  }

  // The document

  #find(selector: string): HTMLElement | null {
    return this.#host.element.renderRoot.querySelector(selector);
  }

  #itemOf({ participant, source }: Tile): HTMLElement | undefined {
    const items = [...this.#host.element.renderRoot.querySelectorAll<HTMLElement>('li')];
    return items.find((item) => {
      const tile = item.querySelector<HTMLElement & Pick<Tile, 'participant' | 'source'>>('visio-tile');
      return tile?.participant === participant && tile.source === source;
    });
  }
}
