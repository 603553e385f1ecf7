import { expect, waitUntil } from '@open-wc/testing';
import { MeetingError } from '../support/errors.ts';
import { startRecovery, type Recovery, type RecoveryParts } from './recovery.ts';

interface SetUp {
  readonly recovery: Recovery;
  readonly told: string[];
  /** Servers that answer. */
  readonly alive: Set<string>;
  /** What has arrived keeps growing while true. */
  line: boolean;
}

let running: Recovery | undefined;
const { fetch } = globalThis;

function setUp(servers: readonly string[], extra: Partial<RecoveryParts> = {}): SetUp {
  const told: string[] = [];
  const alive = new Set<string>();
  let arrived = 0;
  const self: SetUp = { recovery: undefined as unknown as Recovery, told, alive, line: true };
  globalThis.fetch = async (input) => {
    if (!alive.has(new URL(String(input)).host)) throw new TypeError('Nobody answers');
    return new Response();
  };
  running = startRecovery({
    sample: async () => ({ arrived: self.line ? ++arrived : arrived, sending: true }),
    servers: () => servers,
    enterAgain: async (first) => void told.push(`enter ${first}`),
    down: () => told.push('down'),
    up: () => told.push('up'),
    giveUp: (error) => told.push(`give up ${error.code}`),
    ...extra,
  });
  return Object.assign(self, { recovery: running });
}

describe('recovery', () => {
  afterEach(() => {
    running?.stop();
    globalThis.fetch = fetch;
  });

  it('goes in by another server when the present one does not answer any more, and says so before', async () => {
    const { recovery, told, alive } = setUp(['ws://one', 'ws://two']);
    alive.add('two');
    recovery.signalDown();
    expect(told).to.deep.equal(['down']);
    await waitUntil(() => told.includes('up'), '', { timeout: 5_000 });
    expect(told).to.deep.equal(['down', 'enter ws://two', 'up']);
  });

  it('leaves it to LiveKit while its server answers, since resuming keeps the tracks', async () => {
    const { recovery, told, alive } = setUp(['ws://one', 'ws://two']);
    alive.add('one').add('two');
    recovery.signalDown();
    setTimeout(recovery.signalUp, 1_200);
    await waitUntil(() => told.includes('up'), '', { timeout: 5_000 });
    expect(told).to.deep.equal(['down', 'up']);
  });

  it('waits while no server answers: the network is down, and the line may come back as it was', async () => {
    const set = setUp(['ws://one', 'ws://two']);
    set.line = false;
    await waitUntil(() => set.told.includes('down'), '', { timeout: 5_000 });
    setTimeout(() => (set.line = true), 2_500);
    await waitUntil(() => set.told.includes('up'), '', { timeout: 5_000 });
    expect(set.told).to.deep.equal(['down', 'up']);
  });

  it('goes in again when nothing arrives though the server answers', async () => {
    const set = setUp(['ws://one'], {
      async enterAgain(first) {
        set.told.push(`enter ${first}`);
        set.line = true;
      },
    });
    set.alive.add('one');
    set.line = false;
    await waitUntil(() => set.told.includes('up'), '', { timeout: 8_000 });
    expect(set.told).to.deep.equal(['down', 'enter ws://one', 'up']);
  });

  it('tries again, with pauses, when LiveKit gave up', async () => {
    let entries = 0;
    const set = setUp(['ws://one'], {
      async enterAgain() {
        if (++entries < 3) throw new MeetingError('server-unreachable');
      },
    });
    set.recovery.lost();
    await waitUntil(() => set.told.includes('up'), '', { timeout: 12_000 });
    expect(entries).to.equal(3);
  });

  it('gives up at once when the door says no', async () => {
    const { recovery, told } = setUp(['ws://one'], { enterAgain: () => Promise.reject(new MeetingError('entry-denied')) });
    recovery.lost();
    await waitUntil(() => told.length > 1, '', { timeout: 5_000 });
    expect(told).to.deep.equal(['down', 'give up entry-denied']);
  });

  it('says that it is back when something comes after coming in, and not before', async () => {
    const set = setUp(['ws://one']);
    set.alive.add('one');
    set.line = false;
    set.recovery.lost();
    await waitUntil(() => set.told.includes('enter ws://one'), '', { timeout: 5_000 });
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(set.told).to.deep.equal(['down', 'enter ws://one']);
    set.line = true;
    await waitUntil(() => set.told.includes('up'), '', { timeout: 5_000 });
  });

  it('asks for a fresh token at once after sleep, and resumes nothing', async () => {
    const { now } = Date;
    const { recovery, told, alive } = setUp(['ws://one']);
    alive.add('one');
    try {
      Date.now = () => now() + 60_000;
      recovery.signalDown();
      const start = performance.now();
      await waitUntil(() => told.includes('up'), '', { timeout: 5_000 });
      expect(told).to.deep.equal(['down', 'enter ws://one', 'up']);
      expect(performance.now() - start).to.be.below(4_000);
    } finally {
      Date.now = now;
    }
  });

  it('does nothing after sleep when the line is as it was', async () => {
    const { now } = Date;
    const { told, alive } = setUp(['ws://one']);
    alive.add('one');
    try {
      Date.now = () => now() + 60_000;
      await new Promise((resolve) => setTimeout(resolve, 1_600));
      expect(told).to.deep.equal([]);
    } finally {
      Date.now = now;
    }
  });

  it('does nothing more once it is stopped', async () => {
    const { recovery, told, alive } = setUp(['ws://one']);
    alive.add('one');
    recovery.signalDown();
    recovery.stop();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(told).to.deep.equal(['down']);
  });
});
