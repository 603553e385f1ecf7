import { expect } from '@open-wc/testing';
import { nextSpeechChange, noteSpeech } from './speech-log.ts';
import { breath, cough, holdsTheFloor, isInSpell, lastHeard, type SpeechLog } from './speech.ts';

const none: SpeechLog = new Map();

describe('speech', () => {
  it('lets nobody hold the floor for a cough', () => {
    let log = noteSpeech(none, 'a', true, 0);
    log = noteSpeech(log, 'a', false, 600);
    for (let now = 0; now < 5000; now += 100) expect(holdsTheFloor(log.get('a'), now)).to.equal(false);
  });

  it('gives the floor after a second and a half', () => {
    const log = noteSpeech(none, 'a', true, 0);
    expect(holdsTheFloor(log.get('a'), cough - 1)).to.equal(false);
    expect(holdsTheFloor(log.get('a'), cough)).to.equal(true);
  });

  it('takes a breath as part of the speech', () => {
    let log = noteSpeech(none, 'a', true, 0);
    log = noteSpeech(log, 'a', false, 800);
    log = noteSpeech(log, 'a', true, 800 + breath);
    expect(holdsTheFloor(log.get('a'), 800 + breath)).to.equal(true);
  });

  it('begins a new spell after a longer silence', () => {
    let log = noteSpeech(none, 'a', true, 0);
    log = noteSpeech(log, 'a', false, 3000);
    expect(isInSpell(log.get('a'), 3000 + breath + 1)).to.equal(false);
    log = noteSpeech(log, 'a', true, 5000);
    expect(log.get('a')!.since).to.equal(5000);
  });

  it('stays the same log when nothing changed', () => {
    expect(noteSpeech(none, 'a', false, 0)).to.equal(none);
    const log = noteSpeech(none, 'a', true, 0);
    expect(noteSpeech(log, 'a', true, 50)).to.equal(log);
  });

  it('tells when time alone will change something', () => {
    expect(nextSpeechChange(none, 0)).to.equal(undefined);
    let log = noteSpeech(none, 'a', true, 100);
    expect(nextSpeechChange(log, 200)).to.equal(100 + cough);
    expect(nextSpeechChange(log, 100 + cough)).to.equal(undefined);
    log = noteSpeech(log, 'a', false, 4000);
    expect(nextSpeechChange(log, 4000)).to.equal(4000 + breath + 1);
  });

  it('hears those who speak now last of all, and those who never spoke least', () => {
    const log = noteSpeech(noteSpeech(none, 'a', true, 0), 'b', true, 10);
    expect(lastHeard(log.get('a'), 500)).to.equal(500);
    expect(lastHeard(noteSpeech(log, 'b', false, 20).get('b'), 500)).to.equal(20);
    expect(lastHeard(undefined, 500)).to.equal(-Infinity);
  });
});
