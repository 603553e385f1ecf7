import { MeetingError } from '@visio-sdk/core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import X from 'lucide/dist/esm/icons/x.mjs';
import { VisioErrorEvent } from '../events/facts.ts';
import { VisioPanelRequestEvent } from '../events/requests.ts';
import { closeOnEscape } from '../internal/close-on-escape.ts';
import { icon } from '../internal/icon.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { lateWords } from '../translations/late-words.ts';
import { sidePanelStyles } from './side-panel.styles.ts';

/** The panels of ours. */
export const ownPanels = ['chat', 'people'] as const;
type OwnPanel = (typeof ownPanels)[number];

/**
 * A panel beside the stage with a heading and a button that closes it: the chat, the people, or whatever a page puts in
 * it. Closing asks by `visio-panel-request` with an empty name; whoever has the panel decides.
 *
 * @slot - A panel of the page's own.
 * @csspart side-panel - All of it.
 * @csspart side-panel-header - Heading and button.
 * @csspart side-panel-content - What is below.
 * @fires {VisioPanelRequestEvent} visio-panel-request - Wants to close it, or the panel that is not there.
 * @fires {VisioErrorEvent} visio-error - The panel's file could not be loaded.
 */
export class VisioSidePanel extends MeetingElement {
  static override styles = [...baseStyles, sidePanelStyles];

  /** Loads and registers the element of one of our panels; set by `define.ts`. */
  static loadPanel: (name: OwnPanel) => Promise<unknown> = () => Promise.resolve();

  /** `chat`, `people`, or the name of a panel of the page's own. */
  @property({ reflect: true }) panel = '';

  /** What stands above a panel of the page's own. */
  @property() heading = '';

  @state() private loaded: ReadonlySet<string> = new Set();
  @state() private missing = '';

  protected override readonly words = lateWords;

  #ready: Promise<void> = Promise.resolve();

  /** Puts the focus in when all is there: where the panel's own element has it, else on the heading. */
  async enter(): Promise<void> {
    // With its words it knows which panel it is, with the panel's file what to draw.
    await this.updateComplete;
    await this.#ready;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('visio-chat, visio-people')?.focus();
    if (!this.matches(':focus-within')) this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('panel') && isOwn(this.panel)) this.#ready = this.#load(this.panel);
  }

  async #load(name: OwnPanel): Promise<void> {
    this.missing = '';
    try {
      await VisioSidePanel.loadPanel(name);
      this.loaded = new Set([...this.loaded, name]);
    } catch (cause) {
      this.missing = name;
      this.dispatchEvent(new VisioErrorEvent(new MeetingError('asset-missing', { subject: name, cause })));
    }
  }

  protected override render(): TemplateResult {
    const heading = isOwn(this.panel) ? this.t(`sidePanel.${this.panel}`) : this.heading;
    return html`
      <section class="panel" part="side-panel" aria-labelledby="heading" @keydown=${(event: KeyboardEvent) => closeOnEscape(event, this.#close)}>
        <header part="side-panel-header">
          <h2 id="heading" tabindex="-1">${heading}</h2>
          <button class="button quiet round" type="button" aria-label=${this.t('sidePanel.close')} @click=${this.#close}>${icon(X)}</button>
        </header>
        <div class="content" part="side-panel-content">${this.#renderContent()}</div>
      </section>
    `;
  }

  #renderContent(): unknown {
    const { panel, language, texts, meeting } = this;
    if (!isOwn(panel)) return html`<slot></slot>`;
    if (this.missing === panel) return html`<p class="missing" role="alert">${this.t('error.asset-missing')}</p>`;
    if (!this.loaded.has(panel)) return nothing;
    if (panel === 'chat') return html`<visio-chat lang=${language} .texts=${texts} .meeting=${meeting}></visio-chat>`;
    return html`<visio-people lang=${language} .texts=${texts} .meeting=${meeting}></visio-people>`;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new VisioPanelRequestEvent(''));
  };
}

function isOwn(name: string): name is OwnPanel {
  return (ownPanels as readonly string[]).includes(name);
}

declare global {
  interface HTMLElementTagNameMap {
    'visio-side-panel': VisioSidePanel;
  }
}
