// The guarded room of the example portal: who comes by its address knocks, who comes by the organiser's lets in.
import { randomBytes } from 'node:crypto';
import { linkFor } from '@visio-sdk/server';

/** Where the example's organiser starts: on loopback, whoever asks is one. */
export const organiserPath = '/organisateur';

/** Name of the room. */
export const guardedRoom = 'rendez-vous-garde';

/** What the portal needs for it. Its keys are made anew at each start: nothing of them is printed or kept. */
export function guard() {
  const agencyKey = randomBytes(32).toString('hex');
  const link = { id: 'portal', secret: randomBytes(32).toString('hex') };
  return {
    options: { agencyKey, linkKeys: [link] },

    /**
     * Makes the room, as an agency's own system does.
     * @param {(request: Request) => Promise<Response>} server
     */
    async open(server) {
      const headers = { authorization: `Bearer ${agencyKey}`, 'content-type': 'application/json' };
      const url = `http://localhost/api/v1/rooms/${guardedRoom}`;
      const answer = await server(new Request(url, { method: 'PUT', headers, body: JSON.stringify({ access: 'restricted' }) }));
      if (!answer.ok) throw new Error(`The guarded room could not be made: ${answer.status} ${await answer.text()}`);
    },

    /**
     * Sends the organiser to the room with a link that was signed just now; the ticket is in the fragment.
     * @param {Request} request
     */
    async organiser({ url }) {
      const { origin, searchParams } = new URL(url);
      const page = new URL('/', origin);
      page.searchParams.set('room', guardedRoom);
      for (const name of ['lang', 'theme']) if (searchParams.has(name)) page.searchParams.set(name, searchParams.get(name) ?? '');
      const location = await linkFor(page, link, { room: guardedRoom, subject: 'adviser', name: 'Camille Roux', role: 'organiser', seconds: 3600 });
      return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } });
    },
  };
}
