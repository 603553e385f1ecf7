import { expect } from '@open-wc/testing';
import { fakeSnapshot } from '../testing/fake-transport.ts';
import { createParticipants } from './participants.ts';

const setUp = () => createParticipants(() => () => {});

describe('participants', () => {
  it('are oneself first, then the others in order of arrival', () => {
    const people = setUp();
    people.update(fakeSnapshot({ identity: 'late', joinedAt: 30 }));
    people.update(fakeSnapshot({ identity: 'early', joinedAt: 10 }));
    people.update(fakeSnapshot({ identity: 'me', isLocal: true, joinedAt: 20 }));
    expect(people.participants.get().map((one) => one.identity)).to.deep.equal(['me', 'early', 'late']);
  });

  it('do not change as a list when somebody speaks', () => {
    const people = setUp();
    people.update(fakeSnapshot({ identity: 'a' }));
    let lists = 0;
    let states = 0;
    people.participants.subscribe(() => lists++);
    people.participants.get()[0]?.state.subscribe(() => states++);
    people.update(fakeSnapshot({ identity: 'a', speaking: true }));
    expect(people.participants.get()[0]?.speaking.get()).to.equal(true);
    expect([lists, states]).to.deep.equal([0, 0]);
  });

  it('keep the same object and a new state when a track is muted', () => {
    const people = setUp();
    const publication = { source: 'microphone', muted: false, paused: false, width: undefined, height: undefined } as const;
    people.update(fakeSnapshot({ identity: 'a', publications: [publication] }));
    const before = people.participants.get()[0];
    const stateBefore = before?.state.get();
    people.update(fakeSnapshot({ identity: 'a', publications: [{ ...publication }] }));
    expect(before?.state.get(), 'same facts, same object').to.equal(stateBefore);
    people.update(fakeSnapshot({ identity: 'a', publications: [{ ...publication, muted: true }] }));
    expect(people.participants.get()[0]).to.equal(before);
    expect(before?.state.get().publications.microphone?.muted).to.equal(true);
  });

  it('queue with their hands up: first come first, then by identity, the same for everybody', () => {
    const people = setUp();
    const raise = (identity: string, at: string) => people.update(fakeSnapshot({ identity, attributes: { handRaisedAt: at } }));
    const queue = () => people.hands.get().map((one) => one.identity);
    let changes = 0;
    people.hands.subscribe(() => changes++);
    raise('a', '');
    expect(queue()).to.deep.equal([]);
    raise('c', '2026-11-23T08:00:02Z');
    raise('b', '2026-11-23T08:00:02Z');
    raise('a', '2026-11-23T08:00:03Z');
    raise('late', '2026-11-23T08:00:01Z');
    expect(queue()).to.deep.equal(['late', 'b', 'c', 'a']);
    expect(changes).to.equal(4);

    people.update(fakeSnapshot({ identity: 'a', speaking: true, name: 'Ana', attributes: { handRaisedAt: '2026-11-23T08:00:03Z' } }));
    expect(changes, 'whatever else changes').to.equal(4);
    raise('b', '');
    people.remove('late');
    expect(queue()).to.deep.equal(['c', 'a']);
    people.clear();
    expect(queue()).to.deep.equal([]);
  });

  it('have the least role when the attribute says something unknown', () => {
    const people = setUp();
    people.update(fakeSnapshot({ attributes: { 'visio.role': 'emperor' } }));
    expect(people.participants.get()[0]?.state.get().role).to.equal('participant');
  });
});
