/** Composes the features into a Meeting: joining, leaving, and which feature hears of what. Nothing else lives here. */
import { isInMeeting, type Connection, type LeaveReason } from '../connection/connection.ts';
import { createInputs } from '../devices/inputs.ts';
import { showTrack } from '../devices/show-track.ts';
import { loadTransport } from '../livekit/load.ts';
import { createMessages } from '../messages/messages.ts';
import { createParticipants } from '../participants/participants.ts';
import type { Actions, Capability, Provider } from '../providers/provider.ts';
import { resolveProvider } from '../providers/registry.ts';
import { createState, derive, together, type Readable } from '../reactive/readable.ts';
import { createScreenShare } from '../screen-share/screen-share.ts';
import { createSpeakers } from '../speakers/speakers.ts';
import { whenIdle } from '../support/idle.ts';
import { MeetingError, toMeetingError } from '../support/errors.ts';
import { consoleLogger } from '../support/logger.ts';
import { createChoiceStorage } from '../support/storage.ts';
import type { CreateTransport, Transport, TransportListener } from '../transport/transport.ts';
import { enter, reasonFor } from './lifecycle.ts';
import type { Meeting, MeetingOptions } from './types.ts';

/** Parts that tests replace. */
export interface MeetingParts {
  loadTransport(): Promise<CreateTransport>;
}

/** Makes a {@link Meeting}. A function of options is called at each `join()`. Touches no network and no device. */
export function createMeeting(options: MeetingOptions | (() => MeetingOptions) = {}): Meeting {
  return composeMeeting(options, { loadTransport });
}

/** {@link createMeeting} with its parts given. */
export function composeMeeting(given: MeetingOptions | (() => MeetingOptions), parts: MeetingParts): Meeting {
  const read = typeof given === 'function' ? given : () => given;
  const storage = createChoiceStorage(() => read().remember ?? true);
  const connection = createState<Connection>({ state: 'idle' });
  const capabilities = createState<ReadonlySet<Capability>>(new Set());
  const typedName = createState<string | undefined>(undefined);
  const listeners = new Set<(error: MeetingError) => void>();
  let provider: Provider | undefined;
  let transport: Transport | undefined;
  let release: (() => void) | undefined;
  let attempt: { readonly controller: AbortController; readonly done: Promise<void> } | undefined;

  function report(error: MeetingError): void {
    (read().logger ?? consoleLogger).warn(error.message, error.code);
    for (const listener of listeners) listener(error);
  }

  const { camera, microphone, lists } = createInputs(storage, report);
  const speakers = createSpeakers(lists.speakers, storage);
  const share = createScreenShare();
  const messages = createMessages(report);
  const people = createParticipants((participant, source, element) => {
    if (participant.isLocal) return showTrack(source === 'camera' ? camera.track : share.track, element);
    return transport?.attach(participant.identity, source, element) ?? (() => {});
  });

  const listener: TransportListener = {
    participant: people.update,
    participantLeft: people.remove,
    reconnecting() {
      const now = connection.get();
      if (now.state === 'joined') connection.set({ state: 'reconnecting', since: now.since, downSince: Date.now() });
    },
    reconnected() {
      const now = connection.get();
      if (now.state === 'reconnecting') connection.set({ state: 'joined', since: now.since });
    },
    ended: (reason, error) => end(reason, error),
    localStopped(source) {
      if (source === 'camera') camera.stopped();
      else if (source === 'microphone') microphone.stopped();
      else share.stopped();
    },
    audioBlocked: speakers.setBlocked,
    data: messages.receive,
  };

  /** Devices first: whatever else takes time, the camera's light goes out now. */
  function end(reason: LeaveReason, error?: MeetingError): void {
    const leaving = transport;
    transport = undefined;
    provider = undefined;
    camera.connect(undefined);
    microphone.connect(undefined);
    void camera.disable();
    void microphone.disable();
    share.connect(undefined);
    speakers.connect(undefined);
    release?.();
    release = undefined;
    globalThis.removeEventListener?.('pagehide', onPageHide);
    together(() => {
      people.clear();
      capabilities.set(new Set());
      connection.set(Object.freeze({ state: 'ended', reason, ...(error ? { error } : {}) }));
    });
    void leaving?.close().catch(() => {});
  }

  /** Not `beforeunload`: that one can be cancelled, and the call must then go on. */
  function onPageHide(): void {
    attempt?.controller.abort();
    end('left');
  }

  async function goIn(controller: AbortController): Promise<void> {
    connection.set({ state: 'joining' });
    globalThis.addEventListener?.('pagehide', onPageHide);
    try {
      const entered = await enter({
        options: read(),
        name: name.get(),
        signal: controller.signal,
        listener,
        loadTransport: parts.loadTransport,
        setConnection: connection.set,
        onTransport(made) {
          transport = made;
          camera.connect(made);
          microphone.connect(made);
          speakers.connect(made);
          share.connect(made);
        },
        onAdmitted(by) {
          provider = by;
          capabilities.set(new Set(by.capabilities));
        },
      });
      release = entered.release;
      connection.set({ state: 'joined', since: Date.now() });
    } catch (thrown) {
      const error = toMeetingError(thrown, 'server-error');
      if (!controller.signal.aborted) end(reasonFor(error), error);
      throw controller.signal.aborted ? new MeetingError('not-joined', { message: 'Left before joining was done' }) : error;
    }
  }

  const unavailable = () => Promise.reject(new MeetingError(isInMeeting(connection.get()) ? 'action-unavailable' : 'not-joined'));
  const actions: Actions = {
    setHandRaised: (raised) => provider?.actions.setHandRaised?.(raised) ?? unavailable(),
    rename: (next) => provider?.actions.rename?.(next) ?? unavailable(),
  };
  const name: Readable<string> = {
    get: () => typedName.get() ?? read().name ?? storage.read().name ?? '',
    subscribe: typedName.subscribe,
  };

  return {
    connection,
    participants: people.participants,
    localParticipant: people.localParticipant,
    camera,
    microphone,
    speakers: speakers.speakers,
    screenShare: share.screenShare,
    quality: derive(() => people.localParticipant.get()?.state.get().quality ?? 'unknown'),
    capabilities,
    actions,
    name,
    setName(next) {
      typedName.set(next);
      storage.write({ name: next });
    },
    onError(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
    prepare() {
      whenIdle(() => {
        const options = read();
        void parts.loadTransport().catch(() => {});
        void resolveProvider(options.provider ?? 'visio', options).catch(() => {});
      });
    },
    join() {
      if (attempt) return attempt.done;
      if (isInMeeting(connection.get())) return Promise.resolve();
      const controller = new AbortController();
      const done = goIn(controller).finally(() => {
        if (attempt?.controller === controller) attempt = undefined;
      });
      attempt = { controller, done };
      return done;
    },
    async leave() {
      const leaving = transport;
      attempt?.controller.abort();
      attempt = undefined;
      if (connection.get().state !== 'ended') end('left');
      await leaving?.close().catch(() => {});
    },
    unstableTransport: () => transport?.underlying,
  };
}
