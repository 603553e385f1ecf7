import { expect } from '@open-wc/testing';
import { ThinLine, type ShownVideo } from './thin-line.ts';

/** A line that carries so many videos; the media server holds back the others, the first of the list first. */
function setUp(areas: Readonly<Record<string, number>>) {
  const held = new Set<string>();
  let paused: readonly string[] = [];
  let looks = 0;
  const shown = (): ShownVideo[] => {
    looks++;
    return Object.entries(areas).map(([key, area]) => ({ key, area, paused: paused.includes(key) }));
  };
  const line = new ThinLine({ isThin: () => paused.length > 0, shown, hold: (key) => held.add(key), release: (key) => held.delete(key) });
  const pause = (...keys: string[]) => {
    paused = keys;
    line.look();
  };
  return { line, held, pause, looks: () => looks };
}

describe('a thin line', () => {
  it('takes a small picture away for the large one', () => {
    const { line, held, pause } = setUp({ large: 900, small: 100, smaller: 50 });
    pause('large');
    expect([...held]).to.deep.equal(['smaller']);
    pause('large');
    expect([...held]).to.deep.equal(['smaller', 'small']);
    line.stop();
  });

  it('leaves all as it is when only small ones wait', () => {
    const { line, held, pause } = setUp({ large: 900, small: 100 });
    pause('small');
    expect([...held]).to.deep.equal([]);
    line.stop();
  });

  it('does not make the browser lay out the page while nothing is held back', () => {
    const { line, pause, looks } = setUp({ large: 900, small: 100 });
    pause();
    expect(looks()).to.equal(0);
    pause('large');
    expect(looks()).to.be.above(0);
    line.stop();
  });

  it('prefers nobody in a grid of equals', () => {
    const { line, held, pause } = setUp({ one: 100, two: 100 });
    pause('one');
    expect([...held]).to.deep.equal([]);
    line.stop();
  });

  it('takes any picture away for a pinned one, however small that is, and never a pinned one for another', () => {
    const { line, held, pause } = setUp({ large: 900, pinned: Infinity, small: 100 });
    pause('pinned');
    pause('pinned');
    expect([...held]).to.deep.equal(['small', 'large']);
    line.stop();
    const second = setUp({ large: 900, pinned: Infinity });
    second.pause('large');
    expect([...second.held]).to.deep.equal([]);
    second.line.stop();
  });

  it('gives back at once a picture of somebody who is then pinned', () => {
    const areas = { large: 900, small: 100 };
    const { line, held, pause } = setUp(areas);
    pause('large');
    expect([...held]).to.deep.equal(['small']);
    areas.small = Infinity;
    pause();
    expect([...held]).to.deep.equal([]);
    line.stop();
  });

  it('brings it back after a while when the large one is received again', async () => {
    const { setTimeout: real } = globalThis;
    const timers: (() => void)[] = [];
    globalThis.setTimeout = ((run: () => void) => timers.push(run)) as unknown as typeof setTimeout;
    try {
      const { held, pause } = setUp({ large: 900, small: 100 });
      pause('large');
      timers.shift()!();
      expect([...held], 'the line is still full').to.deep.equal(['small']);
      pause();
      timers.shift()!();
      expect([...held]).to.deep.equal([]);
    } finally {
      globalThis.setTimeout = real;
    }
  });
});
