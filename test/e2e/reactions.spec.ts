// Reactions between people: ours, La Suite Meet's as livekit-client sends them, forged ones, and a flood.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { VisioRoom } from '@visio-sdk/elements';
import type { Room } from 'livekit-client';
import { joinBots } from '../support/bots.ts';
import { launchBrowser, smallCamera, type PersonBrowser, type PersonContext } from '../support/browser.ts';
import { enter, personAt, type Person } from '../support/person.ts';
import { lookOut } from '../support/reactions.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { untilInPage } from '../support/until.ts';

declare global {
  interface Window {
    /** The next packet, as livekit-client tells of it. */
    packet: Promise<unknown>;
  }
}

describe('reactions', () => {
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  let room: string;
  let ana: Person;
  let ben: Person;
  before(async () => {
    rig = await startRig();
    [red, blue] = await Promise.all([launchBrowser({ camera: smallCamera }), launchBrowser({ camera: smallCamera })]);
    room = newRoom();
    [ana, ben] = await Promise.all([enterParts(red, { room, name: 'Ana' }), enterParts(blue, { room, name: 'Ben' })]);
    await Promise.all([ana.tile('Ben').waitFor(), ben.tile('Ana').waitFor()]);
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig.stop();
  });

  async function enterParts(browser: PersonContext, parameters: Record<string, string>): Promise<Person> {
    const person = personAt(await browser.open(rig.page('parts', { prejoin: 'off', ...parameters })));
    await person.event('visio-joined');
    return person;
  }

  it('go both ways, by mouse and by keyboard, with the sender’s name, and are gone in a moment', async () => {
    const seen = [await lookOut(ben, 'Ana'), await lookOut(ana, 'Vous'), await lookOut(ana, 'Ben')];
    await choices(ana).getByRole('button', { name: 'Applaudissements' }).click();
    await Promise.all([seen[0]!(), seen[1]!(), ben.page.locator('visio-reaction-stream').getByRole('status').getByText('Ana : applaudissements').waitFor()]);
    const { identity } = await ana.self();
    assert.deepEqual((await ben.event('visio-reaction-received')).detail, { participant: { identity, name: 'Ana' }, emoji: 'clapping-hands' });

    await choices(ben).getByRole('button', { name: 'Pouce levé' }).focus();
    await ben.page.keyboard.press('ArrowLeft');
    await ben.page.keyboard.press('Enter');
    await seen[2]!();
    assert.equal((await ana.event('visio-reaction-received')).detail?.['emoji'], 'folded-hands');
    await rising(ana, 'Ben').waitFor({ state: 'detached' });
    assert.ok(!(await ana.events()).some(({ type, detail }) => type === 'visio-reaction-received' && detail?.participant?.name === 'Ana'), 'one’s own are no news');
  });

  it('come from La Suite Meet as livekit-client sends them, and are sent so', async () => {
    const before = await received(ben);
    await sendRaw(ana, [{ type: 'reactionReceived', data: { emoji: 'party-popper' } }]);
    const { detail } = await ben.event('visio-reaction-received', before + 1);
    assert.deepEqual([detail?.['emoji'], detail?.participant?.name], ['party-popper', 'Ana']);

    // Listens before anything is sent: two pages are told what to do in no order.
    await ana.page.locator('visio-room').evaluate((element: VisioRoom) => {
      const raw = element.meeting.unstableTransport() as Room;
      window.packet = new Promise((resolve) => {
        raw.once('dataReceived', (payload, _, kind, topic) => resolve([JSON.parse(new TextDecoder().decode(payload)), kind, topic ?? '']));
      });
    });
    await choices(ben).getByRole('button', { name: 'Cœur' }).click();
    assert.deepEqual(await ana.page.evaluate(() => window.packet), [{ v: 1, type: 'reactionReceived', data: { emoji: 'red-heart' } }, 0, '']);
  });

  it('show who really sent them, and nothing that is no reaction', async () => {
    const [before, { identity }] = await Promise.all([received(ben), ana.self()]);
    await using company = await joinBots(rig, room, [{ name: 'Forger' }]);
    const [forger] = company.bots;
    await ben.tile('Forger').waitFor();
    for (const data of [{ emoji: 'skull' }, { emoji: '<img src=x onerror=alert(1)>' }, { emoji: { length: 1 } }, {}, null]) {
      await forger!.send(JSON.stringify({ type: 'reactionReceived', data }));
    }
    const seen = await lookOut(ben, 'Forger');
    await forger!.send(JSON.stringify({ type: 'reactionReceived', from: identity, data: { emoji: 'thumbs-down', from: identity, identity, name: 'Ana', participant: { identity, name: 'Ana' } } }));
    const { detail } = await ben.event('visio-reaction-received', before + 1);
    assert.deepEqual(detail, { participant: { identity: forger!.identity, name: 'Forger' }, emoji: 'thumbs-down' });
    await seen();
    assert.equal(await received(ben), before + 1);
  });

  it('are thinned in a flood, while the call goes on', async () => {
    const before = await received(ben);
    await sendRaw(ana, Array.from({ length: 300 }, () => ({ type: 'reactionReceived', data: { emoji: 'thumbs-down' } })));
    // What is sent in order arrives in order: all of the flood is there when this one, which is no packet at all, is complained of.
    await sendRaw(ana, ['{']);
    await ben.event('visio-error');
    const count = (await received(ben)) - before;
    const shown = await ben.page.locator('visio-room').evaluate((element: VisioRoom) => element.meeting.reactions.recent.get().length);
    assert.ok(count >= 10 && count <= 60, `${count} of 300 were told`);
    assert.ok(shown <= 50, `${shown} at once`);
    assert.ok((await ben.page.locator('visio-reaction-stream').locator('[part=reaction]').count()) <= 20);

    // One's own are limited before they are sent.
    const refused = await ben.page.locator('visio-room').evaluate(async (element: VisioRoom) => {
      const all = await Promise.allSettled(Array.from({ length: 40 }, () => element.meeting.reactions.send('thumbs-up')));
      return all.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    });
    assert.ok(refused.length >= 20 && refused.every((code) => code === 'too-many-requests'), String(refused));
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });

  it('are a button of the room’s toolbar, which stays open for several', async () => {
    await using atCleas = await red.fresh();
    const clea = await enter(atCleas, rig, { room, name: 'Cléa' });
    await clea.tile('Ben').waitFor();
    await clea.page.locator('visio-reaction-stream').getByRole('status').waitFor({ state: 'attached' });
    await clea.tool('Réagir').click();
    const before = await received(ben);
    await choices(clea).getByRole('button', { name: 'Rires' }).click();
    await clea.page.keyboard.press('ArrowRight');
    await clea.page.keyboard.press('Enter');
    const told = [await ben.event('visio-reaction-received', before + 1), await ben.event('visio-reaction-received', before + 2)];
    assert.deepEqual(told.map(({ detail }) => [detail?.participant?.name, detail?.['emoji']]), [['Cléa', 'face-with-tears-of-joy'], ['Cléa', 'face-with-open-mouth']]);
    await clea.page.keyboard.press('Escape');
    await choices(clea).waitFor({ state: 'detached' });
    assert.equal(await clea.tool('Réagir').evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button), true);
    const seen = await lookOut(clea, 'Ben');
    await choices(ben).getByRole('button', { name: 'Fête' }).click();
    await seen();
    await clea.assertFine(rig);
  });

  it('arrive in the order in which they were given, the first ones too', async () => {
    await using atCleas = await red.fresh();
    const clea = await enterParts(atCleas, { room, name: 'Cléa' });
    await clea.tile('Ben').waitFor();
    const { identity } = await clea.self();
    await untilInPage(ben.page, 'Cléa is known', (one) => document.querySelector('visio-room')!.meeting.participants.get().some((other) => other.identity === one), identity);
    const before = await received(ben);
    // Before any file of theirs is there, in which a browser answers two imports in any order.
    const given = await clea.page.locator('visio-room').evaluate(async (element: VisioRoom) => {
      const emojis = ['thumbs-up', 'thumbs-down', 'red-heart', 'folded-hands', 'party-popper', 'clapping-hands'] as const;
      await Promise.all(emojis.map((one) => element.meeting.reactions.send(one)));
      return emojis;
    });
    await ben.event('visio-reaction-received', before + given.length);
    const told = (await ben.events()).filter(({ type }) => type === 'visio-reaction-received').slice(before);
    assert.deepEqual(told.map(({ detail }) => detail?.['emoji']), given);
    await clea.assertFine(rig);
  });

  it('are not offered to whoever may send no data, and are seen by them', async () => {
    const { room: name } = await ana.self();
    await using atCleas = await red.fresh();
    const token = await rig.token(name, { name: 'Cléa', grant: { canPublishData: false } });
    const clea = await enterParts(atCleas, { provider: 'livekit', server: rig.livekit.url, token });
    await clea.tile('Ben').waitFor();
    assert.equal(await choices(clea).count(), 0);
    const code = await clea.page
      .locator('visio-room')
      .evaluate((element: VisioRoom) => element.meeting.reactions.send('thumbs-up').then(() => 'sent', (error: { code: string }) => error.code));
    assert.equal(code, 'not-allowed');
    await choices(ben).getByRole('button', { name: 'Surprise' }).click();
    assert.equal((await clea.event('visio-reaction-received')).detail?.['emoji'], 'face-with-open-mouth');
    await clea.assertFine(rig);
  });
});

/** The reactions that somebody can choose from. */
function choices({ page }: Person) {
  return page.getByRole('toolbar', { name: 'Réactions' });
}

/** A reaction of somebody that one sees. */
function rising({ page }: Person, name: string) {
  return page.locator('visio-reaction-stream').locator('[part=reaction]').filter({ hasText: name }).first();
}

/** How many of others one was told of. */
async function received(person: Person): Promise<number> {
  return (await person.events()).filter(({ type }) => type === 'visio-reaction-received').length;
}

/** Sends packets by livekit-client alone, past all of ours: reliably, to everybody, without a topic. */
async function sendRaw({ page }: Person, packets: readonly unknown[]): Promise<void> {
  await page.locator('visio-room').evaluate(async (element: VisioRoom, packets: readonly unknown[]) => {
    const { localParticipant } = element.meeting.unstableTransport() as Room;
    const encoder = new TextEncoder();
    for (const packet of packets) await localParticipant.publishData(encoder.encode(typeof packet === 'string' ? packet : JSON.stringify(packet)), { reliable: true });
  }, packets);
}
