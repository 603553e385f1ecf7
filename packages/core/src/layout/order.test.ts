import { expect } from '@open-wc/testing';
import { createFakeParticipant } from '../testing/index.ts';
import { orderTiles, swapTiles } from './order.ts';
import { noteSpeech } from './speech-log.ts';
import type { SpeechLog } from './speech.ts';
import { listTiles, tileKey, type Tile } from './tile.ts';

const silent: SpeechLog = new Map();
const quiet = { firstPage: 100, speech: silent, now: 0 };

const person = (identity: string, publishing: readonly ('camera' | 'screen' | 'microphone')[] = ['camera']) =>
  createFakeParticipant({ identity, publishing, isLocal: identity === 'me' });
const room = (...names: readonly string[]): readonly Tile[] => listTiles(names.map((name) => person(name)));
const names = (order: readonly string[]) => order.map((key) => key.replace('camera:', '')).join(' ');
const keys = (text: string) => text.split(' ').map((name) => tileKey(name, 'camera'));

describe('listTiles', () => {
  it('gives each person a tile, each shared screen another, and agents none', () => {
    const captioner = createFakeParticipant({ identity: 'captions', kind: 'agent' });
    const tiles = listTiles([person('a', ['camera', 'screen']), captioner, person('b', [])]);
    expect(tiles.map((tile) => tile.key)).to.deep.equal(['camera:a', 'screen:a', 'camera:b']);
    expect(tiles.map((tile) => tile.hasPicture)).to.deep.equal([true, true, false]);
  });
});

describe('orderTiles', () => {
  it('puts oneself first on arrival, then people with a camera, then the others, each by arrival', () => {
    const tiles = listTiles([person('a', []), person('b'), person('me', []), person('c', []), person('d')]);
    expect(names(orderTiles([], tiles, quiet))).to.equal('me b d a c');
  });

  it('moves nobody when a camera goes on or off', () => {
    const before = keys('me a b c');
    const tiles = listTiles([person('me', []), person('a', []), person('b'), person('c', [])]);
    expect(orderTiles(before, tiles, quiet)).to.equal(before);
  });

  it('puts newcomers at the end', () => {
    expect(names(orderTiles(keys('me a b'), room('me', 'a', 'b', 'c', 'd'), quiet))).to.equal('me a b c d');
  });

  it('fills the place of one who left with the last, and moves nobody else', () => {
    expect(names(orderTiles(keys('me a b c d e'), room('me', 'a', 'c', 'd', 'e'), quiet))).to.equal('me a e c d');
    expect(names(orderTiles(keys('me a b c d e'), room('me', 'a', 'c', 'd'), quiet))).to.equal('me a d c');
    expect(names(orderTiles(keys('me a b c'), room('me', 'a', 'b'), quiet))).to.equal('me a b');
    expect(names(orderTiles(keys('me a b'), room('me'), quiet))).to.equal('me');
    expect(orderTiles(keys('me a'), [], quiet)).to.deep.equal([]);
  });

  it('puts screens first and leaves people in their places when a share ends', () => {
    const before = keys('me a b');
    const shared = orderTiles(before, listTiles([person('me'), person('a', ['camera', 'screen']), person('b')]), quiet);
    expect(names(shared)).to.equal('screen:a me a b');
    expect(names(orderTiles(shared, room('me', 'a', 'b'), quiet))).to.equal('me a b');
  });

  it('keeps the latest screen after the earlier ones', () => {
    const one = orderTiles(keys('a b'), listTiles([person('a'), person('b', ['camera', 'screen'])]), quiet);
    const two = listTiles([person('a', ['camera', 'screen']), person('b', ['camera', 'screen'])]);
    expect(names(orderTiles(one, two, quiet))).to.equal('screen:b screen:a a b');
  });

  it('brings one who speaks onto the first page in the place of the one who was silent longest', () => {
    const tiles = room('me', 'a', 'b', 'c', 'd', 'e');
    let speech = noteSpeech(noteSpeech(silent, 'a', true, 0), 'a', false, 4000);
    speech = noteSpeech(noteSpeech(speech, 'b', true, 5000), 'b', false, 9000);
    speech = noteSpeech(noteSpeech(speech, 'c', true, 10_000), 'c', false, 14_000);
    speech = noteSpeech(speech, 'e', true, 20_000);
    const order = orderTiles(keys('me a b c d e'), tiles, { firstPage: 4, speech, now: 22_000 });
    expect(names(order)).to.equal('me e b c d a');
  });

  it('moves somebody without a camera who never spoke rather than somebody with one', () => {
    const tiles = listTiles([person('me'), person('a', []), person('b'), person('c')]);
    const speech = noteSpeech(silent, 'c', true, 0);
    expect(names(orderTiles(keys('me a b c'), tiles, { firstPage: 3, speech, now: 2000 }))).to.equal('me c b a');
  });

  it('moves nobody for a cough, for a speaker on the first page, or when all on it speak', () => {
    const tiles = room('me', 'a', 'b', 'c');
    const before = keys('me a b c');
    const cough = noteSpeech(silent, 'c', true, 0);
    expect(orderTiles(before, tiles, { firstPage: 3, speech: cough, now: 900 })).to.equal(before);
    const seen = noteSpeech(silent, 'a', true, 0);
    expect(orderTiles(before, tiles, { firstPage: 3, speech: seen, now: 5000 })).to.equal(before);
    const all = ['a', 'b', 'c'].reduce((log, name) => noteSpeech(log, name, true, 0), silent);
    expect(orderTiles(before, tiles, { firstPage: 3, speech: all, now: 5000 })).to.equal(before);
  });

  it('never moves oneself, nor oneself forward', () => {
    const tiles = room('a', 'b', 'c', 'me');
    const speech = noteSpeech(silent, 'me', true, 0);
    const before = keys('a b c me');
    expect(orderTiles(before, tiles, { firstPage: 2, speech, now: 5000 })).to.equal(before);
    const other = noteSpeech(silent, 'c', true, 0);
    expect(names(orderTiles(keys('me a b c'), room('me', 'a', 'b', 'c'), { firstPage: 1, speech: other, now: 5000 }))).to.equal('me a b c');
  });

  it('does not count what is shown on every page as a place on the first page', () => {
    const tiles = room('me', 'a', 'b', 'c', 'd');
    const speech = noteSpeech(silent, 'c', true, 0);
    const order = orderTiles(keys('a me b c d'), tiles, { firstPage: 2, speech, now: 5000, apart: [tiles[1]] });
    expect(names(order)).to.equal('a me c b d');
  });
});

describe('swapTiles', () => {
  it('exchanges two places and leaves the rest', () => {
    expect(swapTiles(['a', 'b', 'c'], 'a', 'c')).to.deep.equal(['c', 'b', 'a']);
  });

  it('does nothing for a tile that is not there', () => {
    const order = ['a', 'b'];
    expect(swapTiles(order, 'a', 'x')).to.equal(order);
  });
});
