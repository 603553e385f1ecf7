import { expect } from '@open-wc/testing';
import { createFakeParticipant } from '../testing/index.ts';
import { arrangeStage, emptyStage, type StageArrangement, type StageOptions } from './arrange.ts';
import { noteSpeech, type SpeechLog } from './speech.ts';
import { listTiles, type Tile } from './tile.ts';

const silent: SpeechLog = new Map();
const wide: StageOptions = { width: 1440, height: 800, layout: 'auto', page: 0, speech: silent, now: 0 };
const phone: StageOptions = { ...wide, width: 304, height: 480 };

function crowd(others: number, sharing = false): readonly Tile[] {
  const people = Array.from({ length: others }, (_, index) =>
    createFakeParticipant({ identity: `p${index + 1}`, publishing: sharing && index === 0 ? ['camera', 'screen'] : ['camera'] }),
  );
  return listTiles([createFakeParticipant({ identity: 'me', isLocal: true, publishing: ['camera'] }), ...people]);
}

function expectInside({ placed, pager }: StageArrangement, { width, height }: StageOptions): void {
  for (const box of [...placed, ...(pager ? [pager] : [])]) {
    expect(box.x).to.be.at.least(0);
    expect(box.y).to.be.at.least(0);
    expect(box.x + box.width).to.be.at.most(width + 1);
    expect(box.y + box.height).to.be.at.most(height + 1);
    expect(box.width).to.be.greaterThan(0);
    expect(box.height).to.be.greaterThan(0);
  }
  const solid = placed.filter((box) => box.place !== 'corner');
  for (const [index, a] of solid.entries()) {
    for (const b of [...solid.slice(index + 1), ...(pager ? [pager] : [])]) {
      const apart = b.x >= a.x + a.width || b.x + b.width <= a.x || b.y >= a.y + a.height || b.y + b.height <= a.y;
      expect(apart, `${JSON.stringify({ ...a, tile: 0 })} ${JSON.stringify({ ...b, tile: 0 })}`).to.equal(true);
    }
  }
}

describe('arrangeStage', () => {
  const sizes = [
    [240, 200],
    [304, 480],
    [640, 280],
    [768, 900],
    [1024, 1024],
    [1440, 800],
    [3840, 2000],
  ] as const;
  for (const [width, height] of sizes) {
    it(`keeps everything inside ${width} x ${height} and apart in each layout, with and without a screen`, () => {
      for (const layout of ['auto', 'grid', 'speaker'] as const) {
        for (const others of [0, 1, 2, 4, 8, 24, 39]) {
          for (const sharing of [false, others > 0]) {
            const options = { ...wide, width, height, layout };
            expectInside(arrangeStage(crowd(others, sharing), emptyStage, options), options);
          }
        }
      }
    });
  }

  it('shows everybody exactly once over all pages', () => {
    for (const options of [wide, phone, { ...phone, layout: 'speaker' as const }]) {
      const tiles = crowd(39);
      let memory: StageArrangement | typeof emptyStage = emptyStage;
      const seen: string[] = [];
      const { pages } = arrangeStage(tiles, memory, options);
      for (let page = 0; page < pages; page++) {
        const stage = arrangeStage(tiles, memory, { ...options, page });
        memory = stage;
        seen.push(...stage.placed.filter((one) => page === 0 || one.place !== 'main').map((one) => one.tile.key));
      }
      expect(seen.length).to.equal(40);
      expect(new Set(seen).size).to.equal(40);
    }
  });

  it('makes the other large and oneself small in the corner when two are in', () => {
    const { view, placed, pager } = arrangeStage(crowd(1), emptyStage, wide);
    expect(view).to.equal('pair');
    expect(placed.map((one) => [one.tile.key, one.place])).to.deep.equal([
      ['camera:p1', 'main'],
      ['camera:me', 'corner'],
    ]);
    expect(placed[0]).to.include({ x: 0, y: 0, width: 1440, height: 800 });
    expect(placed[1]!.width).to.be.lessThan(300);
    expect(pager).to.equal(undefined);
  });

  it('makes a shared screen large with everybody beside it, or below it on a telephone', () => {
    const beside = arrangeStage(crowd(4, true), emptyStage, wide);
    expect(beside.placed[0]).to.include({ place: 'main', x: 0 });
    expect(beside.placed[0]!.tile.key).to.equal('screen:p1');
    expect(beside.placed[0]!.width).to.be.greaterThan(1000);
    expect(beside.placed[1]!.x).to.be.greaterThan(1000);
    const below = arrangeStage(crowd(4, true), emptyStage, phone);
    expect(below.placed[0]!.width).to.equal(304);
    expect(below.placed[1]!.y).to.be.greaterThan(below.placed[0]!.height);
  });

  it('stays on the last page there is when people leave', () => {
    const many = arrangeStage(crowd(60), emptyStage, { ...wide, page: 2 });
    expect(many).to.include({ page: 2, pages: 3 });
    expect(arrangeStage(crowd(30), many, { ...wide, page: many.page })).to.include({ page: 1, pages: 2 });
  });

  it('exchanges the old and the new speaker and moves nobody else', () => {
    const tiles = crowd(5);
    const options = { ...wide, layout: 'speaker' as const };
    const first = arrangeStage(tiles, emptyStage, options);
    const speech = noteSpeech(silent, 'p4', true, 0);
    const second = arrangeStage(tiles, first, { ...options, speech, now: 5000 });
    expect(first.placed.map((one) => one.tile.participant.identity).join(' ')).to.equal('p1 me p2 p3 p4 p5');
    expect(second.placed.map((one) => one.tile.participant.identity).join(' ')).to.equal('p4 me p2 p3 p1 p5');
  });

  it('shows nothing without space, and everybody again with it', () => {
    for (const layout of ['auto', 'speaker'] as const) {
      const none = arrangeStage(crowd(3), emptyStage, { ...wide, layout, width: 0, height: 0 });
      expect(none.placed).to.deep.equal([]);
      expect(arrangeStage(crowd(3), none, { ...wide, layout }).placed.length).to.equal(4);
    }
  });

  it('gives the main picture what the others beside it do not need', () => {
    const { placed } = arrangeStage(crowd(9, true), emptyStage, { ...wide, width: 1424, height: 814 });
    const main = placed[0]!;
    const first = placed[1]!;
    expect(Math.max(first.y - main.y - main.height, first.x - main.x - main.width)).to.be.within(0, 9);
  });

  it('keeps the order itself while nothing changes', () => {
    const tiles = crowd(8);
    const first = arrangeStage(tiles, emptyStage, wide);
    expect(arrangeStage(tiles, first, { ...wide, width: 900, now: 10 }).order).to.equal(first.order);
  });
});
