import { mediaSources, type AdmittedBody, type Role, type WaitingBody } from '@visio-sdk/core/protocol';
import type { Tickets } from './authenticate/signed-link.ts';
import type { Credentials } from './credential.ts';
import type { Identity, Pseudonyms } from './identity.ts';
import { createJoinToken } from './join-token.ts';
import type { Lobby } from './lobby/lobby.ts';
import type { MediaServer } from './media-server.ts';
import { stateOf } from './moderation/moderation.ts';
import { isLocked } from './moderation/ports.ts';
import { capabilitiesOf } from './moderation/rights.ts';
import { socketUrl, type VisioServerOptions } from './options.ts';
import { checkPerson, type Person } from './person.ts';
import { livekitRoomOf, unseenGeneration } from './place.ts';
import { Problem } from './problem.ts';
import { comesStraightIn, isExpired, lockedReturnMs } from './rooms/policy.ts';
import type { CheckedEntry } from './schemas.ts';
import type { MemberRecord, NewMember, RoomRecord, Standing } from './storage/records.ts';
import type { Store } from './storage/store.ts';

/** Decides on one entry; throws a {@link Problem} when somebody may not come in. */
export type Enter = (room: string, body: CheckedEntry, request: Request) => Promise<AdmittedBody | WaitingBody>;

/** The same for whoever cannot wait: undefined, and nobody is left at the door. */
export type EnterAtOnce = (room: string, body: CheckedEntry, request: Request) => Promise<AdmittedBody | undefined>;

/** What an entry needs of the rest of the server. */
export interface EntryParts {
  readonly pseudonyms: Pseudonyms;
  readonly credentials: Credentials;
  readonly mediaServer: MediaServer;
  readonly tickets: Tickets;
  readonly store: Store;
  readonly lobby: Lobby;
  readonly now: () => number;
}

/** Up to how many places a room is small, so that the last of them are counted one by one. */
const smallRoom = 50;

/** How long LiveKit's word that a room is open is good, in ms: less than it keeps a room that nobody is in. */
const openMs = 1_000;

/** Somebody at the entrance, and all that is known of them. */
interface Visitor extends Identity {
  readonly room: RoomRecord;
  readonly person: Person | null;
  readonly name: string;
  readonly standing: Standing;
  readonly role: Role;
}

/** The one way into a room. */
export function createEntry(options: VisioServerOptions, parts: EntryParts): { enter: Enter; enterAtOnce: EnterAtOnce } {
  const { livekit, authenticate, capacity: usualCapacity = 100 } = options;
  const { creation = 'on-demand', access: usualAccess = 'public' } = options.rooms ?? {};
  const { pseudonyms, credentials, mediaServer, tickets, store, lobby, now } = parts;
  const admitAnonymous = options.admitAnonymous ?? authenticate === undefined;
  const servers = livekit.publicUrls ?? [socketUrl(livekit.url)];
  /** When LiveKit last said that a room is open. */
  const opened = new Map<string, number>();

  async function visit(roomName: string, body: CheckedEntry, request: Request): Promise<Visitor> {
    // A ticket goes before a session: it was made for this room.
    const person = body.ticket === undefined ? checkPerson((await authenticate?.(request)) ?? null) : await tickets.check(body.ticket, roomName, body.device);
    if (person === null && !admitAnonymous) {
      // 403 and not 401, which would have to name how to sign in: that is the host's own.
      throw new Problem('credential-invalid', 'This room is for people who are signed in.', { status: 403 });
    }
    const names = pseudonyms.identity(roomName, body.device, person?.subject);
    const found = await findRoom(pseudonyms.room(roomName), person);
    const standing = await store.standing(found, names.identity);
    const room = isUnseen(found, person, standing) ? nowhere(found.key, unseenGeneration) : found;
    return { ...names, room, person, name: person?.name ?? body.name, standing, role: roleOf(person, standing) };
  }

  /** The room; for strangers one that is not there is like one where nobody answers. */
  async function findRoom(key: string, person: Person | null): Promise<RoomRecord> {
    const room = creation === 'agency' ? await store.room(key) : await store.openRoom(key, usualAccess);
    if (room && !isExpired(room, now()) && (creation === 'on-demand' || room.byAgency)) return room;
    if (room && isExpired(room, now()) && (creation === 'on-demand' || person)) throw new Problem('room-ended', 'This meeting is over.');
    if (person) throw new Problem('room-not-found', 'There is no such room.');
    return nowhere(key, room?.generation ?? 1);
  }

  /** Whether a stranger must not learn by a lock that there is such a room: it is then like one where nobody answers. */
  function isUnseen(room: RoomRecord, person: Person | null, { member }: Standing): boolean {
    return creation === 'agency' && person === null && member === undefined && room.access !== 'public' && isLocked(room);
  }

  async function admit(visitor: Visitor): Promise<AdmittedBody> {
    const { room, person, identity, subject, name, role, standing } = visitor;
    const livekitRoom = livekitRoomOf(room);
    const allowed = standing.member?.allowed ?? standing.elsewhere?.allowed ?? mediaSources;
    const member: NewMember = { identity, verified: person?.name !== undefined, hostRole: person?.role ?? standing.member?.hostRole ?? 'participant', role, allowed };
    await Promise.all([open(livekitRoom, visitor), store.admit(room, member)]);
    const { apiKey, apiSecret } = livekit;
    const [token, credential] = await Promise.all([
      createJoinToken(apiKey, apiSecret, { room: livekitRoom, identity, name, role, subject, allowed }),
      credentials.issue({ room: room.key, identity }),
    ]);
    return { status: 'admitted', servers, token, credential, capabilities: capabilitiesOf(member) };
  }

  /** Many come at once when a meeting begins: LiveKit is asked once a second. It counts who comes in itself. */
  async function open(livekitRoom: string, { room, identity }: Visitor): Promise<void> {
    const capacity = room.capacity ?? usualCapacity;
    if (performance.now() - (opened.get(livekitRoom) ?? -Infinity) < openMs) return;
    await mediaServer.openRoom(livekitRoom, identity, capacity, stateOf(room));
    if (opened.size > 10_000) opened.clear();
    // A small room may be full already, and who comes then is to be told so in words.
    if (capacity > smallRoom) opened.set(livekitRoom, performance.now());
  }

  /** Whoever is inside, or was a moment ago, comes back into a locked room. */
  async function wasJustInside({ room, standing, identity }: Visitor): Promise<boolean> {
    if (standing.member?.state !== 'admitted') return false;
    if (standing.member.lastSeen > now() - lockedReturnMs) return true;
    return (await mediaServer.participant(livekitRoomOf(room), identity)) !== undefined;
  }

  /** True: straight in. False: to wait. */
  async function decide(visitor: Visitor): Promise<boolean> {
    const { room, person, standing, role } = visitor;
    if (standing.out === 'removed') throw new Problem('removed', 'You were removed from this meeting.');
    if (standing.out === 'denied') throw new Problem('entry-denied', 'You were not let into this meeting.');
    if (isLocked(room) && role === 'participant' && !(await wasJustInside(visitor))) {
      throw new Problem('room-locked', 'This meeting is locked: nobody else can come in.');
    }
    return comesStraightIn(room.access, { isKnown: person !== null, role, member: standing.member, now: now() });
  }

  return {
    async enter(roomName, body, request) {
      const visitor = await visit(roomName, body, request);
      if (await decide(visitor)) return admit(visitor);
      const { person, identity, name } = visitor;
      const who = { identity, name, verified: person?.name !== undefined, hostRole: person?.role ?? 'participant' };
      return { status: 'waiting', ...(await lobby.knock(visitor.room, who)) };
    },
    async enterAtOnce(roomName, body, request) {
      const visitor = await visit(roomName, body, request);
      return (await decide(visitor)) ? admit(visitor) : undefined;
    },
  };
}

/** A room that is not there, or not for the eyes of whoever asks. */
function nowhere(key: string, generation: number): RoomRecord {
  return { key, generation, access: 'restricted', lockedAt: undefined, spotlight: null, capacity: undefined, expiresAt: undefined, byAgency: false };
}

/** The host's word, unless a moderator changed it in this meeting; a new word of the host's goes before that. */
function roleOf(person: Person | null, { member, elsewhere }: Standing): Role {
  const hostRole = person?.role ?? 'participant';
  const known: Pick<MemberRecord, 'hostRole' | 'role'> | undefined = member ?? elsewhere;
  return known?.hostRole === hostRole ? known.role : hostRole;
}
