import { expect } from '@open-wc/testing';
import { fakeSnapshot } from '../testing/fake-transport.ts';
import { setUp } from '../testing/meeting-rig.ts';

describe('pinning in a meeting', () => {
  it('tells the transport whose videos matter most, and is over when one leaves', async () => {
    const { meeting, transports } = setUp();
    await meeting.join();
    const transport = transports.made[0]!;
    transport.tell.participant(fakeSnapshot({ identity: 'ana' }));
    meeting.setPinned('ana');
    expect(transport.calls).to.include('pin ana');
    expect(meeting.pinned.get()).to.equal('ana');
    await meeting.leave();
    expect(meeting.pinned.get()).to.equal(undefined);
    await meeting.join();
    transports.made[1]!.tell.participant(fakeSnapshot({ identity: 'ana' }));
    expect(meeting.pinned.get()).to.equal(undefined);
    expect(transports.made[1]!.calls.filter((call) => call.startsWith('pin'))).to.deep.equal([]);
    await meeting.leave();
  });
});

describe('choices', () => {
  it('are kept on the device, and not on a shared one', () => {
    const { meeting } = setUp({ remember: true });
    meeting.choices.write({ selfView: 'corner', selfCorner: 'top-start' });
    expect(setUp({ remember: true }).meeting.choices.read()).to.include({ selfView: 'corner', selfCorner: 'top-start' });
    expect(setUp({ remember: false }).meeting.choices.read()).to.deep.equal({});
    localStorage.clear();
  });
});
