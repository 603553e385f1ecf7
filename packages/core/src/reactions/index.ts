/** The reactions that there are. Apart, since nothing of it is needed for the first picture. */
export { reactionEmojis, type ReactionEmoji } from '../protocol/reactions.ts';
