import type { VisioServer, VisioServerOptions } from '../src/index.ts';
import { realServer } from './livekit.ts';

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
