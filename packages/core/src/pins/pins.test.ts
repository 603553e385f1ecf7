import { expect } from '@open-wc/testing';
import type { Participant } from '../participants/participant.ts';
import { createState } from '../reactive/readable.ts';
import { createFakeParticipant } from '../testing/index.ts';
import { createPins } from './pins.ts';

const [me, ana, ben] = ['me', 'ana', 'ben'].map((identity) => createFakeParticipant({ identity, isLocal: identity === 'me' }));

function setUp() {
  const participants = createState<readonly Participant[]>([me!, ana!, ben!]);
  const told: (string | undefined)[] = [];
  const pins = createPins(participants, (identity) => told.push(identity));
  return { participants, told, pins, pinned: () => pins.pinned.get() };
}

describe('pins', () => {
  it('are one at a time, and told to whoever receives videos', () => {
    const { pins, pinned, told } = setUp();
    expect(pinned()).to.equal(undefined);
    let heard = 0;
    pins.pinned.subscribe(() => heard++);
    pins.setPinned('ana');
    expect(pinned()).to.equal('ana');
    pins.setPinned('ben');
    expect(pinned()).to.equal('ben');
    pins.setPinned(null);
    expect([pinned(), heard]).to.deep.equal([undefined, 3]);
    expect(told).to.deep.equal(['ana', 'ben', undefined]);
  });

  it('are of nobody who is not there', () => {
    const { pins, pinned } = setUp();
    pins.setPinned('nobody');
    expect(pinned()).to.equal(undefined);
  });

  it('end when the person leaves, and come back with one who only reloaded the page', () => {
    const { pins, pinned, participants } = setUp();
    pins.setPinned('ana');
    participants.set([me!, ben!]);
    expect(pinned()).to.equal(undefined);
    participants.set([me!, ben!, createFakeParticipant({ identity: 'ana' })]);
    expect(pinned()).to.equal('ana');
  });
});
