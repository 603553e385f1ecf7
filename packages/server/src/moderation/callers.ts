import type { ModeratorCapability } from '@visio-sdk/core/protocol';
import type { Credentials } from '../credential.ts';
import type { Pseudonyms } from '../identity.ts';
import { livekitRoomOf } from '../place.ts';
import { Problem } from '../problem.ts';
import type { GuardedMember, GuardedRoom, ModerationStore } from './ports.ts';
import { capabilitiesOf, type OwnCapability } from './rights.ts';

/** Who asks, as the storage has them at this moment; nothing in their request says any of it. */
export interface Caller {
  readonly room: GuardedRoom;
  /** LiveKit's name of this run of the room. */
  readonly livekitRoom: string;
  readonly member: GuardedMember;
}

/** Finds out who asks, and whether they may. */
export type FindCaller = (authorization: string | undefined, roomName: string, needs?: OwnCapability | ModeratorCapability) => Promise<Caller>;

/** What {@link createCallers} needs of the rest of the server. */
export interface CallerParts {
  readonly credentials: Credentials;
  readonly pseudonyms: Pseudonyms;
  readonly store: Pick<ModerationStore, 'room' | 'member'>;
}

/** Looks each caller up: a credential says who somebody is, never what they may do. */
export function createCallers({ credentials, pseudonyms, store }: CallerParts): FindCaller {
  return async (authorization, roomName, needs) => {
    const key = pseudonyms.room(roomName);
    const { identity } = await credentials.check(authorization, key);
    const room = await store.room(key);
    const member = room && (await store.member(room, identity));
    // Of an ended run of the room nothing is known any more.
    if (!room || !member) throw new Problem('not-in-room', 'You are not in this room any more. Enter it again.');
    if (member.state !== 'admitted') throw new Problem('removed', 'You were removed from this room.');
    if (needs !== undefined && !capabilitiesOf(member).includes(needs)) {
      throw new Problem('not-allowed', 'Your role in this room does not allow this.');
    }
    return { room, livekitRoom: livekitRoomOf(room), member };
  };
}
