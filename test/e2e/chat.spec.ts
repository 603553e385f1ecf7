// Writing to each other in a meeting, with the chat beside the room; what others' programs write, and what nobody can do to it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { VisioRoom } from '@visio-sdk/elements';
import type { Locator, Page } from 'playwright-core';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { enterAsOther, enterWithChat } from '../support/chat.ts';
import { enter } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { untilInPage } from '../support/until.ts';

describe('chat', () => {
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  before(async () => {
    rig = await startRig();
    [red, blue] = await Promise.all([launchBrowser({ camera: smallCamera }), launchBrowser({ camera: smallCamera })]);
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig?.stop();
  });

  it('brings what one writes to the others, as text, with links that are safe', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const [ana, ben] = await Promise.all([enterWithChat(atAnas, rig, { room, name: 'Ana <b>' }), enterWithChat(atBens, rig, { room, name: 'Ben' })]);
    await ben.tile('Ana <b>').waitFor();
    const text = 'Bonjour <img src=x onerror=alert(1)>\n  voir https://www.impots.gouv.fr/accueil, javascript:alert(1)';
    await ana.say(text);
    await Promise.all([ana.message('Bonjour').waitFor(), ben.message('Bonjour').waitFor()]);
    assert.deepEqual(await ben.texts(), [text]);
    assert.equal(await ana.field.inputValue(), '');
    assert.match(await ben.message('Bonjour').innerText(), /^Ana <b>/);
    assert.match(await ana.message('Bonjour').innerText(), /^Vous/);
    assert.equal(await ben.log.locator('img, b').count(), 0);
    const links = await ben.log.getByRole('link').evaluateAll((all) => all.map((one) => [one.textContent, ...['href', 'rel', 'target'].map((name) => one.getAttribute(name))]));
    assert.deepEqual(links, [['https://www.impots.gouv.fr/accueil', 'https://www.impots.gouv.fr/accueil', 'noopener noreferrer nofollow', '_blank']]);

    await ben.say('👩‍🚒 ' + 'x'.repeat(4_000));
    await ana.message('👩‍🚒').waitFor();
    assert.deepEqual(await ana.log.evaluate((log) => log.scrollWidth <= log.clientWidth), true);
    const [sent, received] = await Promise.all([ana.event('visio-chat-sent'), ben.event('visio-chat-received')]);
    const { identity } = await ana.self();
    for (const event of [sent, received]) {
      const { from, name, text: told } = event.detail?.['message'] as Record<string, unknown>;
      assert.deepEqual({ from, name, told }, { from: identity, name: 'Ana <b>', told: text });
    }
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });

  it('counts what is unread, and says so, while the chat cannot be seen', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const [ana, ben] = await Promise.all([enterWithChat(atAnas, rig, { room, name: 'Ana' }), enterWithChat(atBens, rig, { room, name: 'Ben' })]);
    await ben.tile('Ana').waitFor();
    const setHidden = (hidden: boolean) =>
      ben.page.locator('visio-chat').evaluate(async (chat: HTMLElement, value) => {
        chat.hidden = value;
        // It learns of it by an observer, which looks once a frame.
        for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      }, hidden);
    const untilUnread = (count: number) =>
      untilInPage(ben.page, `${count} unread`, (wanted) => document.querySelector('visio-room')!.meeting.chat.unread.get() === wanted, count);
    await ana.say('Un');
    await ben.message('Un').waitFor();
    await untilUnread(0);
    await setHidden(true);
    await canBeToldOf(ben);
    await ana.say('Deux');
    await ana.say('Trois');
    await untilUnread(2);
    await ben.page.locator('visio-notices').getByText('Message de Ana').first().waitFor();
    await setHidden(false);
    await untilUnread(0);
    assert.deepEqual(await ben.texts(), ['Un', 'Deux', 'Trois']);
    await ben.page.locator('visio-notices [data-id=message]').waitFor({ state: 'detached' });
  });

  it('opens beside the stage, keeps the draft while it is closed, and is opened by the notice of a message', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const [ana, ben] = await Promise.all([enterWithChat(atAnas, rig, { room, name: 'Ana' }), enter(atBens, rig, { room, name: 'Ben' })]);
    await ana.tile('Ben').waitFor();
    const field = ben.page.getByRole('textbox', { name: 'Écrire à tout le monde' });
    const hasFocus = (locator: Locator) => locator.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one);

    await ben.tool('Ouvrir la discussion').click();
    await field.waitFor();
    assert.ok(await hasFocus(field), 'one can write at once');
    await ben.page.keyboard.type('Un brouillon');
    await ben.page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    assert.ok(await hasFocus(ben.tool('Ouvrir la discussion')));

    await canBeToldOf(ben);
    await ana.say('Êtes-vous là ?');
    await ben.tool('Ouvrir la discussion (1 message non lu)').waitFor();
    const notice = ben.page.locator('visio-notices [data-id=message]');
    await notice.getByText('Message de Ana : Êtes-vous là ?').waitFor();
    // It stays while the pointer is on it.
    await notice.hover();
    await notice.getByRole('button', { name: 'Ouvrir la discussion' }).click();
    await ben.page.getByRole('log', { name: 'Messages' }).getByText('Êtes-vous là ?').waitFor();
    assert.equal(await field.inputValue(), 'Un brouillon');
    await ben.tool('Fermer la discussion').waitFor();
    await notice.waitFor({ state: 'detached' });
    await field.press('Enter');
    await ana.message('Un brouillon').waitFor();
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });

  it('tells whoever comes late that there may have been more', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atChloes = await blue.fresh();
    const ana = await enterWithChat(atAnas, rig, { room, name: 'Ana' });
    await ana.say('Personne ne m’entend');
    await ana.message('Personne').waitFor();
    // LiveKit dates people to the second.
    const { joinedAt } = await ana.page.locator('visio-room').evaluate((one: VisioRoom) => one.meeting.localParticipant.get()!.state.get());
    await untilInPage(ana.page, 'another second', (since) => Date.now() > since + 1_500, joinedAt ?? 0);
    const chloe = await enterWithChat(atChloes, rig, { room, name: 'Chloé' });
    await chloe.tile('Ana').waitFor();
    const earlier = 'Les messages envoyés avant votre arrivée ne sont pas affichés.';
    await chloe.log.getByText(earlier).waitFor();
    assert.deepEqual(await chloe.texts(), []);
    await ana.tile('Chloé').waitFor();
    assert.equal(await ana.log.getByText(earlier).count(), 0);
    assert.deepEqual(await ana.texts(), ['Personne ne m’entend']);
  });

  it('lets no key that is typed in it reach the shortcuts of the page', async () => {
    await using atAnas = await red.fresh();
    const ana = await enterWithChat(atAnas, rig, { room: newRoom(), name: 'Ana' });
    await ana.field.click();
    await ana.page.evaluate(() => void ((window as unknown as { heard: string[] }).heard.length = 0));
    await ana.page.keyboard.type('mdc ');
    await ana.page.keyboard.press('Control+d');
    await ana.page.keyboard.press('Shift+Enter');
    await ana.page.keyboard.press('Enter');
    await ana.message('mdc').waitFor();
    assert.deepEqual(await ana.page.evaluate(() => (window as unknown as { heard: string[] }).heard), []);
  });

  it('says so to whoever may read and not write', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    const token = await rig.token(room, { name: 'Ana', grant: { canPublishData: false } });
    const ana = await enterWithChat(atAnas, rig, { room, provider: 'livekit', server: rig.livekit.url, token });
    await ana.page.locator('visio-chat').getByText('Vous pouvez lire les messages, mais pas en écrire').waitFor();
    const code = await ana.page.locator('visio-room').evaluate((one: VisioRoom) => one.meeting.chat.send('Bonjour').catch((error: { code: string }) => error.code));
    assert.equal(code, 'not-allowed');
  });

  it('is one with the chats of LiveKit’s components and of La Suite Meet, in both directions', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atOthers = await blue.fresh();
    const ana = await enterWithChat(atAnas, rig, { room, name: 'Ana' });
    const components = await enterAsOther(atOthers, rig, room, 'Components', 'components');
    const streams = await enterAsOther(atOthers, rig, room, 'Streams', 'streams');
    await Promise.all([ana.tile('Components').waitFor(), ana.tile('Streams').waitFor()]);

    await ana.say('De chez nous');
    assert.equal(await components.hears('Ana', 'De chez nous'), 1);
    assert.equal(await streams.hears('Ana', 'De chez nous'), 1);
    await components.send('By packets');
    await ana.message('By packets').waitFor();
    await streams.send('By streams ' + 'é'.repeat(9_000));
    await ana.message('By streams').waitFor();
    assert.match(await ana.message('By packets').innerText(), /^Components/);
    assert.match(await ana.message('By streams').innerText(), /^Streams/);

    // What comes in order is there when the last is: nothing came twice.
    await components.send('The last');
    await ana.message('The last').waitFor();
    await ana.say('Fin');
    assert.equal(await components.hears('Ana', 'Fin'), 1);
    assert.equal(await components.hears('Ana', 'De chez nous'), 1);
    assert.equal(await streams.hears('Ana', 'De chez nous'), 1);
    assert.deepEqual((await ana.texts()).map((text) => text.slice(0, 10)), ['De chez no', 'By packets', 'By streams', 'The last', 'Fin']);
    await ana.assertFine(rig);
  });

  it('stays usable beside somebody who floods it', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const [ana, ben] = await Promise.all([enterWithChat(atAnas, rig, { room, name: 'Ana' }), enterWithChat(atBens, rig, { room, name: 'Ben' })]);
    const mallory = await enterAsOther(atBens, rig, room, 'Mallory', 'streams');
    await Promise.all([ana.tile('Mallory').waitFor(), ana.tile('Ben').waitFor()]);
    await ben.say('Rendez-vous à 10 h');
    await ana.message('Rendez-vous').waitFor();
    const [{ id }] = await ana.page.locator('visio-room').evaluate((one: VisioRoom) => one.meeting.chat.messages.get().map((message) => ({ id: message.id }))) as [{ id: string }];

    const start = Date.now();
    await mallory.page.evaluate(async (stolen) => {
      const { localParticipant } = window.chatClient!.room!;
      const packet = (value: unknown) => localParticipant.publishData(new TextEncoder().encode(JSON.stringify(value)), { reliable: true, topic: 'lk-chat-topic' });
      await packet({ id: stolen, timestamp: 1, message: 'Rendez-vous annulé' });
      // 2 MB of nothing in a few kB.
      await localParticipant.sendText('x'.repeat(2e6), { topic: 'lk.chat' });
      for (let index = 0; index < 60; index++) await localParticipant.streamText({ topic: 'lk.chat' });
      for (let index = 0; index < 200; index++) await packet({ id: `${index}`, timestamp: 4e12, message: `Flood ${index}` });
    }, id);
    await ben.say('Toujours là');
    await ana.message('Toujours là').waitFor();
    await untilInPage(ana.page, 'few streams are kept', (most) => {
      const { incomingDataStreamManager } = document.querySelector('visio-room')!.meeting.unstableTransport() as { incomingDataStreamManager: { textStreamControllers: Map<string, unknown> } };
      return incomingDataStreamManager.textStreamControllers.size <= most;
    }, 12);
    const mine = await ana.page.locator('visio-room').evaluate((one: VisioRoom) => {
      const messages = one.meeting.chat.messages.get().map(({ name, text, sentAt }) => ({ name, length: text.length, text: text.slice(0, 30), isNow: Math.abs(sentAt - Date.now()) < 120_000 }));
      return { messages };
    });
    assert.deepEqual(mine.messages.filter(({ name }) => name === 'Ben').map(({ text }) => text), ['Rendez-vous à 10 h', 'Toujours là']);
    const hers = mine.messages.filter(({ name }) => name === 'Mallory');
    // Thirty at once, then three a second.
    assert.ok(hers.length > 0 && hers.length <= 31 + 3 * Math.ceil((Date.now() - start) / 1000), `${hers.length} messages of hers`);
    assert.ok(hers.every(({ length, isNow }) => length <= 20_001 && isNow));
    await ana.assertFine(rig);
  });
});

/** Waits until one's notices are there: they come after the first pictures, and what they say of a message goes after some seconds. */
async function canBeToldOf({ page }: { readonly page: Page }): Promise<void> {
  await page.locator('visio-notices').getByRole('status').waitFor({ state: 'attached' });
}
