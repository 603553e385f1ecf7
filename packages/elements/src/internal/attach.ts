import { noChange, type ElementPart } from 'lit';
import { AsyncDirective, directive, type DirectiveResult } from 'lit/async-directive.js';

type Start<E extends Element> = (element: E) => () => void;

class Attach extends AsyncDirective {
  #key: unknown;
  #element: Element | undefined;
  #start: Start<Element> | undefined;
  #stop: (() => void) | undefined;

  override render(_key: unknown, _start: Start<Element>): unknown {
    return noChange;
  }

  override update(part: ElementPart, [key, start]: [unknown, Start<Element>]): unknown {
    if (key === this.#key && part.element === this.#element) return noChange;
    this.disconnected();
    this.#key = key;
    this.#element = part.element;
    this.#start = start;
    if (this.isConnected) this.reconnected();
    return noChange;
  }

  override disconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  override reconnected(): void {
    if (this.#element) this.#stop = this.#start?.(this.#element);
  }
}

/**
 * Keeps something going on an element while it is in the page: `start` is called with the element and returns how to
 * stop. It runs again when `key` changes, and when the element comes back after having been moved.
 */
export const attach = directive(Attach) as <E extends Element>(key: unknown, start: Start<E>) => DirectiveResult<typeof Attach>;
