import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { dispose, Room } from '@livekit/rtc-node';
import { mediaSources, type MediaSource } from '@visio-sdk/core/protocol';
import { livekitApi, newRoom, realLivekit, until } from '../test-support/livekit.ts';
import { publish } from '../test-support/media.ts';
import { createJoinToken } from './join-token.ts';
import { MediaServer } from './media-server.ts';

const { url, apiKey, apiSecret } = realLivekit();
const mediaServer = new MediaServer(url, apiKey, apiSecret);
const open: Room[] = [];

after(async () => {
  await Promise.all(open.map((room) => room.disconnect()));
  await dispose();
});

async function join(room: string, identity: string, allowed: readonly MediaSource[]): Promise<Room> {
  await mediaServer.openRoom(room, identity, 10);
  const token = await createJoinToken(apiKey, apiSecret, { room, identity, name: identity, role: 'participant', subject: undefined, allowed });
  const joined = new Room();
  await joined.connect(url.replace(/^http/, 'ws'), token, { autoSubscribe: false, dynacast: false });
  open.push(joined);
  return joined;
}

describe('a join token', () => {
  it('gives exactly the sources that are allowed: none, some or all', async () => {
    const room = newRoom();
    for (const [identity, allowed] of Object.entries({ none: [], some: ['microphone'], share: ['screen'], all: mediaSources } as const)) {
      await join(room, identity, allowed);
      assert.deepEqual((await mediaServer.participant(room, identity))?.allowed, allowed);
    }
    const { permission } = await livekitApi().getParticipant(room, 'none');
    // An empty list of sources alone would mean all of them.
    assert.deepEqual([permission?.canPublish, permission?.canPublishData, permission?.canSubscribe], [false, true, true]);
  });
});

describe('LiveKit', () => {
  it('ends what is sent of a source that is not allowed any more, with all others or alone', async () => {
    const room = newRoom();
    const ada = await join(room, 'ada', mediaSources);
    for (const source of mediaSources) await publish(ada, source);
    const sent = async (): Promise<number> => (await livekitApi().getParticipant(room, 'ada')).tracks.length;
    await until('all three are sent', async () => (await sent()) === 3);
    assert.ok(await mediaServer.setSources(room, 'ada', ['microphone', 'screen']));
    assert.equal(await sent(), 2);
    assert.ok(await mediaServer.setSources(room, 'ada', []));
    assert.equal(await sent(), 0);
  });

  it('opens a room again with its state', async () => {
    const room = newRoom();
    await mediaServer.openRoom(room, 'ada', 10, { v: 1, locked: true, spotlight: null });
    assert.deepEqual((await livekitApi().listRooms([room])).map(({ metadata }) => metadata), ['{"v":1,"locked":true,"spotlight":null}']);
  });

  it('has nobody to do anything to in a room that is not there, or who is not in it', async () => {
    const there = newRoom();
    await mediaServer.openRoom(there, 'ada', 10);
    for (const room of [there, newRoom()]) {
      assert.deepEqual(await mediaServer.present(room), []);
      assert.equal(await mediaServer.participant(room, 'ada'), undefined);
      const answers = [
        mediaServer.stop(room, 'ada', 'camera', [], 'moderator'),
        mediaServer.setSources(room, 'ada', []),
        mediaServer.setRole(room, 'ada', 'moderator'),
        mediaServer.lowerHand(room, 'ada', 'moderator'),
        mediaServer.remove(room, 'ada'),
      ];
      assert.deepEqual(await Promise.all(answers), [false, false, false, false, false]);
      await mediaServer.setState(room, { v: 1, locked: false, spotlight: null });
      await mediaServer.end(room);
    }
  });
});
