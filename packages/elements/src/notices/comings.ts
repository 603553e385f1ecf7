/** Who came and who went since it was last said. */
export interface Comings {
  readonly joined: readonly string[];
  readonly left: readonly string[];
}

/** Least time between two announcements of comings and goings, in ms. */
export const COMINGS_INTERVAL_MS = 4_000;
const first = 800; // ms: a group that arrives together is said at once

/** Gathers comings and goings, so that a crowd at the door is one sentence and not fifty. */
export class ComingsGatherer {
  readonly #tell: (comings: Comings) => void;
  #joined: string[] = [];
  #left: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastTold = -Infinity;

  constructor(tell: (comings: Comings) => void) {
    this.#tell = tell;
  }

  note(kind: 'joined' | 'left', name: string): void {
    (kind === 'joined' ? this.#joined : this.#left).push(name);
    const wait = Math.max(first, this.#lastTold + COMINGS_INTERVAL_MS - Date.now());
    this.#timer ??= setTimeout(() => this.#flush(), wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #flush(): void {
    const comings = { joined: this.#joined, left: this.#left };
    this.#joined = [];
    this.#left = [];
    this.#timer = undefined;
    this.#lastTold = Date.now();
    this.#tell(comings);
  }
}
