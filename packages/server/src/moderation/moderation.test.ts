import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { dispose, RoomEvent, TrackSource, type Room } from '@livekit/rtc-node';
import { handRaisedAtOf, mediaSources, moderatedAttribute, parseRoomState, roleOf, type MediaSource } from '@visio-sdk/core/protocol';
import { Door, type Guest } from '../../test-support/door.ts';
import { claimsOf, livekitApi, newRoom, realLivekit, until } from '../../test-support/livekit.ts';
import { publish } from '../../test-support/media.ts';
import { placeOf } from '../place.ts';

const door = new Door(realLivekit());
const room = newRoom();
const kinds = { camera: TrackSource.SOURCE_CAMERA, microphone: TrackSource.SOURCE_MICROPHONE, screen: TrackSource.SOURCE_SCREENSHARE };
let host: Guest, mod: Guest, ada: Guest, bob: Guest;
let hostRoom: Room, adaRoom: Room, bobRoom: Room;

/** What Bob sees Ada send. */
function seen(source: MediaSource, identity = ada.identity): 'on' | 'muted' | 'none' {
  const tracks = [...(bobRoom.remoteParticipants.get(identity)?.trackPublications.values() ?? [])];
  const track = tracks.find((one) => one.source === kinds[source]);
  return track === undefined ? 'none' : track.muted ? 'muted' : 'on';
}

const adaAsSeen = () => bobRoom.remoteParticipants.get(ada.identity)!;
/** What Ada is told of what was done to her, and by whom. */
const toldToAda = () => {
  const { what, by } = JSON.parse(adaRoom.localParticipant!.attributes[moderatedAttribute] ?? '{}') as Partial<Record<string, string>>;
  return `${what} by ${by}`;
};
const state = () => parseRoomState(bobRoom.metadata);
const as = (who: Guest, method: 'POST' | 'PUT', path: string, body?: unknown) => door.ask(who.credential, method, room, path, body);

before(async () => {
  host = await door.admit(room, { role: 'organiser', subject: 'host' });
  mod = await door.admit(room, { role: 'moderator', subject: 'mod' });
  ada = await door.admit(room, { subject: 'ada' });
  bob = await door.admit(room);
  [hostRoom, adaRoom, bobRoom] = await Promise.all([door.join(host), door.join(ada), door.join(bob)]);
  await until('Bob sees Ada', () => bobRoom.remoteParticipants.has(ada.identity));
  for (const source of mediaSources) await publish(adaRoom, source);
  await publish(hostRoom, 'microphone');
  await until('Bob sees all that Ada sends', () => mediaSources.every((source) => seen(source) === 'on'));
  await until('and hears the organiser', () => seen('microphone', host.identity) === 'on');
});

after(async () => {
  await Promise.all([hostRoom, adaRoom, bobRoom].map((one) => one.disconnect()));
  await door.close();
  await dispose();
});

describe('a moderator', () => {
  it('mutes microphone and camera, as everybody sees', async () => {
    for (const source of ['microphone', 'camera'] as const) {
      assert.equal(await as(mod, 'POST', `participants/${ada.identity}/mute`, { source }), '204');
      await until(`Bob sees no ${source}`, () => seen(source) === 'muted');
      await until('Ada is told by whom', () => toldToAda() === `${source} by ${mod.identity}`);
    }
  });

  it('ends a share, which cannot go on in secret but can be started again', async () => {
    const before = (await livekitApi().getParticipant(ada.livekitRoom, ada.identity)).permission;
    assert.equal(await as(mod, 'POST', `participants/${ada.identity}/mute`, { source: 'screen' }), '204');
    await until('Bob sees no share', () => seen('screen') === 'none');
    await until('Ada is told by whom', () => toldToAda() === `screen by ${mod.identity}`);
    assert.deepEqual((await livekitApi().getParticipant(ada.livekitRoom, ada.identity)).permission, before);
    await publish(adaRoom, 'screen');
    await until('Bob sees the new share', () => seen('screen') === 'on');
  });

  it('forbids a source and allows it again, and no other permission changes', async () => {
    const { permission } = await livekitApi().getParticipant(ada.livekitRoom, ada.identity);
    assert.equal(await as(mod, 'PUT', `participants/${ada.identity}/sources`, { allowed: ['microphone'] }), '204');
    await until('Bob sees neither camera nor share', () => seen('camera') === 'none' && seen('screen') === 'none');
    await until('Ada is told by whom', () => toldToAda() === `sources by ${mod.identity}`);
    const { canPublishSources, ...others } = (await livekitApi().getParticipant(ada.livekitRoom, ada.identity)).permission!;
    assert.deepEqual({ ...others, canPublishSources: permission!.canPublishSources }, { ...permission });
    assert.deepEqual((await door.mediaServer.participant(ada.livekitRoom, ada.identity))?.allowed, ['microphone']);
    assert.equal(canPublishSources.length, 1);
    assert.equal(await as(mod, 'PUT', `participants/${ada.identity}/sources`, { allowed: [] }), '204');
    await until('Bob hears nothing', () => seen('microphone') === 'none');
    assert.equal(await as(mod, 'PUT', `participants/${ada.identity}/sources`, { allowed: mediaSources }), '204');
    assert.deepEqual((await livekitApi().getParticipant(ada.livekitRoom, ada.identity)).permission, permission);
    await publish(adaRoom, 'microphone');
    await until('Bob hears Ada again', () => seen('microphone') === 'on');
  });

  it('mutes everybody else, but no organiser', async () => {
    assert.equal(await as(mod, 'POST', 'mute', { source: 'microphone' }), '204');
    await until('Bob hears nothing of Ada', () => seen('microphone') === 'muted');
    assert.equal(seen('microphone', host.identity), 'on');
    assert.equal(await as(host, 'POST', 'mute', { source: 'microphone' }), '204');
    assert.equal(seen('microphone', host.identity), 'on', 'the caller is not muted');
  });

  it('lowers one hand and all hands', async () => {
    for (const path of [`participants/${ada.identity}/lower-hand`, 'lower-hands']) {
      await door.mediaServer.setHand(ada.livekitRoom, ada.identity, new Date());
      await until('Bob sees the hand', () => handRaisedAtOf(adaAsSeen().attributes) !== undefined);
      assert.equal(await as(mod, 'POST', path), '204');
      await until('Bob sees it lowered', () => handRaisedAtOf(adaAsSeen().attributes) === undefined);
      await until('Ada is told by whom', () => toldToAda() === `hand by ${mod.identity}`);
    }
  });

  it('spotlights somebody for all, and nobody who is not there', async () => {
    assert.equal(await as(mod, 'PUT', 'spotlight', { identity: ada.identity }), '204');
    await until('Bob sees the spotlight', () => state().spotlight === ada.identity);
    const absent = await door.admit(room);
    for (const identity of [absent.identity, 'nobody', '../../x']) {
      assert.equal(await as(mod, 'PUT', 'spotlight', { identity }), '404 participant-not-found');
    }
    assert.equal(await as(mod, 'PUT', 'spotlight', { identity: null }), '204');
    await until('Bob sees none', () => state().spotlight === null);
  });

  it('locks and unlocks the room, which everybody sees and who waits is told', async () => {
    const place = placeOf(ada.livekitRoom)!;
    const knock = await door.store.knock(place, { identity: 'a.b', name: 'Cleo', verified: false, hostRole: 'participant' });
    assert.equal(await as(mod, 'PUT', 'lock', { locked: true }), '204');
    await until('Bob sees the lock', () => state().locked);
    assert.equal((await door.store.findKnock(place, knock.id))?.state, 'locked');
    const { lockedAt } = (await door.store.room(place.key))!;
    assert.equal(await as(mod, 'PUT', 'lock', { locked: true }), '204');
    assert.equal((await door.store.room(place.key))!.lockedAt, lockedAt);
    assert.equal(await as(mod, 'PUT', 'lock', { locked: false }), '204');
    await until('Bob sees it open', () => !state().locked);
  });

  it('makes moderators and unmakes them, effective at once', async () => {
    assert.equal(await as(mod, 'PUT', `participants/${ada.identity}/role`, { role: 'moderator' }), '204');
    await until('Bob sees the role', () => roleOf(adaAsSeen().attributes) === 'moderator');
    assert.equal(await as(ada, 'POST', 'lower-hands'), '204');
    assert.equal(await as(mod, 'PUT', `participants/${ada.identity}/role`, { role: 'participant' }), '204');
    await until('Bob sees it gone', () => roleOf(adaAsSeen().attributes) === 'participant');
    assert.equal(await as(ada, 'POST', 'lower-hands'), '403 not-allowed');
  });

  it('does nothing to organisers and makes none', async () => {
    const organiser = `participants/${host.identity}`;
    const tries = [
      as(mod, 'POST', `${organiser}/mute`, { source: 'microphone' }),
      as(mod, 'PUT', `${organiser}/sources`, { allowed: [] }),
      as(mod, 'POST', `${organiser}/remove`),
      as(mod, 'PUT', `${organiser}/role`, { role: 'participant' }),
      as(mod, 'PUT', `participants/${ada.identity}/role`, { role: 'organiser' }),
      as(mod, 'PUT', `participants/${mod.identity}/role`, { role: 'organiser' }),
    ];
    for (const answer of await Promise.all(tries)) assert.equal(answer, '403 not-allowed');
    assert.equal(seen('microphone', host.identity), 'on');
    assert.equal(roleOf(bobRoom.remoteParticipants.get(host.identity)!.attributes), 'organiser');
  });
});

describe('a person on another device', () => {
  it('has neither the role nor the sources that a moderator took', async () => {
    const subject = 'cleo';
    const first = await door.admit(room, { role: 'moderator', subject });
    const firstRoom = await door.join(first);
    assert.equal(await as(host, 'PUT', `participants/${first.identity}/role`, { role: 'participant' }), '204');
    assert.equal(await as(host, 'PUT', `participants/${first.identity}/sources`, { allowed: ['camera'] }), '204');
    const second = await door.admit(room, { role: 'moderator', subject });
    assert.notEqual(second.identity, first.identity);
    const { video, attributes } = claimsOf(second);
    assert.deepEqual([roleOf(attributes), video['canPublishSources']], ['participant', ['camera']]);
    assert.equal(await as(second, 'POST', 'lower-hands'), '403 not-allowed');
    await firstRoom.disconnect();
  });
});

describe('an organiser', () => {
  it('makes organisers and unmakes them', async () => {
    assert.equal(await as(host, 'PUT', `participants/${ada.identity}/role`, { role: 'organiser' }), '204');
    await until('Bob sees the role', () => roleOf(adaAsSeen().attributes) === 'organiser');
    assert.equal(await as(host, 'PUT', `participants/${ada.identity}/role`, { role: 'participant' }), '204');
    await until('Bob sees it gone', () => roleOf(adaAsSeen().attributes) === 'participant');
  });
});

describe('a forgery', () => {
  /** Every address of moderation, with a body that would do something. */
  const everything = (identity: string): ['POST' | 'PUT', string, unknown?][] => [
    ['POST', `participants/${identity}/mute`, { source: 'microphone' }],
    ['PUT', `participants/${identity}/sources`, { allowed: [] }],
    ['POST', `participants/${identity}/remove`],
    ['PUT', `participants/${identity}/role`, { role: 'moderator' }],
    ['POST', `participants/${identity}/lower-hand`],
    ['POST', 'mute', { source: 'microphone' }],
    ['POST', 'lower-hands'],
    ['PUT', 'spotlight', { identity }],
    ['PUT', 'lock', { locked: true }],
    ['POST', 'end'],
  ];

  it("by a participant's credential is refused at every address, for others and for oneself", async () => {
    for (const target of [ada.identity, bob.identity]) {
      for (const [method, path, body] of everything(target)) assert.equal(await as(bob, method, path, body), '403 not-allowed', path);
    }
  });

  it('by an organiser of another room, by a LiveKit token, by nothing at all is refused at every address', async () => {
    const elsewhere = await door.admit(newRoom(), { role: 'organiser', subject: 'host' });
    for (const credential of [elsewhere.credential, host.token, 'x', '']) {
      for (const [method, path, body] of everything(ada.identity)) {
        assert.equal(await door.ask(credential, method, room, path, body), '401 credential-invalid', path);
      }
    }
  });

  it('against somebody of another room finds nobody', async () => {
    const there = newRoom();
    const other = await door.admit(there);
    const otherRoom = await door.join(other);
    for (const [method, path, body] of everything(other.identity)) {
      if (path.includes(other.identity) || path === 'spotlight') assert.equal(await as(host, method, path, body), '404 participant-not-found', path);
    }
    assert.ok(otherRoom.isConnected);
    await otherRoom.disconnect();
  });

  it('by a body of another form is refused', async () => {
    const person = `participants/${ada.identity}`;
    const bad: ['POST' | 'PUT', string, unknown][] = [
      ['POST', `${person}/mute`, { source: 'all' }],
      ['POST', 'mute', {}],
      ['PUT', `${person}/sources`, { allowed: 'camera' }],
      ['PUT', `${person}/sources`, { allowed: ['camera', 'camera', 'camera', 'camera'] }],
      ['PUT', `${person}/role`, { role: 'admin' }],
      ['PUT', 'spotlight', {}],
      ['PUT', 'spotlight', { identity: { $ne: null } }],
      ['PUT', 'lock', { locked: 'true' }],
      ['PUT', 'lock', []],
    ];
    for (const [method, path, body] of bad) assert.equal(await as(host, method, path, body), '400 request-invalid', JSON.stringify(body));
  });

  it('by a data packet or by self-written attributes changes nothing, on LiveKit or here', async () => {
    const before = await livekitApi().getParticipant(ada.livekitRoom, ada.identity);
    const { key } = placeOf(ada.livekitRoom)!;
    const arrived = new Promise((resolve) => void adaRoom.once(RoomEvent.DataReceived, resolve));
    for (const type of ['mute', 'muted', 'role', 'remove', 'lock', 'spotlight']) {
      const packet = JSON.stringify({ type, data: { identity: ada.identity, role: 'organiser', locked: true, muted: true } });
      await bobRoom.localParticipant!.publishData(new TextEncoder().encode(packet), { reliable: true });
    }
    // rtc-node may throw LiveKit's refusal or swallow it.
    await bobRoom.localParticipant!.setAttributes({ 'visio.role': 'organiser' }).catch(() => {});
    await bobRoom.localParticipant!.updateMetadata('{"role":"organiser"}').catch(() => {});
    await arrived;
    const [now, forger] = await Promise.all([ada, bob].map(({ livekitRoom, identity }) => livekitApi().getParticipant(livekitRoom, identity)));
    const plain = (participant: typeof before) => ({ tracks: participant.tracks, attributes: participant.attributes, permission: participant.permission });
    assert.deepEqual(plain(now!), plain(before));
    assert.deepEqual([roleOf(forger!.attributes), forger!.metadata], ['participant', '']);
    assert.equal((await door.store.room(key))!.lockedAt, undefined);
    assert.equal(await as(bob, 'POST', 'lower-hands'), '403 not-allowed');
  });
});

describe('the audit trail', () => {
  it('has who did what to whom, as pseudonyms and nothing else', () => {
    const line = door.trail().find(({ action }) => action === 'mute-microphone');
    assert.deepEqual(line, { room: placeOf(ada.livekitRoom)!.key, actor: mod.identity, action: 'mute-microphone', target: ada.identity });
    assert.ok(!JSON.stringify(door.trail()).includes(room));
  });
});

describe('a room', () => {
  it('loses a removed person on all their devices, and their credentials are worth nothing', async () => {
    const tablet = await door.admit(room, { subject: 'ada' });
    const tabletRoom = await door.join(tablet);
    const gone = [adaRoom, tabletRoom].map((one) => new Promise((resolve) => void one.once(RoomEvent.Disconnected, resolve)));
    assert.equal(await as(mod, 'POST', `participants/${ada.identity}/remove`), '204');
    await Promise.all(gone);
    await until('Bob sees nothing of Ada', () => !bobRoom.remoteParticipants.has(ada.identity) && !bobRoom.remoteParticipants.has(tablet.identity));
    assert.equal(await as(ada, 'POST', 'lower-hands'), '403 removed');
    await assert.rejects(door.admit(room, { subject: 'ada' }), /403 .*"removed"/);
  });

  it('that is ended puts everybody out, and no token makes it again', async () => {
    const gone = new Promise((resolve) => void bobRoom.once(RoomEvent.Disconnected, resolve));
    assert.equal(await as(mod, 'POST', 'end'), '204');
    await gone;
    await assert.rejects(door.join(bob));
    assert.deepEqual(await livekitApi().listRooms([bob.livekitRoom]), []);
    assert.equal(await as(mod, 'POST', 'lower-hands'), '409 not-in-room');
  });
});
