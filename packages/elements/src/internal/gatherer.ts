/**
 * Gathers what comes fast and tells it together, `first` ms after it begins (at once, unless said otherwise) and then not more
 * often than every `interval` ms.
 */
export class Gatherer<T> {
  readonly #tell: (all: readonly T[]) => void;
  readonly #interval: number | (() => number);
  readonly #first: number;
  #all: T[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #toldAt = -Infinity;

  constructor(interval: number | (() => number), tell: (all: readonly T[]) => void, first = 0) {
    this.#interval = interval;
    this.#tell = tell;
    this.#first = first;
  }

  note(...some: readonly T[]): void {
    this.#all.push(...some);
    if (this.#timer !== undefined) return;
    const interval = typeof this.#interval === 'number' ? this.#interval : this.#interval();
    const wait = Math.max(this.#first, this.#toldAt + interval - Date.now());
    if (wait <= 0) this.#flush();
    else this.#timer = setTimeout(() => this.#flush(), wait);
  }

  /** Forgets what was not told. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#all = [];
  }

  #flush(): void {
    const all = this.#all;
    this.stop();
    this.#toldAt = Date.now();
    this.#tell(all);
  }
}
