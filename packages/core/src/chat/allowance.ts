/** So many at once, and so many more each second: whoever takes more is refused. */
export interface Allowance {
  readonly atOnce: number;
  readonly perSecond: number;
}

/** Counts for each of many, by name. */
export class Allowances {
  readonly #allowance: Allowance;
  readonly #now: () => number;
  readonly #used = new Map<string | undefined, { left: number; at: number }>();

  constructor(allowance: Allowance, now: () => number = () => performance.now()) {
    this.#allowance = allowance;
    this.#now = now;
  }

  /** Takes one; false when there is none left. */
  take(who: string | undefined): boolean {
    const { atOnce, perSecond } = this.#allowance;
    const now = this.#now();
    const account = this.#used.get(who) ?? { left: atOnce, at: now };
    account.left = Math.min(atOnce, account.left + ((now - account.at) / 1_000) * perSecond);
    account.at = now;
    this.#used.set(who, account);
    if (account.left < 1) return false;
    account.left -= 1;
    return true;
  }
}
