/** Tells what happens inside a meeting; comes once one is in it. */
import { isInMeeting, type Meeting, type Readable } from '@visio-sdk/core';
import { watchSituations, type SituationOptions } from '@visio-sdk/core/situations';
import {
  VisioChatReceivedEvent,
  VisioChatSentEvent,
  VisioHandLoweredEvent,
  VisioHandRaisedEvent,
  VisioKnockedEvent,
  VisioMediaChangedEvent,
  VisioPinChangedEvent,
  VisioQualityChangedEvent,
  VisioReactionReceivedEvent,
  VisioRoleChangedEvent,
  VisioSituationEvent,
  VisioSoundBlockedEvent,
} from './late-facts.ts';
import type { Known, MediaName } from './known.ts';

/** Dispatches an event on the target for each thing that happens in the meeting and is not known; returns how to stop. */
export function mirrorLate(meeting: Meeting, target: EventTarget, known: Known, options: SituationOptions = wishesOf(target)): () => void {
  const { camera, microphone, screenShare } = meeting;
  const { blocked } = meeting.speakers;
  const isIn = () => isInMeeting(meeting.connection.get());
  let said = known.messages;
  let hands = known.hands;
  let waiting: readonly string[] = [];

  /** Watches one value; what it is outside the meeting is no news. */
  function follow<T>(readable: Readable<unknown>, first: T, read: () => T, eventOf: (now: T) => Event): () => void {
    let before = first;
    const tell = () => {
      const was = before;
      before = read();
      if (was !== before && isIn()) target.dispatchEvent(eventOf(before));
    };
    tell();
    return readable.subscribe(tell);
  }

  /** A device that is being opened is neither on nor off yet. */
  function followMedia(name: MediaName, { state }: { readonly state: Readable<{ readonly status: string }> }): () => void {
    let isOn = known.on.includes(name);
    const read = () => (isOn = state.get().status === 'starting' ? isOn : state.get().status === 'on');
    return follow(state, isOn, read, (on) => new VisioMediaChangedEvent(name, on));
  }

  function tellChat(): void {
    const before = new Set(said.map(({ id }) => id));
    said = meeting.chat.messages.get();
    for (const one of said) {
      if (!before.has(one.id)) target.dispatchEvent(one.isLocal ? new VisioChatSentEvent(one) : new VisioChatReceivedEvent(one));
    }
  }

  function tellDoor(): void {
    const lobby = meeting.lobby.get();
    const before = waiting;
    waiting = lobby.waiting.map(({ id }) => id);
    if (waiting.some((id) => !before.includes(id))) target.dispatchEvent(new VisioKnockedEvent(lobby));
  }

  function tellHands(): void {
    const before = hands;
    hands = meeting.hands.get();
    if (!isIn()) return;
    for (const one of hands) if (!before.includes(one)) target.dispatchEvent(new VisioHandRaisedEvent(one));
    for (const one of before) if (!hands.includes(one)) target.dispatchEvent(new VisioHandLoweredEvent(one));
  }

  let reactions = known.reactions;
  function tellReactions(): void {
    const before = new Set(reactions);
    reactions = meeting.reactions.recent.get();
    for (const one of reactions) {
      const participant = before.has(one) ? undefined : meeting.participants.get().find(({ identity }) => identity === one.from);
      // One's own is no news.
      if (participant && !participant.isLocal) target.dispatchEvent(new VisioReactionReceivedEvent(participant, one.emoji));
    }
  }

  const { role } = meeting;
  let lastRole = known.role;
  const tellRole = () => {
    const [was, now] = [lastRole, role.get()];
    lastRole = now;
    if (was && now && was !== now) target.dispatchEvent(new VisioRoleChangedEvent(now));
  };
  const stops = [
    meeting.chat.messages.subscribe(tellChat),
    meeting.lobby.subscribe(tellDoor),
    meeting.hands.subscribe(tellHands),
    meeting.reactions.recent.subscribe(tellReactions),
    watchSituations(meeting, ({ code, by }) => void target.dispatchEvent(new VisioSituationEvent(code, by)), options),
    role.subscribe(tellRole),
    followMedia('camera', camera),
    followMedia('microphone', microphone),
    followMedia('screen', screenShare),
    follow(meeting.quality, meeting.quality.get(), meeting.quality.get, (quality) => new VisioQualityChangedEvent(quality)),
    follow(blocked, false, blocked.get, (now) => new VisioSoundBlockedEvent(now)),
    follow(meeting.pinned, known.pinned, meeting.pinned.get, (identity) => new VisioPinChangedEvent(identity ?? null)),
  ];
  for (const tell of [tellChat, tellDoor, tellHands, tellReactions, tellRole]) tell();
  return () => stops.forEach((stop) => stop());
}

/** What a room says about itself; whoever misspells `off` does not want it. */
function wishesOf(target: EventTarget): SituationOptions {
  return { talkWhileMuted: () => ((target as Partial<{ readonly talkWhileMuted: string | null }>).talkWhileMuted || 'on') === 'on' };
}
