// Whatever a stranger in the room or a name may bring: it is told or ignored, it is text, and nothing is thrown.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { VisioRoom } from '@visio-sdk/elements';
import { joinBots } from '../support/bots.ts';
import { launchBrowser, type PersonBrowser } from '../support/browser.ts';
import { nonsense } from '../support/nonsense.ts';
import { patience } from '../support/patience.ts';
import { arrive, enter, type Person } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { hearTone, seeColour } from '../support/senses.ts';

describe('bad input of people', () => {
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

  async function assertFine(person: Person): Promise<void> {
    assert.equal(await person.page.evaluate(() => 'visioHacked' in window), false);
    await person.assertFine(rig);
  }

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
    // At once, since a second complaint is due ten seconds after the first.
    await Promise.all([...[...forged, ...garbage].map((payload) => mallory!.send(payload)), ...topics.map((topic) => mallory!.send(forged[0]!, topic))]);
    await packetsSeen(ana, forged.length + garbage.length + topics.length);

    // One complaint for all of it, in words; nothing else has happened.
    const news = (await ana.events()).slice(before.length);
    assert.deepEqual(news.map(({ type, detail }) => `${type} ${detail?.['code']} ${detail?.['recoverable']}`), ['visio-error message-malformed true']);
    await ana.page.getByText('Un message reçu n’a pas pu être lu. Vous pouvez continuer ; si cela se répète, rechargez la page.').first().waitFor();
    const { hacked, state } = await ana.page.locator('visio-room').evaluate((element: VisioRoom) => ({
      hacked: 'hacked' in {},
      state: {
        isIn: ['joined', 'reconnecting'].includes(element.meeting.connection.get().state),
        camera: element.meeting.camera.state.get().status,
        microphone: element.meeting.microphone.state.get().status,
        roles: element.meeting.participants.get().map(({ state }) => `${state.get().name} ${state.get().role} ${state.get().handRaisedAt}`),
      },
    }));
    assert.equal(hacked, false);
    assert.deepEqual(state, { isIn: true, camera: 'on', microphone: 'on', roles: ['Ana participant undefined', 'Mallory participant undefined'] });
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

    // With the pages' buttons.
    await ana.button(/^Actions pour/).first().waitFor();
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
    // Nothing of what is pasted is cut off without a word: it is told, and nobody is asked to let it in.
    const field = ana.page.getByLabel('Votre nom');
    await field.fill('x'.repeat(10_000));
    await ana.button('Rejoindre la réunion').click();
    await ana.page.getByText('Ce nom ne peut pas être utilisé. Choisissez-en un autre, de 100 caractères au plus.').waitFor();
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
  const count = await person.page.evaluate(async ({ wanted, patience }) => {
    const { packetCounter } = window as unknown as { packetCounter: { count: number; wanted: number; done: () => void } };
    if (packetCounter.count < wanted) {
      await new Promise<void>((resolve) => {
        Object.assign(packetCounter, { wanted, done: resolve });
        setTimeout(resolve, patience);
      });
    }
    return packetCounter.count;
  }, { wanted, patience });
  assert.equal(count, wanted, 'packets received');
}
