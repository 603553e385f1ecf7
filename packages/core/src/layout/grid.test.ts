import { expect } from '@open-wc/testing';
import { fitGrid, placeInGrid } from './grid.ts';

const spaces = [
  [320, 400],
  [320, 568],
  [667, 300],
  [768, 900],
  [1024, 640],
  [1440, 800],
  [1920, 980],
  [2560, 600],
  [3840, 2160],
] as const;

describe('fitGrid', () => {
  for (const [width, height] of spaces) {
    it(`keeps every tile inside ${width} x ${height}, apart, and the same size, for 1 to 60 tiles`, () => {
      for (let count = 1; count <= 60; count++) {
        const grid = fitGrid(count, { width, height });
        const boxes = placeInGrid(grid, grid.pageSize, { width, height });
        for (const [index, box] of boxes.entries()) {
          expect(box.x, `${count}`).to.be.at.least(0);
          expect(box.y, `${count}`).to.be.at.least(0);
          expect(box.x + box.width, `${count}`).to.be.at.most(width + 1);
          expect(box.y + box.height, `${count}`).to.be.at.most(height + 1);
          for (const other of boxes.slice(index + 1)) {
            const apart =
              other.x >= box.x + box.width + 7 || other.y >= box.y + box.height + 7 || other.x + other.width + 7 <= box.x;
            expect(apart, `${count} tiles overlap`).to.equal(true);
          }
        }
      }
    });

    it(`leaves no row and no column empty in ${width} x ${height}`, () => {
      for (let count = 1; count <= 60; count++) {
        const { columns, rows, pageSize } = fitGrid(count, { width, height });
        expect(rows).to.equal(Math.ceil(pageSize / columns));
        expect(columns).to.equal(Math.ceil(pageSize / rows));
      }
    });
  }

  it('fits a tile to the space when there is only one', () => {
    expect(fitGrid(1, { width: 1600, height: 900 })).to.include({ columns: 1, rows: 1, tileWidth: 1600, tileHeight: 900 });
  });

  it('puts two people side by side on a wide screen and above each other on an upright telephone', () => {
    expect(fitGrid(2, { width: 1440, height: 800 })).to.include({ columns: 2, rows: 1 });
    expect(fitGrid(2, { width: 390, height: 700 })).to.include({ columns: 1, rows: 2 });
  });

  it('shows 25 at most on a large screen, each at least 140 px wide', () => {
    const grid = fitGrid(49, { width: 3840, height: 2160 });
    expect(grid).to.include({ pageSize: 25, columns: 5, rows: 5 });
    expect(fitGrid(25, { width: 1440, height: 800 }).pageSize).to.equal(25);
  });

  it('shows several people on a telephone 320 px wide', () => {
    const grid = fitGrid(40, { width: 304, height: 400 });
    expect(grid.columns).to.equal(2);
    expect(grid.pageSize).to.be.at.least(6);
    expect(grid.tileWidth).to.be.at.least(140);
  });

  it('keeps tiles between 3:4 and 16:9, and no narrower than 4:3 in a wide space', () => {
    for (const [width, height] of spaces) {
      for (let count = 1; count <= 25; count++) {
        const { tileWidth, tileHeight } = fitGrid(count, { width, height });
        const aspect = tileWidth / tileHeight;
        expect(aspect).to.be.within(0.74, 1.8);
        if (width > height * 1.4) expect(aspect).to.be.at.least(1.32);
      }
    }
  });

  it('still shows one tile in a space smaller than the smallest tile', () => {
    expect(fitGrid(5, { width: 90, height: 60 })).to.include({ pageSize: 1, columns: 1, rows: 1 });
  });

  it('is empty without tiles or without space', () => {
    expect(fitGrid(0, { width: 500, height: 500 }).pageSize).to.equal(0);
    expect(fitGrid(3, { width: 0, height: 500 }).pageSize).to.equal(0);
    expect(placeInGrid(fitGrid(3, { width: 0, height: 0 }), 3, { width: 0, height: 0 })).to.deep.equal([]);
  });

  it('centres a last row that is not full', () => {
    const space = { width: 1600, height: 1100 };
    const boxes = placeInGrid(fitGrid(5, space), 5, space);
    const last = boxes.filter((box) => box.y === boxes[4]!.y);
    const left = last[0]!.x;
    const right = space.width - last.at(-1)!.x - last.at(-1)!.width;
    expect(Math.abs(left - right)).to.be.at.most(1);
  });
});
