// What a page adds to a room, hears from it and does around it: buttons and panels of its own, two rooms, styles that shout.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { launchBrowser, smallCamera, type PersonBrowser, type PersonContext } from '../support/browser.ts';
import { enterWithChat } from '../support/chat.ts';
import { enter, personAt, type Person } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { eventsOf } from '../support/room-events.ts';
import { hearNoTone, hearTone, seeColour } from '../support/senses.ts';
import { untilInPage } from '../support/until.ts';

describe('a room in somebody’s page', () => {
  let folder: string;
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  let pages = 0;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'visio-room-'));
    // These pages have scripts and styles in them.
    rig = await startRig({ policy: null, mounts: [{ path: '/host/', folder }] });
    [red, blue] = await Promise.all([
      launchBrowser({ colour: 'red', tone: 440, camera: smallCamera, autoplay: 'allowed' }),
      launchBrowser({ colour: 'blue', tone: 1010, camera: smallCamera, autoplay: 'allowed' }),
    ]);
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(browser: PersonContext, body: string): Promise<Person> {
    const file = `${++pages}.html`;
    const head = '<meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/visio/visio.js"></script>';
    writeFileSync(join(folder, file), `<!doctype html><html lang="fr">${head}${body}</html>`);
    return personAt(await browser.open(`${rig.origin}/host/${file}`));
  }

  it('has the page’s own button, panel and end, tells it what happens, and starts without devices where the page says so', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const ben = await enterWithChat(atBens, rig, { room, name: 'Ben' });
    const ana = await open(
      atAnas,
      `<visio-room room="${room}" name="Ana" prejoin="off" camera="off" microphone="off">
        <button slot="toolbar">Mes notes</button>
        <aside slot="panel-notes" aria-label="Notes de l’entretien"><textarea aria-label="Texte"></textarea></aside>
        <p slot="ended">Merci de votre visite</p>
      </visio-room>
      <script>
        const room = document.querySelector('visio-room');
        room.querySelector('button').onclick = () => { room.panel = room.panel === 'notes' ? '' : 'notes' };
      </script>`,
    );
    await ana.event('visio-joined');
    // Without devices: none is opened, and the others see so.
    await ben.page.getByRole('img', { name: /^Ana,(?=.*caméra coupée)(?=.*micro coupé)/ }).waitFor();
    assert.deepEqual(await ana.page.evaluate(() => window.visioMedia.captures), []);
    await ana.tool('Activer le micro').click();
    await hearTone(ben.page, 440);
    // What comes before such events are told at all is told in no order.
    await ana.event('visio-media-changed');
    await ana.tool('Activer la caméra').click();
    await seeColour(ben.camera('Ana'), 'red');
    const media = async () => (await eventsOf(ana.page)).filter(({ type }) => type === 'visio-media-changed').map(({ detail }) => detail);
    await ana.event('visio-media-changed', 2);
    assert.deepEqual(await media(), [{ source: 'microphone', on: true }, { source: 'camera', on: true }]);

    // Both stay children of the tag, where the page can reach them.
    const notes = ana.page.getByRole('button', { name: 'Mes notes' });
    const text = ana.page.getByRole('textbox', { name: 'Texte' });
    assert.equal(await text.isVisible(), false);
    await notes.click();
    const panel = ana.page.getByRole('region', { name: 'Notes de l’entretien' });
    await panel.getByRole('heading', { name: 'Notes de l’entretien' }).waitFor();
    await text.pressSequentially('mvh');
    assert.equal(await text.inputValue(), 'mvh');
    assert.deepEqual((await ana.event('visio-panel-changed')).detail, { panel: 'notes' });
    await ben.say('Bonjour Ana');
    const { message } = (await ana.event('visio-chat-received')).detail as { message?: { text: string; name: string } };
    assert.deepEqual([message?.name, message?.text], ['Ben', 'Bonjour Ana']);
    await ben.tool('Lever la main').click();
    assert.equal((await ana.event('visio-hand-raised')).detail?.participant?.name, 'Ben');

    // By its own button, and with what was written still there.
    await panel.getByRole('button', { name: 'Fermer le panneau' }).click();
    await panel.waitFor({ state: 'detached' });
    await text.waitFor({ state: 'hidden' });
    assert.deepEqual((await ana.event('visio-panel-request')).detail, { panel: '' });
    assert.deepEqual((await ana.event('visio-panel-changed', 2)).detail, { panel: '' });
    await notes.click();
    await text.waitFor();
    assert.equal(await text.inputValue(), 'mvh');

    await ana.tool('Quitter').click();
    await ana.page.getByText('Merci de votre visite').waitFor();
    assert.equal(await ana.page.getByRole('heading', { name: 'Vous avez quitté la réunion' }).count(), 0);
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });

  it('is one of two on a page: the keys, panels and words of one are not those of the other', async () => {
    const [first, second] = [newRoom(), newRoom()];
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    await using atCleos = await blue.fresh();
    const [ben, cleo] = await Promise.all([enter(atBens, rig, { room: first, name: 'Ben' }), enter(atCleos, rig, { room: second, name: 'Cleo' })]);
    const ana = await open(
      atAnas,
      `<section aria-label="first"><visio-room room="${first}" lang="fr" theme="light" name="Ana" prejoin="off"></visio-room></section>
       <section aria-label="second"><visio-room room="${second}" lang="en" theme="dark" name="Ana" prejoin="off"></visio-room></section>`,
    );
    await ana.event('visio-joined', 2);
    const [one, two] = ['first', 'second'].map((name) => ana.page.getByRole('region', { name })) as [Locator, Locator];
    await Promise.all([hearTone(ben.page, 440), hearTone(cleo.page, 440)]);
    const bar = (room: Locator) => room.getByRole('toolbar', { name: /^(Commandes de la réunion|Meeting controls)$/ });
    const button = (room: Locator, name: string) => bar(room).getByRole('button', { name, exact: true });
    const mutedAt = (person: Person) => person.page.getByRole('img', { name: /^Ana,(?=.*micro coupé)/ });

    await untilInPage(
      ana.page,
      'both have keys',
      () => [...document.querySelectorAll('visio-room')].every((room) => room.shadowRoot!.querySelector('visio-shortcuts')?.shadowRoot?.querySelector('dialog')),
      undefined,
    );
    await button(one, 'Quitter').focus();
    await ana.page.keyboard.press('m');
    await Promise.all([mutedAt(ben).waitFor(), hearNoTone(ben.page, 440)]);
    await hearTone(cleo.page, 440);
    await button(two, 'Turn microphone off').waitFor();
    await button(two, 'Leave').focus();
    await ana.page.keyboard.press('m');
    await Promise.all([mutedAt(cleo).waitFor(), hearNoTone(cleo.page, 440)]);
    await ana.page.keyboard.press('m');
    await hearTone(cleo.page, 440);
    await button(one, 'Activer le micro').waitFor();
    await hearNoTone(ben.page, 440);

    // Each has its panel, in its language, and a message goes to its own meeting.
    await ana.page.keyboard.press('c');
    const field = two.getByRole('textbox', { name: 'Write to everyone' });
    await field.fill('Hello');
    await field.press('Enter');
    await cleo.tool('Ouvrir la discussion (1 message non lu)').waitFor();
    assert.equal(await one.getByRole('textbox').count(), 0);
    assert.equal(await ben.tool('Ouvrir la discussion').count(), 1, 'nothing unread');
    const ground = (room: Locator) => bar(room).evaluate((one) => getComputedStyle(one).getPropertyValue('--visio-color-background'));
    assert.notEqual(await ground(one), await ground(two));

    await button(two, 'Leave').click();
    await two.getByRole('heading', { name: 'You left the meeting' }).waitFor();
    await seeColour(ben.camera('Ana'), 'red');
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig), cleo.assertFine(rig)]);
  });

  it('keeps the size of its texts under styles that shout, with chat and people open', async () => {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const ben = await enterWithChat(atBens, rig, { room, name: 'Ben' });
    const tag = (name: string, panel: string) => `<visio-room room="${room}" name="${name}" prejoin="off" camera="off" microphone="off" panel="${panel}"></visio-room>`;
    const shout = '<style>* { all: revert; font-size: 40px !important }</style>';
    for (const panel of ['chat', 'people']) {
      const plain = await open(atAnas, tag('Ana', panel));
      const loud = await open(atAnas, shout + tag('Eva', panel));
      await Promise.all([plain, loud].map((person) => person.event('visio-joined')));
      await Promise.all([plain, loud].map(({ page }) => page.getByRole(panel === 'chat' ? 'textbox' : 'searchbox').waitFor()));
      if (panel === 'chat') await ben.say('Bonjour');
      const text = panel === 'chat' ? 'Bonjour' : 'Ben';
      const side = (person: Person) => person.page.locator(`visio-${panel}`).getByRole('listitem').filter({ hasText: text }).first();
      await Promise.all([side(plain).waitFor(), side(loud).waitFor()]);
      for (const { page } of [plain, loud]) {
        await untilInPage(page, 'the toolbar is complete', () => !!document.querySelector('visio-room')!.shadowRoot!.querySelector('visio-toolbar')!.shadowRoot!.querySelector('[part~=leave]'), undefined);
      }
      const [expected, sizes] = await Promise.all([textSizes(plain, panel), textSizes(loud, panel)]);
      // What both show: who came when makes other badges.
      const shared = Object.keys(expected).filter((name) => name in sizes);
      assert.ok(shared.length > 5, shared.join(', '));
      for (const name of shared) assert.equal(sizes[name], expected[name], name);
      assert.deepEqual(Object.entries(sizes).filter(([, size]) => parseFloat(size) > 24), []);
      // The page is really that loud.
      assert.equal(await loud.page.evaluate(() => getComputedStyle(document.body).fontSize), '40px');
      await Promise.all([plain.assertFine(rig), loud.assertFine(rig)]);
      await Promise.all([plain.page.close(), loud.page.close()]);
    }
  });
});

/** The size of everything in a panel and in the toolbar that has a text of its own, by what it is. */
function textSizes({ page }: Person, panel: string): Promise<Record<string, string>> {
  return page.evaluate((panel) => {
    const found: Record<string, string> = {};
    const walk = (root: ParentNode, isWithin: boolean) => {
      for (const element of root.querySelectorAll('*')) {
        const isInner = isWithin || ['visio-side-panel', 'visio-toolbar', `visio-${panel}`].includes(element.localName);
        const hasText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '') || element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
        if (isWithin && hasText && element.localName !== 'style') found[`${element.localName}.${element.className}`] = getComputedStyle(element).fontSize;
        if (element.shadowRoot) walk(element.shadowRoot, isInner);
      }
    };
    walk(document, false);
    return found;
  }, panel);
}
