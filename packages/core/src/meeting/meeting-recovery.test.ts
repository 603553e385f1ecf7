import { expect, waitUntil } from '@open-wc/testing';
import { admitted, ended, providerOf, setUp } from '../testing/meeting-rig.ts';

describe('a meeting whose line breaks', () => {
  it('follows a line that goes down and comes back', async () => {
    const { meeting, states, transports } = setUp();
    await meeting.join();
    transports.made[0]?.tell.reconnecting();
    transports.made[0]?.tell.reconnected();
    await waitUntil(() => states.length > 3);
    expect(states).to.deep.equal(['joining', 'joined', 'reconnecting', 'joined']);
    await meeting.leave();
  });

  it('comes in again with a fresh token when the media server is lost, and publishes again what is on', async () => {
    let tokens = 0;
    const provider = providerOf(async function* () {
      yield { status: 'admitted', servers: ['ws://localhost:1'], token: `token ${++tokens}` };
    });
    const used: string[] = [];
    const { meeting, states, transports } = setUp({ provider }, async (_, token) => void used.push(token));
    await meeting.camera.enable();
    await meeting.join();
    await waitUntil(() => transports.made[0]?.published.has('camera'));
    transports.made[0]?.tell.ended('unreachable');
    await waitUntil(() => states.length > 3, '', { timeout: 5_000 });
    expect(states).to.deep.equal(['joining', 'joined', 'reconnecting', 'joined']);
    expect(used).to.deep.equal(['token 1', 'token 2']);
    const calls = transports.made[0]!.calls;
    expect(calls.slice(calls.lastIndexOf('connect ws://localhost:1'))).to.include('publish camera');
    await meeting.leave();
  });

  it('publishes once more what was turned on while the line was down', async () => {
    const { meeting, transports } = setUp();
    await meeting.join();
    const { calls, tell } = transports.made[0]!;
    tell.reconnecting();
    await meeting.camera.enable();
    const before = calls.length;
    tell.reconnected();
    await waitUntil(() => meeting.connection.get().state === 'joined', '', { timeout: 5_000 });
    expect(calls.slice(before)).to.include('publish camera');
    await meeting.leave();
  });

  it('ends when it may not come in again', async () => {
    let entries = 0;
    const provider = providerOf(async function* () {
      yield ++entries === 1 ? admitted : { status: 'refused', code: 'entry-denied' };
    });
    const { meeting, transports } = setUp({ provider });
    await meeting.join();
    transports.made[0]?.tell.ended('unreachable');
    expect(meeting.connection.get().state).to.equal('reconnecting');
    await waitUntil(() => meeting.connection.get().state === 'ended', '', { timeout: 5_000 });
    expect(ended(meeting).reason).to.equal('denied');
    expect(transports.made[0]?.calls.at(-1)).to.equal('close');
  });

  it('can be left while it tries to come back', async () => {
    const { meeting, transports } = setUp();
    await meeting.join();
    transports.made[0]?.tell.ended('unreachable');
    await meeting.leave();
    expect(ended(meeting).reason).to.equal('left');
  });
});
