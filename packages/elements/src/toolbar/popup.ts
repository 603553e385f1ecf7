import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { closeOnEscape } from '../internal/close-on-escape.ts';

type Host = ReactiveControllerHost & HTMLElement;

/**
 * One small panel at a time, opened by a button: focus goes in and comes back, Escape and a click elsewhere close it,
 * and so does the focus when it goes on to something else.
 */
export class Popup<Name extends string> implements ReactiveController {
  readonly #host: Host;
  #open: Name | undefined;
  #opener: HTMLElement | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** The panel that is open. */
  get name(): Name | undefined {
    return this.#open;
  }

  /** The button that opened it. */
  get opener(): HTMLElement | undefined {
    return this.#opener;
  }

  hostDisconnected(): void {
    this.close(false);
  }

  /** Opens this panel; closes it when it is the one that is open. */
  toggle(name: Name, opener: HTMLElement): void {
    if (this.#open === name) return this.close();
    this.#open = name;
    this.#opener = opener;
    document.addEventListener('pointerdown', this.#pressedElsewhere, true);
    this.#host.requestUpdate();
  }

  /** Closes; the focus goes back to the button unless it went elsewhere by itself. */
  close(returnFocus = true): void {
    if (this.#open === undefined) return;
    this.#open = undefined;
    document.removeEventListener('pointerdown', this.#pressedElsewhere, true);
    if (returnFocus) this.#opener?.focus();
    this.#opener = undefined;
    this.#host.requestUpdate();
  }

  /** For `keydown` on the panel. */
  readonly pressed = (event: KeyboardEvent): void => closeOnEscape(event, () => this.close());

  /** For `focusout` on the panel. */
  readonly left = (event: FocusEvent): void => {
    const panel = event.currentTarget as HTMLElement;
    const next = event.relatedTarget as Node | null;
    // Without a next one the window lost the focus, or the panel redrew itself.
    if (next && !panel.contains(next) && next !== this.#opener) this.close(false);
  };

  readonly #pressedElsewhere = (event: Event): void => {
    const path = event.composedPath();
    const panel = this.#host.shadowRoot?.querySelector('[data-popup]');
    if ((panel && path.includes(panel)) || (this.#opener && path.includes(this.#opener))) return;
    this.close(false);
  };
}
