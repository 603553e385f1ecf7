// Whatever a page or its scripts may set: it is told, the rest works, and nothing is thrown.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { VisioRoom } from '@visio-sdk/elements';
import { launchBrowser, type PersonBrowser, type PersonContext } from '../support/browser.ts';
import { nonsense } from '../support/nonsense.ts';
import { personAt, type Person } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { seeColour } from '../support/senses.ts';

/** Attributes by what a malformed one does: ends in words of its own, or is told and has a default. */
const fatal = ['provider', 'server', 'room'] as const;
const harmless = ['name', 'prejoin', 'layout', 'controls', 'lang', 'theme', 'remember', 'assets', 'ice-transport'] as const;

const others = (...wrong: readonly (keyof typeof nonsense)[]) =>
  Object.entries(nonsense).flatMap(([what, value]) => ((wrong as readonly string[]).includes(what) ? [] : value));

/** Values that are right for an attribute, whatever they look like: any short name, and any address beside the page's. */
const right: Readonly<Record<string, readonly string[]>> = {
  name: others('10,000 letters'),
  assets: others('another scheme'),
  controls: [nonsense.blanks],
};

describe('bad input of a page', () => {
  let rig: Rig;
  let red: PersonBrowser;
  before(async () => {
    rig = await startRig();
    red = await launchBrowser({ colour: 'red', tone: 440 });
  });
  after(async () => {
    await red?.close();
    await rig.stop();
  });

  async function tag(browser: PersonContext, attributes: Record<string, string>): Promise<Person> {
    return personAt(await browser.open(rig.page('tag', attributes)));
  }

  async function assertFine(person: Person): Promise<void> {
    assert.equal(await person.page.evaluate(() => 'visioHacked' in window), false);
    await person.assertFine(rig);
  }

  it('names each malformed attribute of the page by an event and in words, and enters no other room instead', async () => {
    await using browser = await red.fresh();
    const wrong = Object.fromEntries([...fatal, ...harmless].map((name) => [name, name === 'name' ? nonsense['10,000 letters'] : name === 'assets' ? nonsense['another scheme'] : nonsense.HTML]));
    const ana = await tag(browser, wrong);
    await ana.page.getByRole('heading', { name: 'La visioconférence ne peut pas s’afficher' }).waitFor();
    await ana.page.getByText('Cette page est mal réglée. Prévenez le service qui la publie.').first().waitFor();
    await ana.page.getByText('Réglage en cause : provider.').waitFor();
    await ana.page.locator('visio-room').getByRole('link', { name: '01 99 00 12 34' }).waitFor();
    await ana.event('visio-error', fatal.length + harmless.length);
    assert.deepEqual((await subjects(ana)).sort(), [...fatal, ...harmless].sort());
    assert.deepEqual((await ana.events()).map(({ type }) => type).filter((type) => type !== 'visio-error'), [], 'never ready');
    assert.ok(ana.network.requests.every((url) => !url.includes('/api/')));
    await assertFine(ana);
  });

  it('survives whatever a script sets any attribute to, and works as soon as all is right again', async () => {
    await using browser = await red.fresh();
    const room = newRoom();
    const ana = await tag(browser, { room });
    await seeColour(ana.page.getByLabel('Aperçu de votre caméra'), 'red');
    for (const attribute of [...fatal, ...harmless]) {
      const before = (await subjects(ana)).length;
      const wanted = Object.values(nonsense).filter((value) => !right[attribute]?.includes(value));
      await setInTurn(ana, attribute, Object.values(nonsense), attribute === 'room' ? room : null);
      const told = (await subjects(ana)).slice(before);
      assert.deepEqual(told, Array(wanted.length).fill(attribute), attribute);
    }
    await ana.page.getByLabel('Votre nom').fill('Ana');
    await ana.button('Rejoindre la réunion').click();
    await ana.event('visio-joined');
    await seeColour(ana.camera('Ana (vous)'), 'red');

    // And in the call, which goes on.
    for (const attribute of [...fatal, ...harmless]) await setInTurn(ana, attribute, Object.values(nonsense), attribute === 'room' ? room : null);
    await seeColour(ana.camera('Ana (vous)'), 'red');
    assert.ok(!(await ana.events()).some(({ type }) => type === 'visio-left'));
    assert.equal(await ana.page.locator('visio-room').locator('img, script').count(), 0);
    await assertFine(ana);
  });

  it('survives whatever a script sets any property to', async () => {
    await using browser = await red.fresh();
    const room = newRoom();
    const ana = await tag(browser, { room, name: 'Ana' });
    await ana.button('Rejoindre la réunion').waitFor();
    const seen = await ana.page.locator('visio-room').evaluate(async (element: VisioRoom, room) => {
      const seen = new Set<string>();
      element.addEventListener('visio-error', (event) => seen.add(`${event.detail.code} ${event.detail.subject}`));
      const values = [5, true, {}, [], () => 'x', { fetch: 5 }, new Proxy({}, {}), NaN, document.body];
      const properties = ['provider', 'server', 'room', 'token', 'name', 'prejoin', 'layout', 'controls', 'theme', 'remember', 'assets', 'iceTransport', 'texts'] as const;
      for (const property of properties) {
        for (const value of values) {
          (element as unknown as Record<string, unknown>)[property] = value;
          await element.updateComplete;
          await new Promise((resolve) => setTimeout(resolve));
        }
        (element as unknown as Record<string, unknown>)[property] = { room, name: 'Ana' }[property as string] ?? undefined;
        await element.updateComplete;
      }
      return [...seen];
    }, room);
    for (const property of ['provider', 'server', 'room', 'token', 'name', 'prejoin', 'layout', 'controls', 'theme', 'remember', 'ice-transport']) {
      assert.ok(seen.includes(`configuration-invalid ${property}`), property);
    }
    await ana.button('Rejoindre la réunion').click();
    await ana.event('visio-joined');
    await seeColour(ana.camera('Ana (vous)'), 'red');
    await assertFine(ana);
  });

  it('says that a URL is none, or of a kind that cannot be, before anything is asked of it', async () => {
    await using browser = await red.fresh();
    for (const server of ['http://', 'https://[host', '//host', 'file:///etc/passwd', 'data:text/html,x', 'https://host:99999']) {
      const ana = await tag(browser, { room: newRoom(), server });
      await ana.page.getByText('Réglage en cause : server.').waitFor();
      assert.deepEqual(await subjects(ana), ['server'], server);
      await assertFine(ana);
      await ana.page.close();
    }
  });

  it('says that a token function gave something else', async () => {
    await using browser = await red.fresh();
    const ana = await tag(browser, { provider: 'livekit', server: rig.livekit.url, name: 'Ana' });
    const gifts = await ana.page.locator('visio-room').evaluate(async (element: VisioRoom) => {
      const gifts: (() => unknown)[] = [
        () => undefined,
        () => 5,
        () => 'a.b.c',
        () => ({ serverUrl: 7, participantToken: {} }),
        () => Promise.reject('no'),
        () => {
          throw new Error('no');
        },
      ];
      for (const gift of gifts) {
        element.token = gift as () => Promise<string>;
        await element.join().catch(() => {});
      }
      return gifts.length;
    });
    assert.deepEqual((await ana.events()).filter(({ type }) => type === 'visio-left'), Array(gifts).fill({ type: 'visio-left', detail: { reason: 'failed' } }));
    await ana.page.getByRole('heading', { name: 'La connexion à la réunion a échoué' }).waitFor();
    assert.equal((await ana.events()).filter(({ type }) => type === 'visio-error').length, gifts);
    await assertFine(ana);
  });
});

/** Which attribute each error so far was about. */
async function subjects(person: Person): Promise<unknown[]> {
  return (await person.events()).filter(({ type }) => type === 'visio-error').map(({ detail }) => detail?.['subject']);
}

/** Sets an attribute to one value after the other, each until all is drawn; then back. */
async function setInTurn(person: Person, attribute: string, values: readonly string[], good: string | null): Promise<void> {
  await person.page.locator('visio-room').evaluate(
    async (element: VisioRoom, { attribute, values, good }) => {
      const drawn = async () => {
        await element.updateComplete;
        // What follows from an update comes after it.
        await new Promise((resolve) => setTimeout(resolve));
      };
      const restore = () => (good === null ? element.removeAttribute(attribute) : element.setAttribute(attribute, good));
      for (const value of values) {
        element.setAttribute(attribute, value);
        await drawn();
        restore();
        await drawn();
      }
    },
    { attribute, values, good },
  );
}
