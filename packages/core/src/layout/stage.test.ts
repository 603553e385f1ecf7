import { expect } from '@open-wc/testing';
import { createFakeParticipant } from '../testing/index.ts';
import { noteSpeech } from './speech-log.ts';
import type { SpeechLog } from './speech.ts';
import { chooseMain, chooseView } from './stage.ts';
import { listTiles } from './tile.ts';

const silent: SpeechLog = new Map();
const person = (identity: string, publishing: readonly ('camera' | 'screen')[] = ['camera']) =>
  createFakeParticipant({ identity, publishing, isLocal: identity === 'me' });
const room = (...names: readonly string[]) => listTiles(names.map((name) => person(name)));

describe('chooseView', () => {
  it('shows oneself in a grid when alone, whatever is asked', () => {
    for (const layout of ['auto', 'grid', 'speaker'] as const) expect(chooseView(layout, room('me'), {})).to.equal('grid');
  });

  it('shows two people as a pair in auto, as told otherwise', () => {
    expect(chooseView('auto', room('me', 'a'), {})).to.equal('pair');
    expect(chooseView('grid', room('me', 'a'), {})).to.equal('grid');
    expect(chooseView('speaker', room('me', 'a'), {})).to.equal('speaker');
  });

  it('shows more people in a grid in auto', () => {
    expect(chooseView('auto', room('me', 'a', 'b'), {})).to.equal('grid');
  });

  it('shows two others in a grid, since neither of them is oneself', () => {
    expect(chooseView('auto', room('a', 'b'), {})).to.equal('grid');
  });

  it('turns to the speaker view in auto when somebody is pinned, except where the other is as large already', () => {
    expect(chooseView('auto', room('me', 'a', 'b'), { pinned: 'b' })).to.equal('speaker');
    expect(chooseView('auto', room('me', 'a', 'b'), { pinned: 'gone' })).to.equal('grid');
    expect(chooseView('grid', room('me', 'a', 'b'), { pinned: 'b' })).to.equal('grid');
    expect(chooseView('auto', room('me', 'a'), { pinned: 'a' })).to.equal('pair');
    expect(chooseView('auto', room('me', 'a'), { pinned: 'me' })).to.equal('speaker');
  });

  it('shows two people side by side when one wants to be a tile among others', () => {
    expect(chooseView('auto', room('me', 'a'), { selfView: 'tile' })).to.equal('grid');
    for (const selfView of ['corner', 'hidden'] as const) expect(chooseView('auto', room('me', 'a'), { selfView })).to.equal('pair');
  });

  it('turns to the speaker view in auto when somebody shares a screen, and only then', () => {
    expect(chooseView('auto', listTiles([person('me'), person('a', ['camera', 'screen']), person('b')]), {})).to.equal('speaker');
    expect(chooseView('grid', listTiles([person('me'), person('a', ['camera', 'screen'])]), {})).to.equal('grid');
  });

  it('shows whom the room shows big to all, except to that person', () => {
    expect(chooseView('auto', room('me', 'a', 'b'), { spotlight: 'b' })).to.equal('speaker');
    expect(chooseView('auto', room('me', 'a', 'b'), { spotlight: 'me' })).to.equal('grid');
  });

  it('keeps the grid when the shared screen is one’s own', () => {
    expect(chooseView('auto', listTiles([person('me', ['camera', 'screen']), person('a')]), {})).to.equal('grid');
  });
});

describe('chooseMain', () => {
  it('is the screen that was shared last, before a pinned person and a speaker', () => {
    const tiles = listTiles([person('me'), person('a', ['camera', 'screen']), person('b', ['camera', 'screen']), person('c')]);
    const speech = noteSpeech(silent, 'a', true, 0);
    expect(chooseMain(tiles, { speech, now: 9000 })?.key).to.equal('screen:b');
    expect(chooseMain(tiles, { speech, now: 9000, pinned: 'c' })?.key).to.equal('screen:b');
  });

  it('is a pinned screen before one that was shared later', () => {
    const tiles = listTiles([person('me'), person('a', ['camera', 'screen']), person('b', ['camera', 'screen'])]);
    expect(chooseMain(tiles, { speech: silent, now: 9000, pinned: 'a' })?.key).to.equal('screen:a');
  });

  it('is the pinned person before a speaker, and oneself too when pinned', () => {
    const speech = noteSpeech(silent, 'b', true, 0);
    expect(chooseMain(room('me', 'a', 'b'), { speech, now: 9000, pinned: 'me' })?.key).to.equal('camera:me');
    expect(chooseMain(room('me', 'a', 'b'), { speech, now: 9000, pinned: 'gone' })?.key).to.equal('camera:b');
  });

  it('is the pinned person before whom the room shows big to everybody', () => {
    expect(chooseMain(room('me', 'a', 'b'), { speech: silent, now: 9000, pinned: 'b', spotlight: 'a' })?.key).to.equal('camera:b');
  });

  it('is never one’s own screen, pinned or not: it would show itself in itself', () => {
    const tiles = listTiles([person('me', ['camera', 'screen']), person('a')]);
    expect(chooseMain(tiles, { speech: silent, now: 9000, pinned: 'me' })?.key).to.equal('camera:me');
  });

  it('stays for a cough and goes to one who speaks', () => {
    const tiles = room('me', 'a', 'b');
    const speech = noteSpeech(silent, 'b', true, 10_000);
    expect(chooseMain(tiles, { previous: 'camera:a', speech, now: 11_000 })?.key).to.equal('camera:a');
    expect(chooseMain(tiles, { previous: 'camera:a', speech, now: 11_500 })?.key).to.equal('camera:b');
  });

  it('stays with a speaker who still speaks while others speak too', () => {
    const speech = noteSpeech(noteSpeech(silent, 'a', true, 0), 'b', true, 100);
    expect(chooseMain(room('me', 'a', 'b'), { previous: 'camera:b', speech, now: 9000 })?.key).to.equal('camera:b');
  });

  it('stays through a breath of the speaker', () => {
    let speech = noteSpeech(noteSpeech(silent, 'a', true, 0), 'b', true, 100);
    speech = noteSpeech(speech, 'a', false, 8000);
    expect(chooseMain(room('me', 'a', 'b'), { previous: 'camera:a', speech, now: 8500 })?.key).to.equal('camera:a');
    expect(chooseMain(room('me', 'a', 'b'), { previous: 'camera:a', speech, now: 9500 })?.key).to.equal('camera:b');
  });

  it('goes, of several, to the one who has spoken longest', () => {
    const speech = noteSpeech(noteSpeech(silent, 'b', true, 0), 'a', true, 500);
    expect(chooseMain(room('me', 'a', 'b'), { speech, now: 9000 })?.key).to.equal('camera:b');
  });

  it('is never oneself while others are there', () => {
    const speech = noteSpeech(silent, 'me', true, 0);
    expect(chooseMain(room('me', 'a'), { speech, now: 9000 })?.key).to.equal('camera:a');
    expect(chooseMain(room('me'), { speech, now: 9000 })?.key).to.equal('camera:me');
  });

  it('is the last who spoke when the main picture leaves and nobody speaks', () => {
    let speech = noteSpeech(noteSpeech(silent, 'a', true, 0), 'a', false, 3000);
    speech = noteSpeech(noteSpeech(speech, 'b', true, 4000), 'b', false, 6000);
    expect(chooseMain(room('me', 'a', 'b', 'c'), { previous: 'camera:gone', speech, now: 60_000 })?.key).to.equal('camera:b');
  });

  it('is the first with a camera when nobody has spoken yet', () => {
    const tiles = listTiles([person('me'), person('a', []), person('b')]);
    expect(chooseMain(tiles, { speech: silent, now: 0 })?.key).to.equal('camera:b');
  });

  it('is nothing in an empty room', () => {
    expect(chooseMain([], { speech: silent, now: 0 })).to.equal(undefined);
  });
});
