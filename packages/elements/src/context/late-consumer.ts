import { ContextConsumer, type Context } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';

/**
 * The value of a context, also when its provider is upgraded after the consumer: `<visio-room>` and elements in its
 * slots may be defined in any order.
 */
export class LateConsumer<T> implements ReactiveController {
  readonly #consumer: ContextConsumer<Context<unknown, T>, ReactiveElement>;
  readonly #host: ReactiveElement;
  readonly #retry = (): void => {
    // The event announces a provider somewhere; asking again is how to learn whether it is ours.
    if (this.value === undefined) this.ask();
  };

  constructor(host: ReactiveElement, context: Context<unknown, T>) {
    this.#host = host;
    this.#consumer = new ContextConsumer(host, { context, subscribe: true });
    host.addController(this);
  }

  /** Undefined outside a provider. */
  get value(): T | undefined {
    return this.#consumer.value;
  }

  /** Asks again whoever is around the element now. */
  ask(): void {
    this.#consumer.hostConnected();
  }

  hostConnected(): void {
    this.#host.ownerDocument.addEventListener('context-provider', this.#retry);
  }

  hostDisconnected(): void {
    this.#host.ownerDocument.removeEventListener('context-provider', this.#retry);
  }
}
