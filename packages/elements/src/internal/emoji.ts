import type { ReactionEmoji } from '@visio-sdk/core';

/** How each reaction is written; the system's own font draws it. */
export const emojiOf: Readonly<Record<ReactionEmoji, string>> = {
  'thumbs-up': '👍',
  'thumbs-down': '👎',
  'clapping-hands': '👏',
  'red-heart': '❤️',
  'face-with-tears-of-joy': '😂',
  'face-with-open-mouth': '😮',
  'party-popper': '🎉',
  'folded-hands': '🙏',
};
