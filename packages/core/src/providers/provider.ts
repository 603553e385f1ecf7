/** The provider port: how a room is entered, and what its server can do for this person. */
import type { MediaSource, ModeratorCapability, Role, WaitingListBody } from '../protocol/index.ts';
import type { ErrorCode } from '../support/errors.ts';

/** What a provider can do beyond letting in, for this person: elements offer only what is listed. */
export type Capability = 'raise-hand' | 'rename' | ModeratorCapability;

/** What the meeting tells the provider about whoever wants in. */
export interface EnterRequest {
  /** Display name; may be empty when the token carries one. */
  readonly name: string;
  /** Secret of this device session, base64url of 128 random bits: the same one should come back as the same participant. */
  readonly device: string;
}

/** What happens at the door: `waiting` any number of times, then one of the others. */
export type Entry =
  | { readonly status: 'waiting'; readonly position?: number }
  /** `servers` are LiveKit URLs (`ws`, `wss`), best first. */
  | { readonly status: 'admitted'; readonly servers: readonly string[]; readonly token: string }
  | { readonly status: 'refused'; readonly code: ErrorCode; readonly message?: string };

/** Who waits at the door, first come first; `total` counts those beyond the list as well. */
export type Lobby = WaitingListBody;

/**
 * What the provider's server does on request, for this person. Rejects with a MeetingError: `not-allowed` when the role
 * is not enough, `participant-gone` when whom it is about is not there any more.
 */
export interface Actions {
  setHandRaised(raised: boolean): Promise<void>;
  rename(name: string): Promise<void>;
  /** Lets somebody in: `id` is that of a person in {@link Lobby}. */
  admit(id: string): Promise<void>;
  /** Sends somebody away from the door, until the meeting ends. */
  deny(id: string): Promise<void>;
  admitAll(): Promise<void>;
  /** Stops what somebody sends; they may start again. */
  mute(identity: string, source: MediaSource): Promise<void>;
  /** The same for everybody who is neither organiser nor moderator. */
  muteAll(source: MediaSource): Promise<void>;
  /** What somebody may send from now on. */
  allowSources(identity: string, allowed: readonly MediaSource[]): Promise<void>;
  /** Sends somebody out, until the meeting ends. */
  remove(identity: string): Promise<void>;
  setRole(identity: string, role: Role): Promise<void>;
  lowerHand(identity: string): Promise<void>;
  lowerHands(): Promise<void>;
  /** Shows somebody big to everybody; null for nobody. */
  setSpotlight(identity: string | null): Promise<void>;
  /** Whether nobody new comes in. */
  setLocked(locked: boolean): Promise<void>;
  /** Ends the meeting for everybody. */
  end(): Promise<void>;
}

const all: Readonly<Record<keyof Actions, 1>> = {
  setHandRaised: 1,
  rename: 1,
  admit: 1,
  deny: 1,
  admitAll: 1,
  mute: 1,
  muteAll: 1,
  allowSources: 1,
  remove: 1,
  setRole: 1,
  lowerHand: 1,
  lowerHands: 1,
  setSpotlight: 1,
  setLocked: 1,
  end: 1,
};

/** All actions, each made by `perform`. */
export function makeActions(perform: (name: keyof Actions, args: never[]) => Promise<void>): Actions {
  const names = Object.keys(all) as (keyof Actions)[];
  return Object.fromEntries(names.map((name) => [name, (...args: never[]) => perform(name, args)])) as unknown as Actions;
}

/**
 * How one room is entered, for one meeting. Each call of `enter` is a new attempt; aborting the signal gives up the
 * place at the door. What goes wrong is thrown as a MeetingError.
 */
export interface Provider {
  /** What elements may offer; read again after admission and after `refresh`. */
  readonly capabilities: ReadonlySet<Capability>;
  enter(request: EnterRequest, signal: AbortSignal): AsyncIterable<Entry>;
  readonly actions: Partial<Actions>;
  /** Asks again what this person may do: called when their role has changed in the meeting. */
  refresh?(): Promise<void>;
  /** Who waits at the door: at once, and at each change until aborted. Asked only with the capability `admit`. */
  lobby?(signal: AbortSignal): AsyncIterable<Lobby>;
}

/** What a built-in provider is configured with: the attributes of `<visio-room>`. */
export interface ProviderConfig {
  /** URL of the server; the page's own origin when absent. */
  readonly server?: string;
  /** Room name or slug. */
  readonly room?: string;
  /** A token or ticket, an async function that gives one, or LiveKit's TokenSource. */
  readonly token?: TokenInput;
}

/** LiveKit's answer of a token endpoint, in the form livekit-client's TokenSource gives it. */
export interface TokenDetails {
  readonly serverUrl: string;
  readonly participantToken: string;
}

/** What livekit-client's `TokenSource.endpoint(...)` and its kin offer. */
export interface TokenSourceLike {
  fetch(options?: Readonly<Record<string, unknown>>): Promise<TokenDetails>;
}

/** A token, a function that gets one when it is needed, or a TokenSource. */
export type TokenInput = string | (() => string | TokenDetails | Promise<string | TokenDetails>) | TokenSourceLike;
