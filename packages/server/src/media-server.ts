import { attributes, handRaisedAtOf } from '@visio-sdk/core/protocol';
import { RoomServiceClient, ServerError } from 'livekit-server-sdk';
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
/**
 * How long before LiveKit is asked once more to open a room, in ms. A cluster goes on sending a room to a node that died
 * for up to 5 s, and the request hangs there; each new one is sent where the room belongs by then.
 */
const askAgainAfter = 500;

/** The little of LiveKit's server API that this server uses; every failure comes out as a {@link Problem}. */
export class MediaServer {
  readonly #rooms: RoomServiceClient;

  constructor(url: string, apiKey: string, apiSecret: string) {
    // No failover: it would ask hosts that nobody configured.
    this.#rooms = new RoomServiceClient(url, apiKey, apiSecret, { requestTimeout, failover: false });
  }

  /**
   * Makes sure the room exists (`room.auto_create` is off) and has a place for this identity; throws `room-full`.
   * LiveKit itself enforces the capacity; this only says it early and in words.
   */
  async openRoom(room: string, identity: string, capacity: number): Promise<void> {
    const options = { name: room, emptyTimeout, departureTimeout, maxParticipants: capacity };
    const { numParticipants } = await translated(() => askedAgain(() => this.#rooms.createRoom(options)));
    if (numParticipants < capacity - uncounted) return;
    // Who reloads the page takes their own place again.
    const present = await translated(() => this.#rooms.listParticipants(room));
    if (present.length < capacity || present.some((participant) => participant.identity === identity)) return;
    throw new Problem('room-full', `The room has its ${capacity} participants. Try again when somebody has left.`);
  }

  /** Raises a participant's hand at that time, or lowers it. Raising it again keeps the first time, so the place in the queue. */
  async setHand(room: string, identity: string, raisedAt: Date | undefined): Promise<void> {
    const participant = await inRoom(() => this.#rooms.getParticipant(room, identity));
    const isRaised = handRaisedAtOf(participant.attributes) !== undefined;
    if (isRaised === (raisedAt !== undefined)) return;
    // LiveKit merges attributes: the role and all others stay as they are. Without `permission`, so do the grants.
    const values = { [attributes.handRaisedAt]: raisedAt?.toISOString() ?? '' };
    await inRoom(() => this.#rooms.updateParticipant(room, identity, { attributes: values }));
  }

  /** Changes a participant's display name and nothing else. */
  async setName(room: string, identity: string, name: string): Promise<void> {
    await inRoom(() => this.#rooms.updateParticipant(room, identity, { name }));
  }
}

/** What the first answer says, asking again while there is none; for requests that may be made more than once. */
async function askedAgain<T>(call: () => Promise<T>): Promise<T> {
  const asked = [call()];
  for (;;) {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<undefined>((resolve) => void (timer = setTimeout(resolve, askAgainAfter, undefined)));
    const answer = await Promise.race([...asked, silence]).finally(() => clearTimeout(timer));
    if (answer !== undefined) return answer;
    asked.push(call());
    // Whichever answers second is not waited for.
    for (const one of asked) one.catch(() => {});
  }
}

async function inRoom<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await translated(call);
  } catch (error) {
    if (!(error instanceof ServerError && error.status === 404)) throw error;
    throw new Problem('not-in-room', 'You are not in this room any more. Enter it again.', { cause: error });
  }
}

async function translated<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ServerError && error.status < 500) {
      if (error.code !== 'invalid_argument') throw error;
      // The operator's own limits in LiveKit may be narrower than ours.
      throw new Problem('request-invalid', 'The media server does not take this value: it may be too long.', { cause: error });
    }
    // A 5xx of LiveKit or of a proxy before it, a refused connection, a name that does not resolve, silence.
    throw new Problem('media-server-unreachable', 'The media server does not answer. Try again in a moment.', {
      headers: { 'retry-after': '5' },
      cause: error,
    });
  }
}
