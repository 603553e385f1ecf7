import assert from 'node:assert/strict';
import type { VisioServer, VisioServerOptions } from '../src/index.ts';
import { call, newRoom, realServer } from './livekit.ts';

/** A header by which somebody is an organiser of a {@link guardedServer}. */
export const asOrganiser = { 'x-organiser': 'yes' };

/** A server of ours on the real LiveKit where strangers wait, and whoever says so in a header organises. */
export function guardedServer(options: Partial<VisioServerOptions> = {}): VisioServer {
  return realServer({
    authenticate: ({ headers }) => (headers.get('x-organiser') ? { subject: 'ada', role: 'organiser', name: 'Ada' } : null),
    admitAnonymous: true,
    rooms: { access: 'restricted' },
    ...options,
  });
}

/** The headers that carry a Bearer token. */
export const bearer = (token: string): { authorization: string } => ({ authorization: `Bearer ${token}` });

/** Key of the agency of {@link asAgency}. */
export const agencyKey = 'the-key-of-an-agency-longer-than-32-characters';

/** Options of a server where only the agency makes rooms. */
export const asAgency = { rooms: { creation: 'agency', access: 'restricted' }, agencyKey } as const;

/** A room that the agency made, at whose door strangers wait. */
export async function agencyRoomOf(server: VisioServer): Promise<string> {
  const room = newRoom();
  const made = await call(server, `/api/v1/rooms/${room}`, { method: 'PUT', body: { access: 'restricted' }, headers: bearer(agencyKey) });
  assert.ok(made.ok);
  return room;
}
