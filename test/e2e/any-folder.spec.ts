// The bundle where it is put: in any folder, on another host, with its hash; and the pages that we say to paste.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import { unzipSync } from 'fflate';
import { archive, integrityOf } from '../../scripts/build/archive.mjs';
import { cdnFolder } from '../../scripts/build/bundle.mjs';
import { portalPolicy } from '../../scripts/portal/csp.mjs';
import { serveFiles } from '../../scripts/portal/static.mjs';
import { inRoot } from '../../scripts/support/paths.mjs';
import { launchBrowser, type PersonBrowser } from '../support/browser.ts';
import { personAt } from '../support/person.ts';
import { codeOf } from '../support/readme.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { seeColour } from '../support/senses.ts';

const icon = '<meta charset="utf-8"><link rel="icon" href="data:,">';

describe('the bundle', () => {
  let folder: string;
  let rig: Rig;
  let red: PersonBrowser;
  /** Another host, which lets pages of other origins load its scripts, or not. */
  let elsewhere: string;
  let isShared = true;
  let visio: string;
  const server = createAdaptorServer({
    fetch: async (request: Request) => {
      const files = serveFiles([{ path: '/some/deep/folder/', folder: join(folder, 'unpacked') }], isShared ? { 'access-control-allow-origin': '*' } : {});
      return files(request);
    },
  });

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'visio-folder-'));
    rig = await startRig({
      policy: null,
      mounts: [
        { path: '/pages/', folder },
        { path: '/a b/é/', folder: join(folder, 'unpacked') },
      ],
    });
    for (const [name, content] of Object.entries(unzipSync(archive({ folder: cdnFolder, version: '1.2.3' })))) {
      const file = join(folder, 'unpacked', name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      if (name.endsWith('/visio.js')) visio = integrityOf(content);
    }
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    red = await launchBrowser({ colour: 'red', tone: 440 });
  });
  after(async () => {
    await red?.close();
    server.close();
    await rig.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const page = (name: string, html: string) => {
    writeFileSync(join(folder, name), html);
    return `${rig.origin}/pages/${name}`;
  };
  const tag = () => `<visio-room lang="fr" room="${newRoom()}" name="Ana" prejoin="off"><a href="tel:+33199001234">01 99 00 12 34</a></visio-room>`;
  const script = (hash: string) =>
    `<script type="module" src="${elsewhere}/some/deep/folder/visio-1.2.3/visio.js" integrity="${hash}" crossorigin="anonymous"></script>`;

  it('works from a deep folder of another host, with its hash and under the policy', async () => {
    isShared = true;
    await using browser = await red.fresh();
    const policy = portalPolicy(rig.livekit.url).replace("script-src 'self'", `script-src ${elsewhere}`);
    const ana = personAt(
      await browser.open(page('elsewhere.html', `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">${icon}${script(visio)}${tag()}`)),
    );
    await ana.event('visio-joined');
    await seeColour(ana.camera('Ana (vous)'), 'red');
    await ana.tool('Réglages audio et vidéo').click();
    await ana.page.getByRole('dialog', { name: 'Réglages audio et vidéo' }).getByRole('combobox').last().waitFor();
    const scripts = ana.network.requests.filter((url) => url.endsWith('.js'));
    assert.ok(scripts.length > 4);
    for (const url of scripts) assert.ok(url.startsWith(`${elsewhere}/some/deep/folder/visio-1.2.3/`), url);
    await ana.errors.assertNone();
    await ana.network.assertSovereign({ ...rig.allowed, origins: [...rig.allowed.origins, elsewhere] });
  });

  it('leaves the page’s own words where it cannot be loaded: no leave to, or another hash', async () => {
    await using browser = await red.fresh();
    isShared = false;
    const refused = await browser.open(page('refused.html', `<!doctype html>${icon}${script(visio)}${tag()}`));
    isShared = true;
    const changed = await browser.open(page('changed.html', `<!doctype html>${icon}${script(integrityOf(Buffer.from('another')))}${tag()}`));
    for (const { page, errors } of [refused, changed]) {
      await page.getByRole('link', { name: '01 99 00 12 34' }).waitFor();
      assert.equal(await page.evaluate(() => customElements.get('visio-room')), undefined);
      errors.expect(/CORS policy|Failed to load resource|integrity/);
      await errors.assertNone();
    }
  });

  it('has a page to paste from that is itself a page to try, in a folder with any name', async () => {
    await using browser = await red.fresh();
    const ana = personAt(await browser.open(`${rig.origin}/a b/é/visio-1.2.3/paste-me.html`));
    await ana.event('visio-ready');
    await ana.page.getByLabel('Your name').fill('Ana');
    await ana.button('Join the meeting').click();
    await ana.event('visio-joined');
    assert.ok((await ana.page.locator('pre').textContent())?.includes(visio));
    // The browser's own question: the page names no icon.
    ana.errors.expect(/favicon\.ico/);
    await ana.assertFine(rig);
  });

  it('does on a page what the README says', async () => {
    const snippets = codeOf(inRoot('README.md'), ['html']).map(({ code }) => code);
    assert.ok(snippets.length >= 2);
    const styles = codeOf(inRoot('README.md'), ['css']).map(({ code }) => `<style>${code}</style>`);
    await using browser = await red.fresh();
    const opened = await browser.open(page('readme.html', `<!doctype html><html lang="fr">${icon}${styles.join('')}${snippets.join('\n')}</html>`));
    const ana = personAt(opened);
    const log: string[] = [];
    ana.page.on('console', (message) => log.push(message.text()));
    const answers = [false, true];
    const questions: string[] = [];
    ana.page.on('dialog', (dialog) => {
      questions.push(dialog.message());
      void (answers[questions.length - 1] ? dialog.accept() : dialog.dismiss());
    });
    await seeColour(ana.page.getByLabel('Aperçu de votre caméra'), 'red');
    const ground = await ana.button('Rejoindre la réunion').evaluate((button) => getComputedStyle(button).backgroundColor);
    assert.equal(ground, 'rgb(106, 27, 154)', '--visio-color-primary of the README');
    await ana.page.getByLabel('Votre nom').fill('Ana');
    await ana.button('Rejoindre la réunion').click();
    await ana.event('visio-joined');
    // Asked first; no means no.
    await ana.tool('Quitter').click();
    await ana.event('visio-leave-request');
    await seeColour(ana.camera('Ana (vous)'), 'red');
    assert.ok(!(await ana.events()).some(({ type }) => type === 'visio-left'));
    await ana.tool('Quitter').click();
    await ana.event('visio-left');
    assert.deepEqual(questions, Array(2).fill('Quitter la réunion ?'));
    assert.ok(log.includes('Left: left'), log.join('\n'));
    await ana.assertFine(rig);
  });
});
