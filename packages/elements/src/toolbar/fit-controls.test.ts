import { expect } from '@open-wc/testing';
import { controlNames } from '../internal/controls.ts';
import { fitControls } from './fit-controls.ts';

const at = (width: number, taken = 0) => ({ width, taken, hasMenus: true });

describe('fitControls', () => {
  it('shows all in a wide bar, but for what is seldom needed', () => {
    const { bar, more } = fitControls(controlNames, at(80), false);
    expect(more).to.deep.equal(['fullscreen', 'shortcuts']);
    expect([...bar, ...more].sort()).to.deep.equal([...controlNames].sort());
  });

  it('shows all that a host has named while there is room', () => {
    expect(fitControls(controlNames, at(80), true)).to.deep.equal({ bar: controlNames, more: [] });
  });

  it('keeps microphone, camera and leaving, and nothing twice, at any width', () => {
    for (let width = 15; width < 90; width++) {
      for (const chosen of [true, false]) {
        const { bar, more } = fitControls(controlNames, at(width), chosen);
        expect(bar, `${width}`).to.include.members(['microphone', 'camera', 'leave']);
        expect([...bar, ...more].sort()).to.deep.equal([...controlNames].sort());
      }
    }
  });

  it('shows six on a telephone 320 px wide: what a person needs most', () => {
    const { bar } = fitControls(controlNames.filter((name) => name !== 'share'), at(20), false);
    expect(bar).to.deep.equal(['microphone', 'camera', 'hand', 'chat', 'leave']);
  });

  it('makes room for the host’s own buttons', () => {
    expect(fitControls(controlNames, at(60, 12), false).bar.length).to.be.lessThan(fitControls(controlNames, at(60), false).bar.length);
  });
});
