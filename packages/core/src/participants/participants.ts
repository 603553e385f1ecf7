import { handRaisedAtOf, roleOf, attributes } from '../protocol/index.ts';
import { createState, together, type Readable, type State } from '../reactive/readable.ts';
import { sameFields, sameItems } from '../reactive/shallow.ts';
import type { ParticipantSnapshot, Publication, TrackSource } from '../transport/transport.ts';
import type { Participant, ParticipantState } from './participant.ts';

/** Shows a participant's picture; given by the meeting, which knows the transport and one's own camera. */
export type AttachMedia = (participant: Participant, source: 'camera' | 'screen', element: HTMLVideoElement) => () => void;

/** Everybody in the meeting, as the transport tells it. */
export interface ParticipantsFeature {
  readonly participants: Readable<readonly Participant[]>;
  readonly localParticipant: Readable<Participant | undefined>;
  /** Whoever has a hand up, in the order of the queue. */
  readonly hands: Readable<readonly Participant[]>;
  /** Whether any video is held back by the media server. */
  readonly videosPaused: Readable<boolean>;
  update(snapshot: ParticipantSnapshot): void;
  remove(identity: string): void;
  clear(): void;
}

interface Entry {
  readonly participant: Participant;
  readonly state: State<ParticipantState>;
  readonly speaking: State<boolean>;
}

export function createParticipants(attachMedia: AttachMedia): ParticipantsFeature {
  const entries = new Map<string, Entry>();
  const participants = createState<readonly Participant[]>([], { equals: sameItems });
  const localParticipant = createState<Participant | undefined>(undefined);
  const hands = createState<readonly Participant[]>([], { equals: sameItems });
  const videosPaused = createState(false);
  const pausedOf = new Set<string>();

  function notePaused(identity: string, isPaused: boolean): void {
    if (isPaused) pausedOf.add(identity);
    else pausedOf.delete(identity);
    videosPaused.set(pausedOf.size > 0);
  }

  function publishList(): void {
    const all = [...entries.values()].map((entry) => entry.participant);
    const self = all.find((one) => one.isLocal);
    const others = all.filter((one) => !one.isLocal).sort(by('joinedAt'));
    together(() => {
      participants.set(Object.freeze(self ? [self, ...others] : others));
      localParticipant.set(self);
      queueHands();
    });
  }

  function queueHands(): void {
    hands.set(Object.freeze(participants.get().filter((one) => one.state.get().handRaisedAt !== undefined).sort(by('handRaisedAt'))));
  }

  return {
    participants,
    localParticipant,
    hands,
    videosPaused,
    update(snapshot) {
      notePaused(snapshot.identity, snapshot.publications.some(({ paused }) => paused));
      const known = entries.get(snapshot.identity);
      const next = stateOf(snapshot);
      if (known) {
        together(() => {
          known.state.set(next);
          known.speaking.set(snapshot.speaking);
          queueHands();
        });
        return;
      }
      entries.set(snapshot.identity, createEntry(snapshot, next, attachMedia));
      publishList();
    },
    remove(identity) {
      notePaused(identity, false);
      if (entries.delete(identity)) publishList();
    },
    clear() {
      entries.clear();
      pausedOf.clear();
      videosPaused.set(false);
      publishList();
    },
  };
}

function createEntry(snapshot: ParticipantSnapshot, initial: ParticipantState, attachMedia: AttachMedia): Entry {
  const state = createState(initial, { equals: sameState });
  const speaking = createState(snapshot.speaking);
  const participant: Participant = Object.freeze({
    identity: snapshot.identity,
    isLocal: snapshot.isLocal,
    kind: snapshot.kind,
    state: { get: state.get, subscribe: state.subscribe },
    speaking: { get: speaking.get, subscribe: speaking.subscribe },
    attach: (source: 'camera' | 'screen', element: HTMLVideoElement): (() => void) => attachMedia(participant, source, element),
  });
  return { participant, state, speaking };
}

function stateOf(snapshot: ParticipantSnapshot): ParticipantState {
  const publications: Partial<Record<TrackSource, Publication>> = {};
  for (const publication of snapshot.publications) publications[publication.source] = Object.freeze(publication);
  return Object.freeze({
    name: snapshot.name,
    role: roleOf(snapshot.attributes),
    subject: snapshot.attributes[attributes.subject] || undefined,
    handRaisedAt: handRaisedAtOf(snapshot.attributes),
    joinedAt: snapshot.joinedAt,
    quality: snapshot.quality,
    publications: Object.freeze(publications),
    canPublish: snapshot.canPublish,
    canPublishData: snapshot.canPublishData,
    attributes: snapshot.attributes,
  });
}

function sameState(a: ParticipantState, b: ParticipantState): boolean {
  return sameFields(a, b, (left, right) => {
    if (Array.isArray(left) && Array.isArray(right)) return sameItems(left, right);
    if (isObject(left) && isObject(right)) return sameFields(left, right, samePublication);
    return Object.is(left, right);
  });
}

function samePublication(a: unknown, b: unknown): boolean {
  return isObject(a) && isObject(b) ? sameFields(a, b) : Object.is(a, b);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Whoever the server has not dated yet has just come. Identity decides between equals, so that all see one order. */
function by(when: 'joinedAt' | 'handRaisedAt') {
  return (a: Participant, b: Participant): number => {
    const [at, bt] = [a.state.get()[when] ?? Infinity, b.state.get()[when] ?? Infinity];
    if (at !== bt) return at < bt ? -1 : 1;
    return a.identity < b.identity ? -1 : 1;
  };
}
