import type { ChatMessage } from '../chat/types.ts';
import type { Connection } from '../connection/connection.ts';
import type { Camera, Microphone, MediaDevice, ScreenShare, Speakers } from '../devices/device.ts';
import type { Meeting } from '../meeting/types.ts';
import type { Participant } from '../participants/participant.ts';
import { parseRoomState, type RoomState, type WaitingPerson } from '../protocol/index.ts';
import type { ReactionEmoji } from '../protocol/reactions.ts';
import type { Capability, Lobby } from '../providers/provider.ts';
import { createPins } from '../pins/pins.ts';
import { createState, derive } from '../reactive/readable.ts';
import { sameItems } from '../reactive/shallow.ts';
import type { MeetingError } from '../support/errors.ts';
import type { Choices } from '../support/storage.ts';
import type { ConnectionQuality } from '../transport/transport.ts';
import { createFakeActions } from './fake-actions.ts';
import { createFakeChat, type FakeChat } from './fake-chat.ts';
import { createFakeInput, type FakeInput } from './fake-devices.ts';
import { createFakeReactions } from './fake-reactions.ts';
import { createFakeParticipant, type FakeParticipant, type FakeParticipantInit } from './fake-participant.ts';

/** What a fake meeting starts with. */
export interface FakeMeetingInit {
  readonly connection?: Connection;
  readonly name?: string;
  /** Others in the meeting, in order of arrival. Oneself is there whenever the connection is in the meeting. */
  readonly participants?: readonly FakeParticipantInit[];
  readonly local?: FakeParticipantInit;
  readonly capabilities?: readonly Capability[];
  /** Who waits at the door. */
  readonly waiting?: readonly WaitingPerson[];
  /** The identity of whom one pinned. */
  readonly pinned?: string;
  readonly roomState?: Partial<RoomState>;
  /** What was said so far. */
  readonly messages?: readonly Partial<ChatMessage>[];
  readonly cameras?: readonly MediaDevice[];
  readonly microphones?: readonly MediaDevice[];
  readonly speakers?: readonly MediaDevice[];
  readonly cameraTrack?: () => MediaStreamTrack;
  readonly screenShareSupported?: boolean;
  readonly canSelectSpeaker?: boolean;
  readonly canSetVolume?: boolean;
  /** What is remembered on the device. */
  readonly choices?: Choices;
}

/** A meeting without network, devices or time: each state is set by hand, and `calls` tells what was asked of it. */
export interface FakeMeeting {
  readonly meeting: Meeting;
  readonly calls: readonly string[];
  readonly local: FakeParticipant;
  readonly camera: FakeInput & Camera;
  readonly microphone: FakeInput & Microphone;
  readonly chat: FakeChat;
  setConnection(connection: Connection): void;
  addParticipant(init?: FakeParticipantInit): FakeParticipant;
  removeParticipant(identity: string): void;
  setLevel(level: number): void;
  /** Whether the microphone gives nothing at all. */
  setSilent(silent: boolean): void;
  /** The test sound plays until its end is called, or fails with the error that it is given. */
  readonly testSound: { end(error?: MeetingError): void };
  setVideosPaused(paused: boolean): void;
  /** Somebody gives a reaction; it stays until `clearReactions`. */
  addReaction(from: FakeParticipant, emoji: ReactionEmoji): void;
  clearReactions(): void;
  setQuality(quality: ConnectionQuality): void;
  setAudioBlocked(blocked: boolean): void;
  setScreenShare(state: ReturnType<ScreenShare['state']['get']>): void;
  setCapabilities(capabilities: readonly Capability[]): void;
  /** Who waits at the door; `total` when there are more of them. */
  setWaiting(waiting: readonly WaitingPerson[], total?: number): void;
  setRoomState(state: Partial<RoomState>): void;
  /** The next action fails with this error. */
  failNextAction(error: MeetingError): void;
  emitError(error: MeetingError): void;
  /** The next `join()` ends so instead of joining. */
  failNextJoin(connection: Extract<Connection, { state: 'ended' }> & { error: MeetingError }): void;
}

const devices = (kind: string, labels: readonly string[]): MediaDevice[] =>
  labels.map((label, index) => ({ deviceId: `${kind}-${index + 1}`, label }));

/** Makes a {@link FakeMeeting}. */
export function createFakeMeeting(init: FakeMeetingInit = {}): FakeMeeting {
  const calls: string[] = [];
  const connection = createState<Connection>(init.connection ?? { state: 'idle' });
  const name = createState(init.name ?? '');
  const local = createFakeParticipant({ name: init.name ?? '', isLocal: true, identity: 'me', ...init.local });
  const others = createState<readonly FakeParticipant[]>((init.participants ?? []).map(createFakeParticipant));
  const isIn = derive(() => connection.get().state === 'joined' || connection.get().state === 'reconnecting');
  const participants = derive<readonly Participant[]>(() => (isIn.get() ? [local, ...others.get()] : []));
  const handOf = (one: Participant) => one.state.get().handRaisedAt;
  let queue: readonly Participant[] = [];
  const hands = derive(() => {
    const raised = participants.get().filter((one) => handOf(one) !== undefined);
    const next = raised.sort((a, b) => handOf(a)! - handOf(b)! || (a.identity < b.identity ? -1 : 1));
    // As the real one: the same list until a hand goes up or down.
    return sameItems(queue, next) ? queue : (queue = next);
  });
  const volumes = createState<ReadonlyMap<string, number>>(new Map());
  const pins = createPins(participants, (identity) => calls.push(`pin ${identity ?? 'nobody'}`));
  if (init.pinned) pins.setPinned(init.pinned);
  const listeners = new Set<(error: MeetingError) => void>();
  const quality = createState<ConnectionQuality>('excellent');
  const videosPaused = createState(false);
  const capabilities = createState<ReadonlySet<Capability>>(new Set(init.capabilities));
  const lobby = createState<Lobby>({ waiting: init.waiting ?? [], total: init.waiting?.length ?? 0 });
  const roomState = createState<RoomState>({ ...parseRoomState(undefined), ...init.roomState });
  const find = (identity: string) => [local, ...others.get()].find((one) => one.identity === identity);
  const chat = createFakeChat(init.messages ?? [], calls);
  const fakeActions = createFakeActions({ calls, local, lobby, roomState, hands, find });
  const reactions = createFakeReactions(calls, local);
  let choices: Choices = init.choices ?? {};
  const level = createState(0);
  const silent = createState(false);
  let endTestSound: (error?: MeetingError) => void = () => {};
  const blocked = createState(false);
  const speakerId = createState<string | undefined>(undefined);
  const share = createState<ReturnType<ScreenShare['state']['get']>>({ status: 'off', error: undefined });
  let nextEnd: Extract<Connection, { state: 'ended' }> | undefined;

  const camera: FakeInput & Camera = {
    ...createFakeInput(init.cameras ?? devices('camera', ['Webcam', 'USB camera']), init.cameraTrack),
    attach(element) {
      const show = () => {
        const track = camera.track.get();
        element.srcObject = track ? new MediaStream([track]) : null;
      };
      show();
      return camera.track.subscribe(show);
    },
  };
  const microphone: FakeInput & Microphone = {
    ...createFakeInput(init.microphones ?? devices('microphone', ['Built-in microphone', 'Headset'])),
    level,
    silent,
  };
  const speakers: Speakers = {
    devices: createState(init.speakers ?? devices('speaker', ['Built-in speakers', 'Headset'])),
    deviceId: speakerId,
    canSelect: init.canSelectSpeaker ?? true,
    async select(deviceId) {
      calls.push(`speakers.select ${deviceId}`);
      speakerId.set(deviceId || undefined);
    },
    playTestSound(signal) {
      calls.push('speakers.playTestSound');
      return new Promise((resolve, reject) => {
        endTestSound = (error) => (error ? reject(error) : resolve());
        signal?.addEventListener('abort', () => {
          calls.push('speakers.testSoundStopped');
          resolve();
        });
      });
    },
    play() {
      calls.push('speakers.play');
      return () => void calls.push('speakers.stop');
    },
    blocked,
    async unblock() {
      calls.push('speakers.unblock');
      blocked.set(false);
    },
    volumes,
    async setVolume(identity, volume) {
      calls.push(`speakers.setVolume ${identity} ${volume}`);
      volumes.set(new Map(volumes.get()).set(identity, volume));
    },
    canSetVolume: async () => init.canSetVolume ?? true,
  };
  const screenShare: ScreenShare = {
    state: share,
    supported: init.screenShareSupported ?? true,
    async start() {
      calls.push('screenShare.start');
      share.set({ status: 'on', error: undefined });
    },
    async stop() {
      calls.push('screenShare.stop');
      share.set({ status: 'off', error: undefined });
    },
  };
  const meeting: Meeting = {
    connection,
    participants,
    localParticipant: derive(() => (isIn.get() ? local : undefined)),
    hands,
    camera,
    microphone,
    speakers,
    screenShare,
    chat,
    reactions,
    choices: { read: () => choices, write: (change) => void (choices = { ...choices, ...change }) },
    quality,
    videosPaused,
    capabilities,
    actions: fakeActions.actions,
    role: derive(() => (isIn.get() ? local.state.get().role : undefined)),
    lobby,
    roomState,
    ...pins,
    name,
    setName(next) {
      name.set(next);
      local.set({ name: next });
    },
    onError(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    prepare: () => void calls.push('prepare'),
    async join() {
      calls.push('join');
      const end = nextEnd;
      nextEnd = undefined;
      connection.set(end ?? { state: 'joined', since: Date.now() });
      if (end?.error) throw end.error;
    },
    async leave() {
      calls.push('leave');
      connection.set({ state: 'ended', reason: 'left' });
    },
    unstableTransport: () => undefined,
  };
  return {
    meeting,
    calls,
    local,
    camera,
    microphone,
    chat,
    setConnection: (next) => connection.set(next),
    addParticipant(one) {
      const participant = createFakeParticipant(one);
      others.set([...others.get(), participant]);
      return participant;
    },
    removeParticipant: (identity) => others.set(others.get().filter((one) => one.identity !== identity)),
    setLevel: (next) => level.set(next),
    setSilent: (next) => silent.set(next),
    testSound: { end: (error) => endTestSound(error) },
    setVideosPaused: (next) => videosPaused.set(next),
    addReaction: reactions.add,
    clearReactions: reactions.clear,
    setQuality: (next) => quality.set(next),
    setAudioBlocked: (next) => blocked.set(next),
    setScreenShare: (next) => share.set(next),
    setCapabilities: (next) => capabilities.set(new Set(next)),
    setWaiting: (waiting, total = waiting.length) => lobby.set({ waiting, total }),
    setRoomState: (change) => roomState.set({ ...roomState.get(), ...change }),
    failNextAction: fakeActions.failNext,
    emitError: (error) => listeners.forEach((listener) => listener(error)),
    failNextJoin(end) {
      nextEnd = end;
    },
  };
}
