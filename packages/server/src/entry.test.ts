import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { dispose, type Room } from '@livekit/rtc-node';
import type { ProblemBody } from '@visio-sdk/core/protocol';
import { AccessToken } from 'livekit-server-sdk';
import { ask, claimsOf, enter, join, livekitApi, newDevice, newRoom, realLivekit, realServer } from '../test-support/livekit.ts';
import type { LogEntry } from './log.ts';
import type { Person } from './person.ts';

const server = realServer();
const people: Record<string, Person> = {
  ada: { subject: 'ada@example.org', role: 'organiser' },
  bob: { subject: 'bob@example.org', role: 'moderator', name: 'Robert Martin' },
};
const agency = realServer({ authenticate: (request) => people[request.headers.get('x-session') ?? ''] ?? null });
const open: Room[] = [];

after(async () => {
  await Promise.all(open.map((room) => room.disconnect()));
  await dispose();
});

describe('an entry', () => {
  it('is good for two minutes, with the least grants and nothing else', async () => {
    const entry = await enter(server, newRoom(), { name: '  Ada\u202E  Lovelace ' });
    const { sub, name, exp, nbf, video, attributes, ...rest } = claimsOf(entry);
    assert.equal(name, 'Ada Lovelace');
    assert.ok(exp - nbf <= 121 && exp - Date.now() / 1000 <= 121);
    assert.match(sub, /^[\w-]{22}\.[\w-]{22}$/);
    assert.deepEqual(video, {
      roomJoin: true,
      room: video.room,
      canPublish: true,
      canPublishSources: ['camera', 'microphone', 'screen_share', 'screen_share_audio'],
      canSubscribe: true,
      canPublishData: true,
      canUpdateOwnMetadata: false,
    });
    assert.deepEqual(attributes, { 'visio.role': 'participant' });
    assert.deepEqual(Object.keys(rest), ['iss']);
  });

  it('answers with where LiveKit is, what the person can do, and no secret', async () => {
    const { apiSecret } = realLivekit();
    const elsewhere = realServer({ livekit: { ...realLivekit(), publicUrls: ['wss://a.example', 'wss://b.example'] } });
    const entry = await enter(elsewhere, newRoom());
    assert.deepEqual(entry.servers, ['wss://a.example', 'wss://b.example']);
    assert.deepEqual(entry.capabilities, ['raise-hand', 'rename']);
    assert.deepEqual(Object.keys(entry).sort(), ['capabilities', 'credential', 'servers', 'status', 'token']);
    assert.ok(!JSON.stringify(entry).includes(apiSecret));
  });

  it('lets somebody in who gives no name, or one of which nothing can be seen', async () => {
    for (const name of ['', ' \u202E ']) assert.equal(claimsOf(await enter(server, newRoom(), { name })).name ?? '', '');
  });

  it('reads no role, identity, attribute, metadata or room configuration from the request', async () => {
    const room = newRoom();
    const device = newDevice();
    const plain = claimsOf(await enter(server, room, { device }));
    const greedy = claimsOf(
      await enter(server, room, {
        device,
        role: 'organiser',
        identity: 'somebody',
        participant_identity: 'somebody',
        participant_name: 'Somebody',
        participant_metadata: '{}',
        participant_attributes: { 'visio.role': 'organiser' },
        attributes: { 'visio.role': 'organiser' },
        metadata: '{}',
        room_config: { agents: [{ agent_name: 'spy' }] },
        roomConfig: { agents: [{ agentName: 'spy' }] },
        video: { roomAdmin: true },
        ['__proto__']: { role: 'organiser' },
      }),
    );
    const timeless = ({ exp, nbf, ...claims }: ReturnType<typeof claimsOf>): unknown => claims;
    assert.deepEqual(timeless(greedy), timeless(plain));
  });

  it('shows LiveKit neither the name of the room nor the device session', async () => {
    const device = newDevice();
    const entry = await enter(server, 'dossier-1234', { device });
    const claims = JSON.stringify(claimsOf(entry));
    assert.ok(!claims.includes('dossier') && !claims.includes(device));
    const rooms = await livekitApi().listRooms();
    assert.ok(rooms.some((room) => room.name === claimsOf(entry).video.room));
    assert.ok(!rooms.some((room) => room.name.includes('dossier')));
  });

  it('leads to one room whichever way its accents are written', async () => {
    const composed = claimsOf(await enter(server, 'r\u00e9union-\u5bb6'));
    const decomposed = claimsOf(await enter(server, 're\u0301union-\u5bb6'));
    assert.equal(decomposed.video.room, composed.video.room);
    assert.notEqual(claimsOf(await enter(server, 'reunion-\u5bb6')).video.room, composed.video.room);
  });

  it('of the same device session is the same participant, of another one another', async () => {
    const room = newRoom();
    const device = newDevice();
    const first = claimsOf(await enter(server, room, { device, name: 'Ada' })).sub;
    assert.equal(claimsOf(await enter(server, room, { device, name: 'Bob' })).sub, first);
    assert.notEqual(claimsOf(await enter(server, room)).sub, first);
    assert.notEqual(claimsOf(await enter(server, newRoom(), { device })).sub, first);
  });
});

describe('a person the host knows', () => {
  it('has the role the host says and one opaque subject on every device', async () => {
    const room = newRoom();
    const one = claimsOf(await enter(agency, room, {}, { 'x-session': 'ada' }));
    const two = claimsOf(await enter(agency, room, {}, { 'x-session': 'ada' }));
    assert.equal(one.attributes['visio.role'], 'organiser');
    assert.match(one.attributes['visio.subject'] ?? '', /^[\w-]{22}$/);
    assert.equal(two.attributes['visio.subject'], one.attributes['visio.subject']);
    assert.notEqual(two.sub, one.sub);
    assert.deepEqual(Object.keys(one.attributes).sort(), ['visio.role', 'visio.subject']);
    assert.ok(!JSON.stringify(one).includes('example.org'));
  });

  it('keeps the name the host vouches for and is not offered to change it', async () => {
    const entry = await enter(agency, newRoom(), { name: 'Ada' }, { 'x-session': 'bob' });
    assert.equal(claimsOf(entry).name, 'Robert Martin');
    assert.ok(entry.capabilities.includes('raise-hand') && !entry.capabilities.includes('rename'));
  });

  it('is the only one who comes in, unless the host admits others too', async () => {
    const response = await ask(agency, newRoom(), { name: 'Eve', device: newDevice() });
    assert.equal(response.status, 403);
    assert.equal(((await response.json()) as ProblemBody).code, 'credential-invalid');
    const lenient = realServer({ authenticate: () => null, admitAnonymous: true });
    assert.deepEqual(claimsOf(await enter(lenient, newRoom(), { name: 'Eve' })).attributes, { 'visio.role': 'participant' });
  });

  it('is recognised by the very request the host received', async () => {
    let seen: Request | undefined;
    const host = realServer({ authenticate: (request) => ((seen = request), people['ada'] ?? null) });
    const request = new Request(`https://visio.example/api/v1/rooms/${newRoom()}/entries`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Blob([JSON.stringify({ name: 'Ada', device: newDevice() })]).stream(),
      duplex: 'half',
    });
    assert.equal((await host.fetch(request)).status, 200);
    assert.equal(seen, request);
  });
});

describe('a key that LiveKit does not know', () => {
  it("is the server's failure: the log says so, the person learns nothing", async () => {
    const log: LogEntry[] = [];
    const livekit = { ...realLivekit(), apiSecret: 'not-the-secret-of-this-livekit-server' };
    const response = await ask(realServer({ livekit, log: (entry) => log.push(entry) }), newRoom(), { name: 'Ada', device: newDevice() });
    assert.equal(response.status, 500);
    assert.equal(((await response.json()) as ProblemBody).code, 'internal');
    assert.deepEqual(log.map(({ event, status }) => ({ event, status })), [{ event: 'internal', status: 401 }]);
  });
});

describe('a room', () => {
  it('that is full says so, but lets its own people reload', async () => {
    const small = realServer({ capacity: 1 });
    const room = newRoom();
    const device = newDevice();
    const entry = await enter(small, room, { device });
    open.push(await join(entry));
    const response = await ask(small, room, { name: 'Bob', device: newDevice() });
    assert.equal(response.status, 409);
    assert.equal(((await response.json()) as ProblemBody).code, 'room-full');
    await enter(small, room, { device });
  });

  it('that is full stays so for somebody who was let in before the last place went', async () => {
    const small = realServer({ capacity: 1 });
    const room = newRoom();
    const [quick, slow] = [await enter(small, room), await enter(small, room)];
    open.push(await join(quick));
    await assert.rejects(join(slow));
  });

  it('that was ended is not brought back by an old token', async () => {
    const entry = await enter(server, newRoom());
    const { room } = claimsOf(entry).video;
    await livekitApi().deleteRoom(room);
    await assert.rejects(join(entry));
    assert.deepEqual(await livekitApi().listRooms([room]), []);
  });

  it('that nobody made is not made by any token', async () => {
    const { url, apiKey, apiSecret } = realLivekit();
    const room = newRoom();
    const token = new AccessToken(apiKey, apiSecret, { identity: 'somebody' });
    token.addGrant({ roomJoin: true, room });
    await assert.rejects(join({ status: 'admitted', servers: [url.replace(/^http/, 'ws')], token: await token.toJwt(), credential: '', capabilities: [] }));
    assert.deepEqual(await livekitApi().listRooms([room]), []);
  });
});
