import { expect } from '@open-wc/testing';
import { ConnectionQuality, Track } from 'livekit-client';
import { arePicturesDue, notePictures } from './paused-pictures.ts';

/** A room with one picture, by hand: what LiveKit's objects say is set, and what the room is told is kept. */
function setUp() {
  const told: string[] = [];
  const track = {
    mediaStreamTrack: { id: 'picture' },
    streamState: Track.StreamState.Active,
    setStreamState(state: Track.StreamState) {
      track.streamState = state;
    },
  };
  const publication = { track, isEnabled: true, isMuted: false, emitTrackUpdate: () => told.push('told again') };
  const ben = { connectionQuality: ConnectionQuality.Good, videoTrackPublications: new Map([['sid', publication]]) };
  const room = {
    localParticipant: { connectionQuality: ConnectionQuality.Poor },
    remoteParticipants: new Map([['ben', ben]]),
    emit: (_: string, __: unknown, state: string) => told.push(state),
  };
  const look = (now: number, framesReceived: number) =>
    notePictures(room as unknown as Parameters<typeof notePictures>[0], [{ type: 'inbound-rtp', kind: 'video', trackIdentifier: 'picture', framesReceived }], now);
  return { told, track, publication, ben, room, look };
}

describe('a picture that stands still', () => {
  it('is paused when one’s own line is poor, until a frame comes', () => {
    const { told, track, look } = setUp();
    look(0, 10);
    look(1_000, 12);
    look(3_900, 12);
    expect(told).to.deep.equal([]);
    look(4_000, 12);
    look(9_000, 12);
    expect(told).to.deep.equal(['paused']);
    expect(track.streamState).to.equal('paused');
    look(9_500, 13);
    expect(told).to.deep.equal(['paused', 'active']);
  });

  it('is no matter of one’s own line when that is good, or when the other’s is gone', () => {
    const { told, room, ben, look } = setUp();
    look(0, 10);
    room.localParticipant.connectionQuality = ConnectionQuality.Excellent;
    look(5_000, 10);
    room.localParticipant.connectionQuality = ConnectionQuality.Poor;
    ben.connectionQuality = ConnectionQuality.Lost;
    look(10_000, 10);
    expect(told).to.deep.equal([]);
  });

  it('is looked for now and then while the line is good, and all the time while it is thin or a picture is held', () => {
    const { room, look } = setUp();
    const isDue = (now: number) => arePicturesDue(room as unknown as Parameters<typeof arePicturesDue>[0], now);
    room.localParticipant.connectionQuality = ConnectionQuality.Good;
    expect(isDue(0)).to.equal(true);
    look(0, 10);
    expect([isDue(500), isDue(1_900), isDue(2_000)]).to.deep.equal([false, false, true]);
    look(2_000, 10);
    room.localParticipant.connectionQuality = ConnectionQuality.Poor;
    expect(isDue(2_500)).to.equal(true);
    look(5_500, 10);
    room.localParticipant.connectionQuality = ConnectionQuality.Good;
    expect(isDue(6_000), 'one is held').to.equal(true);
    look(6_000, 11);
    expect(isDue(6_500)).to.equal(false);
  });

  it('is as it should be while it is off, or not shown', () => {
    const { told, publication, look } = setUp();
    look(0, 10);
    publication.isMuted = true;
    look(5_000, 10);
    publication.isMuted = false;
    publication.isEnabled = false;
    look(10_000, 10);
    publication.isEnabled = true;
    look(12_900, 10);
    expect(told, 'it has a moment to come').to.deep.equal([]);
    look(13_100, 10);
    expect(told).to.deep.equal(['paused']);
    publication.isMuted = true;
    look(13_600, 10);
    expect(told, 'a camera that is off is not paused').to.deep.equal(['paused', 'active']);
  });

  it('is turned away again when it comes though nobody sees it', () => {
    const { told, publication, look } = setUp();
    look(0, 10);
    publication.isEnabled = false;
    look(2_000, 12);
    look(3_000, 13);
    look(4_000, 13);
    look(6_000, 13);
    look(6_500, 14);
    look(8_500, 16);
    expect(told, 'a last frame may be on its way').to.deep.equal([]);
    look(10_000, 18);
    expect(told).to.deep.equal(['told again']);
    look(12_000, 20);
    publication.isEnabled = true;
    look(14_000, 22);
    look(16_000, 24);
    expect(told).to.deep.equal(['told again']);
  });

  it('is turned away, too, when a frame comes now and then only', () => {
    const { told, publication, look } = setUp();
    look(0, 10);
    publication.isEnabled = false;
    for (let half = 1; half <= 7; half++) look(half * 500, 10 + Math.floor(half / 2));
    expect(told).to.deep.equal([]);
    look(4_000, 14);
    expect(told).to.deep.equal(['told again']);
  });

  it('is left to a server that tells of it itself', () => {
    const { told, track, look } = setUp();
    look(0, 10);
    track.streamState = Track.StreamState.Paused;
    look(5_000, 10);
    track.streamState = Track.StreamState.Active;
    look(7_000, 10);
    expect(told).to.deep.equal([]);
  });
});
