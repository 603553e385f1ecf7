// Waiting at the door over whatever lies between a page and the server.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { enterByLink, knock, startGuardedRig } from '../support/door.ts';
import { newRoom, type Rig } from '../support/rig.ts';

type Next = (request: Request) => Promise<Response>;

describe('the door in bad weather', () => {
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  /** What stands between pages and the server. */
  let between: (request: Request, next: Next) => Promise<Response>;
  before(async () => {
    rig = await startGuardedRig((request, next) => between(request, next));
    [red, blue] = await Promise.all([launchBrowser({ camera: smallCamera }), launchBrowser({ camera: smallCamera })]);
  });
  beforeEach(() => {
    between = (request, next) => next(request);
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig.stop();
  });

  it('asks again and again where a proxy keeps events to itself', async () => {
    const silent = new Set<string>();
    between = async (request, next) => {
      if (!request.headers.get('accept')?.includes('text/event-stream')) return next(request);
      silent.add(new URL(request.url).pathname.split('/').at(-1)!);
      // Headers come, words do not.
      return new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } });
    };
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const ana = await enterByLink(atAnas, rig, room, 'Ana');
    const ben = await knock(atBens, rig, room, 'Ben');
    await ana.button('Faire entrer Ben').click();
    await ben.event('visio-joined');
    assert.deepEqual([...silent].sort(), ['knock', 'waiting']);
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });

  it('keeps waiting while the server restarts, at the same place', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const ben = await knock(atBens, rig, room, 'Ben');
    ben.errors.expect(/status of 502/);
    const refusedThrice = new Promise<void>((resolve) => {
      let refused = 0;
      between = async (request, next) => {
        if (!request.url.includes('/knock')) return next(request);
        if (++refused === 3) resolve();
        return new Response('Bad gateway', { status: 502 });
      };
    });
    rig.dropConnections();
    await refusedThrice;
    between = (request, next) => next(request);
    assert.equal(await ben.page.getByRole('heading', { name: 'Vous êtes en salle d’attente' }).count(), 1);

    const ana = await enterByLink(atAnas, rig, room, 'Ana');
    await ana.button('Faire entrer Ben').click();
    await ben.event('visio-joined');
    assert.deepEqual((await ben.events()).filter(({ type }) => type === 'visio-waiting').length, 1);
  });
});
