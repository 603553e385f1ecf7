// Pages that nobody would write today, and many have: the tag is pasted in, and works.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { cdnFolder } from '../../scripts/build/bundle.mjs';
import { joinBots } from '../support/bots.ts';
import { launchBrowser, type PersonBrowser } from '../support/browser.ts';
import { enter, personAt, type Person } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { seeColour } from '../support/senses.ts';

describe('on a hostile page', () => {
  const room = newRoom();
  let folder: string;
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  /** In the room all the time, at the portal. */
  let ben: Person;
  let pages = 0;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'visio-hostile-'));
    rig = await startRig({
      // These pages have scripts and styles in them.
      policy: null,
      mounts: [
        { path: '/hostile/', folder },
        { path: '/other/copy/', folder: cdnFolder },
      ],
    });
    [red, blue] = await Promise.all([launchBrowser({ colour: 'red', tone: 440 }), launchBrowser({ colour: 'blue', tone: 1010 })]);
    ben = await enter(blue, rig, { room, name: 'Ben' });
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Writes a page and lets Ana open it; her name differs from page to page, so that Ben sees which one it is. */
  async function open(html: (tag: string, name: string) => string): Promise<{ readonly ana: Person; readonly name: string } & AsyncDisposable> {
    const name = `Ana ${++pages}`;
    const tag = `<visio-room lang="fr" room="${room}" name="${name}" prejoin="off"><a href="tel:+33199001234">01 99 00 12 34</a></visio-room>`;
    writeFileSync(join(folder, `${pages}.html`), html(tag, name));
    const browser = await red.fresh();
    const ana = personAt(await browser.open(`${rig.origin}/hostile/${pages}.html`));
    return { ana, name, [Symbol.asyncDispose]: browser.close };
  }

  /** They see each other, at a size at which one sees something. */
  async function assertMet(ana: Person, name: string): Promise<void> {
    await ana.event('visio-joined');
    await Promise.all([seeColour(ana.camera('Ben'), 'blue'), seeColour(ben.camera(name), 'red')]);
    const { width = 0, height = 0 } = (await ana.tile('Ben').boundingBox()) ?? {};
    assert.ok(width > 200 && height > 100, `${width} by ${height} px`);
    await ana.tool('Couper le micro').click();
    await ana.tool('Activer le micro').waitFor();
    await ana.assertFine(rig);
  }

  const script = '<script type="module" src="/visio/visio.js"></script>';

  it('works in quirks mode, under style sheets that shout at everything, and a base elsewhere', async () => {
    await using page = await open(
      (tag) => `<html><head><base href="https://elsewhere.example/">
        <link rel="icon" href="data:,">
        <style>* { all: revert; font-size: 40px !important } div { display: none !important } * { color: yellow !important; background: yellow !important }
        button, video, svg { width: 7px !important; height: 7px !important; visibility: hidden !important }</style>
        <script type="module" src="${rig.origin}/visio/visio.js"></script></head>
        <body>${tag}</body></html>`,
    );
    assert.equal(await page.ana.page.evaluate(() => document.compatMode), 'BackCompat');
    await assertMet(page.ana, page.name);
    // The text is as large as the tag says, and its own colours are there.
    const { size, ground } = await page.ana.tool('Quitter').evaluate((button) => {
      const style = getComputedStyle(button);
      return { size: style.fontSize, ground: style.backgroundColor };
    });
    assert.equal(size, '16px');
    assert.notEqual(ground, 'rgb(255, 255, 0)');
    // What the page shouts reaches no further than the tag itself.
    await page.ana.tool('Réglages audio et vidéo').click();
    await page.ana.page.getByRole('dialog', { name: 'Réglages audio et vidéo' }).getByRole('combobox').last().waitFor();
  });

  it('has a size where a page gives it none: as a float, as a flex item, in a cell', async () => {
    await using page = await open(
      () => `<!doctype html><link rel="icon" href="data:,">${script}<style>section { margin: 1em }</style>
        <section><visio-room lang="fr" room="${room}" style="float: left"></visio-room><br style="clear: both"></section>
        <section style="display: flex"><p>Bonjour</p><visio-room lang="fr" room="${room}"></visio-room></section>
        <section style="display: inline-block"><visio-room lang="fr" room="${room}"></visio-room></section>
        <section style="display: grid; justify-items: start"><visio-room lang="fr" room="${room}"></visio-room></section>
        <table><tr><td><visio-room lang="fr" room="${room}"></visio-room></table>`,
    );
    await page.ana.event('visio-ready', 5);
    const widths = await page.ana.page.locator('visio-room').evaluateAll((rooms) => rooms.map((room) => room.getBoundingClientRect().width));
    for (const [index, width] of widths.entries()) assert.ok(width >= 320, `the tag number ${index + 1} is ${width} px wide`);
    await page.ana.assertFine(rig);
  });

  it('works where a library of old has changed what everybody builds on, and where scripts are AMD modules', async () => {
    await using page = await open(
      (tag) => `<!doctype html><link rel="icon" href="data:,">
        <script>
          // As Prototype.js 1.6 does.
          for (const name of ['each', 'include', 'first', 'last', 'without', 'inspect']) Array.prototype[name] = function () { throw new Error('not for you: ' + name) };
          Array.prototype.toJSON = function () { return '[' + this.join(', ') + ']' };
          Function.prototype.bind = function () {
            var method = this, args = [].slice.call(arguments), object = args.shift();
            return function () { return method.apply(object, args.concat([].slice.call(arguments))) };
          };
          Function.prototype.delay = Function.prototype.defer = function () { throw new Error('not for you') };
          window.$ = function (id) { return document.getElementById(id) };
          window.define = function () { throw new Error('nobody calls define') };
          define.amd = {};
          window.require = window.module = window.exports = function () { throw new Error('nobody calls require') };
          window.process = { env: {} };
        </script>
        ${tag}${script}`,
    );
    await assertMet(page.ana, page.name);
  });

  it('works under a policy of nonces and strict-dynamic with trusted types', async () => {
    const policy =
      "default-src 'none'; script-src 'nonce-abc123' 'strict-dynamic'; style-src 'self'; img-src data:; base-uri 'none'; " +
      `connect-src 'self' ${rig.livekit.url} ${rig.livekit.apiUrl}; media-src blob:; require-trusted-types-for 'script'; trusted-types visio-sdk lit-html`;
    await using page = await open(
      (tag) => `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="icon" href="data:,">
        <script nonce="abc123" type="module" src="/visio/visio.js"></script>${tag}`,
    );
    await assertMet(page.ana, page.name);
    // It is in force.
    const blocked = await page.ana.page.evaluate(() => {
      try {
        document.body.innerHTML = '<p>not trusted</p>';
      } catch (error) {
        return String(error);
      }
    });
    assert.match(blocked ?? '', /TrustedHTML/);
  });

  it('has two rooms on one page, each in a language, a theme and a company of its own', async () => {
    const second = newRoom();
    await using company = await joinBots(rig, second, [{ name: 'Greta', colour: 'green' }]);
    await using page = await open(
      (tag, name) => `<!doctype html><html lang="de"><link rel="icon" href="data:,">${script}
        <section aria-label="first">${tag.replace('lang="fr"', 'lang="fr" theme="light"')}</section>
        <section aria-label="second"><visio-room lang="en" theme="dark" room="${second}" name="${name}" prejoin="off"></visio-room></section></html>`,
    );
    const { ana, name } = page;
    await ana.event('visio-joined', 2);
    const [first, other] = ['first', 'second'].map((label) => ana.page.getByRole('region', { name: label }));
    const tile = (name: string) => new RegExp(`^${name.replace(/[()]/g, '\\$&')}(,|$)`);
    await Promise.all([
      seeColour(first!.getByRole('img', { name: tile('Ben') }).locator('video'), 'blue'),
      seeColour(other!.getByRole('img', { name: tile('Greta') }).locator('video'), 'green'),
      seeColour(ben.camera(name), 'red'),
    ]);
    assert.equal(await first!.getByRole('img', { name: /Greta/ }).count(), 0);
    await first!.getByRole('img', { name: tile(`${name} (vous)`) }).waitFor();
    await other!.getByRole('img', { name: tile(`${name} (you)`) }).waitFor();
    const grounds = await Promise.all([first!, other!].map((one) => one.getByRole('toolbar').evaluate((bar) => getComputedStyle(bar).getPropertyValue('--visio-color-background'))));
    assert.notEqual(grounds[0], grounds[1]);
    // One is left, the other goes on.
    await other!.getByRole('button', { name: 'Leave', exact: true }).click();
    await other!.getByRole('heading', { name: 'You left the meeting' }).waitFor();
    await seeColour(ben.camera(name), 'red');
    await seeColour(first!.getByRole('img', { name: tile('Ben') }).locator('video'), 'blue');
    await company.stop();
    await ana.assertFine(rig);
  });

  it('takes the script twice, and a second copy of it from another folder', async () => {
    await using page = await open(
      (tag) => `<!doctype html><link rel="icon" href="data:,">${script}<script type="module" src="/other/copy/visio.js"></script>
        ${tag}<script type="module" src="/visio/visio.js?v=2"></script>${script}<script type="module" src="/other/copy/visio.js?again"></script>`,
    );
    await assertMet(page.ana, page.name);
    const { requests } = page.ana.network;
    assert.ok(requests.some((url) => url.includes('/other/copy/chunks/')), 'there really was a second copy');
  });

  it('comes to life late: made by script before, inside another shadow root, in a place that is not shown at first', async () => {
    await using page = await open(
      (_, name) => `<!doctype html><link rel="icon" href="data:,"><div id="place" style="display: none"></div>
        <script>
          const tag = document.createElement('visio-room');
          // Properties of an element that nobody knows yet.
          Object.assign(tag, { room: ${JSON.stringify(room)}, name: ${JSON.stringify(name)}, prejoin: 'off', lang: 'fr', texts: { 'toolbar.leave': 'Quitter' } });
          const inside = document.querySelector('#place').attachShadow({ mode: 'open' });
          inside.append(document.createElement('main'));
          inside.firstChild.append(tag);
          const late = document.createElement('script');
          Object.assign(late, { type: 'module', src: '/visio/visio.js' });
          addEventListener('load', () => document.body.append(late));
          document.addEventListener('visio-joined', () => { document.querySelector('#place').style.display = 'block' });
        </script>`,
    );
    await assertMet(page.ana, page.name);
  });

  it('works in a frame of another site that allows camera and microphone', async () => {
    const name = `Ana ${++pages}`;
    const address = rig.portal({ room, name, prejoin: 'off' });
    writeFileSync(
      join(folder, 'frame.html'),
      `<!doctype html><link rel="icon" href="data:,"><iframe title="portal" allow="camera; microphone; display-capture; autoplay" width="1000" height="800" src="${address}"></iframe>`,
    );
    await using browser = await red.fresh();
    // Another origin, of the same machine.
    const { page, errors } = await browser.open(`${rig.origin.replace('localhost', '127.0.0.1')}/hostile/frame.html`);
    const frame = page.frameLocator('iframe');
    await seeColour(frame.getByRole('img', { name: /^Ben/ }).locator('video'), 'blue');
    await seeColour(ben.camera(name), 'red');
    await errors.assertNone();
  });
});
