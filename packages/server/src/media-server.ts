import {
  attributes,
  formatModerated,
  handRaisedAtOf,
  moderatedAttribute,
  roleOf,
  type MediaSource,
  type Moderated,
  type Role,
  type RoomState,
} from '@visio-sdk/core/protocol';
import {
  ParticipantInfo_State,
  ParticipantPermission,
  RoomServiceClient,
  TrackSource,
  TrackType,
  type ParticipantInfo,
  type TrackInfo,
} from 'livekit-server-sdk';
import { askedAgain, found, translated } from './media-server/answers.ts';
import { grantsOf, sourcesOf, trackSources } from './media-server/sources.ts';
import { Problem } from './problem.ts';

/**
 * How long a room stays open before its first participant, in seconds: longer than the two minutes a token is good
 * plus LiveKit's minute of leeway, or a slow joiner would find the room gone.
 */
const emptyTimeout = 300;
/** How long it stays after the last one left, in seconds: time to reload a page or to come back from a dead spot. */
const departureTimeout = 120;
/** How many participants may have come in since LiveKit counted: its number is seconds old. */
const uncounted = 50;
/** How long to wait for LiveKit's API, in seconds. */
const requestTimeout = 5;

/** LiveKit's kind of people in browsers and apps (STANDARD); the SDK does not hand out the names of the kinds. */
const person: ParticipantInfo['kind'] = 0;

/** Somebody in LiveKit's room, as LiveKit has them now. */
export interface Present {
  readonly identity: string;
  /** Whether it is a person in a browser or an app: agents, recorders and telephones are let in by LiveKit's own services. */
  readonly isPerson: boolean;
  readonly role: Role;
  readonly allowed: readonly MediaSource[];
  readonly handRaised: boolean;
  /** Whether they send sound under a picture's name, or the other way round: LiveKit looks at the name alone, so a ban does not hold. */
  readonly disguised: boolean;
  /** How long ago they came into the room, in ms; a session that resumes after a gap is still the same. */
  readonly presentFor: number;
}

/** The little of LiveKit's server API that this server uses; every failure comes out as a {@link Problem}. */
export class MediaServer {
  readonly #rooms: RoomServiceClient;

  constructor(url: string, apiKey: string, apiSecret: string) {
    // No failover: it would ask hosts that nobody configured.
    this.#rooms = new RoomServiceClient(url, apiKey, apiSecret, { requestTimeout, failover: false });
  }

  /** Asks whether LiveKit answers, and whether it knows our key; one room's name, so that a thousand rooms cost nothing. */
  async ping(): Promise<void> {
    await translated(() => this.#rooms.listRooms(['visio-ready']));
  }

  /**
   * Makes sure the room exists (`room.auto_create` is off) and has a place for this identity; throws `room-full`.
   * LiveKit itself enforces the capacity; this only says it early and in words. A room that LiveKit closed meanwhile
   * comes back with its state.
   */
  async openRoom(room: string, identity: string, capacity: number, state?: RoomState): Promise<void> {
    const metadata = state && JSON.stringify(state);
    const options = { name: room, emptyTimeout, departureTimeout, maxParticipants: capacity, ...(metadata !== undefined && { metadata }) };
    const { numParticipants } = await translated(() => askedAgain(() => this.#rooms.createRoom(options)));
    if (numParticipants < capacity - uncounted) return;
    // Who reloads the page takes their own place again.
    const present = await this.present(room);
    if (present.length < capacity || present.some((participant) => participant.identity === identity)) return;
    throw new Problem('room-full', `The room has its ${capacity} participants. Try again when somebody has left.`);
  }

  /** Raises one's own hand at that time, or lowers it. Raising it again keeps the first time, so the place in the queue. */
  async setHand(room: string, identity: string, raisedAt: Date | undefined): Promise<void> {
    const participant = inRoom(await found(() => this.#rooms.getParticipant(room, identity)));
    const isRaised = handRaisedAtOf(participant.attributes) !== undefined;
    if (isRaised === (raisedAt !== undefined)) return;
    // LiveKit merges attributes: the role and all others stay as they are. Without `permission`, so do the grants.
    const values = { [attributes.handRaisedAt]: raisedAt?.toISOString() ?? '' };
    inRoom(await found(() => this.#rooms.updateParticipant(room, identity, { attributes: values })));
  }

  /** Changes one's own display name and nothing else. */
  async setName(room: string, identity: string, name: string): Promise<void> {
    inRoom(await found(() => this.#rooms.updateParticipant(room, identity, { name })));
  }

  /** Those of these rooms that LiveKit has now. */
  async openRooms(rooms: readonly string[]): Promise<ReadonlySet<string>> {
    // No names at all would mean every room.
    if (rooms.length === 0) return new Set();
    return new Set((await translated(() => this.#rooms.listRooms([...rooms]))).map(({ name }) => name));
  }

  /** Who is in the room; nobody when LiveKit has no such room. */
  async present(room: string): Promise<readonly Present[]> {
    const participants = (await found(() => this.#rooms.listParticipants(room))) ?? [];
    // Whoever left stays listed for a moment.
    return participants.filter(({ state }) => state !== ParticipantInfo_State.DISCONNECTED).map(presentOf);
  }

  /** Somebody in the room; undefined when they are not in it. */
  async participant(room: string, identity: string): Promise<Present | undefined> {
    const participant = await found(() => this.#rooms.getParticipant(room, identity));
    return participant && presentOf(participant);
  }

  /**
   * Stops what somebody sends from one source; false when they are not in the room. `allowed` is what they may send
   * afterwards, as before. `by` is told to the person first.
   */
  async stop(room: string, identity: string, source: MediaSource, allowed: readonly MediaSource[], by: string): Promise<boolean> {
    const participant = await found(() => this.#rooms.getParticipant(room, identity));
    if (participant === undefined) return false;
    const tracks = participant.tracks.filter((track) => trackSources[source].includes(track.source) && !track.muted);
    if (tracks.length === 0) return true;
    await found(() => this.#rooms.updateParticipant(room, identity, { attributes: moderated(source, by) }));
    if (source === 'screen') {
      // A muted share would go on silently with the next unmute. Without the permission LiveKit ends it, and with it
      // again a new one is the person's own doing.
      const without = allowed.filter((one) => one !== source);
      return (await this.setSources(room, identity, without)) && (await this.setSources(room, identity, allowed));
    }
    await Promise.all(tracks.map((track) => found(() => this.#rooms.mutePublishedTrack(room, identity, track.sid, true))));
    return true;
  }

  /**
   * Lets somebody send these sources and no others, ending what they send of those; false when they are not in the room.
   * `by` is told to the person.
   */
  async setSources(room: string, identity: string, allowed: readonly MediaSource[], by?: string): Promise<boolean> {
    const participant = await found(() => this.#rooms.getParticipant(room, identity));
    if (participant === undefined) return false;
    // LiveKit replaces all permissions at once: the others go back as they came.
    const permission = new ParticipantPermission({ ...participant.permission, ...grantsOf(allowed) });
    const told = by === undefined ? {} : { attributes: moderated('sources', by) };
    return (await found(() => this.#rooms.updateParticipant(room, identity, { permission, ...told }))) !== undefined;
  }

  /** Shows everybody this role; false when the person is not in the room. */
  async setRole(room: string, identity: string, role: Role): Promise<boolean> {
    const values = { [attributes.role]: role };
    return (await found(() => this.#rooms.updateParticipant(room, identity, { attributes: values }))) !== undefined;
  }

  /** Lowers somebody's hand, and tells them by whom; false when they are not in the room. */
  async lowerHand(room: string, identity: string, by: string): Promise<boolean> {
    const values = { [attributes.handRaisedAt]: '', ...moderated('hand', by) };
    return (await found(() => this.#rooms.updateParticipant(room, identity, { attributes: values }))) !== undefined;
  }

  /** Shows everybody the room's state; nothing when LiveKit has no such room, which then opens with it. */
  async setState(room: string, state: RoomState): Promise<void> {
    await found(() => this.#rooms.updateRoomMetadata(room, JSON.stringify(state)));
  }

  /** Puts somebody out; false when they were not in the room. Any token they still have stays good for LiveKit. */
  async remove(room: string, identity: string): Promise<boolean> {
    // The SDK's own answer is void.
    return (await found(async () => this.#rooms.removeParticipant(room, identity).then(() => true))) ?? false;
  }

  /** Puts everybody out and forgets the room. */
  async end(room: string): Promise<void> {
    await found(() => this.#rooms.deleteRoom(room));
  }

  /** The same for a run that the storage knows to be over: when LiveKit does not answer now, a sweep closes it once it does. */
  async endSoon(room: string): Promise<void> {
    await this.end(room).catch((error: unknown) => {
      if (!(error instanceof Problem) || error.code !== 'media-server-unreachable') throw error;
    });
  }
}

/** What LiveKit says of somebody, in its API and in its webhooks. */
export function presentOf(participant: ParticipantInfo): Present {
  return {
    identity: participant.identity,
    isPerson: participant.kind === person,
    role: roleOf(participant.attributes),
    allowed: participant.permission ? sourcesOf(participant.permission) : [],
    handRaised: handRaisedAtOf(participant.attributes) !== undefined,
    disguised: participant.tracks.some(isDisguised),
    // LiveKit's clock is real time, ours may be injected: a length fits both.
    presentFor: Math.max(0, Date.now() - Number(participant.joinedAtMs || participant.joinedAt * 1000n)),
  };
}

/** Told to whom it was done. By real time, since it is only compared with itself. */
function moderated(what: Moderated['what'], by: string): Record<string, string> {
  return { [moderatedAttribute]: formatModerated({ what, by, at: Date.now() }) };
}

function isDisguised({ type, source }: TrackInfo): boolean {
  const isSound = source === TrackSource.MICROPHONE || source === TrackSource.SCREEN_SHARE_AUDIO;
  return (type === TrackType.AUDIO && !isSound) || (type === TrackType.VIDEO && isSound);
}

function inRoom<T>(participant: T | undefined): T {
  if (participant !== undefined) return participant;
  throw new Problem('not-in-room', 'You are not in this room any more. Enter it again.');
}
