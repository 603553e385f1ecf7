// React on a server: the hooks and components in plain Node, and a page of examples/react (React Router) that is drawn
// there from the built packages and taken over by a real browser, in development, where React tells every difference.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import { build } from 'esbuild';
import { portalPolicy } from '../../scripts/portal/csp.mjs';
import { serveFiles } from '../../scripts/portal/static.mjs';
import { inRoot } from '../../scripts/support/paths.mjs';
import { launchBrowser } from '../support/browser.ts';

const run = promisify(execFile);
const example = inRoot('examples/react');
const folder = inRoot(`.cache/ssr/${process.pid}`);

/** What a module prints in plain Node, as a consumer's: another process, since this one reads sources. */
async function printed(script: string): Promise<string> {
  const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: example, env: { PATH: process.env['PATH'] } });
  assert.equal(stderr, '', 'React and Lit have nothing to complain about');
  return stdout;
}

describe('React on a server', { timeout: 120_000 }, () => {
  before(async () => {
    mkdirSync(folder, { recursive: true });
    const shared = { bundle: true, format: 'esm', jsx: 'automatic', target: 'es2022', logLevel: 'warning', define: { 'import.meta.env.BASE_URL': '"/"' } } as const;
    await Promise.all([
      build({ ...shared, entryPoints: [`${example}/src/entry-server.tsx`], outfile: `${folder}/server.mjs`, platform: 'node', packages: 'external' }),
      build({
        ...shared,
        entryPoints: [`${example}/src/entry-client.tsx`],
        outdir: `${folder}/client`,
        splitting: true,
        conditions: ['@visio-sdk/source', 'development', 'browser'],
        define: { ...shared.define, 'process.env.NODE_ENV': '"development"' },
      }),
    ]);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const draw = (path: string) => printed(`import { render } from ${JSON.stringify(`${folder}/server.mjs`)}; console.log(await render('http://localhost${path}'));`);

  it('every hook has an answer there, and a component is its tag with the host’s own children', async () => {
    const html = await printed(`
      import { createElement, StrictMode } from 'react';
      import { renderToString } from 'react-dom/server';
      import * as visio from '@visio-sdk/react';
      const seen = {};
      function Look() {
        const me = visio.useLocalParticipant();
        visio.useAttach(me);
        visio.usePreview();
        const answers = Object.entries(visio).filter(([name]) => /^use/.test(name) && !/useReadable|useSpeaking|useVolume|useAttach|usePreview|useMeeting/.test(name));
        for (const [name, hook] of answers) seen[name] = hook();
        return JSON.stringify(seen.useName[0]);
      }
      const { MeetingProvider, VisioRoom, VisioStage } = visio;
      const room = createElement(VisioRoom, { key: 1, room: 'r', onLeft() {}, className: 'large' }, 'Appelez-nous');
      console.log(renderToString(createElement(StrictMode, null, createElement(MeetingProvider, { options: { room: 'r' } }, room, createElement(VisioStage, { key: 2 }), createElement(Look, { key: 3 })))));
      console.log(JSON.stringify([Object.keys(seen).length > 10, seen.useConnection.state, seen.useCamera.status, seen.useScreenShare.supported, seen.useErrors.errors]));`);
    const [page, answers] = html.trim().split('\n');
    assert.equal(page, '<visio-room class="large">Appelez-nous</visio-room><visio-stage></visio-stage>&quot;&quot;');
    assert.equal(answers, '[true,"idle","off",false,[]]');
  });

  it('a page is drawn there, and hydrated in a browser without a difference', async () => {
    const files = serveFiles([{ path: '/client/', folder: `${folder}/client` }], {});
    const shell = readFileSync(`${example}/index.html`, 'utf8')
      .replace('/src/entry-client.tsx', '/client/entry-client.js')
      .replace(/<link rel="stylesheet".*>/, '');
    const policy = portalPolicy('ws://127.0.0.1:7880');
    const server = createAdaptorServer({
      async fetch(request) {
        const { pathname } = new URL(request.url);
        if (pathname.startsWith('/client/')) return files(request);
        // No space between: React would meet it as a child of the root.
        const html = shell.replace('<div id="root"></div>', `<div id="root">${(await draw(pathname)).trim()}</div>`);
        return new Response(html, { headers: { 'content-type': 'text/html', 'content-security-policy': policy } });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await using browser = await launchBrowser();
      // When all is parsed, and before any module runs.
      await browser.context.addInitScript(() => {
        document.addEventListener('readystatechange', () => Object.assign(window, { served: Object(window).served ?? document.querySelector('visio-prejoin') }));
        // What this device remembers, a server cannot know.
        localStorage.setItem('visio-sdk.choices', JSON.stringify({ name: 'Ana', camera: 'a-camera' }));
      });
      const { page, errors } = await browser.open(`http://localhost:${(server.address() as AddressInfo).port}/rendez-vous/generaliste`);
      await page.getByRole('heading', { name: 'Téléconsultation avec Dr Nadia Ferrand' }).waitFor();
      await page.getByRole('button', { name: 'Rejoindre la réunion' }).waitFor();
      assert.ok(await page.evaluate(() => Object(window).served === document.querySelector('visio-prejoin')), 'the server’s element is the one that lives');
      await page.getByRole('link', { name: 'Documents' }).click();
      await page.getByText('Ordonnance du 3 mars').waitFor();
      await errors.assertNone();
    } finally {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    }
  });

  it('an address that names nothing is a page too', async () => {
    assert.match(await draw('/rendez-vous/personne'), /Page introuvable/);
  });
});
