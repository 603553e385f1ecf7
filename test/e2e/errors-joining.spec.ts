// What keeps somebody from coming in on the way to the servers and in them, brought about by its real cause: what they and
// the page are told, what they can do, and that it works once the cause is gone.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { AdmittedBody } from '@visio-sdk/core/protocol';
import { launchBrowser, type PersonBrowser, type PersonContext } from '../support/browser.ts';
import { assertFailed, openDevices } from '../support/ending.ts';
import { broken, failedRequests, full, openPolicy, retry, unreachable } from '../support/failures.ts';
import { makeFront, type Front } from '../support/front.ts';
import { arrive, personAt, type Person, type PortalParameters } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { seeColour } from '../support/senses.ts';
import { untilEmpty } from '../support/until.ts';

type Next = (request: Request) => Promise<Response>;

describe('what keeps somebody out', () => {
  let rig: Rig;
  let front: Front;
  let red: PersonBrowser;
  /** How our server answers instead of as it is. */
  let answer: ((request: Request, next: Next) => Response | Promise<Response>) | undefined;

  before(async () => {
    rig = await startRig({ policy: openPolicy, api: async (request, next) => (answer ?? ((asked) => next(asked)))(request, next) });
    [front, red] = await Promise.all([makeFront(rig.livekit.apiUrl), launchBrowser({ colour: 'red', tone: 440 })]);
  });
  beforeEach(() => {
    answer = undefined;
  });
  after(async () => {
    await Promise.all([red?.close(), front?.close()]);
    await rig.stop();
  });

  /** A page with one tag, of any provider and server; the prejoin is off unless asked for. */
  async function tag(browser: PersonContext, attributes: Record<string, string>): Promise<Person> {
    return personAt(await browser.open(rig.page('tag', { name: 'Ana', prejoin: 'off', ...attributes })));
  }

  /** Straight in by the portal, or not. */
  function straight(browser: PersonContext, parameters: Partial<PortalParameters> = {}): Promise<Person> {
    return arrive(browser, rig, { room: newRoom(), name: 'Ana', prejoin: 'off', ...parameters });
  }

  async function assertFine({ errors, network }: Person): Promise<void> {
    errors.expect(failedRequests);
    await errors.assertNone();
    await network.assertSovereign({ ...rig.allowed, origins: [...rig.allowed.origins, front.origin, front.url] });
  }

  /** Lets our server send browsers to the front. */
  function leadToFront(): void {
    answer = async (request, next) => {
      const response = await next(request);
      const body = (await response.json()) as AdmittedBody;
      return Response.json({ ...body, servers: [front.url] });
    };
  }

  describe('by the network', () => {
    it('says that nobody answers at the server’s address, and comes in when somebody does', async () => {
      // Our server lives at another origin, which lets this page call it.
      await using theirs = await startRig({ server: { allowedOrigins: [rig.origin] } });
      await using server = await makeFront(theirs.origin);
      await using browser = await red.fresh();
      const ana = await tag(browser, { room: newRoom(), prejoin: 'on', server: server.origin });
      await seeColour(ana.page.getByLabel('Aperçu de votre caméra'), 'red');
      await ana.button('Rejoindre la réunion').click();
      await assertFailed(ana, unreachable);
      ana.errors.expect(failedRequests);

      // Once more through the prejoin, where the devices come back on.
      await server.open();
      await ana.button('Réessayer').click();
      await seeColour(ana.page.getByLabel('Aperçu de votre caméra'), 'red');
      await ana.button('Rejoindre la réunion').click();
      await ana.event('visio-joined');
      await seeColour(ana.camera('Ana (vous)'), 'red');
      await ana.errors.assertNone();
      const { origins, iceHosts } = theirs.allowed;
      await ana.network.assertSovereign({ origins: [...origins, rig.origin, server.origin], iceHosts });
    });

    it('says that LiveKit is away though our server answers, and comes in when it is back', async () => {
      leadToFront();
      await using browser = await red.fresh();
      const ana = await straight(browser);
      await assertFailed(ana, unreachable);
      await front.open();
      await retry(ana);
      await front.close();
      await assertFine(ana);
    });

    it('tells a proxy that refuses WebSockets from a server that is away, and comes in when it lets them through', async () => {
      leadToFront();
      await front.open({ sockets: false });
      await using browser = await red.fresh();
      const ana = await straight(browser);
      await assertFailed(ana, {
        ...unreachable,
        code: 'websocket-blocked',
        text: 'Votre réseau bloque la connexion à la réunion. Essayez un autre réseau, ou demandez à votre service informatique d’autoriser les WebSocket.',
      });
      await front.open();
      await retry(ana);
      await front.close();
      await assertFine(ana);
    });
  });

  describe('by our server', () => {
    it('takes whatever is no answer of ours for an error of the server, and comes in when that is over', async () => {
      const answers = [
        () => new Response('<!doctype html><title>Portail captif</title>', { headers: { 'content-type': 'text/html' } }),
        () => new Response('Internal Server Error', { status: 500 }),
        () => Response.json({ status: 'admitted', token: 7, servers: 'none' }),
        () => Response.json(null),
        () => Response.json({ code: '__proto__', detail: { of: 'another kind' } }, { status: 409 }),
        // Ours, but for a LiveKit whose address nobody can reach.
        async (request: Request, next: Next) => Response.json({ ...((await (await next(request)).json()) as AdmittedBody), servers: ['nonsense'] }),
      ];
      await using browser = await red.fresh();
      answer = answers[0]!;
      const ana = await straight(browser);
      for (const [index, response] of answers.entries()) {
        answer = response;
        if (index > 0) await ana.button('Réessayer').click();
        await assertFailed(ana, { ...broken, nth: index + 1 });
      }
      answer = undefined;
      await retry(ana);
      await assertFine(ana);
    });

    it('says that the room is full, also to who was let in before the last place went, and lets them in once somebody left', async () => {
      let early: AdmittedBody | undefined;
      await using small = await startRig({
        server: { capacity: 1 },
        api: async (request, next) => {
          if (!early || request.method !== 'POST') return next(request);
          const answer = Response.json(early);
          early = undefined;
          return answer;
        },
      });
      await using atAnas = await red.fresh();
      await using atBens = await red.fresh();
      const room = newRoom();
      // The answer to Ana is as old as when the room was empty.
      const first = await small.enter(room, 'Ana');
      const ben = await arrive(atBens, small, { room, name: 'Ben', prejoin: 'off' });
      await ben.event('visio-joined');
      const { room: there } = await ben.self();
      early = first;
      const ana = await arrive(atAnas, small, { room, name: 'Ana', prejoin: 'off' });
      await assertFailed(ana, full);
      await ana.button('Réessayer').click();
      await assertFailed(ana, { ...full, nth: 2 });
      await ben.tool('Quitter').click();
      await ben.event('visio-left');
      await untilEmpty(small.api, there);
      await retry(ana);
      ana.errors.expect(failedRequests);
      await Promise.all([ana.assertFine(small), ben.assertFine(small)]);
    });

    it('waits for a slow server as long as the person does', async () => {
      const asked = new Promise<void>((resolve) => {
        answer = (request) => {
          resolve();
          return new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(new Error('gone'))));
        };
      });
      await using browser = await red.fresh();
      const ana = await straight(browser);
      await asked;
      await ana.page.getByRole('heading', { name: 'Connexion en cours…' }).waitFor();
      await ana.button('Annuler').click();
      assert.deepEqual((await ana.event('visio-left')).detail, { reason: 'left' });
      assert.deepEqual(await openDevices(ana), []);
      assert.ok(!(await ana.events()).some(({ type }) => type === 'visio-error'));
      answer = undefined;
      await ana.button('Rejoindre à nouveau').click();
      await ana.event('visio-joined');
      await assertFine(ana);
    });
  });

  // Both take their time limits, so they take them together.
  describe('by silence', { concurrency: true }, () => {
    it('gives up on a server that never answers', async () => {
      await using silent = await startRig({ api: () => new Promise(() => {}) });
      await using browser = await red.fresh();
      const ana = await arrive(browser, silent, { room: newRoom(), name: 'Ana', prejoin: 'off' });
      await assertFailed(ana, unreachable);
      ana.errors.expect(failedRequests);
      await ana.assertFine(silent);
    });

    it('says that a network lets neither sound nor picture through', async () => {
      // As an organisation can set it in its browsers; LiveKit listens for nothing but UDP here.
      await using atAnas = await launchBrowser({ colour: 'red', args: ['--webrtc-ip-handling-policy=disable_non_proxied_udp'] });
      const ana = await arrive(atAnas, rig, { room: newRoom(), name: 'Ana', prejoin: 'off' });
      await assertFailed(ana, {
        ...unreachable,
        code: 'media-unreachable',
        text: 'Votre réseau bloque le son et l’image. Essayez un autre réseau, ou prévenez votre service informatique.',
      });
      await assertFine(ana);
    });
  });

  it('says that the server serves no such page, when it lives at another origin that does not allow it', async () => {
    await using elsewhere = await startRig();
    await using browser = await red.fresh();
    const ana = await tag(browser, { room: newRoom(), server: elsewhere.origin });
    await assertFailed(ana, unreachable);
    ana.errors.expect(failedRequests);
    await ana.errors.assertNone();
  });
});
