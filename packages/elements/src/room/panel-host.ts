import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { VisioPanelChangedEvent } from '../events/late-facts.ts';

/** A room, as what draws its panel sees it. */
export type PanelRoom = ReactiveControllerHost & HTMLElement & { panel: string };

/** What a room needs to have a panel beside its stage: which one, its drawing, and the focus for whoever opened it. */
export class PanelHost implements ReactiveController {
  readonly #host: PanelRoom;
  #shown = '';
  #cameFrom: HTMLElement | undefined;

  constructor(host: PanelRoom) {
    this.#host = host;
    host.addController(this);
  }

  /** The panel that is wanted, if it is there: one of ours, or a child of the room in the slot `panel-` and its name. */
  render(): unknown {
    const { panel } = this.#host;
    const own = this.#childFor(panel);
    if (!panel || !(own || panel === 'chat' || panel === 'people')) return nothing;
    return html`<visio-side-panel
      class="side"
      exportparts="side-panel, side-panel-header, side-panel-content"
      .panel=${panel}
      .heading=${own?.ariaLabel ?? own?.title ?? ''}
      ><slot name=${`panel-${panel}`}></slot
    ></visio-side-panel>`;
  }

  hostUpdated(): void {
    const { panel } = this.#host;
    if (panel === this.#shown) return;
    this.#shown = panel;
    this.#host.dispatchEvent(new VisioPanelChangedEvent(panel));
  }

  #childFor(panel: string): HTMLElement | undefined {
    return ([...this.#host.children] as HTMLElement[]).find((child) => child.slot === `panel-${panel}`);
  }

  /** Does what somebody asked for. */
  async ask(panel: string): Promise<void> {
    if (!this.#host.panel) this.#cameFrom = deepestFocus(this.#host.ownerDocument);
    this.#host.panel = panel;
    await this.#host.updateComplete;
    if (panel) await this.#host.shadowRoot?.querySelector('visio-side-panel')?.enter();
    else if (this.#cameFrom?.isConnected) this.#cameFrom.focus();
  }
}

function deepestFocus(root: DocumentOrShadowRoot): HTMLElement | undefined {
  const { activeElement } = root;
  const inner = activeElement?.shadowRoot && deepestFocus(activeElement.shadowRoot);
  return inner ?? (activeElement as HTMLElement | null) ?? undefined;
}
