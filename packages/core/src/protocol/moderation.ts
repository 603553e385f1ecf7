/**
 * The wire between a moderator and our server, JSON over HTTP under `/api/v1/rooms/{room}/`, Bearer credential. The server
 * looks up the caller's role at each request; what is in a credential or a packet says nothing about it.
 */
import type { Role } from './claims.ts';

/** What a moderator may do, beyond what everybody may (`raise-hand`, `rename`). */
export const moderatorCapabilities = [
  /** `GET waiting`, `POST waiting/{id}/admit`, `POST waiting/{id}/deny`, `POST waiting/admit-all`. */
  'admit',
  /** `POST participants/{identity}/mute` and `POST mute` (all) with {@link MuteBody}. */
  'mute',
  /** `PUT participants/{identity}/sources` with {@link SourcesBody}. */
  'allow-sources',
  /** `POST participants/{identity}/remove`. */
  'remove',
  /** `PUT participants/{identity}/role` with {@link RoleBody}; only an organiser makes organisers or unmakes them. */
  'set-role',
  /** `POST participants/{identity}/lower-hand`, `POST lower-hands` (all). */
  'lower-hands',
  /** `PUT spotlight` with {@link SpotlightBody}. */
  'spotlight',
  /** `PUT lock` with {@link LockBody}. */
  'lock',
  /** `POST end`. */
  'end',
] as const;

/** One of {@link moderatorCapabilities}. */
export type ModeratorCapability = (typeof moderatorCapabilities)[number];

/** What can be stopped or forbidden: LiveKit's names are the transport's business. */
export type MediaSource = 'camera' | 'microphone' | 'screen';

/** Every {@link MediaSource}; `screen` is a share with its sound. */
export const mediaSources: readonly MediaSource[] = ['camera', 'microphone', 'screen'];

/** Somebody at the door, as moderators see them. */
export interface WaitingPerson {
  /** Opaque; names this one knock. */
  readonly id: string;
  /** As the person wrote it, cleaned; text from others. May be empty. */
  readonly name: string;
  /** Whether the host vouches for the name. */
  readonly verified: boolean;
  /** ms since the epoch, by the server's clock. */
  readonly since: number;
}

/**
 * `GET waiting`: who waits, first come first, at most 100 of them. With `Accept: text/event-stream` each change, the first
 * at once, at most ten a second.
 */
export interface WaitingListBody {
  readonly waiting: readonly WaitingPerson[];
  /** How many wait in all. */
  readonly total: number;
}

/** Stops sending a source; the person may start it again, unless it is forbidden, too. */
export interface MuteBody {
  readonly source: MediaSource;
}

/** What a person may send from now on. */
export interface SourcesBody {
  readonly allowed: readonly MediaSource[];
}

export interface RoleBody {
  readonly role: Role;
}

/** Who is shown big to everybody; null for nobody. */
export interface SpotlightBody {
  readonly identity: string | null;
}

export interface LockBody {
  readonly locked: boolean;
}

/** The room's metadata on LiveKit, written by the server alone: what everybody in the room sees of its state. */
export interface RoomState {
  /** Version of this form. */
  readonly v: 1;
  readonly locked: boolean;
  /** Identity shown big to everybody. */
  readonly spotlight: string | null;
}

/** The state in a room's metadata; what is missing or malformed counts as the usual. */
export function parseRoomState(metadata: string | undefined): RoomState {
  const usual: RoomState = { v: 1, locked: false, spotlight: null };
  if (!metadata) return usual;
  try {
    const { locked, spotlight } = JSON.parse(metadata) as Partial<Record<keyof RoomState, unknown>>;
    return { v: 1, locked: locked === true, spotlight: typeof spotlight === 'string' ? spotlight : null };
  } catch {
    return usual;
  }
}
