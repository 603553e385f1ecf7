import type { Meeting, Participant } from '@visio-sdk/core';
import Hand from 'lucide/dist/esm/icons/hand.mjs';
import UserRound from 'lucide/dist/esm/icons/user-round.mjs';
import type { VisioEventMap } from '../events/event-map.ts';
import { knownNow } from '../events/known.ts';
import { mirrorEvents } from '../events/mirror-events.ts';
import { mirrorLate } from '../events/mirror-late.ts';
import { Gatherer } from '../internal/gatherer.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import { largeRoom, quietFor } from '../internal/large-room.ts';
import { createChatNews } from './chat-news.ts';
import type { WatchHost } from './host.ts';
import { watchOwnHand } from './own-hand.ts';
import { happeningOf } from './situations.ts';

/** Least time between two tellings of comings and goings in a small room, in ms. */
export const COMINGS_INTERVAL_MS = 4_000;
/** ms: what happens together is told at once. */
const together = 800;

interface Coming {
  readonly kind: 'joined' | 'left';
  readonly name: string;
}

/** Follows what happens in a meeting, as opposed to what is; returns how to stop. */
export function watchMeeting(meeting: Meeting, host: WatchHost): () => void {
  const happenings = new EventTarget();
  const on = <K extends keyof VisioEventMap>(type: K, listener: (event: VisioEventMap[K]) => void) =>
    happenings.addEventListener(type, listener as unknown as EventListener);
  const size = () => meeting.participants.get().length;
  const isLarge = () => size() > largeRoom;
  const nameOf = ({ state }: Participant) => state.get().name || host.t('notices.unnamed');

  const pace = () => quietFor(size(), COMINGS_INTERVAL_MS);
  const comings = new Gatherer<Coming>(
    pace,
    (all) => {
      for (const kind of ['joined', 'left'] as const) tellComings(kind, all.filter((one) => one.kind === kind).map(({ name }) => name));
    },
    together,
  );
  function tellComings(kind: Coming['kind'], names: readonly string[]): void {
    const [name] = names;
    if (name === undefined) return;
    const say = () => (names.length === 1 ? host.t(`notices.${kind}`, { name }) : host.plural(kind === 'joined' ? 'notices.someJoined' : 'notices.someLeft', names.length));
    if (isLarge()) return host.say(say());
    host.show({ id: kind, kind: 'info', look: UserRound, say, life: 5_000 });
    host.chime(kind);
  }
  const note = (kind: Coming['kind'], participant: Participant) => {
    if (participant.kind === 'person') comings.note({ kind, name: nameOf(participant) });
  };

  const tellHands = (names: readonly string[]): void => {
    const [name = ''] = names;
    host.show({
      ...{ id: 'hand-raised', kind: 'info', look: Hand, life: 8_000 },
      say: () => (names.length === 1 ? host.t('notices.handRaised', { name }) : host.plural('notices.handsRaised', names.length)),
    });
    host.chime('hand');
  };
  const hands = new Gatherer<string>(pace, tellHands, together);
  const news = createChatNews(meeting, host);
  const lowerOwn = () => ignoreFailure(meeting.actions.setHandRaised(false));

  on('visio-reconnected', () => host.setBack(true));
  on('visio-reconnecting', () => host.setBack(false));
  on('visio-left', () => host.over());
  on('visio-participant-joined', ({ detail }) => note('joined', detail.participant));
  on('visio-participant-left', ({ detail }) => note('left', detail.participant));
  on('visio-knocked', () => host.chime('knock'));
  on('visio-chat-received', ({ detail }) => news.note(detail.message));

  on('visio-hand-raised', ({ detail: { participant } }) => {
    // For whoever gives the floor.
    if (!participant.isLocal && meeting.role.get() !== 'participant') hands.note(nameOf(participant));
  });
  on('visio-situation', ({ detail: { code, by } }) => {
    // What is over, or said by this as well.
    host.hide(code.replace('-allowed', '-forbidden'));
    if (code === 'alone') host.hide('left');
    host.show(happeningOf(code, meeting.participants.get().find(({ identity }) => identity === by)?.state.get().name, meeting, host));
  });

  const stops = [
    mirrorEvents(meeting, happenings),
    mirrorLate(meeting, happenings, { ...knownNow(meeting), messages: meeting.chat.messages.get() }, { talkWhileMuted: () => host.talkWhileMuted() }),
    watchOwnHand(meeting, {
      spoke: () =>
        meeting.capabilities.get().has('raise-hand') &&
        host.show({
          ...{ id: 'lower-hand', kind: 'info', look: Hand, life: 30_000 },
          say: () => host.t('notices.lowerHand'),
          action: { key: 'participantMenu.lowerHand', run: lowerOwn },
        }),
      down: () => host.hide('lower-hand'),
    }),
    meeting.microphone.state.subscribe(() => meeting.microphone.state.get().status === 'on' && host.hide('microphone-off-speaking')),
    meeting.participants.subscribe(() => size() > 1 && host.hide('alone')),
  ];
  return () => {
    for (const stop of stops) stop();
    comings.stop();
    hands.stop();
    news.stop();
  };
}
