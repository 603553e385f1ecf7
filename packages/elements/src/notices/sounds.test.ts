import { createFakeMeeting } from '@visio-sdk/core/testing';
import { aTimeout, expect } from '@open-wc/testing';
import { createChimes, sound, type Chime } from './sounds.ts';

const kinds: readonly Chime[] = ['joined', 'left', 'hand', 'message', 'knock'];

/** What a sound is, drawn at once: loudest sample, and how many seconds it is heard. */
async function draw(chime: Chime): Promise<{ readonly peak: number; readonly seconds: number; readonly samples: Float32Array }> {
  const rate = 8_000;
  const context = new OfflineAudioContext(1, rate * 2, rate);
  const end = sound(context, chime);
  const samples = (await context.startRendering()).getChannelData(0);
  return { samples, seconds: end, peak: samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) };
}

/** Counts what is played, by the contexts' own nodes. */
function countSounds(): { readonly started: () => number; readonly restore: () => void } {
  const { start } = OscillatorNode.prototype;
  let count = 0;
  OscillatorNode.prototype.start = function (this: OscillatorNode, when) {
    count++;
    start.call(this, when);
  };
  return { started: () => count, restore: () => void (OscillatorNode.prototype.start = start) };
}

describe('sounds of notices', () => {
  it('are soft, short, and each another one', async () => {
    const drawn = await Promise.all(kinds.map(draw));
    for (const [index, { peak, seconds }] of drawn.entries()) {
      expect(peak, kinds[index]).to.be.within(0.02, 0.2);
      expect(seconds, kinds[index]).to.be.within(0.1, 0.8);
    }
    const prints = drawn.map(({ samples }) => samples.slice(0, 4_000).join());
    expect(new Set(prints)).to.have.length(kinds.length);
  });

  it('are few, and none while the page plays something of its own', async () => {
    const captured = await navigator.mediaDevices.getUserMedia({ audio: true });
    const { meeting } = createFakeMeeting({ connection: { state: 'joined', since: 1 } });
    const chimes = createChimes(meeting);
    const { started, restore } = countSounds();
    // A sound that starts late is left out, and a busy machine takes a while to start them.
    const { resume } = AudioContext.prototype;
    AudioContext.prototype.resume = async () => {};
    try {
      chimes.play('message');
      for (let index = 0; index < 20; index++) chimes.play('message');
      await aTimeout(900);
      expect(started()).to.equal(1);
      const film = document.createElement('video');
      document.body.append(film);
      film.srcObject = captured;
      await film.play();
      chimes.play('hand');
      await aTimeout(100);
      expect(started()).to.equal(1);
      film.remove();
      chimes.play('hand');
      await aTimeout(100);
      expect(started()).to.equal(3);
    } finally {
      AudioContext.prototype.resume = resume;
      restore();
      chimes.stop();
      for (const one of captured.getTracks()) one.stop();
    }
  });

  it('are none while the browser holds sound back', async () => {
    const fake = createFakeMeeting({ connection: { state: 'joined', since: 1 } });
    const { started, restore } = countSounds();
    fake.setAudioBlocked(true);
    createChimes(fake.meeting).play('knock');
    await aTimeout(50);
    restore();
    expect(started()).to.equal(0);
  });
});
