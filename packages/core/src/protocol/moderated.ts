/**
 * What a moderator did to somebody last: an attribute of that participant which the server alone writes, so that the person
 * can be told by whom. What was done shows in LiveKit's own events and attributes; this only goes with it.
 */

/** Name of the attribute. Its value is JSON, {@link Moderated}. */
export const moderatedAttribute = 'visio.moderated';

/** What was done: a source was stopped, the allowed sources were changed, the hand was lowered. */
export type ModeratedKind = 'camera' | 'microphone' | 'screen' | 'sources' | 'hand';

export interface Moderated {
  readonly what: ModeratedKind;
  /** Identity of the moderator. */
  readonly by: string;
  /** ms since the epoch, by the server's clock: two of the same are two. */
  readonly at: number;
}

/** Writes the attribute's value. */
export function formatModerated({ what, by, at }: Moderated): string {
  return JSON.stringify({ what, by, at });
}
