import type { Microphone } from '@visio-sdk/core';
import { ignoreFailure } from '../internal/ignore-failure.ts';

/** The microphone while a key is held, for who keeps it off: on with the key, off when it is let go or the page loses the keyboard. */
export class PushToTalk {
  readonly #microphone: () => Microphone | undefined;
  #held: string | undefined;

  constructor(microphone: () => Microphone | undefined) {
    this.#microphone = microphone;
  }

  /** For the key down; returns whether it was taken. */
  press(key: string): boolean {
    const microphone = this.#microphone();
    // Whoever speaks already keeps on.
    if (this.#held !== undefined) return this.#held === key;
    if (!microphone || !['off', 'failed'].includes(microphone.state.get().status)) return false;
    this.#held = key;
    ignoreFailure(microphone.enable());
    return true;
  }

  /** For the key up, or for losing the keyboard. */
  release(key = this.#held): void {
    if (this.#held === undefined || key !== this.#held) return;
    this.#held = undefined;
    ignoreFailure(this.#microphone()?.disable());
  }
}
