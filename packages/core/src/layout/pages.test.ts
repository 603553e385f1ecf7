import { expect } from '@open-wc/testing';
import { pageAt } from './pages.ts';

describe('pageAt', () => {
  it('cuts the list into full pages and a rest', () => {
    expect(pageAt(0, 10, 4)).to.deep.equal({ index: 0, count: 3, start: 0, end: 4 });
    expect(pageAt(2, 10, 4)).to.deep.equal({ index: 2, count: 3, start: 8, end: 10 });
  });

  it('goes to the last page there is when people leave', () => {
    expect(pageAt(2, 8, 4)).to.include({ index: 1, count: 2 });
  });

  it('has one page when there is nothing to show', () => {
    expect(pageAt(3, 0, 0)).to.deep.equal({ index: 0, count: 1, start: 0, end: 0 });
  });

  it('takes a page that is no page as the first', () => {
    expect(pageAt(-2, 10, 4).index).to.equal(0);
    expect(pageAt(Number.NaN, 10, 4).index).to.equal(0);
  });
});
