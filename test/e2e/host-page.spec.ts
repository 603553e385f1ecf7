// Everything that people do in a meeting, on pages with strict content security policies: nothing is blocked, and all of it happens.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import { cdnFolder } from '../../scripts/build/bundle.mjs';
import { serveFiles } from '../../scripts/portal/static.mjs';
import { inRoot } from '../../scripts/support/paths.mjs';
import { launchBrowser, type PersonBrowser, type PersonContext } from '../support/browser.ts';
import { personAt, type Person } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { doEverything } from '../support/whole-meeting.ts';

describe('all that people do, under a page’s policy', () => {
  let folder: string;
  let rig: Rig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  /** A sibling of the page's origin, with the files alone. */
  let sibling: string;
  const files = createAdaptorServer({ fetch: serveFiles([{ path: '/sdk/', folder: cdnFolder }], { 'access-control-allow-origin': '*' }) });

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'visio-host-'));
    // The policies are in the pages.
    rig = await startRig({ policy: null, mounts: [{ path: '/host/', folder }] });
    await new Promise<void>((resolve) => void files.listen(0, '127.0.0.1', resolve));
    sibling = `http://localhost:${(files.address() as AddressInfo).port}`;
    [red, blue] = await Promise.all([
      launchBrowser({ colour: 'red', tone: 440, autoplay: 'allowed' }),
      launchBrowser({ colour: 'blue', tone: 1010, autoplay: 'allowed' }),
    ]);
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    files.close();
    await rig?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A page with a policy, opened by one person; another policy is told by what it blocks. */
  async function open(browser: PersonContext, page: { policy: string; script: string; room: string; name: string }): Promise<Person> {
    const { policy, script, room, name } = page;
    writeFileSync(
      join(folder, `${room}-${name}.html`),
      `<!doctype html><html lang="fr"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="icon" href="data:,">
      <title>A page with a policy</title>${script}<visio-room room="${room}" name="${name}" prejoin="off"></visio-room></html>`,
    );
    const person = personAt(await browser.open(`${rig.origin}/host/${room}-${name}.html`));
    await person.event('visio-joined');
    return person;
  }

  async function assertAllWorks(policy: string, script: string, more: readonly string[] = []): Promise<void> {
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const [ana, ben] = await Promise.all([open(atAnas, { policy, script, room, name: 'Ana' }), open(atBens, { policy, script, room, name: 'Ben' })]);
    await doEverything(ana, ben);
    for (const { page, errors, network } of [ana, ben]) {
      await errors.assertNone();
      assert.deepEqual(await page.evaluate(() => window.visioProbe.violations), []);
      await network.assertSovereign({ ...rig.allowed, origins: [...rig.allowed.origins, ...more] });
    }
    // The policy is in force: what no page may is refused, and noticed.
    await ana.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          addEventListener('securitypolicyviolation', () => resolve(), { once: true });
          const style = document.createElement('style');
          style.textContent = 'p { color: red }';
          document.head.append(style);
        }),
    );
  }

  it('works under the policy of the documents, with exact origins', async () => {
    await assertAllWorks(documentedPolicy(rig), '<script type="module" src="/visio/visio.js"></script>');
  });

  it('works under nonces and strict-dynamic', async () => {
    const policy = documentedPolicy(rig).replace("script-src 'self' 'wasm-unsafe-eval'", "script-src 'nonce-x' 'strict-dynamic'");
    assert.match(policy, /nonce-x/);
    await assertAllWorks(policy, '<script nonce="x" type="module" src="/visio/visio.js"></script>');
  });

  it('works with its files on a sibling origin', async () => {
    const policy = documentedPolicy(rig).replace("script-src 'self' 'wasm-unsafe-eval'", `script-src ${sibling}`);
    assert.ok(policy.includes(sibling));
    await assertAllWorks(policy, `<script type="module" crossorigin="anonymous" src="${sibling}/sdk/visio.js"></script>`, [sibling]);
  });
});

/** The policy as docs/security.md has it, LiveKit's names filled in. */
function documentedPolicy({ livekit }: Rig): string {
  const [, policy = ''] = /```\n(default-src [^`]*)```/.exec(readFileSync(inRoot('docs/security.md'), 'utf8')) ?? [];
  assert.match(policy, /LIVEKIT/);
  return policy.replaceAll(/\s+/g, ' ').trim().replace('LIVEKIT', `${livekit.url} ${livekit.apiUrl}`);
}
