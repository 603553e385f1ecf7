import { MeetingError, type Layout, type Meeting } from '@visio-sdk/core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import MonitorUp from 'lucide/dist/esm/icons/monitor-up.mjs';
import MonitorX from 'lucide/dist/esm/icons/monitor-x.mjs';
import PhoneOff from 'lucide/dist/esm/icons/phone-off.mjs';
import { VisioErrorEvent } from '../events/facts.ts';
import { VisioLeaveRequestEvent, VisioShareRequestEvent } from '../events/requests.ts';
import { parseControls, type ControlName } from '../internal/controls.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { whenIdle } from '../internal/when-idle.ts';
import { baseStyles } from '../styles/base.styles.ts';
import type { TextKey } from '../translations/fr.ts';
import { firstWords, type Words } from '../translations/translate.ts';
import { inputButton, problemText, renderButton, type ButtonView, type InputKind } from './buttons.ts';
import type { LateControls } from './late-controls.ts';
import type { PopupName } from './toolbar-parts.ts';
import { toolbarStyles } from './toolbar.styles.ts';

/** Drawn at once; the others come when the first pictures have. */
const first: readonly ControlName[] = ['microphone', 'camera', 'share', 'leave'];

/**
 * What a person does in a meeting: microphone, camera, screen, hand, reactions, chat, people, layout, devices, leaving.
 * Offers only what this person may do and this browser can; what does not fit is behind the button `more`.
 *
 * @slot - A host's own buttons, before the one that leaves.
 * @slot toolbar - The same, for rooms that forward theirs.
 * @csspart toolbar - The row of buttons.
 * @csspart button - Each button; also by name: `microphone`, `microphone-menu`, `camera`, `camera-menu`, `share`, `hand`, `reactions`, `chat`, `people`, `layout`, `devices`, `moderate`, `more`, `leave`.
 * @csspart panel - The panel that a button opens.
 * @fires {VisioLeaveRequestEvent} visio-leave-request - Wants to leave; prevent it to ask first.
 * @fires {VisioShareRequestEvent} visio-share-request - Wants to share the screen.
 * @fires {VisioSettingsRequestEvent} visio-settings-request - Wants the settings; prevent it to show your own.
 * @fires {VisioLayoutRequestEvent} visio-layout-request - Wants another layout of the stage.
 * @fires {VisioPanelRequestEvent} visio-panel-request - Wants the chat or the list of people beside the stage, or not any more.
 * @fires {VisioFullscreenRequestEvent} visio-fullscreen-request - Wants the room to fill the screen, or not any more.
 * @fires {VisioShortcutsRequestEvent} visio-shortcuts-request - Wants to see the keys.
 * @fires {VisioErrorEvent} visio-error - `controls` names something unknown, or a panel could not be loaded.
 */
export class VisioToolbar extends MeetingElement {
  static override styles = [...baseStyles, toolbarStyles];

  /** Loads and registers the element of a popup; set by `define.ts`, so that this class depends on no other element. */
  static loadPopup: (name: PopupName) => Promise<unknown> = () => Promise.resolve();

  /** Names of controls, in order, separated by spaces; by default all that can be done. */
  @property() controls: string | null = null;

  /** The layout that is chosen, to be shown. The toolbar asks for another; whoever has the stage decides. */
  @property() layout: Layout = 'auto';

  /** The panel beside the stage that is open, to be shown; the toolbar asks for another one. */
  @property() panel = '';

  @state() private late: LateControls | undefined;

  protected override words: Words = firstWords;
  #isLoading = false;
  readonly #text = (key: TextKey): string => this.t(key);

  protected override render(): unknown {
    const { meeting, late } = this;
    if (!meeting) return nothing;
    const offered = parseControls(this.controls).controls.filter((name) => this.#isPossible(name, meeting));
    const { bar, more } = late ? late.arrange(offered) : { bar: offered, more: nothing };
    // The host's buttons come before the last one when that is the one that leaves, as everybody expects it at the end.
    const isLast = bar.at(-1) === 'leave';
    const before = isLast ? bar.slice(0, -1) : bar;
    return html`
      <div class="bar">
        <div
          class="toolbar"
          part="toolbar"
          role="toolbar"
          aria-label=${this.t('toolbar.label')}
          @keydown=${late?.pressed}
          @focusin=${late?.focused}
          @pointerout=${late?.showTips}
        >
          ${repeat(before, String, (name) => this.#renderControl(name, meeting))}
          ${more}
          <slot></slot><slot name="toolbar"></slot>
          ${isLast ? this.#renderControl('leave', meeting) : nothing}
        </div>
        ${late?.renderPopup()}
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { meeting } = this;
    if (meeting && meeting.connection.get().state !== 'joining') this.#wishRest();
    if (!changed.has('controls')) return;
    for (const word of parseControls(this.controls).unknown) {
      const message = `controls: there is no control named "${word}"`;
      this.dispatchEvent(new VisioErrorEvent(new MeetingError('configuration-invalid', { subject: 'controls', message })));
    }
  }

  /** Not in the rush of joining: pictures come first. */
  #wishRest(): void {
    if (this.late || this.#isLoading) return;
    this.#isLoading = true;
    whenIdle(() => void this.#loadRest());
  }

  async #loadRest(): Promise<void> {
    try {
      const { LateControls, lateWords } = await import('./late-controls.ts');
      await lateWords.load(this.language);
      this.words = lateWords;
      this.late = new LateControls(this, {
        t: this.#text,
        plural: (key, count) => this.plural(key, count),
        read: (readable) => this.read(readable),
        language: () => this.language,
        load: (name) => VisioToolbar.loadPopup(name),
        shareView: (of) => this.#shareButton(of),
        styles: VisioToolbar.elementStyles,
      });
    } catch (cause) {
      // Gone after an upgrade of the server: what is there goes on working.
      this.dispatchEvent(new VisioErrorEvent(new MeetingError('asset-missing', { subject: 'toolbar', cause })));
    }
  }

  #isPossible(name: ControlName, meeting: Meeting): boolean {
    this.read(meeting.connection);
    const local = this.read(meeting.localParticipant);
    const allowed = local && this.read(local.state).canPublish;
    const may = (source: 'microphone' | 'camera' | 'screen') => !allowed || allowed.includes(source);
    if (name === 'microphone' || name === 'camera') return may(name);
    if (name === 'share') return meeting.screenShare.supported && may('screen');
    return name === 'leave' || (this.late?.isPossible(name, meeting) ?? false);
  }

  #renderControl(name: ControlName, meeting: Meeting): TemplateResult {
    if (name === 'microphone' || name === 'camera') return this.#renderInput(name, meeting);
    if (name === 'share') return renderButton(this.#shareButton(meeting));
    if (!first.includes(name)) return this.late!.render(name, meeting);
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
    return html`<span class="split">
      ${renderButton(inputButton(kind, meeting[kind], this.#text, ignoreFailure))} ${this.late?.renderInputMenu(kind)}
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
}
