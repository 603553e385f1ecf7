import { expect } from '@open-wc/testing';
import { createFakeParticipant } from '../testing/index.ts';
import { arrangeStage, emptyStage, type StageArrangement, type StageOptions } from './arrange.ts';
import { noteSpeech } from './speech-log.ts';
import type { SpeechLog } from './speech.ts';
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

const names = ({ placed }: StageArrangement) => placed.map(({ tile, place }) => `${place} ${tile.key.replace('camera:', '')}`);
const pages = (tiles: readonly Tile[], options: StageOptions): StageArrangement[] => {
  const { pages } = arrangeStage(tiles, emptyStage, options);
  return Array.from({ length: pages }, (_, page) => arrangeStage(tiles, emptyStage, { ...options, page }));
};

describe('a pinned person', () => {
  const sizes = [[240, 200], [304, 480], [768, 900], [1440, 800], [3840, 2000]] as const;

  it('is seen on every page, with everybody else on exactly one', () => {
    for (const [width, height] of sizes) {
      for (const layout of ['auto', 'grid', 'speaker'] as const) {
        for (const sharing of [false, true]) {
          const options = { ...wide, width, height, layout, pinned: 'p30' };
          const all = pages(crowd(39, sharing), options);
          const where = `${layout} ${width} x ${height}${sharing ? ' with a screen' : ''}`;
          for (const stage of all) {
            expectInside(stage, options);
            expect(stage.placed.filter(({ tile }) => tile.key === 'camera:p30').length, where).to.equal(1);
          }
          const others = all.flatMap(({ placed }) => placed).filter(({ tile, place }) => place !== 'main' && tile.key !== 'camera:p30');
          expect(new Set(others.map(({ tile }) => tile.key)).size, where).to.equal(others.length);
          const seen = new Set(all.flatMap(({ placed }) => placed.map(({ tile }) => tile.key)));
          expect(seen.size, where).to.equal(sharing ? 41 : 40);
        }
      }
    }
  });

  it('is the first of every page in a grid, and everybody else keeps the order', () => {
    const [first, second] = pages(crowd(39), { ...wide, layout: 'grid', pinned: 'p30' });
    expect(names(first!).slice(0, 3)).to.deep.equal(['grid p30', 'grid me', 'grid p1']);
    expect(names(second!).slice(0, 2)).to.deep.equal(['grid p30', 'grid p24']);
  });

  it('is large in auto and beside a speaker, and everybody is where they were when it ends', () => {
    const before = arrangeStage(crowd(5), emptyStage, wide);
    const pinned = arrangeStage(crowd(5), before, { ...wide, pinned: 'p4', speech: noteSpeech(silent, 'p1', true, 0), now: 9000 });
    expect(names(pinned)).to.deep.equal(['main p4', 'strip me', 'strip p1', 'strip p2', 'strip p3', 'strip p5']);
    expect(names(arrangeStage(crowd(5), pinned, wide))).to.deep.equal(names(before));
  });

  it('shares the large place with a screen, in one piece', () => {
    for (const options of [wide, phone, { ...wide, width: 2400, height: 800 }]) {
      const stage = arrangeStage(crowd(4, true), emptyStage, { ...options, pinned: 'p3' });
      expect(names(stage).slice(0, 2)).to.deep.equal(['main screen:p1', 'main p3']);
      const [screen, interpreter] = stage.placed;
      expect(screen!.width * screen!.height).to.be.greaterThan(interpreter!.width * interpreter!.height);
      // Neither cut off at the sides nor above and below.
      expect(interpreter!.width / interpreter!.height).to.be.within(0.7, 1.8);
      expect(interpreter!.width * interpreter!.height).to.be.greaterThan(2 * stage.placed[2]!.width * stage.placed[2]!.height);
      expectInside(stage, options);
    }
  });

  it('who shares a screen has it large before one that was shared later', () => {
    const people = ['a', 'b'].map((identity) => createFakeParticipant({ identity, publishing: ['camera', 'screen'] }));
    expect(names(arrangeStage(listTiles(people), emptyStage, { ...wide, pinned: 'a' }))[0]).to.equal('main screen:a');
    expect(names(arrangeStage(listTiles(people), emptyStage, wide))[0]).to.equal('main screen:b');
  });
});

describe('one’s own picture', () => {
  it('floats in the corner that was chosen, over the others and off the page buttons', () => {
    for (const layout of ['auto', 'grid', 'speaker'] as const) {
      for (const corner of ['bottom-end', 'bottom-start', 'top-start', 'top-end'] as const) {
        const stage = arrangeStage(crowd(39), emptyStage, { ...wide, layout, selfView: 'corner', corner });
        const own = stage.placed.at(-1)!;
        expect([own.tile.key, own.place]).to.deep.equal(['camera:me', 'corner']);
        const space = layout === 'speaker' ? stage.placed[0]! : { width: 1440, height: stage.pager!.y };
        expect(own.x < space.width / 2, corner).to.equal(corner.endsWith('start'));
        expect(own.y < space.height / 2, corner).to.equal(corner.startsWith('top'));
        expect(own.x + own.width).to.be.at.most(space.width);
        expect(own.y + own.height).to.be.at.most(space.height);
        expect(stage.placed.filter(({ tile }) => tile.key === 'camera:me').length).to.equal(1);
      }
    }
  });

  it('is not there when it is hidden, and moves no more than one other', () => {
    const before = arrangeStage(crowd(5), emptyStage, wide);
    const hidden = arrangeStage(crowd(5), before, { ...wide, selfView: 'hidden' });
    expect(names(before)).to.deep.equal(['grid me', 'grid p1', 'grid p2', 'grid p3', 'grid p4', 'grid p5']);
    expect(names(hidden)).to.deep.equal(['grid p5', 'grid p1', 'grid p2', 'grid p3', 'grid p4']);
    expect(names(arrangeStage(crowd(1), emptyStage, { ...wide, selfView: 'hidden' }))).to.deep.equal(['main p1']);
    expect(names(arrangeStage(crowd(0), emptyStage, { ...wide, selfView: 'hidden' }))).to.deep.equal([]);
  });

  it('is a tile like others when one asks for it, is alone, or pinned oneself', () => {
    expect(names(arrangeStage(crowd(1), emptyStage, { ...wide, selfView: 'tile' }))).to.deep.equal(['grid me', 'grid p1']);
    expect(names(arrangeStage(crowd(0), emptyStage, { ...wide, selfView: 'corner' }))).to.deep.equal(['grid me']);
    expect(names(arrangeStage(crowd(2), emptyStage, { ...wide, selfView: 'hidden', pinned: 'me' }))[0]).to.equal('main me');
  });

  it('takes the first place, as ever, when a third comes to two', () => {
    const two = arrangeStage(crowd(1), emptyStage, wide);
    expect(names(arrangeStage(crowd(2), two, wide))).to.deep.equal(['grid me', 'grid p1', 'grid p2']);
  });
});

describe('a wall', () => {
  it('shows more people at once, each about as large as on a laptop', () => {
    const on = (width: number, height: number) => arrangeStage(crowd(60), emptyStage, { ...wide, width, height, layout: 'grid' });
    expect(on(1440, 800).placed.length).to.equal(25);
    expect(on(1920, 1000).placed.length).to.equal(25);
    const wall = on(3840, 2080);
    expect(wall.placed.length).to.equal(49);
    expect(wall.placed[0]!.width).to.be.at.least(480);
  });
});
