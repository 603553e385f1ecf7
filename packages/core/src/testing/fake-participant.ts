import type { Participant, ParticipantState } from '../participants/participant.ts';
import { createState } from '../reactive/readable.ts';
import { trackSources, type Publication, type TrackSource } from '../transport/transport.ts';

/** What a fake participant starts with; everything has a default. */
export interface FakeParticipantInit extends Partial<Omit<ParticipantState, 'publications'>> {
  readonly identity?: string;
  readonly isLocal?: boolean;
  readonly kind?: 'person' | 'agent';
  readonly speaking?: boolean;
  /** What is published; `muted` ones are published and muted. Default: an open microphone. */
  readonly publishing?: readonly TrackSource[];
  readonly muted?: readonly TrackSource[];
  /** Pictures for `attach`. */
  readonly streams?: Partial<Record<'camera' | 'screen', MediaStream>>;
}

/** A participant whose every state can be set. */
export interface FakeParticipant extends Participant {
  set(change: Partial<ParticipantState>): void;
  setSpeaking(speaking: boolean): void;
  /** Publishes, mutes or (with undefined) unpublishes a source. */
  setPublication(source: TrackSource, publication: Partial<Publication> | undefined): void;
  /** Elements that show this source now. */
  shownIn(source: 'camera' | 'screen'): ReadonlySet<HTMLVideoElement>;
}

let count = 0;

/** Makes a participant that nobody stands behind. */
export function createFakeParticipant(init: FakeParticipantInit = {}): FakeParticipant {
  const { identity = `fake-${++count}`, isLocal = false, kind = 'person', speaking: speaks = false, streams = {} } = init;
  const { publishing = ['microphone'], muted = [], ...rest } = init;
  const publications: Partial<Record<TrackSource, Publication>> = {};
  for (const source of new Set([...publishing, ...muted])) publications[source] = publication(source, muted.includes(source));
  const state = createState<ParticipantState>(
    Object.freeze({
      name: rest.name ?? '',
      role: rest.role ?? 'participant',
      subject: rest.subject,
      handRaisedAt: rest.handRaisedAt,
      joinedAt: rest.joinedAt,
      quality: rest.quality ?? 'excellent',
      canPublish: rest.canPublish ?? trackSources,
      canPublishData: rest.canPublishData ?? true,
      attributes: rest.attributes ?? {},
      publications,
    }),
  );
  const speaking = createState(speaks);
  const shown = { camera: new Set<HTMLVideoElement>(), screen: new Set<HTMLVideoElement>() };
  return {
    identity,
    isLocal,
    kind,
    state,
    speaking,
    attach(source, element) {
      shown[source].add(element);
      element.srcObject = streams[source] ?? null;
      return () => {
        shown[source].delete(element);
        element.srcObject = null;
      };
    },
    set: (change) => state.set(Object.freeze({ ...state.get(), ...change })),
    setSpeaking: (value) => speaking.set(value),
    setPublication(source, change) {
      const { [source]: before, ...others } = state.get().publications;
      const next = change && { ...(before ?? publication(source, false)), ...change };
      state.set(Object.freeze({ ...state.get(), publications: next ? { ...others, [source]: next } : others }));
    },
    shownIn: (source) => shown[source],
  };
}

function publication(source: TrackSource, muted: boolean): Publication {
  const isVideo = source === 'camera' || source === 'screen';
  return { source, muted, paused: false, width: isVideo ? 1280 : undefined, height: isVideo ? 720 : undefined };
}
