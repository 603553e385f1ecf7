import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { dispose, Room } from '@livekit/rtc-node';
import { Door, type Guest } from '../../test-support/door.ts';
import { startFlakyWay, type FlakyWay } from '../../test-support/flaky.ts';
import { livekitApi, newRoom, realLivekit, until } from '../../test-support/livekit.ts';
import { startSweep } from './sweep.ts';

let way: FlakyWay;
let door: Door;
/** How far the server's clock is ahead, in ms. */
let clock = 0;
before(async () => {
  way = await startFlakyWay(realLivekit().url.replace(/^ws/, 'http'));
  door = new Door({ ...realLivekit(), url: way.url }, () => Date.now() + clock);
});
after(async () => {
  await door.close();
  way.close();
  await dispose();
});

async function join({ token }: Guest): Promise<Room> {
  const room = new Room();
  await room.connect(realLivekit().url.replace(/^http/, 'ws'), token, { autoSubscribe: false, dynacast: false });
  return room;
}

const isOpen = async ({ livekitRoom }: Guest) => (await livekitApi().listRooms([livekitRoom])).length > 0;
const pastRuns = async () => (await door.store.pastRuns()).length;

describe('a meeting that is ended', () => {
  it('while LiveKit does not answer is over at once, and closed when LiveKit answers again', async () => {
    const room = newRoom();
    const [host, eve] = [await door.admit(room, { role: 'organiser' }), await door.admit(room)];
    const [hostRoom, eveRoom] = [await join(host), await join(eve)];
    way.isShut = true;
    assert.equal(await door.ask(host.credential, 'POST', room, 'end'), '204');
    assert.equal(await door.ask(host.credential, 'POST', room, 'lower-hands'), '409 not-in-room');
    const stop = startSweep({ store: door.store, doorkeeper: door.doorkeeper, log: () => {}, every: 100 });
    assert.ok(hostRoom.isConnected && eveRoom.isConnected);
    way.isShut = false;
    await until('both are out', () => !hostRoom.isConnected && !eveRoom.isConnected);
    await until('it is closed', async () => !(await isOpen(eve)));
    // Until no request that was under way can make it again; then nothing of it is kept.
    assert.equal(await pastRuns(), 1);
    clock += 5 * 60_000;
    await until('it is forgotten', async () => (await pastRuns()) === 0);
    stop();
  });

  it('is closed once more when an entry that was under way has made it again', async () => {
    const room = newRoom();
    const [host, eve] = [await door.admit(room, { role: 'organiser' }), await door.admit(room)];
    assert.equal(await door.ask(host.credential, 'POST', room, 'end'), '204');
    // What is left of an entry that had read the room before it ended.
    await door.mediaServer.openRoom(eve.livekitRoom, eve.identity, 100);
    const thief = await join(eve);
    await door.doorkeeper.closePastRuns();
    await until('nobody is in it', () => !thief.isConnected);
    assert.equal(await isOpen(eve), false);
  });
});
