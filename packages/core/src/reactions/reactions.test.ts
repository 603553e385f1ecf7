import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { formatPacket } from '../protocol/packet.ts';
import { reactionEmojis, type ReactionEmoji } from '../protocol/reactions.ts';
import { fakeSnapshot } from '../testing/fake-transport.ts';
import { failureOf, setUp as setUpMeeting } from '../testing/meeting-rig.ts';

async function setUp(others: readonly string[] = ['ana', 'ben']) {
  const { meeting, transports } = setUpMeeting();
  await meeting.join();
  const [transport] = transports.made;
  for (const identity of others) transport!.tell.participant(fakeSnapshot({ identity, name: `Name of ${identity}` }));
  const receive = (from: string | undefined, data: unknown, type = 'reactionReceived') => transport!.tell.data(formatPacket({ type, data }), from);
  const shown = () => meeting.reactions.recent.get().map(({ from, name, emoji }) => `${from} ${name}: ${emoji}`);
  return { meeting, transport: transport!, receive, shown, sent: () => transport!.calls.filter((call) => call.startsWith('packet')) };
}

/** What comes first waits for its file. */
const settled = () => aTimeout(50);

describe('reactions', () => {
  it('are sent as La Suite Meet does, and seen by oneself', async () => {
    const { meeting, shown, sent } = await setUp();
    await meeting.reactions.send('clapping-hands');
    expect(sent()).to.deep.equal(['packet undefined {"v":1,"type":"reactionReceived","data":{"emoji":"clapping-hands"}}']);
    expect(shown()).to.deep.equal(['me : clapping-hands']);
    await meeting.leave();
  });

  it('are shown as their sender’s, whatever the packet claims, and gone after 3 s', async () => {
    const { meeting, receive, shown } = await setUp();
    receive('ana', { emoji: 'red-heart', from: 'ben', name: 'Ben', identity: 'ben', participant: { identity: 'ben' } });
    receive('ben', { emoji: 'thumbs-up' });
    await waitUntil(() => shown().length === 2);
    expect(shown()).to.deep.equal(['ana Name of ana: red-heart', 'ben Name of ben: thumbs-up']);
    await waitUntil(() => shown().length === 0);
    await meeting.leave();
  });

  it('are ignored when nobody knows them or who sent them', async () => {
    const { meeting, receive, shown } = await setUp();
    for (const data of [{ emoji: 'skull' }, { emoji: '<b>' }, { emoji: 'toString' }, { emoji: ['red-heart'] }, {}, 'red-heart', null, undefined, 5]) receive('ana', data);
    receive(undefined, { emoji: 'red-heart' });
    receive('a stranger', { emoji: 'red-heart' });
    receive('ana', { emoji: 'red-heart' }, 'reaction');
    await settled();
    expect(shown()).to.deep.equal([]);
    for (const emoji of reactionEmojis) receive('ana', { emoji });
    await waitUntil(() => shown().length === 8);
    await meeting.leave();
  });

  it('are thinned in a flood, of one sender and of all', async () => {
    const crowd = Array.from({ length: 60 }, (_, index) => `person-${index}`);
    const { meeting, receive } = await setUp(crowd);
    let told = 0;
    meeting.reactions.recent.subscribe(() => told++);
    // Two turns of the second may fall into one flood.
    for (let count = 0; count < 1_000; count++) receive('person-0', { emoji: 'thumbs-down' });
    await waitUntil(() => told >= 10);
    expect(told).to.be.within(10, 20);
    for (let round = 0; round < 20; round++) for (const one of crowd) receive(one, { emoji: 'thumbs-down' });
    await waitUntil(() => told >= 100);
    expect(told).to.be.within(100, 320);
    expect(meeting.reactions.recent.get()).to.have.length(50);
    await meeting.leave();
  });

  it('are refused beyond ten a second, without a right to send, and outside the meeting', async () => {
    const { meeting, transport, sent } = await setUp();
    const code = async (emoji = 'thumbs-up') => (await failureOf(meeting.reactions.send(emoji as ReactionEmoji))).code;
    expect(await code('skull')).to.equal('action-unavailable');
    const results = await Promise.allSettled(Array.from({ length: 30 }, () => meeting.reactions.send('thumbs-up')));
    expect(results.filter(({ status }) => status === 'rejected').map((one) => (one as PromiseRejectedResult).reason.code)).to.include('too-many-requests');
    expect(sent().length).to.be.within(10, 20);
    transport.tell.participant(fakeSnapshot({ identity: 'me', isLocal: true, canPublishData: false }));
    expect(await code()).to.equal('not-allowed');
    await meeting.leave();
    expect(meeting.reactions.recent.get()).to.deep.equal([]);
    expect(await code()).to.equal('not-joined');
  });

  it('keep the answer of a server that does not take them', async () => {
    const { meeting, transport, shown } = await setUp();
    transport.onSend = () => Promise.reject(new Error('The channel is closed'));
    const error = await failureOf(meeting.reactions.send('thumbs-up'));
    expect([error.code, error.message]).to.deep.equal(['server-error', 'The channel is closed']);
    expect(shown()).to.deep.equal([]);
    await meeting.leave();
  });
});
