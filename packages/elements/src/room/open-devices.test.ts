import { expect } from '@open-wc/testing';
import { createFakeMeeting } from '@visio-sdk/core/testing';
import { openDevices } from './open-devices.ts';

/** Devices that are wanted while somebody joins without a prejoin. */
function joining() {
  const fake = createFakeMeeting({ connection: { state: 'joining' } });
  openDevices(fake.meeting);
  const statuses = () => [fake.camera, fake.microphone].map((input) => input.state.get().status);
  return { fake, statuses, settled: () => new Promise((resolve) => setTimeout(resolve)) };
}

describe('devices of somebody who joins at once', () => {
  it('open once one is in: pictures of the others come first', async () => {
    const { fake, statuses, settled } = joining();
    await settled();
    expect(statuses()).to.deep.equal(['off', 'off']);
    fake.setConnection({ state: 'joined', since: 1 });
    await settled();
    expect(statuses()).to.deep.equal(['on', 'on']);
  });

  it('open at the door, where they are to be checked', async () => {
    const { fake, statuses, settled } = joining();
    fake.setConnection({ state: 'waiting', position: 1 });
    await settled();
    expect(statuses()).to.deep.equal(['on', 'on']);
  });

  it('do not open when one is not let in', async () => {
    const { fake, statuses, settled } = joining();
    fake.setConnection({ state: 'ended', reason: 'denied' });
    await settled();
    expect(statuses()).to.deep.equal(['off', 'off']);
  });

  it('do not wait for a slow network for long', async () => {
    const { fake, statuses } = joining();
    const opened = new Promise<void>((resolve) => fake.camera.state.subscribe(() => fake.camera.state.get().status === 'on' && resolve()));
    await opened;
    expect(statuses()[0]).to.equal('on');
    expect(fake.meeting.connection.get().state).to.equal('joining');
  });
});
