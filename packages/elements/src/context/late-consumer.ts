import type { Context } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';

/** What a `context-request` event carries, by the web components' context protocol. */
export interface ContextRequest<T> {
  readonly context: unknown;
  readonly contextTarget?: EventTarget;
  readonly callback: (value: T, stop?: () => void) => void;
  readonly subscribe?: boolean;
}

/**
 * The value of a context, also when its provider is upgraded after the consumer: `<visio-room>` and elements in its
 * slots may be defined in any order.
 */
export class LateConsumer<T> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #request: ContextRequest<T>;
  #value: T | undefined;
  #stop: (() => void) | undefined;
  readonly #retry = (): void => {
    // The event announces a provider somewhere; asking again is how to learn whether it is ours.
    if (this.#value === undefined) this.ask();
  };

  constructor(host: ReactiveElement, context: Context<unknown, T>) {
    this.#host = host;
    const callback = (value: T, stop?: () => void) => {
      // Another provider from now on.
      if (stop !== this.#stop) this.#stop?.();
      this.#stop = stop;
      this.#value = value;
      host.requestUpdate();
    };
    this.#request = { context, contextTarget: host, callback, subscribe: true };
    host.addController(this);
  }

  /** Undefined outside a provider. */
  get value(): T | undefined {
    return this.#value;
  }

  /** Asks again whoever is around the element now. */
  ask(): void {
    this.#host.dispatchEvent(Object.assign(new Event('context-request', { bubbles: true, composed: true }), this.#request));
  }

  hostConnected(): void {
    this.#host.ownerDocument.addEventListener('context-provider', this.#retry);
    this.ask();
  }

  hostDisconnected(): void {
    this.#host.ownerDocument.removeEventListener('context-provider', this.#retry);
    this.#stop?.();
    this.#stop = undefined;
  }
}
