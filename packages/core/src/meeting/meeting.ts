/** Composes the features into a Meeting: joining, leaving, and which feature hears of what. Nothing else lives here. */
import { createChat } from '../chat/chat.ts';
import { isInMeeting, type Connection, type LeaveReason } from '../connection/connection.ts';
import { createInputs } from '../devices/inputs.ts';
import { showTrack } from '../devices/show-track.ts';
import { loadTransport } from '../livekit/load.ts';
import { createMessages } from '../messages/messages.ts';
import { createParticipants } from '../participants/participants.ts';
import { createPins } from '../pins/pins.ts';
import type { Capability, Provider } from '../providers/provider.ts';
import { loadRecovery } from '../recovery/load.ts';
import type { Recovery, RecoveryParts } from '../recovery/recovery.ts';
import { createState, derive, together } from '../reactive/readable.ts';
import { createReactions } from '../reactions/reactions.ts';
import { createScreenShare } from '../screen-share/screen-share.ts';
import { createSpeakers } from '../speakers/speakers.ts';
import { whenIdle } from '../support/idle.ts';
import { MeetingError, toMeetingError } from '../support/errors.ts';
import { consoleLogger } from '../support/logger.ts';
import { createChoiceStorage } from '../support/storage.ts';
import type { CreateTransport, Transport, TransportListener } from '../transport/transport.ts';
import { composeAuthority } from './authority.ts';
import { enter, reasonFor, type Place } from './lifecycle.ts';
import { createOwnName } from './own-name.ts';
import { Preparing } from './preparation.ts';
import type { Meeting, MeetingOptions } from './types.ts';

/** Parts that tests replace. */
export interface MeetingParts {
  loadTransport(): Promise<CreateTransport>;
  loadRecovery(): Promise<(parts: RecoveryParts) => Recovery>;
}

/** How long after joining one is watched over unless there is trouble before, in ms: pictures come first. */
const rush = 2_000;

/** How long after joining one's own media wait for others' to be shown, in ms. */
const courtesy = 150;

/** Makes a {@link Meeting}. A function of options is called at each `join()`. Touches no network and no device. */
export function createMeeting(options: MeetingOptions | (() => MeetingOptions) = {}): Meeting {
  return composeMeeting(options, { loadTransport, loadRecovery });
}

/** {@link createMeeting} with its parts given. */
export function composeMeeting(given: MeetingOptions | (() => MeetingOptions), parts: MeetingParts): Meeting {
  const read = typeof given === 'function' ? given : () => given;
  const storage = createChoiceStorage(() => read().remember ?? true);
  const { name, setName } = createOwnName(() => read().name, storage);
  const connection = createState<Connection>({ state: 'idle' });
  const capabilities = createState<ReadonlySet<Capability>>(new Set());
  const listeners = new Set<(error: MeetingError) => void>();
  const preparing = new Preparing();
  let provider: Provider | undefined;
  let transport: Transport | undefined;
  let place: Place | undefined;
  let watch: ReturnType<typeof setTimeout> | undefined;
  let sending: ReturnType<typeof setTimeout> | undefined;
  let recovery: Promise<Recovery> | undefined;
  let attempt: { readonly controller: AbortController; readonly done: Promise<void> } | undefined;

  function report(error: MeetingError): void {
    (read().logger ?? consoleLogger).warn(error.message, error.code);
    for (const listener of listeners) listener(error);
  }

  const { camera, microphone, lists } = createInputs(storage, report, (kind) => read()[kind]);
  const share = createScreenShare();
  const messages = createMessages(report);
  const { update, remove, clear, ...people } = createParticipants((participant, source, element) => {
    if (participant.isLocal) return showTrack(source === 'camera' ? camera.track : share.track, element);
    return transport?.attach(participant.identity, source, element) ?? (() => {});
  });
  const speakers = createSpeakers(lists.speakers, storage, people.participants);

  const { chat, receive } = createChat({ connection, ...people, transport: () => transport, report });
  const reactions = createReactions({ messages, ...people, transport: () => transport });
  const pins = createPins(people.participants, (identity) => transport?.pin(identity));
  const { setRoomState, ...authority } = composeAuthority({ connection, ...people, capabilities, provider: () => provider });

  const listener: TransportListener = {
    participant: update,
    participantLeft: remove,
    roomState: setRoomState,
    reconnecting() {
      down();
      recover()?.then((one) => one.signalDown(), () => {});
    },
    reconnected() {
      recover()?.then((one) => one.signalUp(), up);
    },
    ended(reason, error) {
      const given = () => end(reason, error);
      if (reason !== 'unreachable' || !place) return given();
      down();
      recover()?.then((one) => one.lost(), given);
    },
    localStopped(source) {
      if (source === 'camera') camera.stopped();
      else if (source === 'microphone') microphone.stopped();
      else share.stopped();
    },
    audioBlocked: speakers.setBlocked,
    data: messages.receive,
    topic: receive,
  };

  function down(): void {
    const now = connection.get();
    if (now.state === 'joined') connection.set({ state: 'reconnecting', since: now.since, downSince: Date.now() });
  }

  function up(): void {
    const now = connection.get();
    if (now.state !== 'reconnecting') return;
    connection.set({ state: 'joined', since: now.since });
    // What was turned on meanwhile waits for that.
    send(transport);
  }

  /** Who watches over this meeting; undefined outside. Rejects when it could not be loaded. */
  function recover(): typeof recovery {
    const mine = place;
    if (!mine) return undefined;
    recovery ??= parts.loadRecovery().then((start) => {
      if (place !== mine) throw new MeetingError('not-joined');
      return start({
        ...{ down, up, servers: mine.servers },
        sample: () => mine.transport.sample(),
        async enterAgain(first, signal) {
          await mine.enterAgain(first, signal);
          if (place === mine) send(mine.transport);
        },
        giveUp: (error) => end(reasonFor(error), error),
      });
    });
    // The next trouble may find the file.
    recovery.catch(() => (recovery = undefined));
    return recovery;
  }

  function connectInputs(to: Transport | undefined): void {
    clearTimeout(sending);
    camera.connect(to);
    microphone.connect(to);
  }

  function send(to: Transport | undefined): void {
    connectInputs(to);
    share.connect(to);
  }

  /** Devices first: whatever else takes time, the camera's light goes out now. */
  function end(reason: LeaveReason, error?: MeetingError): void {
    const leaving = transport;
    transport = undefined;
    provider = undefined;
    pins.setPinned(null);
    send(undefined);
    speakers.connect(undefined);
    void camera.disable();
    void microphone.disable();
    clearTimeout(watch);
    recovery?.then((one) => one.stop(), () => {});
    recovery = undefined;
    place?.release();
    place = undefined;
    globalThis.removeEventListener?.('pagehide', onPageHide);
    together(() => {
      clear();
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
    const options = read();
    globalThis.addEventListener?.('pagehide', onPageHide);
    try {
      // Asked first, drawn then.
      const entering = enter({
        options,
        prepared: preparing.take(options),
        name: name.get(),
        signal: controller.signal,
        listener,
        loadTransport: parts.loadTransport,
        setConnection: connection.set,
        onTransport(made) {
          transport = made;
          speakers.connect(made);
        },
        onAdmitted(by) {
          provider = by;
          capabilities.set(new Set(by.capabilities));
        },
      });
      connection.set({ state: 'joining' });
      place = await entering;
      const joined = place.transport;
      share.connect(joined);
      connection.set({ state: 'joined', since: Date.now() });
      // Pictures first: to send takes the browser as long as to show, and nobody waits for what was never there.
      sending = setTimeout(() => connectInputs(joined), courtesy);
      watch = setTimeout(recover, rush);
    } catch (thrown) {
      const error = toMeetingError(thrown, 'server-error');
      if (!controller.signal.aborted) end(reasonFor(error), error);
      throw controller.signal.aborted ? new MeetingError('not-joined', { message: 'Left before joining was done' }) : error;
    }
  }

  return {
    connection,
    ...{ ...people, camera, microphone, chat, reactions, choices: storage },
    speakers: speakers.speakers,
    screenShare: share.screenShare,
    quality: derive(() => people.localParticipant.get()?.state.get().quality ?? 'unknown'),
    capabilities,
    ...authority,
    ...pins,
    name,
    setName,
    onError(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
    prepare() {
      whenIdle(() => {
        // Who has pressed meanwhile has asked for it all.
        if (attempt || isInMeeting(connection.get())) return;
        void parts.loadTransport().catch(() => {});
        preparing.start(read());
        // The first line of a page has the browser start all that it needs for one.
        if (typeof RTCPeerConnection === 'function') new RTCPeerConnection().close();
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
      // Opened again for another go that does not come.
      else await Promise.all([camera.disable(), microphone.disable()]);
      await leaving?.close().catch(() => {});
    },
    unstableTransport: () => transport?.underlying,
  };
}
