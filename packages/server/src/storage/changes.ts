/**
 * Tells who listens that something about a room has changed, in every instance of the server. It carries no state: whoever
 * hears it reads the storage again, so that a message lost or told twice does no harm.
 */
export interface Changes {
  /** Tells everybody; soon, and never rejects. */
  tell(room: string): void;
  /** Calls the listener when something about the room has changed, or may have. Returns how to stop. */
  listen(room: string, listener: () => void): () => void;
  close(): Promise<void>;
}

/** {@link Changes} within one process. */
export class LocalChanges implements Changes {
  readonly #listeners = new Map<string, Set<() => void>>();

  tell(room: string): void {
    for (const listener of this.#listeners.get(room) ?? []) listener();
  }

  /** Something may have been missed. */
  tellAll(): void {
    for (const room of this.#listeners.keys()) this.tell(room);
  }

  listen(room: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(room) ?? new Set();
    this.#listeners.set(room, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(room);
    };
  }

  async close(): Promise<void> {
    this.#listeners.clear();
  }
}
