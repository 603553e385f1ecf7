import { expect } from '@open-wc/testing';
import { once } from './once.ts';

describe('what is loaded once', () => {
  it('answers in the order of asking, whatever the browser makes of two imports', async () => {
    for (let round = 0; round < 10; round++) {
      const load = once(() => import(`data:text/javascript,export const round = ${round}`) as Promise<{ readonly round: number }>);
      const order: number[] = [];
      await Promise.all([0, 1, 2, 3].map((place) => load().then(() => order.push(place))));
      expect(order).to.deep.equal([0, 1, 2, 3]);
    }
  });

  it('tries again after a failure, which everybody who waited is told', async () => {
    let count = 0;
    const load = once(async () => {
      if (++count === 1) throw new Error('gone');
      return count;
    });
    const first = await Promise.allSettled([load(), load()]);
    expect(first.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected']);
    expect(await Promise.all([load(), load()])).to.deep.equal([2, 2]);
  });
});
