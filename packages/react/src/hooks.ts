/** One hook for each question about the meeting around a component; all of them on the one bridge, `useReadable`. */
import type {
  Capability,
  Chat,
  ChatMessage,
  Connection,
  ConnectionQuality,
  InputDevice,
  InputState,
  Lobby,
  MediaDevice,
  MeetingError,
  Participant,
  ParticipantState,
  Reaction,
  Reactions,
  Readable,
  Role,
  RoomState,
  ScreenShare,
  Speakers,
} from '@visio-sdk/core';
import { errorLogOf } from './error-log.ts';
import { useMeeting } from './meeting-provider.ts';
import { useReadable } from './use-readable.ts';

/** A camera or a microphone now, the devices to choose from, and what can be done. */
export interface InputView extends InputState, Pick<InputDevice, 'enable' | 'disable' | 'select' | 'choose' | 'isWanted'> {
  readonly devices: readonly MediaDevice[];
}

/** Where sound comes out now, the devices to choose from, and what can be done. */
export interface SpeakersView extends Pick<Speakers, 'select' | 'unblock' | 'playTestSound'> {
  readonly devices: readonly MediaDevice[];
  /** Undefined for the system's choice. */
  readonly deviceId: string | undefined;
  /** Whether this browser lets a page choose the output. */
  readonly canSelect: boolean;
  /** Whether the browser keeps sound back until `unblock` is called in a click or key handler. */
  readonly blocked: boolean;
}

/** The chat now, and what can be done. */
export interface ChatView extends Pick<Chat, 'send' | 'startReading' | 'maxLength'> {
  readonly messages: readonly ChatMessage[];
  /** Messages of others since somebody last looked; 0 between `startReading()` and what it returns. */
  readonly unread: number;
}

/** One's own shared screen. */
export interface ScreenShareView extends Pick<ScreenShare, 'start' | 'stop'> {
  readonly status: 'off' | 'starting' | 'on' | 'failed';
  readonly error: MeetingError | undefined;
  /** Whether this browser can. */
  readonly supported: boolean;
}

// What a server draws, where a browser may already know more, and must begin with the same.
const off: InputState = Object.freeze({ status: 'off', deviceId: undefined, error: undefined });
const nothing: Readable<undefined> = { get: () => undefined, subscribe: () => () => {} };

/** Where one stands: before, at the door, in, out. */
export function useConnection(): Connection {
  return useReadable(useMeeting().connection);
}

/** Everybody in the meeting, oneself first. Redraws only when somebody comes or goes. */
export function useParticipants(): readonly Participant[] {
  return useReadable(useMeeting().participants);
}

/** Whoever has a hand up, first come first. */
export function useHands(): readonly Participant[] {
  return useReadable(useMeeting().hands);
}

/** How loud somebody is for oneself, 0 to 1, and how to set it. */
export function useVolume({ identity }: Pick<Participant, 'identity'>): readonly [volume: number, setVolume: (volume: number) => Promise<void>] {
  const { speakers } = useMeeting();
  return [useReadable(speakers.volumes).get(identity) ?? 1, (volume) => speakers.setVolume(identity, volume)];
}

/** Oneself; undefined outside the meeting. */
export function useLocalParticipant(): Participant | undefined {
  return useReadable(useMeeting().localParticipant);
}

/** What is known of somebody: name, hand, what they publish. With an identity, undefined while nobody has it. */
export function useParticipant(who: Participant): ParticipantState;
export function useParticipant(who: Participant | string | undefined): ParticipantState | undefined;
export function useParticipant(who: Participant | string | undefined): ParticipantState | undefined {
  const participants = useParticipants();
  const participant = typeof who === 'string' ? participants.find(({ identity }) => identity === who) : who;
  return useReadable<ParticipantState | undefined>(participant?.state ?? nothing);
}

/** Whether somebody speaks. Apart from the rest, since it changes often. */
export function useSpeaking(participant: Participant): boolean {
  return useReadable(participant.speaking);
}

/** One's camera, before and during the meeting. */
export function useCamera(): InputView {
  return useInput(useMeeting().camera);
}

/** One's microphone, before and during the meeting. */
export function useMicrophone(): InputView {
  return useInput(useMeeting().microphone);
}

/** How loud one's microphone is now, 0 to 1; measured only while somebody asks. */
export function useMicrophoneLevel(): number {
  return useReadable(useMeeting().microphone.level, 0);
}

/** Whether one's microphone is on and gives nothing at all, as one does that is muted by a switch of its own. */
export function useMicrophoneSilent(): boolean {
  return useReadable(useMeeting().microphone.silent);
}

/** Where sound comes out, and whether it may. */
export function useSpeakers(): SpeakersView {
  const { speakers } = useMeeting();
  const { select, unblock, playTestSound } = speakers;
  const [devices, blocked] = [useReadable(speakers.devices), useReadable(speakers.blocked)];
  // Remembered on the device, which no server sees.
  const deviceId = useReadable<string | undefined>(speakers.deviceId, '') || undefined;
  return { devices, deviceId, blocked, select, unblock, playTestSound, canSelect: useInBrowser(speakers.canSelect) };
}

/** Sharing one's screen. */
export function useScreenShare(): ScreenShareView {
  const { state, supported, start, stop } = useMeeting().screenShare;
  return { ...useReadable(state), start, stop, supported: useInBrowser(supported) };
}

/** The messages of the meeting, how many are unread, and sending. */
export function useChat(): ChatView {
  const { messages, unread, send, startReading, maxLength } = useMeeting().chat;
  return { messages: useReadable(messages), unread: useReadable(unread), send, startReading, maxLength };
}

/** Reactions of everybody in the last 3 s, oldest first, and how to give one; whether one may is in the local participant's state. */
export function useReactions(): { readonly recent: readonly Reaction[] } & Pick<Reactions, 'send'> {
  const { recent, send } = useMeeting().reactions;
  return { recent: useReadable(recent), send };
}

/** One's own line. */
export function useQuality(): ConnectionQuality {
  return useReadable(useMeeting().quality);
}

/** What the server can do for this person; empty before admission. */
export function useCapabilities(): ReadonlySet<Capability> {
  return useReadable(useMeeting().capabilities);
}

/** One's own role, as the server signed it; undefined outside the meeting. */
export function useRole(): Role | undefined {
  return useReadable(useMeeting().role);
}

/** Who waits at the door, for whoever may let them in; nobody for everybody else. The server is asked while it is used. */
export function useLobby(): Lobby {
  return useReadable(useMeeting().lobby);
}

/** What everybody sees of the room's own state: whether it is locked, who is shown big to all. */
export function useRoomState(): RoomState {
  return useReadable(useMeeting().roomState);
}

/** The identity of whom one keeps in view, and how to pin somebody; `null` for nobody. */
export function usePinned(): readonly [pinned: string | undefined, setPinned: (identity: string | null) => void] {
  const { pinned, setPinned } = useMeeting();
  return [useReadable(pinned), setPinned];
}

/** The display name for joining, and how to set it. */
export function useName(): readonly [name: string, setName: (name: string) => void] {
  const meeting = useMeeting();
  // Remembered on the device, which no server sees.
  return [useReadable(meeting.name, ''), meeting.setName];
}

/** The last errors, newest last, until they are dismissed: of joining, of devices, of the meeting. */
export function useErrors(): { readonly errors: readonly MeetingError[]; readonly dismiss: (error: MeetingError) => void } {
  const log = errorLogOf(useMeeting());
  return { errors: useReadable(log), dismiss: log.dismiss };
}

function useInput({ state, devices, enable, disable, select, choose, isWanted }: InputDevice): InputView {
  return { ...useReadable(state, off), devices: useReadable(devices), enable, disable, select, choose, isWanted };
}

/** A fact about this browser, which a server does not know. */
function useInBrowser(fact: boolean): boolean {
  return useReadable<boolean>({ get: () => fact, subscribe: nothing.subscribe }, false);
}
