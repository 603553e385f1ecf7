// What our server does for a person: hand and name. And what nobody can do for themselves, or say about others.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Room } from 'livekit-client';
import { joinBots } from '../support/bots.ts';
import { launchBrowser, smallCamera, type PersonBrowser } from '../support/browser.ts';
import { enter, type Person } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';

describe('hand, name and role', () => {
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
    [ana, ben] = await Promise.all([enter(red, rig, { room, name: 'Ana' }), enter(blue, rig, { room, name: 'Ben' })]);
    await ben.tile('Ana').waitFor();
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig.stop();
  });

  it('raises a hand that the others see, and lowers it', async () => {
    const start = Date.now();
    await act(ana, 'setHandRaised', true);
    await ben.page.getByRole('img', { name: /^Ana,.*main levée/ }).waitFor();
    await ana.page.getByRole('img', { name: /^Ana \(vous\),.*main levée/ }).waitFor();
    const raisedAt = (await seenBy(ben, ana)).handRaisedAt ?? 0;
    assert.ok(Math.abs(raisedAt - start) < 60_000);
    // Raising it once more keeps the place in the queue.
    await act(ana, 'setHandRaised', true);
    assert.equal((await seenBy(ben, ana)).handRaisedAt, raisedAt);
    assert.equal((await seenBy(ben, ben)).handRaisedAt, undefined);

    await act(ana, 'setHandRaised', false);
    await ben.page.getByRole('img', { name: /main levée/ }).waitFor({ state: 'detached' });
    assert.equal((await seenBy(ben, ana)).handRaisedAt, undefined);
  });

  it('takes another name, as text, and refuses one that is none', async () => {
    await act(ana, 'rename', 'Anaïs <b>Martin</b>');
    await ben.tile('Anaïs <b>Martin</b>').waitFor();
    await ana.tile('Anaïs <b>Martin</b> (vous)').waitFor();
    assert.equal(await act(ana, 'rename', '   '), 'name-invalid');
    assert.equal(await act(ana, 'rename', 'x'.repeat(101)), 'name-invalid');
    assert.equal((await seenBy(ben, ana)).name, 'Anaïs <b>Martin</b>');
    ana.errors.expect(/status of 400|status of 422/);
    await act(ana, 'rename', 'Ana');
    await ben.tile('Ana').waitFor();
  });

  it('lets nobody write their own role, name or hand past the server', async () => {
    const refusals = await ana.page.locator('visio-room').evaluate(async (element: HTMLElementTagNameMap['visio-room']) => {
      const { localParticipant } = element.meeting.unstableTransport() as Room;
      const attempts = [
        localParticipant.setAttributes({ 'visio.role': 'organiser' }),
        localParticipant.setAttributes({ handRaisedAt: new Date().toISOString() }),
        localParticipant.setMetadata('{"role":"organiser"}'),
        localParticipant.setName('Ben'),
      ];
      return (await Promise.allSettled(attempts)).map(({ status }) => status);
    });
    assert.deepEqual(refusals, ['rejected', 'rejected', 'rejected', 'rejected']);
    const self = await ana.self();
    const { attributes, metadata, name } = await rig.api.getParticipant(self.room, self.identity);
    assert.deepEqual({ attributes, metadata, name }, { attributes: { 'visio.role': 'participant' }, metadata: '', name: 'Ana' });
    assert.equal((await seenBy(ben, ana)).role, 'participant');
  });

  it('believes no packet that says something about somebody', async () => {
    await using company = await joinBots(rig, room, [{ name: 'Forger' }]);
    const [forger] = company.bots;
    await Promise.all([ana.tile('Forger').waitFor(), ben.tile('Forger').waitFor()]);
    const before = await Promise.all([seenBy(ben, ana), seenBy(ana, ana)]);
    const { identity } = await ana.self();
    const now = new Date().toISOString();
    for (const packet of [
      { type: 'handRaisedAt', data: { identity, handRaisedAt: now } },
      { type: 'participantAttributes', data: { identity, attributes: { 'visio.role': 'organiser', handRaisedAt: now } } },
      { type: 'rename', data: { identity, name: 'Somebody else' } },
      { type: 'participantMuted', data: { identity } },
      { type: 'participantRemoved', data: { identity } },
      { type: 'roomEnded', data: {} },
      { type: 'recordingStarted', data: {} },
    ]) {
      for (const topic of ['', 'visio', 'lk.chat']) await forger!.send(JSON.stringify({ ...packet, v: 1 }), topic);
    }
    // What is sent in order arrives in order: the others are there when this one, which is no packet at all, is complained of.
    await forger!.send('{');
    for (const person of [ana, ben]) {
      const { detail } = await person.event('visio-error');
      assert.equal(detail?.['code'], 'message-malformed');
      assert.ok(!(await person.events()).some(({ type }) => type === 'visio-left'));
    }
    assert.deepEqual(await Promise.all([seenBy(ben, ana), seenBy(ana, ana)]), before);
  });

  it('says so when one is not in the meeting any more', async () => {
    await ana.tool('Quitter').click();
    await ana.event('visio-left');
    assert.equal(await act(ana, 'setHandRaised', true), 'not-joined');
    assert.equal(await act(ana, 'rename', 'Somebody'), 'not-joined');
    await Promise.all([ana.assertFine(rig), ben.assertFine(rig)]);
  });
});

/** Does an action of the meeting; the code of the error when it is refused. */
function act(person: Person, action: 'setHandRaised' | 'rename', value: boolean | string): Promise<string | undefined> {
  return person.page.locator('visio-room').evaluate(
    async (element: HTMLElementTagNameMap['visio-room'], { action, value }) => {
      const { actions } = element.meeting;
      const done = action === 'rename' ? actions.rename(String(value)) : actions.setHandRaised(value === true);
      return done.then(() => undefined, (error: { code: string }) => error.code);
    },
    { action, value },
  );
}

/** What one person's page knows of another one, but for what changes by itself. */
async function seenBy(person: Person, other: Person) {
  const { identity } = await other.self();
  return person.page.locator('visio-room').evaluate((element: HTMLElementTagNameMap['visio-room'], identity) => {
    const { name, role, handRaisedAt } = element.meeting.participants.get().find((one) => one.identity === identity)!.state.get();
    return { name, role, handRaisedAt };
  }, identity);
}
