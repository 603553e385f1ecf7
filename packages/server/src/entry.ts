import type { AdmittedBody } from '@visio-sdk/core/protocol';
import type { Credentials, OwnAction } from './credential.ts';
import type { Pseudonyms } from './identity.ts';
import { createJoinToken } from './join-token.ts';
import type { MediaServer } from './media-server.ts';
import { socketUrl, type VisioServerOptions } from './options.ts';
import { checkPerson } from './person.ts';
import { Problem } from './problem.ts';
import type { CheckedEntry } from './schemas.ts';

/** Decides on one entry; throws a {@link Problem} when somebody may not come in. */
export type Enter = (room: string, body: CheckedEntry, request: Request) => Promise<AdmittedBody>;

/** What an entry needs of the rest of the server. */
export interface EntryParts {
  readonly pseudonyms: Pseudonyms;
  readonly credentials: Credentials;
  readonly mediaServer: MediaServer;
}

/** The one way into a room. */
export function createEntry(options: VisioServerOptions, parts: EntryParts): Enter {
  const { livekit, authenticate, capacity = 100 } = options;
  const { pseudonyms, credentials, mediaServer } = parts;
  const admitAnonymous = options.admitAnonymous ?? authenticate === undefined;
  const servers = livekit.publicUrls ?? [socketUrl(livekit.url)];

  return async (room, body, request) => {
    // This server cannot check one yet, and a host that hands out tickets believes somebody does.
    if (body.ticket !== undefined) {
      throw new Problem('request-invalid', 'This server does not take tickets: enter without one.');
    }
    const person = checkPerson((await authenticate?.(request)) ?? null);
    if (person === null && !admitAnonymous) {
      // 403 and not 401, which would have to name how to sign in: that is the host's own.
      throw new Problem('credential-invalid', 'This room is for people who are signed in.', { status: 403 });
    }

    const roomName = pseudonyms.room(room);
    const { identity, subject } = pseudonyms.identity(room, body.device, person?.subject);
    await mediaServer.openRoom(roomName, identity, capacity);

    const name = person?.name ?? body.name;
    // A verified name stays: the host vouches for it to everybody in the room.
    const may: OwnAction[] = person?.name === undefined ? ['raise-hand', 'rename'] : ['raise-hand'];
    const role = person?.role ?? 'participant';
    return {
      status: 'admitted',
      servers,
      token: await createJoinToken(livekit.apiKey, livekit.apiSecret, { room: roomName, identity, name, role, subject }),
      credential: await credentials.issue({ room: roomName, identity, may }),
      capabilities: may,
    };
  };
}
