// Tokens that the page itself gives: what somebody and the page are told of one that is no good, and that the next is taken.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AccessToken } from 'livekit-server-sdk';
import { launchBrowser, type PersonBrowser, type PersonContext } from '../support/browser.ts';
import { assertFailed } from '../support/ending.ts';
import { expired, failedRequests, invalid, openPolicy, retry } from '../support/failures.ts';
import { personAt, type Person } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';

describe('a token', () => {
  let rig: Rig;
  let red: PersonBrowser;
  before(async () => {
    [rig, red] = await Promise.all([startRig({ policy: openPolicy }), launchBrowser({ colour: 'red', tone: 440 })]);
  });
  after(async () => {
    await red?.close();
    await rig.stop();
  });

  async function tag(browser: PersonContext, attributes: Record<string, string>): Promise<Person> {
    return personAt(await browser.open(rig.page('tag', { name: 'Ana', prejoin: 'off', ...attributes })));
  }

  async function assertFine(person: Person): Promise<void> {
    person.errors.expect(failedRequests);
    await person.assertFine(rig);
  }

  const attributes = (token: string) => ({ provider: 'livekit', server: rig.livekit.url, token });

  it('that is a text of another kind is refused without asking anybody', async () => {
    await using browser = await red.fresh();
    const ana = await tag(browser, attributes('not a token'));
    await assertFailed(ana, invalid);
    assert.deepEqual(ana.network.sockets, []);
    await assertFine(ana);
  });

  it('of another LiveKit is refused, and a good one that the page gives is taken', async () => {
    const room = newRoom();
    const token = new AccessToken('APIother', 'a secret of another LiveKit, long enough', { identity: 'ana' });
    token.addGrant({ room, roomJoin: true });
    await using browser = await red.fresh();
    const ana = await tag(browser, attributes(await token.toJwt()));
    await assertFailed(ana, invalid);
    await ana.page.locator('visio-room').evaluate((room: HTMLElementTagNameMap['visio-room'], token) => {
      room.token = token;
      return room.join();
    }, await rig.token(room, { name: 'Ana' }));
    await ana.tool('Quitter').waitFor();
    await assertFine(ana);
  });

  it('that has expired is refused, and the next one that the page’s function gives is taken', async () => {
    const room = newRoom();
    await using browser = await red.fresh();
    const ana = await tag(browser, attributes(await rig.token(room, { ttl: -7200 })));
    await assertFailed(ana, expired);
    await ana.page.locator('visio-room').evaluate((room: HTMLElementTagNameMap['visio-room'], token) => {
      room.token = () => Promise.resolve(token);
    }, await rig.token(room, { name: 'Ana' }));
    await retry(ana);
    await assertFine(ana);
  });

  for (const [when, hours] of [['slow', -3], ['fast', 3]] as const) {
    it(`is judged by LiveKit’s clock and not by the visitor’s, ${when} by three hours`, async () => {
      await using browser = await red.fresh();
      await browser.context.addInitScript((shift) => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + shift;
      }, hours * 3_600_000);
      const late = await tag(browser, attributes(await rig.token(newRoom(), { ttl: -7200 })));
      await assertFailed(late, expired);
      await assertFine(late);
      const ana = await tag(browser, attributes(await rig.token(newRoom(), { name: 'Ana' })));
      await ana.event('visio-joined');
      await assertFine(ana);
    });
  }

  it('for a room that does not exist is refused', async () => {
    const token = new AccessToken(rig.livekit.apiKey, rig.livekit.apiSecret, { identity: 'ana' });
    token.addGrant({ room: newRoom(), roomJoin: true });
    await using browser = await red.fresh();
    const ana = await tag(browser, attributes(await token.toJwt()));
    await assertFailed(ana, {
      code: 'room-not-found',
      reason: 'failed',
      canRetry: false,
      title: 'La connexion à la réunion a échoué',
      text: 'Cette réunion n’existe pas. Vérifiez le lien auprès de la personne qui organise la réunion.',
    });
    await assertFine(ana);
  });
});
