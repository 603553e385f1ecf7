import type { Chat } from '../chat/types.ts';
import type { Connection } from '../connection/connection.ts';
import type { Camera, Microphone, ScreenShare, Speakers } from '../devices/device.ts';
import type { Participant } from '../participants/participant.ts';
import type { Reactions } from '../reactions/types.ts';
import type { Role, RoomState } from '../protocol/index.ts';
import type { Actions, Capability, Lobby, Provider, ProviderConfig } from '../providers/provider.ts';
import type { ProviderName } from '../providers/registry.ts';
import type { Readable } from '../reactive/readable.ts';
import type { MeetingError } from '../support/errors.ts';
import type { Logger } from '../support/logger.ts';
import type { ChoiceStorage } from '../support/storage.ts';
import type { ConnectionQuality, IceTransport, VideoCodec } from '../transport/transport.ts';

/** End-to-end encryption: the place is reserved. Setting it refuses to join rather than join in the clear. */
export interface EncryptionOptions {
  readonly key: string;
}

/** What a meeting is made with. All of it is read at each `join()`, so a host may change it in between. */
export interface MeetingOptions extends ProviderConfig {
  /** A built-in provider by name, or one of your own. Default: `visio`. */
  readonly provider?: ProviderName | Provider;
  /** Display name. */
  readonly name?: string;
  /** Whether name and choice of devices are kept on this device. Default: true. */
  readonly remember?: boolean;
  /** Whether the camera is wanted at first, until the person chooses. Default: true, or as they last chose. */
  readonly camera?: boolean;
  /** The same for the microphone. */
  readonly microphone?: boolean;
  /** Default: `all`. */
  readonly iceTransport?: IceTransport;
  /** Default: `auto`. */
  readonly videoCodec?: VideoCodec;
  /** Reserved: joining with it set is refused with `encryption-unsupported`. */
  readonly encryption?: EncryptionOptions;
  /** Default: warnings to the console. */
  readonly logger?: Logger;
}

/** A meeting, before, while and after one is in it. Made before any network or device is touched. */
export interface Meeting {
  readonly connection: Readable<Connection>;
  /** Everybody in the meeting, oneself first, then in order of arrival; empty outside. Changes only when somebody comes or goes. */
  readonly participants: Readable<readonly Participant[]>;
  /** Oneself; undefined outside the meeting. */
  readonly localParticipant: Readable<Participant | undefined>;
  /** Whoever has a hand up, first come first: by time, then identity, the same for everybody. */
  readonly hands: Readable<readonly Participant[]>;
  readonly camera: Camera;
  readonly microphone: Microphone;
  readonly speakers: Speakers;
  readonly screenShare: ScreenShare;
  readonly chat: Chat;
  /** Signs that everybody gives and sees: applause, a heart. */
  readonly reactions: Reactions;
  /** What is kept on this device so that nobody has to choose twice; nothing with `remember` off. */
  readonly choices: ChoiceStorage;
  /** One's own line. */
  readonly quality: Readable<ConnectionQuality>;
  /** Whether the media server holds videos back because one's own line is too thin. They come back by themselves. */
  readonly videosPaused: Readable<boolean>;
  /** What the provider's server can do for this person; empty before admission, and follows one's role. */
  readonly capabilities: Readable<ReadonlySet<Capability>>;
  /** One's own role, as the server signed it; undefined outside the meeting. */
  readonly role: Readable<Role | undefined>;
  /** What the server does on request; rejects with `action-unavailable` where the provider cannot. */
  readonly actions: Actions;
  /** Who waits at the door, for whoever has the capability `admit`; the server is asked only while somebody listens. */
  readonly lobby: Readable<Lobby>;
  /** What everybody sees of the room's own state: whether it is locked, who is shown big to all. */
  readonly roomState: Readable<RoomState>;
  /** The identity of whom one keeps in view, for oneself alone; undefined while nobody is pinned or they are not there. */
  readonly pinned: Readable<string | undefined>;
  /**
   * Pins somebody in place of whoever was pinned: always seen, their videos in the best quality and the last to be held
   * back on a thin line. `null` for nobody; so it is after leaving.
   */
  setPinned(identity: string | null): void;
  /** The display name used for joining: as given, else as remembered, else empty. */
  readonly name: Readable<string>;
  /** Sets the display name for joining. In a meeting use `actions.rename`. */
  setName(name: string): void;
  /** Calls the listener with each error that is not the answer to a call: a lost device, a malformed message. Returns how to stop. */
  onError(listener: (error: MeetingError) => void): () => void;
  /** Loads, when the browser is idle, what `join()` will need. No request but for the SDK's own files. */
  prepare(): void;
  /**
   * Enters the meeting with whatever is on: devices being asked for are published when they come.
   * Resolves when in; rejects with a MeetingError, which `connection` keeps too.
   */
  join(): Promise<void>;
  /** Leaves, or gives up joining; camera, microphone and share go off. */
  leave(): Promise<void>;
  /** Unstable: the object of the transport (LiveKit's Room) while in a meeting. Typed by `@visio-sdk/core/livekit`. */
  unstableTransport(): unknown;
}
