import { createState, derive, type Readable } from '../reactive/readable.ts';
import type { Participant } from '../participants/participant.ts';

/** Whom one keeps in view; nobody else learns of it. */
export interface PinsFeature {
  /** The identity; undefined while nobody is pinned, or they are not there. */
  readonly pinned: Readable<string | undefined>;
  /** Pins somebody in place of whoever was pinned; `null` for nobody. */
  setPinned(identity: string | null): void;
}

/** `tell` hears whose videos matter most. */
export function createPins(participants: Readable<readonly Participant[]>, tell: (identity: string | undefined) => void): PinsFeature {
  // Kept while they are away: whoever reloads the page comes back pinned.
  const wanted = createState<string | undefined>(undefined);
  return {
    pinned: derive(() => participants.get().find(({ identity }) => identity === wanted.get())?.identity),
    setPinned(identity) {
      wanted.set(identity ?? undefined);
      tell(identity ?? undefined);
    },
  };
}
