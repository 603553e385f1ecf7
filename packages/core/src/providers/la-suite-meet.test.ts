/**
 * A spike that proves the provider port against La Suite Meet's documented HTTP API (v1.27.0): the room's address gives
 * a LiveKit token to whoever may enter, and everybody else knocks and polls. The real provider comes later.
 */
import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';
import { composeMeeting } from '../meeting/meeting.ts';
import { loadRecovery } from '../recovery/load.ts';
import { MeetingError } from '../support/errors.ts';
import { createFakeTransports } from '../testing/fake-transport.ts';
import type { EnterRequest, Entry, Provider } from './provider.ts';

const api = `${location.origin}/api/v1.0/rooms`;

interface LiveKitAccess {
  readonly url: string;
  readonly room: string;
  readonly token: string;
}

function laSuiteMeet(slug: string, pollEvery: number): Provider {
  async function* enter({ name }: EnterRequest, signal: AbortSignal): AsyncGenerator<Entry> {
    const answer = await fetch(`${api}/${slug}/?username=${encodeURIComponent(name)}`, { signal });
    if (answer.status === 404) throw new MeetingError('room-not-found');
    const { livekit } = (await answer.json()) as { livekit?: LiveKitAccess };
    yield livekit ? admitted(livekit) : { status: 'waiting' };
    while (!livekit) {
      const body = JSON.stringify({ username: name });
      const knock = await fetch(`${api}/${slug}/request-entry/`, { method: 'POST', body, signal });
      const { status, livekit: access } = (await knock.json()) as { status: string; livekit: LiveKitAccess | null };
      if (status === 'denied') yield { status: 'refused', code: 'entry-denied' };
      if (access) yield admitted(access);
      yield { status: 'waiting' };
      await new Promise((resolve) => setTimeout(resolve, pollEvery));
    }
  }
  return { capabilities: new Set(), actions: {}, enter };
}

function admitted({ url, token }: LiveKitAccess): Entry {
  return { status: 'admitted', servers: [url.replace(/^http/, 'ws')], token };
}

const access: LiveKitAccess = { url: 'https://lk.example', room: 'uuid', token: 'jwt' };
const worker = setupWorker();

function join(slug: string) {
  const connected: string[] = [];
  const transports = createFakeTransports(async (server, token) => void connected.push(`${server} ${token}`));
  const options = { provider: laSuiteMeet(slug, 1), name: 'Zoé', remember: false };
  const meeting = composeMeeting(options, { loadTransport: async () => transports.create, loadRecovery });
  const states: string[] = [];
  meeting.connection.subscribe(() => states.push(meeting.connection.get().state));
  return { meeting, connected, states };
}

describe('the provider port, tried on La Suite Meet', () => {
  before(() => worker.start({ quiet: true, onUnhandledFrame: 'bypass' }));
  afterEach(() => worker.resetHandlers());
  after(async () => {
    await worker.stop();
    // It has claimed all pages of this origin, other tests' too.
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
  });

  it('enters a public room by its address', async () => {
    const names: (string | null)[] = [];
    worker.use(
      http.get(`${api}/:slug/`, ({ request }) => {
        names.push(new URL(request.url).searchParams.get('username'));
        return HttpResponse.json({ access_level: 'public', livekit: access });
      }),
    );
    const { meeting, connected, states } = join('abc-defg-hij');
    await meeting.join();
    expect(names).to.deep.equal(['Zoé']);
    expect(connected).to.deep.equal(['wss://lk.example jwt']);
    expect(states).to.deep.equal(['joining', 'joined']);
  });

  it('waits in the lobby and comes in when admitted', async () => {
    let polls = 0;
    worker.use(
      http.get(`${api}/:slug/`, () => HttpResponse.json({ access_level: 'restricted' })),
      http.post(`${api}/:slug/request-entry/`, () =>
        HttpResponse.json(++polls < 4 ? { status: 'waiting', livekit: null } : { status: 'accepted', livekit: access }),
      ),
    );
    const { meeting, states } = join('abc-defg-hij');
    await meeting.join();
    expect(polls).to.equal(4);
    expect(states[0]).to.equal('joining');
    expect(states).to.include('waiting');
    expect(states.at(-1)).to.equal('joined');
  });

  it('is told when the door stays shut', async () => {
    worker.use(
      http.get(`${api}/:slug/`, () => HttpResponse.json({ access_level: 'restricted' })),
      http.post(`${api}/:slug/request-entry/`, () => HttpResponse.json({ status: 'denied', livekit: null })),
    );
    const { meeting } = join('abc-defg-hij');
    await meeting.join().catch(() => {});
    expect(meeting.connection.get()).to.include({ state: 'ended', reason: 'denied' });
  });

  it('is told when there is no such room', async () => {
    worker.use(http.get(`${api}/:slug/`, () => new HttpResponse(null, { status: 404 })));
    const { meeting } = join('no-such-room');
    await meeting.join().catch(() => {});
    expect(meeting.connection.get()).to.include({ state: 'ended', reason: 'failed' });
  });
});
