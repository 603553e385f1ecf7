import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { dispose } from '@livekit/rtc-node';
import { Door, type Guest } from '../../test-support/door.ts';
import { newRoom, realLivekit, until } from '../../test-support/livekit.ts';
import type { LogEntry } from '../log.ts';
import { placeOf } from '../place.ts';
import { tidyUp } from './tidying.ts';

/** How far the server's clock is ahead, in ms. */
let clock = 0;
const now = (): number => Date.now() + clock;
const door = new Door(realLivekit(), now);
const log: LogEntry[] = [];
after(async () => {
  await door.close();
  await dispose();
});

const tidy = () => tidyUp({ store: door.store, doorkeeper: door.doorkeeper, now, log: (entry) => log.push(entry) });
const known = async ({ livekitRoom, identity }: Guest) => (await door.store.member(placeOf(livekitRoom)!, identity))?.state;

describe('tidying', () => {
  it('forgets nobody in a meeting of days, nor whom it keeps out, and everybody a day after they were in it', async () => {
    const room = newRoom();
    const [host, ada, eve, gone] = [await door.admit(room, { role: 'organiser' }), await door.admit(room), await door.admit(room), await door.admit(room)];
    const [hostRoom, adaRoom] = [await door.join(host), await door.join(ada)];
    assert.equal(await door.ask(host.credential, 'POST', room, `participants/${eve.identity}/remove`), '204');
    for (let halfDay = 0; halfDay < 4; halfDay++) {
      clock += 12.5 * 60 * 60 * 1_000;
      await tidy();
    }
    assert.deepEqual([await known(host), await known(ada), await known(eve), await known(gone)], ['admitted', 'admitted', 'removed', undefined]);
    // Whoever looks after the room now finds everybody in their place.
    await door.doorkeeper.sweep((await door.store.room(placeOf(ada.livekitRoom)!.key))!);
    assert.ok(hostRoom.isConnected && adaRoom.isConnected);

    await Promise.all([hostRoom.disconnect(), adaRoom.disconnect()]);
    await until('LiveKit has nobody', async () => (await door.mediaServer.present(ada.livekitRoom)).length === 0);
    clock += 24.1 * 60 * 60 * 1_000;
    await tidy();
    await tidy();
    assert.deepEqual([await known(host), await known(ada), await known(eve), await door.store.room(placeOf(ada.livekitRoom)!.key)], [undefined, undefined, undefined, undefined]);
    assert.deepEqual(log, []);
  });

  it('forgets nothing while LiveKit does not answer', async () => {
    const ada = await door.admit(newRoom());
    clock += 48 * 60 * 60 * 1_000;
    await tidyUp({ store: door.store, now, log: (entry) => log.push(entry), doorkeeper: { noteLongStays: () => Promise.reject(new Error('away')) } });
    assert.equal(await known(ada), 'admitted');
    assert.deepEqual(log.map(({ event }) => event), ['storage-not-tidied']);
  });
});
