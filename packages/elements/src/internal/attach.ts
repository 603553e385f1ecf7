import { noChange, type ElementPart, type ReactiveController, type ReactiveElement } from 'lit';
import { Directive, directive, type DirectiveResult, type PartInfo } from 'lit/directive.js';

type Start<E extends Element> = (element: E) => () => void;

/** Not lit's AsyncDirective: what an element of ours draws comes and goes with it, or by its own update. */
class Attach extends Directive implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #element: Element;
  #key: unknown;
  #start: Start<Element> | undefined;
  #stop: (() => void) | undefined;

  constructor(part: PartInfo) {
    super(part);
    const { element, options } = part as ElementPart;
    this.#element = element;
    this.#host = options?.host as ReactiveElement;
    this.#host.addController(this);
  }

  override render(_key: unknown, _start: Start<Element>): unknown {
    return noChange;
  }

  override update(_part: ElementPart, [key, start]: [unknown, Start<Element>]): unknown {
    if (key === this.#key && this.#start) return noChange;
    this.hostDisconnected();
    this.#key = key;
    this.#start = start;
    if (this.#host.isConnected) this.hostConnected();
    return noChange;
  }

  hostConnected(): void {
    this.#stop ??= this.#start?.(this.#element);
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** No longer drawn. */
  hostUpdated(): void {
    if (this.#element.isConnected || !this.#host.isConnected) return;
    this.hostDisconnected();
    this.#host.removeController(this);
  }
}

/**
 * Keeps something going on an element while it is in the page: `start` is called with the element and returns how to
 * stop. It runs again when `key` changes, and when the element comes back after having been moved.
 */
export const attach = directive(Attach) as <E extends Element>(key: unknown, start: Start<E>) => DirectiveResult<typeof Attach>;
