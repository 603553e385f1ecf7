// Whatever a page, a stranger in the room or a name may bring: it is told or ignored, it is text, and nothing is thrown.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { VisioRoom } from '@visio-sdk/elements';
import { joinBots } from '../support/bots.ts';
import { launchBrowser, type PersonBrowser, type PersonContext } from '../support/browser.ts';
import { arrive, enter, personAt, type Person } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { hearTone, seeColour } from '../support/senses.ts';

/** Attributes by what a malformed one does: ends in words of its own, or is told and has a default. */
const fatal = ['provider', 'server', 'room'] as const;
const harmless = ['name', 'prejoin', 'layout', 'controls', 'lang', 'theme', 'remember', 'assets', 'ice-transport'] as const;

const nonsense = {
  HTML: '"><img src=x onerror=visioHacked=1><script>visioHacked=1</script>',
  'a null character': 'a\0b',
  'a text that turns about': '\u202Enodnol\u2066\u200B',
  '10,000 letters': 'x'.repeat(10_000),
  'a name of the prototype': '__proto__',
  'another scheme': 'javascript:visioHacked=1',
  blanks: ' \t\n ',
  'half a surrogate': '\uD83D',
} as const;

const others = (...wrong: readonly (keyof typeof nonsense)[]) =>
  Object.entries(nonsense).flatMap(([what, value]) => ((wrong as readonly string[]).includes(what) ? [] : value));

/** Values that are right for an attribute, whatever they look like: any short name, and any address beside the page's. */
const right: Readonly<Record<string, readonly string[]>> = {
  name: others('10,000 letters'),
  assets: others('another scheme'),
  controls: [nonsense.blanks],
};

describe('bad input', { timeout: 240_000 }, () => {
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

  it('takes a packet for a hint and garbage for nothing, whoever sends it', async () => {
    await using browser = await red.fresh();
    const room = newRoom();
    const ana = await enter(browser, rig, { room, name: 'Ana' });
    const self = await ana.self();
    await using company = await joinBots(rig, room, [{ name: 'Mallory', token: await rig.token(self.room, { name: 'Mallory' }) }]);
    const [mallory] = company.bots;
    await ana.event('visio-participant-joined');
    await seeColour(ana.camera('Ana (vous)'), 'red');
    const before = await ana.events();

    const forged = [
      // What other clients take for orders, or might one day.
      ...['muted', 'mute', 'participantMuted', 'removed', 'kick', 'left', 'end', 'role', 'lobby', 'recording', 'consent', 'handRaised', 'lower-hand'].map((type) => ({ type, data: { identity: self.identity, participantId: self.sid, muted: true, role: 'organiser' } })),
      { type: 'visio.role', data: 'organiser', v: 1 },
      { type: '__proto__', data: { __proto__: { hacked: true } } },
      { type: 'constructor' },
      { type: 'unknown-of-tomorrow', v: 99, data: { html: nonsense.HTML } },
    ].map((packet) => JSON.stringify(packet));
    const garbage = [
      '',
      'not JSON',
      '[]',
      'null',
      '0',
      '{"type":5}',
      '{"type":{"toString":null}}',
      `{"type":"x","data":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
      '{"__proto__":{"type":"muted","hacked":true}}',
      `{"type":"${'x'.repeat(14_000)}"}`,
      nonsense.HTML,
    ];
    const topics = ['lk.transcription', 'lk.chat', 'visio', nonsense.HTML];
    await countPackets(ana);
    for (const payload of [...forged, ...garbage]) await mallory!.send(payload);
    for (const topic of topics) await mallory!.send(forged[0]!, topic);
    await packetsSeen(ana, forged.length + garbage.length + topics.length);

    // One complaint for all of it, in words; nothing else has happened.
    const news = (await ana.events()).slice(before.length);
    assert.deepEqual(news.map(({ type, detail }) => `${type} ${detail?.['code']} ${detail?.['recoverable']}`), ['visio-error message-malformed true']);
    await ana.page.getByText('Un message reçu n’a pas pu être lu. Vous pouvez continuer ; si cela se répète, rechargez la page.').first().waitFor();
    const { hacked, state } = await ana.page.locator('visio-room').evaluate((element: VisioRoom) => ({
      hacked: 'hacked' in {},
      state: {
        connection: element.meeting.connection.get().state,
        camera: element.meeting.camera.state.get().status,
        microphone: element.meeting.microphone.state.get().status,
        roles: element.meeting.participants.get().map(({ state }) => `${state.get().name} ${state.get().role} ${state.get().handRaisedAt}`),
      },
    }));
    assert.equal(hacked, false);
    assert.deepEqual(state, { connection: 'joined', camera: 'on', microphone: 'on', roles: ['Ana participant undefined', 'Mallory participant undefined'] });
    await ana.tool('Couper le micro').waitFor();
    await seeColour(ana.camera('Ana (vous)'), 'red');

    // A role is what is signed, and nothing but one that is known.
    await using pretenders = await joinBots(rig, room, [
      { name: 'Odd', token: await rig.token(self.room, { name: 'Odd', attributes: { 'visio.role': '__proto__', handRaisedAt: nonsense.HTML } }) },
    ]);
    await ana.tile('Odd').waitFor();
    const odd = await ana.page.locator('visio-room').evaluate((element: VisioRoom) => element.meeting.participants.get().map(({ state }) => state.get()).find(({ name }) => name === 'Odd'));
    assert.deepEqual([odd?.role, odd?.handRaisedAt], ['participant', undefined]);
    await pretenders.stop();
    await assertFine(ana);
  });

  it('shows any name as text, in its own place and direction', async () => {
    await using browser = await red.fresh({ viewport: { width: 320, height: 640 } });
    const room = newRoom();
    const ana = await enter(browser, rig, { room, name: 'Ana' });
    const { room: there } = await ana.self();
    const names = [nonsense.HTML, '\u202Egnp.exe\u2066', 'W'.repeat(250), 'Z\u0300\u0301\u0302\u0303\u0304\u0305'.repeat(30), '{name} $& %s', '  '];
    await using company = await joinBots(rig, room, await Promise.all(names.map(async (name, index) => ({ name, ...(index < 2 && { colour: 'blue' as const, camera: { width: 160, height: 90, fps: 5 } }), token: await rig.token(there, { name }) }))));
    for (let nth = 1; nth <= names.length; nth++) await ana.event('visio-participant-joined', nth);

    const tiles = await ana.page.locator('visio-room').evaluate(async (element: VisioRoom, count) => {
      const stage = element.shadowRoot!.querySelector('visio-stage')!;
      // All on one page or not: each is looked at when it is there.
      const seen: { name: string; inside: string[]; isOut: boolean; bidi: string }[] = [];
      for (let page = 0; page < count; page++) {
        await (stage as unknown as { updateComplete: Promise<unknown> }).updateComplete;
        for (const tile of stage.shadowRoot!.querySelectorAll<HTMLElement & { updateComplete: Promise<unknown> }>('visio-tile')) {
          await tile.updateComplete;
          const label = tile.shadowRoot!.querySelector<HTMLElement>('.name')!;
          const box = tile.getBoundingClientRect();
          const { left, right } = label.getBoundingClientRect();
          seen.push({
            name: label.textContent.trim(),
            inside: [...label.querySelectorAll('*')].map(({ localName }) => localName),
            isOut: box.width > 0 && (left < box.left - 1 || right > box.right + 1),
            bidi: getComputedStyle(label).unicodeBidi,
          });
        }
        const next = stage.shadowRoot!.querySelector<HTMLButtonElement>('button[aria-label="Page suivante"]:not([aria-disabled=true]):not(:disabled)');
        if (!next) break;
        next.click();
      }
      return seen;
    }, names.length + 1);

    const shown = new Set(tiles.map(({ name }) => name));
    for (const name of names) assert.ok(shown.has(name.trim() || 'Sans nom'), `${JSON.stringify(name.slice(0, 30))} in ${JSON.stringify([...shown].map((one) => one.slice(0, 30)))}`);
    for (const { name, inside, isOut, bidi } of tiles) {
      assert.deepEqual(inside, [], name);
      assert.equal(isOut, false, `${name.slice(0, 30)} sticks out of its tile`);
      assert.equal(bidi, 'isolate', name);
    }
    assert.deepEqual(await ana.page.evaluate(() => [document.documentElement.scrollWidth <= document.documentElement.clientWidth, 'visioHacked' in window]), [true, false]);
    await company.stop();
    await assertFine(ana);
  });

  it('sends a name as it was typed, and shows it to others as text', async () => {
    await using atAnas = await red.fresh();
    await using atBens = await red.fresh();
    const room = newRoom();
    const ben = await enter(atBens, rig, { room, name: 'Ben' });
    const ana = await arrive(atAnas, rig, { room });
    const name = '<b onclick=visioHacked=1>Ana</b> & “co” 👩‍🚒';
    // By hand the field takes no more than 100; by script it does, and then it is told.
    const field = ana.page.getByLabel('Votre nom');
    await field.fill('x'.repeat(10_000));
    assert.equal(await field.inputValue(), 'x'.repeat(100));
    await field.evaluate((input: HTMLInputElement) => (input.value = 'x'.repeat(10_000)));
    await ana.button('Rejoindre la réunion').click();
    await ana.page.getByText('Ce nom ne peut pas être utilisé. Choisissez-en un autre, de 100 caractères au plus.').waitFor();
    assert.deepEqual((await ana.event('visio-error')).detail?.['code'], 'name-invalid');
    await ana.button('Réessayer').click();
    await field.fill(`\u202E${name}\u2066`);
    await ana.button('Rejoindre la réunion').click();
    await ana.event('visio-joined');
    await ben.tile(name).waitFor();
    await ana.tile(`${name} (vous)`).waitFor();
    await hearTone(ben.page, 440);
    assert.equal(await ben.page.locator('visio-room').locator('b').count(), 0);
    await Promise.all([assertFine(ana), assertFine(ben)]);
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

/** From now on counts the data packets that reach the room, by LiveKit's own word. */
async function countPackets(person: Person): Promise<void> {
  await person.page.locator('visio-room').evaluate((element: VisioRoom) => {
    const counter = { count: 0, done: () => {}, wanted: Infinity };
    Object.assign(window, { packetCounter: counter });
    (element.meeting.unstableTransport() as { on(type: string, listener: () => void): void }).on('dataReceived', () => {
      if (++counter.count >= counter.wanted) counter.done();
    });
  });
}

async function packetsSeen(person: Person, wanted: number): Promise<void> {
  const count = await person.page.evaluate(async (wanted) => {
    const { packetCounter } = window as unknown as { packetCounter: { count: number; wanted: number; done: () => void } };
    if (packetCounter.count < wanted) {
      await new Promise<void>((resolve) => {
        Object.assign(packetCounter, { wanted, done: resolve });
        setTimeout(resolve, 15_000);
      });
    }
    return packetCounter.count;
  }, wanted);
  assert.equal(count, wanted, 'packets received');
}
