import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { dispose, type RemoteParticipant, type Room } from '@livekit/rtc-node';
import { handRaisedAtOf, roleOf, type AdmittedBody, type ProblemBody } from '@visio-sdk/core/protocol';
import { call, claimsOf, enter, join, livekitApi, newRoom, realServer, until } from '../test-support/livekit.ts';
import { credentialSeconds } from './credential.ts';

let time = Date.UTC(2026, 0, 1, 10);
const ada = { subject: 'ada@example.org', role: 'organiser' } as const;
const server = realServer({
  authenticate: (request) => (request.headers.has('x-ada') ? ada : null),
  admitAnonymous: true,
  now: () => time,
});
const room = newRoom();
let adaEntry: AdmittedBody;
let adaRoom: Room;
let bobRoom: Room;
let adaSeenByBob: RemoteParticipant;

function put(what: 'hand' | 'name', body: unknown, credential = adaEntry.credential, where = room, by = server): Promise<Response> {
  return call(by, `/api/v1/rooms/${where}/me/${what}`, { method: 'PUT', body, headers: { authorization: `Bearer ${credential}` } });
}

async function refused(response: Response, status: number, code: string): Promise<void> {
  assert.deepEqual({ status: response.status, code: ((await response.json()) as ProblemBody).code }, { status, code });
}

before(async () => {
  adaEntry = await enter(server, room, { name: 'Ada' }, { 'x-ada': '1' });
  adaRoom = await join(adaEntry);
  bobRoom = await join(await enter(server, room, { name: 'Bob' }));
  await until('Bob sees Ada', () => bobRoom.remoteParticipants.has(claimsOf(adaEntry).sub));
  adaSeenByBob = bobRoom.remoteParticipants.get(claimsOf(adaEntry).sub)!;
});

after(async () => {
  await adaRoom.disconnect();
  await bobRoom.disconnect();
  await dispose();
});

describe('a participant', () => {
  it('raises a hand that the others see, with the time and with the role as it was', async () => {
    const grants = (await livekitApi().getParticipant(claimsOf(adaEntry).video.room, claimsOf(adaEntry).sub)).permission;
    assert.equal((await put('hand', { raised: true })).status, 204);
    await until('Bob sees the hand', () => handRaisedAtOf(adaSeenByBob.attributes) === time);
    assert.equal(roleOf(adaSeenByBob.attributes), 'organiser');
    assert.equal(adaSeenByBob.attributes['visio.subject'], claimsOf(adaEntry).attributes['visio.subject']);
    assert.equal(adaSeenByBob.name, 'Ada');
    const after = (await livekitApi().getParticipant(claimsOf(adaEntry).video.room, claimsOf(adaEntry).sub)).permission;
    assert.deepEqual(after, grants);
  });

  it('keeps the place in the queue when raising the hand again', async () => {
    time += 60_000;
    assert.equal((await put('hand', { raised: true })).status, 204);
    const seen = await livekitApi().getParticipant(claimsOf(adaEntry).video.room, claimsOf(adaEntry).sub);
    assert.equal(handRaisedAtOf(seen.attributes), time - 60_000);
  });

  it('takes a new name that the others see, and the hand and the role stay', async () => {
    assert.equal((await put('name', { name: ' <b>Ada</b>\u202E Lovelace ' })).status, 204);
    await until('Bob sees the name', () => adaSeenByBob.name === '<b>Ada</b> Lovelace');
    assert.equal(roleOf(adaSeenByBob.attributes), 'organiser');
    assert.equal(handRaisedAtOf(adaSeenByBob.attributes), time - 60_000);
  });

  it('can have the longest name in any script', async () => {
    assert.equal((await put('name', { name: '李'.repeat(100) })).status, 204);
    await until('Bob sees the name', () => adaSeenByBob.name === '李'.repeat(100));
    await refused(await put('name', { name: '李'.repeat(101) }), 400, 'request-invalid');
  });

  it('lowers the hand, and nothing of it stays', async () => {
    for (let times = 0; times < 2; times++) assert.equal((await put('hand', { raised: false })).status, 204);
    await until('Bob sees no hand', () => handRaisedAtOf(adaSeenByBob.attributes) === undefined);
    assert.equal(roleOf(adaSeenByBob.attributes), 'organiser');
  });

  it('cannot write attributes, the role among them, without the server', async () => {
    // rtc-node does not wait for LiveKit's refusal, so what LiveKit then says of Bob is what counts.
    await bobRoom.localParticipant!.setAttributes({ 'visio.role': 'organiser' });
    await bobRoom.localParticipant!.updateName('Ada');
    assert.equal((await put('hand', { raised: true })).status, 204);
    await until('Bob sees the hand, later than his own try', () => handRaisedAtOf(adaSeenByBob.attributes) === time);
    const identity = bobRoom.localParticipant?.identity ?? '';
    const seen = await livekitApi().getParticipant(claimsOf(adaEntry).video.room, identity);
    assert.deepEqual({ role: roleOf(seen.attributes), name: seen.name }, { role: 'participant', name: 'Bob' });
  });

  it('is refused what is no hand and no name', async () => {
    for (const body of [{}, { raised: 'yes' }, { raised: 1 }, '[]', '']) await refused(await put('hand', body), 400, 'request-invalid');
    for (const body of [{}, { name: '' }, { name: 'x'.repeat(10_000) }, { name: ['x'] }]) await refused(await put('name', body), 400, 'request-invalid');
  });
});

describe('a credential', () => {
  it('of another room, of LiveKit, altered or absent moves nobody', async () => {
    const elsewhere = await enter(server, newRoom());
    for (const credential of [elsewhere.credential, adaEntry.token, `${adaEntry.credential}x`, '']) {
      const response = await put('hand', { raised: false }, credential);
      assert.equal(response.headers.get('www-authenticate'), 'Bearer realm="visio"');
      await refused(response, 401, 'credential-invalid');
    }
    await refused(await put('hand', { raised: false }, adaEntry.credential, newRoom()), 401, 'credential-invalid');
  });

  it('that has expired moves nobody', async () => {
    time += credentialSeconds * 1000;
    await refused(await put('name', { name: 'Ada' }), 401, 'credential-invalid');
    time -= credentialSeconds * 1000;
  });

  it('does not rename a person whose name the host vouches for', async () => {
    const named = realServer({ authenticate: () => ({ ...ada, name: 'Ada Lovelace' }) });
    const entry = await enter(named, room);
    await refused(await put('name', { name: 'Bob' }, entry.credential, room, named), 403, 'not-allowed');
  });

  it('of somebody who never came, who was removed, or whose room has ended, is told so', async () => {
    const absent = await enter(server, room);
    for (const [what, body] of [['hand', { raised: true }], ['hand', { raised: false }], ['name', { name: 'X' }]] as const) {
      await refused(await put(what, body, absent.credential), 409, 'not-in-room');
    }
    const { sub, video } = claimsOf(adaEntry);
    await livekitApi().removeParticipant(video.room, sub);
    await until('Ada is out', () => !bobRoom.remoteParticipants.has(sub));
    await refused(await put('name', { name: 'Ada' }), 409, 'not-in-room');
    await livekitApi().deleteRoom(video.room);
    await refused(await put('hand', { raised: true }), 409, 'not-in-room');
  });
});
