import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { SignJWT } from 'jose';
import { dispose } from '@livekit/rtc-node';
import { parseRoomState } from '@visio-sdk/core/protocol';
import { RoomServiceClient } from 'livekit-server-sdk';
import { startLiveKit, type LiveKit } from '../../../../scripts/livekit.mjs';
import { Door, type Guest } from '../../test-support/door.ts';
import { newRoom, until } from '../../test-support/livekit.ts';
import { publish } from '../../test-support/media.ts';
import { openSignal } from '../../test-support/signal.ts';
import { placeOf } from '../place.ts';
import { webhookRoute } from '../routes.ts';
import { Doorkeeper } from './doorkeeper.ts';
import { startSweep } from './sweep.ts';

// A LiveKit of its own: the one that all files share was started before any server of ours had a port.
let livekit: LiveKit;
let door: Door;
let api: RoomServiceClient;
/** How far the server's clock is ahead, in ms. */
let clock = 0;

before(async () => {
  const port = await freePort();
  livekit = await startLiveKit({ ports: 'any', own: true, webhookUrls: [`http://127.0.0.1:${port}${webhookRoute.path}`] });
  door = new Door({ ...livekit, url: livekit.apiUrl }, () => Date.now() + clock);
  api = new RoomServiceClient(livekit.apiUrl, livekit.apiKey, livekit.apiSecret);
  await door.listen(port);
});

after(async () => {
  await door.close();
  await livekit.stop();
  await dispose();
});

/** Something a moderator does. */
async function moderate(mod: Guest, room: string, method: 'POST' | 'PUT', path: string, body?: unknown): Promise<void> {
  assert.equal(await door.ask(mod.credential, method, room, path, body), '204');
}

/** A room with a moderator in it, and Eve, with the token that LiveKit refreshed in her session. */
async function scene() {
  const room = newRoom();
  const mod = await door.admit(room, { role: 'moderator' });
  const eve = await door.admit(room);
  const modRoom = await door.join(mod);
  const session = await openSignal(livekit.url, eve.token);
  await until('LiveKit gives Eve a token of its own', () => session.tokens.length > 0);
  return { room, mod, modRoom, eve, session, refreshed: session.tokens[0]! };
}

/** A room with its organiser and Eve in it, and what the organiser allows Eve to send. */
async function allowing() {
  const room = newRoom();
  const host = await door.admit(room, { role: 'organiser' });
  const eve = await door.admit(room);
  const [hostRoom, eveRoom] = [await door.join(host), await door.join(eve)];
  const allow = (allowed: readonly string[]) => moderate(host, room, 'PUT', `participants/${eve.identity}/sources`, { allowed });
  return { eve, hostRoom, eveRoom, allow };
}

const isIn = async ({ livekitRoom, identity }: Guest) => (await api.listParticipants(livekitRoom)).some((one) => one.identity === identity);
/** Whoever is told to go is still listed for a moment. */
const untilOut = (guest: Guest) => until('LiveKit has them no more', async () => !(await isIn(guest)));

describe('a removed person', () => {
  it('is put out again by the webhook, with the token of the entry and with one that LiveKit refreshed', async () => {
    const { room, mod, modRoom, eve, session, refreshed } = await scene();
    await moderate(mod, room, 'POST', `participants/${eve.identity}/remove`);
    await session.closed;
    for (const token of [eve.token, refreshed]) {
      // LiveKit 1.13 revokes nothing: should that change, this is not needed any more.
      const thief = await door.join({ ...eve, token });
      await until('the thief is out', () => !thief.isConnected);
      await untilOut(eve);
    }
    assert.equal(door.trail().filter(({ action, target }) => action === 'put-out' && target === eve.identity).length, 2);
    await modRoom.disconnect();
  });

  it('who only speaks to LiveKit and sends no media, of whom no webhook tells, is put out by the sweep', async () => {
    const { room, mod, modRoom, eve, session, refreshed } = await scene();
    await moderate(mod, room, 'POST', `participants/${eve.identity}/remove`);
    await session.closed;
    const thief = await openSignal(livekit.url, refreshed);
    assert.ok(thief.joined);
    const stop = startSweep({ store: door.store, doorkeeper: door.doorkeeper, log: () => {}, every: 500 });
    await thief.closed;
    stop();
    await untilOut(eve);
    await modRoom.disconnect();
  });
});

describe('an old token', () => {
  it('gives back neither the role nor the sources that a moderator took', async () => {
    const room = newRoom();
    const host = await door.admit(room, { role: 'organiser' });
    const eve = await door.admit(room, { role: 'moderator' });
    const [hostRoom, first] = [await door.join(host), await door.join(eve)];
    await moderate(host, room, 'PUT', `participants/${eve.identity}/role`, { role: 'participant' });
    await moderate(host, room, 'PUT', `participants/${eve.identity}/sources`, { allowed: ['microphone'] });
    await first.disconnect();
    const again = await door.join(eve);
    await until('LiveKit has the role and the sources as the moderator left them', async () => {
      const present = await door.mediaServer.participant(eve.livekitRoom, eve.identity);
      return present?.role === 'participant' && present.allowed.join() === 'microphone';
    });
    assert.equal(await door.ask(eve.credential, 'POST', room, 'lower-hands'), '403 not-allowed');
    await Promise.all([again.disconnect(), hostRoom.disconnect()]);
  });
});

describe('a forbidden microphone', () => {
  it('is not open under the name of the camera for longer than until the next sweep', async () => {
    const { eve, hostRoom, eveRoom, allow } = await allowing();
    await allow(['camera']);
    await publish(eveRoom, 'microphone', 'camera');
    await until('LiveKit takes it', async () => (await api.getParticipant(eve.livekitRoom, eve.identity)).tracks.length > 0);
    const watched = (await door.store.watchedRooms()).find(({ key }) => key === placeOf(eve.livekitRoom)!.key);
    await door.doorkeeper.sweep(watched!);
    await until('Eve is out', () => !eveRoom.isConnected);
    await hostRoom.disconnect();
  });
});

describe('what is allowed again', () => {
  it('stays allowed, though a sweep had read before that it is not', async () => {
    const { eve, hostRoom, eveRoom, allow } = await allowing();
    const place = (await door.store.room(placeOf(eve.livekitRoom)!.key))!;
    await allow(['camera']);
    const stale = await door.store.members(place);
    await allow(['camera', 'microphone']);
    const store = new Proxy(door.store, {
      get: (all, name) => (name === 'members' ? async () => stale : (Reflect.get(all, name, all) as () => unknown).bind(all)),
    });
    await new Doorkeeper({ store, mediaServer: door.mediaServer, now: Date.now }).sweep(place);
    const present = await door.mediaServer.participant(eve.livekitRoom, eve.identity);
    assert.deepEqual([...present!.allowed].sort(), ['camera', 'microphone']);
    await Promise.all([eveRoom.disconnect(), hostRoom.disconnect()]);
  });
});

describe('a locked room', () => {
  it('keeps who is in, takes back who was just in, and puts out whoever else has a token', async () => {
    const { room, mod, modRoom, eve, session } = await scene();
    const late = await door.admit(room);
    // As if let in long ago and never come.
    clock += 200_000;
    await moderate(mod, room, 'PUT', 'lock', { locked: true });
    clock += 10_000;
    session.close();
    const returned = await door.join(eve);
    const stranger = await door.join(late);
    await until('the stranger is out', () => !stranger.isConnected);
    await untilOut(late);
    await door.doorkeeper.sweep((await door.store.room(placeOf(eve.livekitRoom)!.key))!);
    assert.deepEqual([await isIn(mod), await isIn(eve)], [true, true]);
    await Promise.all([modRoom.disconnect(), returned.disconnect()]);
  });
});

describe('the spotlight', () => {
  it('goes out when the person leaves, by the webhook or else by the sweep', async () => {
    const room = newRoom();
    const mod = await door.admit(room, { role: 'moderator' });
    const ada = await door.admit(room);
    const [modRoom, adaRoom] = [await door.join(mod), await door.join(ada)];
    await moderate(mod, room, 'PUT', 'spotlight', { identity: ada.identity });
    await until('the room has it', () => parseRoomState(modRoom.metadata).spotlight === ada.identity);
    await adaRoom.disconnect();
    await until('the room has none', () => parseRoomState(modRoom.metadata).spotlight === null);
    const place = (await door.store.room(placeOf(mod.livekitRoom)!.key))!;
    await door.store.setRoom(place, { spotlight: ada.identity });
    await door.doorkeeper.sweep({ ...place, spotlight: ada.identity });
    assert.equal((await door.store.room(place.key))?.spotlight, null);
    await modRoom.disconnect();
  });
});

describe('a run that is over', () => {
  it('and was made again by an entry under way is closed as soon as somebody comes into it', async () => {
    const { room, mod, modRoom, eve, session } = await scene();
    await moderate(mod, room, 'POST', 'end');
    await session.closed;
    await door.mediaServer.openRoom(eve.livekitRoom, eve.identity, 100);
    const thief = await door.join(eve);
    await until('the thief is out', () => !thief.isConnected);
    await until('LiveKit has it no more', async () => (await api.listRooms([eve.livekitRoom])).length === 0);
    await modRoom.disconnect();
  });
});

describe('a webhook', () => {
  /** An event as LiveKit signs it, or as somebody else would. */
  async function send(event: object, { secret = livekit.apiSecret, body = JSON.stringify(event), header }: { secret?: string; body?: string; header?: string } = {}): Promise<number> {
    const signed = await new SignJWT({ sha256: createHash('sha256').update(JSON.stringify(event)).digest('base64') })
      .setProtectedHeader({ alg: 'HS256' }).setIssuer(livekit.apiKey).setExpirationTime('5m').sign(new TextEncoder().encode(secret));
    const headers = { authorization: header ?? signed, 'content-type': 'application/webhook+json' };
    const answer = await door.server.fetch(new Request(`https://visio.example${webhookRoute.path}`, { method: 'POST', body, headers }));
    return answer.status;
  }

  const event = (more: object = {}) => ({ event: 'participant_joined', id: `EV_${crypto.randomUUID()}`, createdAt: String(Math.floor(Date.now() / 1000)), ...more });

  it('is taken once', async () => {
    const one = event();
    assert.deepEqual([await send(one), await send(one)], [204, 409]);
  });

  it('of another secret, with another body, unsigned, old, without a time or an id, or of another form is refused', async () => {
    const good = event();
    assert.equal(await send(good, { secret: 'another secret, longer than 32 characters' }), 401);
    assert.equal(await send(good, { body: JSON.stringify(event()) }), 401);
    assert.equal(await send(good, { header: '' }), 401);
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ iss: livekit.apiKey })).toString('base64url')}.`;
    assert.equal(await send(good, { header: unsigned }), 401);
    assert.equal(await send(good, { header: (await door.admit(newRoom())).token }), 401);
    assert.equal(await send(event({ createdAt: String(Math.floor(Date.now() / 1000) - 301) })), 401);
    assert.equal(await send(event({ createdAt: '0' })), 401);
    assert.equal(await send(event({ id: '' })), 401);
    assert.equal(await send({ event: ['x'] }), 401);
    assert.equal(await send(event({ padding: 'x'.repeat(300_000) })), 413);
    assert.equal(await send(good), 204, 'what was refused was not used up');
  });

  it("of another program's room, or of a run of ours that nobody has begun, does nothing", async () => {
    const room = newRoom();
    const guest = await door.admit(room);
    const joined = await door.join(guest);
    await until('they are in', () => isIn(guest));
    const { key } = placeOf(guest.livekitRoom)!;
    for (const name of ['another-room', `${key}.2`, `${key}.x`, key]) {
      assert.equal(await send(event({ room: { name }, participant: { identity: guest.identity } })), 204);
    }
    assert.ok(await isIn(guest));
    await joined.disconnect();
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
