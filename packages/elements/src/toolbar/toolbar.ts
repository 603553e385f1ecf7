import { MeetingError, type Capability, type Layout, type Meeting } from '@visio-sdk/core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import LayoutDashboard from 'lucide/dist/esm/icons/layout-dashboard.mjs';
import MonitorUp from 'lucide/dist/esm/icons/monitor-up.mjs';
import MonitorX from 'lucide/dist/esm/icons/monitor-x.mjs';
import PhoneOff from 'lucide/dist/esm/icons/phone-off.mjs';
import Settings from 'lucide/dist/esm/icons/settings.mjs';
import Shield from 'lucide/dist/esm/icons/shield.mjs';
import { VisioErrorEvent } from '../events/facts.ts';
import {
  VisioLayoutRequestEvent,
  VisioLeaveRequestEvent,
  VisioSettingsRequestEvent,
  VisioShareRequestEvent,
} from '../events/requests.ts';
import { parseControls, type ControlName } from '../internal/controls.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { baseStyles } from '../styles/base.styles.ts';
import type { TextKey } from '../translations/fr.ts';
import { inputButton, inputMenuButton, problemText, renderButton, type ButtonView, type InputKind } from './buttons.ts';
import type { PanelName, renderPanel } from './panel.ts';
import { Popup } from './popup.ts';
import { RovingFocus } from './roving-focus.ts';
import { toolbarStyles } from './toolbar.styles.ts';

const panelIds: Readonly<Record<PanelName, string>> = {
  layout: 'layout-menu',
  devices: 'device-menu',
  moderate: 'moderation-menu',
  microphone: 'device-menu',
  camera: 'device-menu',
};

/** What one may do to all at once. */
const onAll: readonly Capability[] = ['mute', 'lower-hands', 'spotlight', 'lock', 'end'];

/**
 * What a person does in a meeting: microphone, camera, screen, layout, devices, leaving. Offers only what this person
 * may do and this browser can.
 *
 * @slot - A host's own buttons, before the one that leaves.
 * @slot toolbar - The same, for rooms that forward theirs.
 * @csspart toolbar - The row of buttons.
 * @csspart button - Each button; also by name: `microphone`, `microphone-menu`, `camera`, `camera-menu`, `share`, `layout`, `devices`, `moderate`, `leave`.
 * @csspart panel - The panel that a button opens.
 * @fires {VisioLeaveRequestEvent} visio-leave-request - Wants to leave; prevent it to ask first.
 * @fires {VisioShareRequestEvent} visio-share-request - Wants to share the screen.
 * @fires {VisioSettingsRequestEvent} visio-settings-request - Wants the settings; prevent it to show your own.
 * @fires {VisioLayoutRequestEvent} visio-layout-request - Wants another layout of the stage.
 * @fires {VisioErrorEvent} visio-error - `controls` names something unknown, or a panel could not be loaded.
 */
export class VisioToolbar extends MeetingElement {
  static override styles = [...baseStyles, toolbarStyles];

  /** Loads and registers `<visio-device-menu>`; set by `define.ts`, so that this class depends on no other element. */
  static loadDeviceMenu: (() => Promise<unknown>) | undefined;

  /** The same for `<visio-moderation-menu>`. */
  static loadModerationMenu: (() => Promise<unknown>) | undefined;

  /** Names of controls, in order, separated by spaces; by default all that can be done. */
  @property() controls: string | null = null;

  /** The layout that is chosen, to be shown. The toolbar asks for another; whoever has the stage decides. */
  @property() layout: Layout = 'auto';

  /** A file that is gone, as after an upgrade of the server; tried again each time the menu is opened. */
  @state() private isMenuMissing = false;
  @state() private drawPanel: typeof renderPanel | undefined;

  readonly #popup = new Popup<PanelName>(this);
  readonly #roving = new RovingFocus(
    this,
    () => [...this.renderRoot.querySelectorAll<HTMLElement>('.button')],
    () => [...this.renderRoot.querySelectorAll('slot')].flatMap((slot) => slot.assignedElements({ flatten: true }) as HTMLElement[]),
  );
  readonly #text = (key: TextKey): string => this.t(key);

  protected override render(): unknown {
    const { meeting } = this;
    if (!meeting) return nothing;
    const { controls } = parseControls(this.controls);
    const offered = controls.filter((name) => this.#isPossible(name, meeting));
    const leave = offered.includes('leave');
    const rest = offered.filter((name) => name !== 'leave');
    // The host's buttons come before the last one when that is the one that leaves, as everybody expects it at the end.
    const isLast = offered.at(-1) === 'leave';
    const before = isLast ? rest : offered;
    return html`
      <div class="bar">
        <div
          class="toolbar"
          part="toolbar"
          role="toolbar"
          aria-label=${this.t('toolbar.label')}
          @keydown=${this.#pressed}
          @focusin=${this.#focused}
          @pointerout=${this.#showTips}
        >
          ${repeat(before, String, (name) => this.#renderControl(name, meeting))}
          <slot></slot><slot name="toolbar"></slot>
          ${leave && isLast ? this.#renderControl('leave', meeting) : nothing}
        </div>
        ${this.#popup.name ? this.#renderPanel(this.#popup.name, meeting) : nothing}
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('controls')) return;
    for (const word of parseControls(this.controls).unknown) {
      const message = `controls: there is no control named "${word}"`;
      this.dispatchEvent(new VisioErrorEvent(new MeetingError('configuration-invalid', { subject: 'controls', message })));
    }
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    this.#roving.pressed(event);
    // A tooltip may cover what somebody wants to see: Escape takes it away until the focus or the pointer moves on.
    if (event.key === 'Escape') this.renderRoot.querySelector('.toolbar')?.classList.add('quiet');
  };

  readonly #focused = (event: FocusEvent): void => {
    this.#roving.focused(event);
    this.#showTips();
  };

  readonly #showTips = (): void => {
    this.renderRoot.querySelector('.toolbar')?.classList.remove('quiet');
  };

  #isPossible(name: ControlName, meeting: Meeting): boolean {
    const local = this.read(meeting.localParticipant);
    const allowed = local && this.read(local.state).canPublish;
    const may = (source: 'microphone' | 'camera' | 'screen') => !allowed || allowed.includes(source);
    if (name === 'microphone' || name === 'camera') return may(name);
    if (name === 'moderate') return onAll.some((one) => this.read(meeting.capabilities).has(one));
    return name !== 'share' || (meeting.screenShare.supported && may('screen'));
  }

  #renderControl(name: ControlName, meeting: Meeting): TemplateResult {
    if (name === 'microphone' || name === 'camera') return this.#renderInput(name, meeting);
    if (name === 'share') return renderButton(this.#shareButton(meeting));
    if (name === 'layout') {
      return renderButton({
        part: name,
        label: this.t('toolbar.layout'),
        icon: LayoutDashboard,
        opens: { kind: 'menu', id: panelIds.layout, isOpen: this.#popup.name === 'layout' },
        click: (event) => this.#open('layout', event),
      });
    }
    if (name === 'devices') {
      return renderButton({
        part: name,
        label: this.t('toolbar.devices'),
        icon: Settings,
        opens: { kind: 'dialog', id: 'device-menu', isOpen: this.#popup.name === 'devices' },
        click: (event) => {
          if (this.dispatchEvent(new VisioSettingsRequestEvent())) this.#open('devices', event);
        },
      });
    }
    if (name === 'moderate') {
      return renderButton({
        part: name,
        label: this.t('toolbar.moderate'),
        icon: Shield,
        opens: { kind: 'dialog', id: 'moderation-menu', isOpen: this.#popup.name === name },
        click: (event) => this.#open(name, event),
      });
    }
    return renderButton({
      part: name,
      label: this.t('toolbar.leave'),
      icon: PhoneOff,
      look: 'leave',
      click: () => {
        if (this.dispatchEvent(new VisioLeaveRequestEvent())) ignoreFailure(meeting.leave());
      },
    });
  }

  #renderInput(kind: InputKind, meeting: Meeting): TemplateResult {
    this.read(meeting[kind].state);
    const menu = inputMenuButton(kind, this.#popup.name === kind, this.#text, (event) => this.#open(kind, event));
    return html`<span class="split">
      ${renderButton(inputButton(kind, meeting[kind], this.#text, ignoreFailure))}
      <span class="more">${renderButton(menu)}</span>
    </span>`;
  }

  #shareButton({ screenShare }: Meeting): ButtonView {
    const { status, error } = this.read(screenShare.state);
    const isOn = status === 'on';
    return {
      part: 'share',
      label: this.t(isOn ? 'toolbar.stopSharing' : status === 'starting' ? 'toolbar.shareStarting' : 'toolbar.share'),
      icon: isOn ? MonitorX : MonitorUp,
      ...(isOn ? { look: 'active' } : {}),
      busy: status === 'starting',
      problem: problemText(status === 'failed' ? error : undefined, this.#text),
      click: () => {
        if (isOn) ignoreFailure(screenShare.stop());
        else if (this.dispatchEvent(new VisioShareRequestEvent())) ignoreFailure(screenShare.start());
      },
    };
  }

  #renderPanel(name: PanelName, meeting: Meeting): unknown {
    const { layout, language, texts } = this;
    return this.drawPanel?.({
      ...{ name, id: panelIds[name], toolbar: this, popup: this.#popup, meeting, layout, language, texts },
      isMissing: this.isMenuMissing,
      t: this.#text,
      chooseLayout: (chosen) => this.#chooseLayout(chosen),
    });
  }

  #chooseLayout(layout: Layout): void {
    this.#popup.close();
    this.dispatchEvent(new VisioLayoutRequestEvent(layout));
  }

  #open(name: PanelName, event: MouseEvent): void {
    this.#popup.toggle(name, event.currentTarget as HTMLElement);
    if (this.#popup.name) ignoreFailure(this.#focusPanel());
  }

  async #focusPanel(): Promise<void> {
    const { name } = this.#popup;
    if (!name) return;
    try {
      this.isMenuMissing = false;
      const { addPanelStyles, renderPanel } = await import('./panel.ts');
      if (!this.drawPanel) addPanelStyles(this.shadowRoot!, VisioToolbar.elementStyles);
      this.drawPanel = renderPanel;
      if (name !== 'layout') await (name === 'moderate' ? VisioToolbar.loadModerationMenu : VisioToolbar.loadDeviceMenu)?.();
    } catch (cause) {
      // Without anything to draw there is nothing open.
      if (this.drawPanel) this.isMenuMissing = true;
      else this.#popup.close();
      this.dispatchEvent(new VisioErrorEvent(new MeetingError('asset-missing', { subject: panelIds[name], cause })));
    }
    await this.updateComplete;
    if (this.#popup.name !== name) return;
    this.renderRoot.querySelector<HTMLElement>('visio-device-menu, visio-moderation-menu, .missing, [role=menuitemradio][aria-checked=true]')?.focus();
  }
}
