import { expect } from '@open-wc/testing';
import { createState, derive, together } from './readable.ts';

describe('a readable', () => {
  it('tells of changes, not of the value it has', () => {
    const state = createState(1);
    const heard: number[] = [];
    const stop = state.subscribe(() => heard.push(state.get()));
    expect(heard).to.deep.equal([]);
    state.set(2);
    state.set(2);
    stop();
    state.set(3);
    expect(heard).to.deep.equal([2]);
  });

  it('tells once of several changes made together', () => {
    const a = createState(1);
    const b = createState(1);
    const sum = derive(() => a.get() + b.get());
    const heard: number[] = [];
    sum.subscribe(() => heard.push(sum.get()));
    together(() => {
      a.set(2);
      b.set(3);
    });
    expect(heard).to.deep.equal([5]);
  });

  it('does not subscribe a listener to what it reads', () => {
    const a = createState(1);
    const other = createState(1);
    let calls = 0;
    a.subscribe(() => {
      calls++;
      other.get();
    });
    a.set(2);
    other.set(2);
    expect(calls).to.equal(1);
  });

  it('measures only while watched', () => {
    const log: string[] = [];
    const state = createState(0, {
      watched() {
        log.push('start');
        return () => void log.push('stop');
      },
    });
    state.get();
    const stops = [state.subscribe(() => {}), state.subscribe(() => {})];
    for (const stop of stops) stop();
    expect(log).to.deep.equal(['start', 'stop']);
  });
});
