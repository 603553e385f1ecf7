import type { Context } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { ContextRequest } from './late-consumer.ts';

/**
 * A value for all inside an element who ask for its context, by the protocol that `@lit/context` speaks, too. Apart from
 * that package, since of what it can do only this is needed before anybody sees anything.
 */
export class ContextValue<T extends object> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #context: Context<unknown, T>;
  /** Who hears of changes, and how they stop. */
  readonly #told = new Map<ContextRequest<T>['callback'], () => void>();
  #value: T;

  constructor(host: ReactiveElement, context: Context<unknown, T>, value: T) {
    this.#host = host;
    this.#context = context;
    this.#value = value;
    host.addEventListener('context-request', (event) => this.#asked(event as Event & ContextRequest<T>));
    host.addController(this);
  }

  /** Tells whoever listens, and so has them drawn anew, unless each field is what it was. */
  set(value: T): void {
    const before = this.#value;
    this.#value = value;
    if ((Object.keys(value) as (keyof T)[]).every((key) => value[key] === before[key])) return;
    for (const [callback, stop] of this.#told) callback(value, stop);
  }

  /** Whoever inside was there before asks again. */
  hostConnected(): void {
    this.#host.dispatchEvent(Object.assign(new Event('context-provider', { bubbles: true, composed: true }), { context: this.#context, contextTarget: this.#host }));
  }

  #asked(event: Event & ContextRequest<T>): void {
    const { context, callback, subscribe, contextTarget = event.composedPath()[0] } = event;
    // What the element itself asks is for somebody around it.
    if (context !== this.#context || contextTarget === this.#host) return;
    event.stopPropagation();
    if (!subscribe) return callback(this.#value);
    const stop = this.#told.get(callback) ?? (() => void this.#told.delete(callback));
    this.#told.set(callback, stop);
    callback(this.#value, stop);
  }
}
