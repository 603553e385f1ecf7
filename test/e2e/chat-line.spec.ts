// The chat when the line breaks: nothing is lost that was said, and what could not be said stays to be said again.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AdmittedBody } from '@visio-sdk/core/protocol';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { enterWithChat, untilConnection } from '../support/chat.ts';
import { failedRequests, openPolicy } from '../support/failures.ts';
import { makeFront, type Front } from '../support/front.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';

describe('chat on a line that breaks', () => {
  let rig: Rig;
  let one: Front;
  let two: Front;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  before(async () => {
    rig = await startRig({
      policy: openPolicy,
      // Two addresses of LiveKit for Ana; Ben goes by neither.
      async api(request, next) {
        const body = request.method === 'POST' ? await request.clone().text() : '';
        const response = await next(request);
        if (!response.ok || !request.url.endsWith('/entries') || body.includes('"Ben"')) return response;
        const entry = (await response.json()) as AdmittedBody;
        return Response.json({ ...entry, servers: [one.url, two.url] });
      },
    });
    [one, two, red, blue] = await Promise.all([
      makeFront(rig.livekit.apiUrl),
      makeFront(rig.livekit.apiUrl),
      launchBrowser({ camera: smallCamera }),
      launchBrowser({ camera: smallCamera }),
    ]);
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await Promise.all([one?.close(), two?.close()]);
    await rig?.stop();
  });

  it('keeps the draft and says why, keeps the messages by another server, and sends by trying again', async () => {
    await one.open();
    const room = newRoom();
    await using atAnas = await red.fresh();
    await using atBens = await blue.fresh();
    const [ana, ben] = await Promise.all([enterWithChat(atAnas, rig, { room, name: 'Ana' }), enterWithChat(atBens, rig, { room, name: 'Ben' })]);
    await ben.tile('Ana').waitFor();
    await ana.say('Avant');
    await ben.message('Avant').waitFor();
    await ben.say('Bien reçu');
    await ana.message('Bien reçu').waitFor();
    const before = await ana.self();

    await one.close();
    await untilConnection(ana.page, 'reconnecting');
    await ana.field.fill('Pendant');
    await ana.field.press('Enter');
    const problem = ana.page.locator('visio-chat').getByRole('alert').filter({ hasText: 'Le message n’a pas été envoyé' });
    await problem.waitFor();
    assert.equal(await ana.field.inputValue(), 'Pendant');
    assert.deepEqual(await ana.texts(), ['Avant', 'Bien reçu']);

    await two.open();
    await untilConnection(ana.page, 'joined');
    assert.notEqual((await ana.self()).sid, before.sid, 'by the other server');
    assert.equal(await ana.field.inputValue(), 'Pendant');
    await ana.page.locator('visio-chat').getByRole('button', { name: 'Réessayer' }).click();
    await ben.message('Pendant').waitFor();
    await ben.say('Après');
    await ana.message('Après').waitFor();
    await problem.waitFor({ state: 'detached' });
    assert.equal(await ana.field.inputValue(), '');
    for (const person of [ana, ben]) assert.deepEqual(await person.texts(), ['Avant', 'Bien reçu', 'Pendant', 'Après']);
    for (const { errors } of [ana, ben]) errors.expect(failedRequests);
    await Promise.all([ana.errors.assertNone(), ben.errors.assertNone()]);
  });
});
