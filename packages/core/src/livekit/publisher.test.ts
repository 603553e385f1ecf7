import { expect } from '@open-wc/testing';
import { Room } from 'livekit-client';
import { Publisher } from './publisher.ts';

describe('what one turns on without a line', () => {
  it('stays open and holds nothing up: LiveKit would wait for 15 s and stop it', async () => {
    const publisher = new Publisher(new Room(), 'auto');
    const canvas = document.createElement('canvas');
    canvas.getContext('2d');
    const [picture] = canvas.captureStream().getVideoTracks();
    await publisher.publish('camera', picture!);
    await publisher.mute('camera');
    expect(picture!.readyState).to.equal('live');
    picture!.stop();
  });
});
