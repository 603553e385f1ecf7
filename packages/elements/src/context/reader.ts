import type { Readable } from '@visio-sdk/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Redraws an element when something its last render has read changes, as long as it is in the document. */
export class Reader implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #stops = new Map<Readable<unknown>, (() => void) | undefined>();
  #read = new Set<Readable<unknown>>();
  #connected = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The value now; from here on its changes redraw the element, until a render no longer reads it. */
  read<T>(readable: Readable<T>): T {
    this.#read.add(readable);
    if (!this.#stops.has(readable)) this.#watch(readable);
    return readable.get();
  }

  hostConnected(): void {
    this.#connected = true;
    for (const readable of this.#stops.keys()) this.#watch(readable);
    // Something may have changed while nobody watched.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#connected = false;
    for (const [readable, stop] of this.#stops) {
      stop?.();
      this.#stops.set(readable, undefined);
    }
  }

  hostUpdated(): void {
    for (const [readable, stop] of this.#stops) {
      if (this.#read.has(readable)) continue;
      stop?.();
      this.#stops.delete(readable);
    }
    this.#read = new Set();
  }

  #watch(readable: Readable<unknown>): void {
    this.#stops.set(readable, this.#connected ? readable.subscribe(() => this.#host.requestUpdate()) : undefined);
  }
}
