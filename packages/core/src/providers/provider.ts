/** The provider port: how a room is entered, and what its server can do for this person. */
import type { ErrorCode } from '../support/errors.ts';

/** What a provider can do beyond letting in: elements offer only what is listed. */
export type Capability = 'raise-hand' | 'rename';

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

/** What the provider's server does on request, for this person. Rejects with a MeetingError. */
export interface Actions {
  setHandRaised(raised: boolean): Promise<void>;
  rename(name: string): Promise<void>;
}

/**
 * How one room is entered, for one meeting. Each call of `enter` is a new attempt; aborting the signal gives up the
 * place at the door. What goes wrong is thrown as a MeetingError.
 */
export interface Provider {
  /** What elements may offer; read again after admission. */
  readonly capabilities: ReadonlySet<Capability>;
  enter(request: EnterRequest, signal: AbortSignal): AsyncIterable<Entry>;
  readonly actions: Partial<Actions>;
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
