/** Reactions on the wire: La Suite Meet's packet and names, so that they work between the two. */

/** Type of the packet `{ type, data: { emoji }, v: 1 }`, sent to everybody. */
export const reactionType = 'reactionReceived';

/** Names of the reactions that there are, in the order in which they are offered. */
export const reactionEmojis = [
  'thumbs-up',
  'thumbs-down',
  'clapping-hands',
  'red-heart',
  'face-with-tears-of-joy',
  'face-with-open-mouth',
  'party-popper',
  'folded-hands',
] as const;

/** Name of a reaction. */
export type ReactionEmoji = (typeof reactionEmojis)[number];

/** The reaction in a packet's data; undefined when it is none that we know. */
export function reactionOf(data: unknown): ReactionEmoji | undefined {
  const name = typeof data === 'object' && data !== null && 'emoji' in data ? data.emoji : undefined;
  return reactionEmojis.find((one) => one === name);
}
