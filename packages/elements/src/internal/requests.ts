import { MeetingError, type ErrorCode } from '@visio-sdk/core';
import type { ReactiveControllerHost } from 'lit';

/** What is asked of the server about several people: each thing once at a time, and what went wrong last. */
export class Requests {
  readonly #host: ReactiveControllerHost;
  readonly #busy = new Set<string>();
  #problem: ErrorCode | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  get problem(): ErrorCode | undefined {
    return this.#problem;
  }

  isBusy(id: string): boolean {
    return this.#busy.has(id);
  }

  async run(id: string, ask: () => Promise<void>): Promise<void> {
    if (this.#busy.has(id)) return;
    this.#busy.add(id);
    this.#problem = undefined;
    this.#host.requestUpdate();
    try {
      await ask();
    } catch (error) {
      const code = error instanceof MeetingError ? error.code : 'server-error';
      // Somebody else was quicker, or the person gave up: the list says so.
      if (code !== 'participant-gone') this.#problem = code;
    } finally {
      this.#busy.delete(id);
      this.#host.requestUpdate();
    }
  }
}
