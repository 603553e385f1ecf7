/** What a toolbar adds to itself when the first pictures have come: the other controls, menus, arrow keys, what fits. */
import { isInMeeting, MeetingError, type Capability, type Meeting } from '@visio-sdk/core';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import ChevronUp from 'lucide/dist/esm/icons/chevron-up.mjs';
import Ellipsis from 'lucide/dist/esm/icons/ellipsis.mjs';
import { VisioErrorEvent } from '../events/facts.ts';
import {
  VisioFullscreenRequestEvent,
  VisioLayoutRequestEvent,
  VisioPanelRequestEvent,
  VisioSettingsRequestEvent,
  VisioShortcutsRequestEvent,
} from '../events/requests.ts';
import type { ControlName } from '../internal/controls.ts';
import { fullscreenTarget } from '../internal/fullscreen-target.ts';
import { isFullscreen, isFullscreenPossible, toggleFullscreen, watchFullscreen } from '../internal/fullscreen.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import { renderButton, type InputKind } from './buttons.ts';
import { fitControls, narrow } from './fit-controls.ts';
import { lateViews, type LateControl } from './late-views.ts';
import type { renderPopup } from './panel.ts';
import { Popup } from './popup.ts';
import { RovingFocus } from './roving-focus.ts';
import type { LateView, PopupName, ToolbarElement, ToolbarParts, ViewContext } from './toolbar-parts.ts';

export { lateWords } from '../translations/late-words.ts';

/** What one may do to all at once. */
const onAll: readonly Capability[] = ['mute', 'lower-hands', 'spotlight', 'lock', 'end'];

export class LateControls implements ReactiveController {
  readonly #host: ToolbarElement;
  readonly #parts: ToolbarParts;
  readonly #popup: Popup<PopupName>;
  readonly #roving: RovingFocus;
  readonly #sizes = new ResizeObserver(() => this.#measure());
  #more: readonly ControlName[] = [];
  #space = { width: 0, taken: 0 };
  #stopWatching = () => {};
  #draw: typeof renderPopup | undefined;
  /** A file that is gone, as after an upgrade of the server; tried again each time. */
  #isMissing = false;

  constructor(host: ToolbarElement, parts: ToolbarParts) {
    this.#host = host;
    this.#parts = parts;
    this.#popup = new Popup(host);
    const own = () => [...host.renderRoot.querySelectorAll<HTMLElement>('.toolbar .button')];
    this.#roving = new RovingFocus(host, own, () => this.#foreign);
    host.addController(this);
  }

  hostConnected(): void {
    this.#sizes.observe(this.#host);
    this.#host.renderRoot.addEventListener('slotchange', this.#measure);
    this.#stopWatching = watchFullscreen(fullscreenTarget(this.#host), () => this.#host.requestUpdate());
    this.#measure();
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    this.#stopWatching();
    this.#host.renderRoot.removeEventListener('slotchange', this.#measure);
  }

  /** What of this goes into the bar, and the button for the rest. */
  arrange(offered: readonly ControlName[]): { readonly bar: readonly ControlName[]; readonly more: unknown } {
    const { bar, more } = fitControls(offered, { ...this.#space, hasMenus: true }, Boolean(this.#host.controls?.trim()));
    this.#more = more;
    return { bar, more: more.length > 0 ? this.#renderMore() : nothing };
  }

  isPossible(name: ControlName, meeting: Meeting): boolean {
    const { read } = this.#parts;
    if (name === 'fullscreen') return isFullscreenPossible();
    if (name === 'moderate') return onAll.some((one) => read(meeting.capabilities).has(one));
    if (name === 'hand') return read(meeting.capabilities).has('raise-hand');
    if (name === 'reactions') {
      const me = read(meeting.localParticipant);
      return !!me && read(me.state).canPublishData;
    }
    return isInMeeting(meeting.connection.get()) || name === 'layout' || name === 'devices';
  }

  render(name: ControlName, meeting: Meeting): TemplateResult {
    const { opens, ...view } = this.#viewOf(name, meeting);
    return renderButton({ part: name, ...view, ...(opens ? { opens: { ...opens, isOpen: opens.isOpen ?? this.#popup.name === name } } : {}) });
  }

  /** The other half of a split button. */
  renderInputMenu(kind: InputKind): TemplateResult {
    return html`<span class="more">
      ${renderButton({
        part: `${kind}-menu`,
        label: this.#parts.t(kind === 'camera' ? 'toolbar.cameraMenu' : 'toolbar.microphoneMenu'),
        icon: ChevronUp,
        opens: { kind: 'dialog', id: 'device-menu', isOpen: this.#popup.name === kind },
        click: (event) => this.#open(kind, event.currentTarget as HTMLElement),
      })}
    </span>`;
  }

  renderPopup(): unknown {
    const { name, opener } = this.#popup;
    const { meeting } = this.#host;
    if (!name || !opener || !meeting || !this.#draw) return nothing;
    return this.#draw({
      ...{ name, opener, toolbar: this.#host, popup: this.#popup, meeting, isMissing: this.#isMissing, t: this.#parts.t },
      language: this.#parts.language(),
      chooseLayout: (layout) => {
        this.#popup.close();
        this.#host.dispatchEvent(new VisioLayoutRequestEvent(layout));
      },
      items: name === 'more' ? this.#more.map((one) => ({ name: one, ...this.#viewOf(one, meeting) })) : [],
    });
  }

  readonly pressed = (event: KeyboardEvent): void => {
    // What is open may still be on its way, with the focus on its button.
    if (this.#popup.name) this.#popup.pressed(event);
    this.#roving.pressed(event);
    // A tooltip may cover what somebody wants to see: Escape takes it away until the focus or the pointer moves on.
    if (event.key === 'Escape') this.#bar?.classList.add('quiet');
  };

  readonly focused = (event: FocusEvent): void => {
    this.#roving.focused(event);
    this.showTips();
  };

  readonly showTips = (): void => this.#bar?.classList.remove('quiet');

  get #bar(): Element | null {
    return this.#host.renderRoot.querySelector('.toolbar');
  }

  /** The host's own. */
  get #foreign(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll('slot')].flatMap((slot) => slot.assignedElements({ flatten: true }) as HTMLElement[]);
  }

  readonly #measure = (): void => {
    const em = parseFloat(getComputedStyle(this.#host).fontSize) || 16;
    const width = this.#host.clientWidth / em;
    const foreign = this.#foreign.map((one) => one.offsetWidth / em).filter(Boolean);
    const taken = foreign.reduce((sum, one) => sum + one, 0) + Math.max(0, foreign.length - 1) * (width <= narrow ? 0.625 : 0.75);
    if (width === this.#space.width && taken === this.#space.taken) return;
    this.#space = { width, taken };
    this.#host.requestUpdate();
  };

  #renderMore(): TemplateResult {
    return renderButton({
      part: 'more',
      label: this.#parts.t('toolbar.more'),
      icon: Ellipsis,
      opens: { kind: 'menu', id: 'more-menu', isOpen: this.#popup.name === 'more' },
      click: (event) => this.#open('more', event.currentTarget as HTMLElement),
    });
  }

  #viewOf(name: ControlName, meeting: Meeting): LateView {
    if (name === 'share') return this.#parts.shareView(meeting);
    const context: ViewContext = {
      ...this.#parts,
      meeting,
      panel: this.#host.panel,
      isFullscreen: isFullscreen(fullscreenTarget(this.#host)),
      request: (what) => this.#request(what),
      requestPanel: (panel) => this.#host.dispatchEvent(new VisioPanelRequestEvent(panel)),
      open: (popup, event) => {
        const opener = this.#openerFor(event);
        if (popup !== 'devices' || this.#host.dispatchEvent(new VisioSettingsRequestEvent())) this.#open(popup, opener);
      },
    };
    return lateViews[name as LateControl](context);
  }

  #request(what: 'fullscreen' | 'shortcuts'): void {
    const event = what === 'fullscreen' ? new VisioFullscreenRequestEvent() : new VisioShortcutsRequestEvent();
    if (this.#host.dispatchEvent(event) && what === 'fullscreen') ignoreFailure(toggleFullscreen(fullscreenTarget(this.#host)));
  }

  /** What is opened from the menu `more` belongs to its button. */
  #openerFor(event: Event): HTMLElement {
    const pressed = event.currentTarget as HTMLElement;
    const button = this.#host.renderRoot.querySelector<HTMLElement>('.button[part~=more]');
    return pressed.closest('[role=menu]') && button ? button : pressed;
  }

  #open(name: PopupName, opener: HTMLElement): void {
    this.#popup.toggle(name, opener);
    if (this.#popup.name) ignoreFailure(this.#focusPopup());
  }

  async #focusPopup(): Promise<void> {
    const { name } = this.#popup;
    if (!name) return;
    try {
      this.#isMissing = false;
      const { addPanelStyles, renderPopup } = await import('./panel.ts');
      if (!this.#draw) addPanelStyles(this.#host.shadowRoot!, this.#parts.styles);
      this.#draw = renderPopup;
      if (name !== 'layout' && name !== 'more') await this.#parts.load(name);
    } catch (cause) {
      // Without anything to draw there is nothing open.
      if (this.#draw) this.#isMissing = true;
      else this.#popup.close();
      this.#host.dispatchEvent(new VisioErrorEvent(new MeetingError('asset-missing', { subject: `${name}-menu`, cause })));
    }
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (this.#popup.name !== name) return;
    this.#host.renderRoot.querySelector<HTMLElement>('[data-popup] [data-first], .missing')?.focus();
  }
}
