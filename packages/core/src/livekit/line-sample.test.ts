import { expect } from '@open-wc/testing';
import type { Room } from 'livekit-client';
import { sampleOf } from './line-sample.ts';

interface Pair {
  readonly bytesReceived: number;
  readonly responsesReceived: number;
}

/** A room with one peer connection that has a pair by UDP and one by TCP. */
function setUp({ sending }: { readonly sending: boolean }) {
  let report = new Map<string, object>();
  const subscriber = { getStats: async () => report };
  const room = {
    engine: { pcManager: { publisher: undefined, subscriber } },
    localParticipant: { getTrackPublication: () => ({ isMuted: !sending }) },
    remoteParticipants: new Map(),
  } as unknown as Room;
  return async (selected: 'udp' | 'tcp', udp: Pair, tcp: Pair) => {
    report = new Map<string, object>([
      ['transport', { id: 'transport', type: 'transport', selectedCandidatePairId: selected }],
      ['udp', { id: 'udp', type: 'candidate-pair', ...udp }],
      ['tcp', { id: 'tcp', type: 'candidate-pair', ...tcp }],
    ]);
    return (await sampleOf(room))!.arrived;
  };
}

const pair = (bytesReceived: number, responsesReceived: number): Pair => ({ bytesReceived, responsesReceived });

describe('a sample of the line', () => {
  it('grows with media, and stays when nothing comes', async () => {
    const sample = setUp({ sending: true });
    const first = await sample('udp', pair(1_000, 2), pair(0, 2));
    const second = await sample('udp', pair(2_000, 2), pair(0, 2));
    expect(second).to.be.above(first);
    expect(await sample('udp', pair(2_000, 2), pair(0, 2))).to.equal(second);
  });

  for (const sending of [true, false]) {
    it(`does not take answers by TCP for a line while media come by UDP no more, ${sending ? 'sending' : 'listening'}`, async () => {
      const sample = setUp({ sending });
      await sample('udp', pair(1_000, 2), pair(0, 2));
      const last = await sample('udp', pair(2_000, 3), pair(0, 3));
      expect(await sample('tcp', pair(2_000, 3), pair(0, 4)), 'the browser goes over to TCP').to.equal(last);
      expect(await sample('tcp', pair(2_000, 3), pair(0, 5)), 'and is answered there').to.equal(last);
      expect(await sample('tcp', pair(2_000, 3), pair(500, 5)), 'the server follows').to.be.above(last);
    });
  }

  it('is kept up by answers on the way that media came last, for who listens to a silent meeting', async () => {
    const sample = setUp({ sending: false });
    const first = await sample('udp', pair(1_000, 2), pair(0, 2));
    const second = await sample('udp', pair(1_000, 3), pair(0, 2));
    expect(second).to.be.above(first);
    expect(await sample('udp', pair(1_000, 3), pair(0, 3)), 'the other path is of no use').to.equal(second);
  });

  it('looks at nothing but the paths while media come, of a room however full, and finds a path that is new', async () => {
    let looks = 0;
    /** A report that counts who goes through all of it. */
    class Report extends Map<string, object> {
      override forEach(...args: Parameters<Map<string, object>['forEach']>): void {
        looks++;
        super.forEach(...args);
      }
    }
    let report = new Report();
    const room = {
      engine: { pcManager: { publisher: undefined, subscriber: { getStats: async () => report } } },
      localParticipant: { getTrackPublication: () => ({ isMuted: false }) },
      remoteParticipants: new Map(),
    } as unknown as Room;
    const sample = async (path: string, bytesReceived: number) => {
      const people = Array.from({ length: 100 }, (_, index) => [`in-${index}`, { id: `in-${index}`, type: 'inbound-rtp' }] as const);
      report = new Report([['transport', { id: 'transport', type: 'transport', selectedCandidatePairId: path }], [path, { id: path, type: 'candidate-pair', bytesReceived }], ...people]);
      return (await sampleOf(room))!.arrived;
    };
    const first = await sample('udp', 1_000);
    const second = await sample('udp', 2_000);
    const third = await sample('udp', 3_000);
    expect([second, third]).to.deep.equal([first + 1, first + 2]);
    expect(looks, 'once, at the beginning').to.equal(1);
    expect(await sample('another', 500), 'after the network has changed').to.equal(third + 1);
    expect(looks).to.equal(2);
    expect(await sample('another', 500), 'nothing comes').to.equal(third + 1);
    expect(await sample('another', 600)).to.equal(third + 2);
  });
});
