/** What is done with reactions, given and received. Loaded with the first of them. */
import { formatPacket } from '../protocol/packet.ts';
import { reactionOf, reactionType, type ReactionEmoji } from '../protocol/reactions.ts';
import type { State } from '../reactive/readable.ts';
import { MeetingError, toMeetingError } from '../support/errors.ts';
import type { Reaction, ReactionMessage, ReactionParts } from './types.ts';

/** How long one lives, in ms: La Suite Meet's time. */
const life = 3_000;
/** How many there are at once; older ones give way. */
const most = 50;
/** How many a second: La Suite Meet's limit for each, and what a page can draw of a room that applauds. */
const limits = { each: 10, all: 100 } as const;

/** Gives and takes reactions. */
export interface Exchange {
  receive(message: ReactionMessage): void;
  send(emoji: ReactionEmoji): Promise<void>;
}

export function startExchange({ participants, localParticipant, transport }: ReactionParts, recent: State<readonly Reaction[]>): Exchange {
  let second = -1;
  let counts = new Map<string, number>();
  let total = 0;
  let count = 0;

  /** Whether one more of this sender fits into the second that it is now. */
  function mayPass(from: string): boolean {
    const now = Math.floor(performance.now() / 1_000);
    if (now !== second) {
      second = now;
      counts = new Map();
      total = 0;
    }
    const before = counts.get(from) ?? 0;
    if (before >= limits.each || total >= limits.all) return false;
    counts.set(from, before + 1);
    total++;
    return true;
  }

  function show(from: string, name: string, emoji: ReactionEmoji): void {
    const reaction: Reaction = Object.freeze({ id: `reaction-${++count}`, from, name, emoji, at: Date.now() });
    recent.set(Object.freeze([...recent.get(), reaction].slice(-most)));
    setTimeout(() => recent.set(Object.freeze(recent.get().filter((one) => one !== reaction))), life);
  }

  // Nothing of this meeting is left for the next.
  localParticipant.subscribe(() => {
    if (!localParticipant.get() && recent.get().length > 0) recent.set([]);
  });

  return {
    receive({ from, data }) {
      const emoji = reactionOf(data);
      const sender = emoji && participants.get().find(({ identity }) => identity === from);
      if (emoji && sender && mayPass(sender.identity)) show(sender.identity, sender.state.get().name, emoji);
    },
    async send(emoji) {
      const me = localParticipant.get();
      if (!me) throw new MeetingError('not-joined');
      if (!me.state.get().canPublishData) throw new MeetingError('not-allowed', { message: 'The token allows no data' });
      if (reactionOf({ emoji }) === undefined) throw new MeetingError('action-unavailable', { message: `There is no reaction named ${emoji}` });
      if (!mayPass(me.identity)) throw new MeetingError('too-many-requests', { message: `At most ${limits.each} reactions a second` });
      try {
        const texts = await transport()?.texts();
        await texts?.sendPacket(undefined, formatPacket({ type: reactionType, data: { emoji } }));
      } catch (error) {
        throw toMeetingError(error, 'server-error');
      }
      if (localParticipant.get() === me) show(me.identity, me.state.get().name, emoji);
    },
  };
}
