import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { linkFragment } from '@visio-sdk/server';
import { guardedRoom } from './guarded.mjs';
import { startPortal } from './portal.mjs';

describe('the portal’s guarded room', () => {
  /** @type {import('./portal.mjs').Portal} */
  let portal;
  /** @type {Record<string, unknown>[]} */
  const log = [];
  before(async () => {
    // Nobody gets as far as LiveKit here: a door is there without it.
    const livekit = /** @type {any} */ ({ url: 'ws://127.0.0.1:9', apiUrl: 'http://127.0.0.1:9', apiKey: 'key', apiSecret: 'a secret of the tests, longer than 32 characters' });
    portal = await startPortal({ livekit, port: 0, guarded: true, server: { requestLog: true, log: (entry) => log.push(entry) } });
  });
  after(() => portal.stop());

  const ask = (/** @type {string | undefined} */ ticket) =>
    fetch(`${portal.origin}/api/v1/rooms/${guardedRoom}/entries`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Ada', device: randomBytes(24).toString('base64url'), ticket }),
    });
  const link = async () => new URL((await fetch(`${portal.origin}/organisateur`, { redirect: 'manual' })).headers.get('location') ?? '', portal.origin);

  it('lets a citizen knock', async () => {
    const answer = await ask(undefined);
    assert.equal(answer.status, 202);
    assert.equal((await answer.json()).status, 'waiting');
  });

  it('gives each organiser a ticket of their own, in the fragment and nowhere else', async () => {
    const [one, other] = [await link(), await link()];
    assert.deepEqual(one.search, `?room=${guardedRoom}`);
    const tickets = [one, other].map(({ hash }) => new URLSearchParams(hash.slice(1)).get(linkFragment) ?? '');
    assert.notEqual(tickets[0], tickets[1]);
    // Straight in, as far as LiveKit, which is not there: no knock.
    assert.equal((await ask(tickets[0])).status, 503);
    assert.ok(!JSON.stringify(log).includes(tickets[0] ?? ''));
    assert.ok(log.length > 0);
  });

  it('is linked to by the portal’s page, each as whom one comes', async () => {
    const page = await (await fetch(portal.url)).text();
    for (const href of ['/', `/?room=${guardedRoom}`, '/organisateur']) assert.ok(page.includes(`<a href="${href}"`), href);
  });
});
