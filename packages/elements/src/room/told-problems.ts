import type { MeetingError } from '@visio-sdk/core';

/** What a page does wrong, each malformed attribute once for as long as it stays so. */
export class ToldProblems {
  #told = new Map<string, MeetingError>();

  /** What is new among these, and all of them by the object they were told by; undefined when nothing has changed. */
  note(problems: readonly MeetingError[]): { readonly fresh: readonly MeetingError[]; readonly all: readonly MeetingError[] } | undefined {
    const before = this.#told;
    this.#told = new Map(problems.map((problem) => [problem.message, before.get(problem.message) ?? problem]));
    const all = [...this.#told.values()];
    const fresh = all.filter(({ message }) => !before.has(message));
    return fresh.length > 0 || before.size > all.length ? { fresh, all } : undefined;
  }
}
