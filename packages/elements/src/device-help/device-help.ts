import { isUnderWay, type InputDevice, type Meeting, type MeetingError, type Microphone } from '@visio-sdk/core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import MicOff from 'lucide/dist/esm/icons/mic-off.mjs';
import TriangleAlert from 'lucide/dist/esm/icons/triangle-alert.mjs';
import { attach } from '../internal/attach.ts';
import { copyAddress } from '../internal/copy-address.ts';
import { icon } from '../internal/icon.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { renderProblem } from '../internal/problem.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { problemStyles } from '../styles/problem.styles.ts';
import { helpWords } from '../translations/help-words.ts';
import { followComebacks } from './comeback.ts';
import { deviceHelpStyles } from './device-help.styles.ts';
import { chooseGuide, isInApp, isRefusal, lookAround, type Guide, type Surroundings } from './guide.ts';

type Kind = 'camera' | 'microphone';

interface Failure {
  readonly kind: Kind;
  readonly input: InputDevice;
  readonly error: MeetingError;
}

/** The page or the browser is at fault, and then no other device helps. */
const hopeless: readonly string[] = ['insecure-page', 'browser-unsupported'];

/** Most microphones that are offered in place of a silent one: the menu has them all. */
const most = 3;

/**
 * What is wrong with camera and microphone, and the way out: how to give permission back in this very browser, another
 * microphone for one that gives no sound, and what one can do without. Tries again by itself when permission is given back
 * or the device is plugged in. Shows nothing while all is well. To be put into a live region.
 *
 * @csspart problem - What is wrong with a device.
 * @csspart guide - How to give permission back.
 * @csspart silent - That the microphone gives no sound.
 */
export class VisioDeviceHelp extends MeetingElement {
  static override styles = [...baseStyles, problemStyles, deviceHelpStyles];

  /** The browser that it is in; tests and stories put others here. */
  static lookAround: () => Surroundings = lookAround;

  protected override readonly words = helpWords;

  /** Whether something else tells what is wrong, as `<visio-device-menu>` does: only ways out are shown. */
  @property({ type: Boolean, attribute: 'problems-shown' }) problemsShown = false;

  /** `all`, or only what concerns the `microphone` or the `camera`. */
  @property() show: 'all' | 'microphone' | 'camera' = 'all';

  @state() private isLinkCopied = false;

  #hadFocus = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#hadFocus = this.matches(':focus-within');
  }

  /** The button that helped is gone: whoever uses the keyboard goes on from its place, not from the top of the page. */
  protected override updated(): void {
    if (this.#hadFocus && !this.matches(':focus-within')) this.renderRoot.querySelector<HTMLElement>('.help')?.focus({ preventScroll: true });
  }

  protected override render(): unknown {
    const { meeting } = this;
    if (!meeting) return nothing;
    const failures = (['camera', 'microphone'] as const).flatMap((kind) => {
      const input = meeting[kind];
      const { status, error } = this.read(input.state);
      const isMine = this.show === 'all' || this.show === kind;
      return isMine && status === 'failed' && error ? [{ kind, input, error }] : [];
    });
    return html`<div class="help" tabindex="-1" lang=${this.language} ${attach(meeting, () => followComebacks(meeting))}>
      ${this.#renderFailures(meeting, failures)} ${this.show === 'camera' ? nothing : this.#renderSilence(meeting.microphone)}
    </div>`;
  }

  #renderFailures(meeting: Meeting, failures: readonly Failure[]): unknown {
    if (failures.length === 0) return nothing;
    // Camera and microphone can have the same trouble, such as an insecure page: it is said once.
    const errors = [...new Map(failures.map(({ error }) => [error.code, error])).values()];
    const retry = () => failures.forEach(({ input }) => ignoreFailure(input.enable()));
    const canRetry = !this.problemsShown && errors.some(({ recoverable }) => recoverable);
    return html`
      ${this.problemsShown ? nothing : this.#renderProblems(errors)} ${this.#renderGuide(failures)}
      ${canRetry ? html`<button class="button" type="button" @click=${retry}>${this.t('prejoin.retry')}</button>` : nothing}
      ${isUnderWay(this.read(meeting.connection)) ? nothing : this.#renderWithout(failures)}
    `;
  }

  /** What is refused together is said together. */
  #renderProblems(errors: readonly MeetingError[]): unknown {
    if (errors.length === 2 && errors.every(isRefusal)) {
      return html`<p class="problem" part="problem" data-code="denied">${icon(TriangleAlert)}<span>${this.t('deviceHelp.deniedBoth')}</span></p>`;
    }
    return errors.map((error) => renderProblem(error, (key) => this.t(key)));
  }

  #renderGuide(failures: readonly Failure[]): unknown {
    const around = VisioDeviceHelp.lookAround();
    const refused = failures.filter(({ error }) => isRefusal(error));
    const unsupported = failures.filter(({ error }) => error.code === 'browser-unsupported');
    if (unsupported.length > 0) return isInApp(around) ? this.#renderSteps(chooseGuide(around), unsupported) : this.#renderCopyLink();
    const [first] = refused;
    return first ? this.#renderSteps(chooseGuide(around, first.error.message), refused) : nothing;
  }

  #renderSteps({ name, steps, returns }: Guide, failures: readonly Failure[]): TemplateResult {
    const [first, second] = failures;
    const devices = this.t(first && !second ? `deviceHelp.${first.kind}` : 'deviceHelp.both');
    const [only] = steps;
    return html`<div class="guide" part="guide" data-guide=${name}>
      ${steps.length === 1 && only
        ? html`<p>${this.t(only, { devices })}</p>`
        : html`<p class="how">${this.t('deviceHelp.how', { devices })}</p>
            <ol>
              ${steps.map((step) => html`<li>${this.t(step, { devices })}</li>`)}
            </ol>`}
      ${returns ? html`<p class="hint">${this.t('deviceHelp.again')}</p>` : nothing} ${name === 'inApp' ? this.#renderCopyLink() : nothing}
    </div>`;
  }

  #renderCopyLink(): TemplateResult {
    return html`<button class="button" type="button" @click=${this.#copyLink}>${this.t('room.copyLink')}</button>
      ${this.isLinkCopied ? html`<p class="hint">${this.t('room.linkCopied')}</p>` : nothing}`;
  }

  readonly #copyLink = (): void => {
    ignoreFailure(copyAddress()?.then(() => (this.isLinkCopied = true)));
  };

  #renderWithout(failures: readonly Failure[]): unknown {
    if (this.problemsShown || failures.some(({ error }) => hopeless.includes(error.code))) return nothing;
    const [first, second] = failures;
    const key = second ? 'deviceHelp.withoutBoth' : first?.kind === 'camera' ? 'deviceHelp.withoutCamera' : 'deviceHelp.withoutMicrophone';
    return html`<p class="hint">${this.t(key)}</p>`;
  }

  #renderSilence(microphone: Microphone): unknown {
    if (!this.read(microphone.silent)) return nothing;
    const { deviceId } = this.read(microphone.state);
    const others = this.read(microphone.devices).filter((device) => device.label && device.deviceId !== deviceId && device.deviceId !== 'default');
    return html`<div class="silent" part="silent">
      <p class="problem">${icon(MicOff)}<span>${this.t('deviceHelp.silent')}</span></p>
      ${this.problemsShown
        ? nothing
        : others.slice(0, most).map(
            (device) => html`<button class="button" type="button" @click=${() => ignoreFailure(microphone.select(device.deviceId))}>
              <span class="name">${this.t('deviceHelp.use', { label: device.label })}</span>
            </button>`,
          )}
    </div>`;
  }
}
