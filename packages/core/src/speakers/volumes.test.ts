import { expect } from '@open-wc/testing';
import { fakeSnapshot } from '../testing/fake-transport.ts';
import { setUp } from '../testing/meeting-rig.ts';

/** A meeting that one is in, with Ben. */
async function joined() {
  const rig = setUp();
  await rig.meeting.join();
  const tell = () => rig.transports.made.at(-1)!.tell;
  const ben = (identity = 'ben', subject = 's-ben') => tell().participant(fakeSnapshot({ identity, attributes: { 'visio.subject': subject } }));
  ben();
  const told = () => rig.transports.made.at(-1)!.calls.filter((call) => call.startsWith('setVolume'));
  return { ...rig, speakers: rig.meeting.speakers, tell, ben, told };
}

describe('volumes', () => {
  it('are those of the microphone and of the shared screen, for one person alone', async () => {
    const { speakers, told } = await joined();
    let changes = 0;
    speakers.volumes.subscribe(() => changes++);
    await speakers.setVolume('ben', 0.25);
    expect([...speakers.volumes.get()]).to.deep.equal([['ben', 0.25]]);
    expect(changes).to.equal(1);
    expect(told()).to.deep.equal(['setVolume ben microphone 0.25', 'setVolume ben screen-audio 0.25']);
  });

  it('stay between silence and as loud as it was sent', async () => {
    const { speakers } = await joined();
    await speakers.setVolume('ben', 7);
    expect(speakers.volumes.get().get('ben')).to.equal(1);
    await speakers.setVolume('ben', -1);
    expect(speakers.volumes.get().get('ben')).to.equal(0);
    const refusal = await speakers.setVolume('ben', NaN).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(TypeError);
    expect(speakers.volumes.get().get('ben')).to.equal(0);
  });

  it('hold for somebody who leaves and comes back', async () => {
    const { speakers, tell, ben, told } = await joined();
    await speakers.setVolume('ben', 0.5);
    tell().participantLeft('ben');
    ben();
    expect(told().filter((call) => call.includes('microphone'))).to.deep.equal(['setVolume ben microphone 0.5', 'setVolume ben microphone 0.5']);
  });

  it('hold for the same person on another device, and for nobody without a name of their own', async () => {
    const { speakers, ben, tell } = await joined();
    await speakers.setVolume('ben', 0.5);
    ben('ben-phone');
    tell().participant(fakeSnapshot({ identity: 'anonymous' }));
    expect(speakers.volumes.get().get('ben-phone')).to.equal(0.5);
    expect(speakers.volumes.get().has('anonymous')).to.equal(false);
    await speakers.setVolume('ben-phone', 1);
    expect(speakers.volumes.get().get('ben'), 'one device is not the other').to.equal(0.5);
  });

  it('hold in the next meeting of the same object', async () => {
    const { meeting, speakers, ben, told } = await joined();
    await speakers.setVolume('ben', 0);
    await meeting.leave();
    await meeting.join();
    expect(told()).to.deep.equal([]);
    ben();
    expect(told()).to.deep.equal(['setVolume ben microphone 0', 'setVolume ben screen-audio 0']);
  });

  it('can be set in this browser', async () => {
    expect(await (await joined()).speakers.canSetVolume()).to.equal(true);
  });

  it('cannot be set where they spring back', async () => {
    const own = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'volume')!;
    Object.defineProperty(HTMLMediaElement.prototype, 'volume', { configurable: true, get: () => 1, set: () => {} });
    try {
      expect(await (await joined()).speakers.canSetVolume()).to.equal(false);
    } finally {
      Object.defineProperty(HTMLMediaElement.prototype, 'volume', own);
    }
  });
});
