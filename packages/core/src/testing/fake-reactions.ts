import type { Participant } from '../participants/participant.ts';
import type { ReactionEmoji } from '../protocol/reactions.ts';
import type { Reaction, Reactions } from '../reactions/types.ts';
import { createState } from '../reactive/readable.ts';

/** Reactions that come and go by hand. */
export interface FakeReactions extends Reactions {
  add(from: Participant, emoji: ReactionEmoji): void;
  clear(): void;
}

/** Makes reactions that stay; what is sent is noted, and given at once. */
export function createFakeReactions(calls: string[], local: Participant): FakeReactions {
  const recent = createState<readonly Reaction[]>([]);
  let count = 0;
  const add = (from: Participant, emoji: ReactionEmoji): void => {
    const reaction = { id: `reaction-${++count}`, from: from.identity, name: from.state.get().name, emoji, at: Date.now() };
    recent.set([...recent.get(), reaction]);
  };
  return {
    recent,
    add,
    clear: () => recent.set([]),
    async send(emoji) {
      calls.push(`reactions.send ${emoji}`);
      add(local, emoji);
    },
  };
}
