import { isInMeeting, type Layout } from '@visio-sdk/core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import X from 'lucide/dist/esm/icons/x.mjs';
import {
  VisioFullscreenRequestEvent,
  VisioLayoutRequestEvent,
  VisioLeaveRequestEvent,
  VisioPanelRequestEvent,
  VisioShareRequestEvent,
  type VisioShortcutsRequestEvent,
} from '../events/requests.ts';
import { Announcer } from '../internal/announcer.ts';
import { fullscreenTarget } from '../internal/fullscreen-target.ts';
import { isFullscreenPossible, toggleFullscreen } from '../internal/fullscreen.ts';
import { icon } from '../internal/icon.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { lateWords } from '../translations/late-words.ts';
import type { TextKey } from '../translations/fr.ts';
import { PushToTalk } from './push-to-talk.ts';
import { isOffered, isTyping, nextLayout, shortcutOf, shortcuts, takesSpace, talkKeys, type ShortcutName } from './shortcut-list.ts';
import { shortcutsStyles } from './shortcuts.styles.ts';

/**
 * The keys of a meeting, and a dialog that lists them. They act while the focus is inside `scope`, never while somebody
 * types, and the page does not hear of a key that was taken. In the dialog they can be turned off (WCAG 2.1.4).
 *
 * @csspart dialog - The list of keys.
 * @fires {VisioLeaveRequestEvent} visio-leave-request - Wants to leave.
 * @fires {VisioShareRequestEvent} visio-share-request - Wants to share the screen, or to stop.
 * @fires {VisioLayoutRequestEvent} visio-layout-request - Wants the next layout.
 * @fires {VisioPanelRequestEvent} visio-panel-request - Wants the chat or the people, or not any more.
 * @fires {VisioFullscreenRequestEvent} visio-fullscreen-request - Wants the whole screen, or not any more.
 */
export class VisioShortcuts extends MeetingElement {
  static override styles = [...baseStyles, shortcutsStyles];

  /** Where the keys act: an element of the page; by default the parent. */
  @property({ attribute: false }) scope: HTMLElement | undefined;

  /** The keys act wherever the focus is on the page; the dialog lets a person turn them off. */
  @property({ type: Boolean }) everywhere = false;

  /** The layout that is chosen. */
  @property() layout: Layout = 'auto';

  /** The panel beside the stage that is open. */
  @property() panel = '';

  /** Whether keys act at all. */
  @property({ type: Boolean }) disabled = false;

  @query('dialog') private readonly dialog!: HTMLDialogElement | null;

  protected override readonly words = lateWords;
  readonly #announcer = new Announcer(this);
  readonly #talk = new PushToTalk(() => this.meeting?.microphone);
  #listening: EventTarget[] = [];
  /** Keys that were taken and are still down: the page does not hear them go up either. */
  readonly #taken = new Set<string>();

  /** Shows the dialog. */
  async show(): Promise<void> {
    await this.updateComplete;
    if (this.dialog && !this.dialog.open) this.dialog.showModal();
  }

  /**
   * Does what a key says that was pressed there before this element could hear it.
   * @internal
   */
  async replay(event: KeyboardEvent, target: EventTarget | undefined): Promise<void> {
    await this.updateComplete;
    const shortcut = shortcutOf(event);
    if (shortcut && !event.repeat && this.#isHeard(event, target) && this.#can(shortcut.name)) this.#do(shortcut.name);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#deafen();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.has('scope') || changed.has('everywhere')) this.#listen();
  }

  protected override render(): TemplateResult {
    const { meeting } = this;
    if (meeting) [meeting.capabilities, meeting.localParticipant].forEach((one) => this.read<unknown>(one));
    const rows = meeting ? shortcuts.filter(({ name }) => isOffered(name, meeting, isFullscreenPossible())) : shortcuts;
    return html`
      ${this.#announcer.render()}
      <dialog part="dialog" aria-labelledby="title" @click=${this.#pressedBeside} @keydown=${(event: KeyboardEvent) => event.stopPropagation()}>
        <header>
          <h2 id="title">${this.t('shortcuts.title')}</h2>
          <button class="button quiet round" type="button" aria-label=${this.t('shortcuts.close')} @click=${() => this.dialog?.close()}>${icon(X)}</button>
        </header>
        <dl>
          ${rows.map(({ key, shift, text }) => this.#renderRow(this.t(text), shift ? ['⇧', key] : [key]))}
          ${this.#renderRow(this.t('shortcuts.talk'), [this.t('shortcuts.space'), 't'], this.t('shortcuts.or'))}
        </dl>
        <label class="switch">
          <input type="checkbox" .checked=${!this.disabled} @change=${(event: Event) => (this.disabled = !(event.target as HTMLInputElement).checked)} />
          ${this.t('shortcuts.enabled')}
        </label>
        <p class="hint">${this.t(this.everywhere ? 'shortcuts.hintEverywhere' : 'shortcuts.hint')}</p>
      </dialog>
    `;
  }

  #renderRow(text: string, keys: readonly string[], between = '+'): TemplateResult {
    return html`<div class="row">
      <dt>${text}</dt>
      <dd>${keys.map((key, index) => html`${index ? html`<span>${between}</span>` : nothing}<kbd>${key === '⇧' ? this.t('shortcuts.shift') : key.toUpperCase()}</kbd>`)}</dd>
    </div>`;
  }

  /** A click on the ground around the dialog. */
  readonly #pressedBeside = (event: MouseEvent): void => {
    if (event.target === this.dialog) this.dialog?.close();
  };

  #listen(): void {
    this.#deafen();
    const scope = this.scope ?? this.parentElement;
    if (!scope || !this.isConnected) return;
    const keys = this.everywhere ? this.ownerDocument : scope;
    keys.addEventListener('keydown', this.#down as EventListener);
    keys.addEventListener('keyup', this.#up as EventListener);
    scope.addEventListener('visio-shortcuts-request', this.#onRequest);
    this.ownerDocument.defaultView?.addEventListener('blur', this.#lost);
    this.#listening = [keys, scope];
  }

  #deafen(): void {
    this.#talk.release();
    for (const target of this.#listening) {
      target.removeEventListener('keydown', this.#down as EventListener);
      target.removeEventListener('keyup', this.#up as EventListener);
      target.removeEventListener('visio-shortcuts-request', this.#onRequest as EventListener);
    }
    this.ownerDocument.defaultView?.removeEventListener('blur', this.#lost);
    this.#listening = [];
  }

  readonly #lost = (): void => this.#talk.release();

  /** Once all have heard it, so that the page may prevent it. */
  readonly #onRequest = (event: VisioShortcutsRequestEvent): void =>
    queueMicrotask(() => {
      if (!event.defaultPrevented) void this.show();
    });

  readonly #down = (event: KeyboardEvent): void => {
    this.#taken.delete(event.code);
    if (!this.#isHeard(event, event.composedPath()[0])) return;
    const shortcut = shortcutOf(event);
    const taken = shortcut ? this.#can(shortcut.name) : this.#startTalking(event);
    if (!taken) return;
    event.preventDefault();
    event.stopPropagation();
    this.#taken.add(event.code);
    if (shortcut && !event.repeat) this.#do(shortcut.name);
  };

  readonly #up = (event: KeyboardEvent): void => {
    this.#talk.release(event.key.toLowerCase());
    if (this.#taken.delete(event.code)) event.stopPropagation();
  };

  #isHeard(event: KeyboardEvent, target: EventTarget | undefined): boolean {
    return !event.defaultPrevented && !event.isComposing && !this.dialog?.open && !isTyping(target);
  }

  /** Turned off, only the way back to the list is left. */
  #can(name: ShortcutName): boolean {
    const { meeting } = this;
    if (!meeting || !isInMeeting(meeting.connection.get()) || (this.disabled && name !== 'help')) return false;
    return isOffered(name, meeting, isFullscreenPossible());
  }

  #startTalking(event: KeyboardEvent): boolean {
    const key = event.key.toLowerCase();
    const { meeting } = this;
    if (!meeting || !isInMeeting(meeting.connection.get())) return false;
    if (this.disabled || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return false;
    if (!(talkKeys as readonly string[]).includes(key) || (key === ' ' && takesSpace(event))) return false;
    return this.#talk.press(key);
  }

  #do(name: ShortcutName): void {
    const { meeting } = this;
    if (!meeting) return;
    switch (name) {
      case 'microphone':
      case 'camera':
        return this.#toggle(name);
      case 'hand': {
        const isUp = meeting.localParticipant.get()?.state.get().handRaisedAt !== undefined;
        meeting.actions.setHandRaised(!isUp).then(() => this.#say(isUp ? 'shortcuts.handDown' : 'shortcuts.handUp'), () => {});
        return;
      }
      case 'chat':
      case 'people':
        return void this.dispatchEvent(new VisioPanelRequestEvent(this.panel === name ? '' : name));
      case 'share': {
        const isOn = meeting.screenShare.state.get().status === 'on';
        if (isOn) return ignoreFailure(meeting.screenShare.stop());
        if (this.dispatchEvent(new VisioShareRequestEvent())) ignoreFailure(meeting.screenShare.start());
        return;
      }
      case 'layout':
        return void this.dispatchEvent(new VisioLayoutRequestEvent(nextLayout(this.layout)));
      case 'fullscreen':
        if (this.dispatchEvent(new VisioFullscreenRequestEvent())) ignoreFailure(toggleFullscreen(fullscreenTarget(this)));
        return;
      case 'leave':
        if (this.dispatchEvent(new VisioLeaveRequestEvent())) ignoreFailure(meeting.leave());
        return;
      case 'help':
        return void this.show();
    }
  }

  #toggle(kind: 'microphone' | 'camera'): void {
    const input = this.meeting![kind];
    const isOn = input.state.get().status === 'on';
    if (input.state.get().status === 'starting') return;
    const done = isOn ? input.disable() : input.enable();
    done.then(() => this.#say(`shortcuts.${kind}${isOn ? 'Off' : 'On'}`), () => {});
  }

  #say(key: TextKey): void {
    this.#announcer.say(this.t(key), true);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'visio-shortcuts': VisioShortcuts;
  }
}
