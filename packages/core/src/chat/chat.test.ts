import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { formatChatPacket } from '../protocol/chat.ts';
import { fakeSnapshot, type FakeTransport } from '../testing/fake-transport.ts';
import { failureOf, setUp } from '../testing/meeting-rig.ts';
import type { TextStream } from '../transport/transport.ts';

/** A stream that says this; without an end when it is half open. */
function stream(id: string, chunks: readonly string[], isOpen = false): TextStream {
  return {
    info: { id },
    async *[Symbol.asyncIterator]() {
      yield* chunks;
      if (isOpen) await new Promise(() => {});
    },
  };
}

async function join() {
  const rig = setUp();
  await rig.meeting.join();
  const transport = rig.transports.made.at(-1)!;
  transport.tell.participant(fakeSnapshot({ identity: 'ana', name: 'Ana' }));
  const { chat } = rig.meeting;
  return {
    ...rig,
    chat,
    transport,
    texts: () => chat.messages.get().map(({ text }) => text),
    hear: (text: string, { from = 'ana', id = text }: { from?: string; id?: string } = {}) => transport.tell.topic(stream(id, [text]), from, 'lk.chat'),
    until: (count: number) => waitUntil(() => chat.messages.get().length === count, `${count} messages`, { timeout: 5_000 }),
  };
}

const sentBy = ({ calls }: FakeTransport) => calls.filter((call) => /^(text|packet) /.test(call));
const packet = (message: string, change = {}) => formatChatPacket({ id: message, timestamp: 1, message, ...change });

describe('chat', () => {
  it('keeps what others write, with the name they have then', async () => {
    const { meeting, chat, hear, until, transport } = await join();
    const start = Date.now();
    hear('Bonjour', { id: 'a' });
    await until(1);
    transport.tell.participantLeft('ana');
    const [message] = chat.messages.get();
    expect(message).to.deep.include({ id: 'a', from: 'ana', name: 'Ana', isLocal: false, text: 'Bonjour', isEdited: false });
    expect(message!.sentAt).to.be.within(start, Date.now());
    expect(Object.isFrozen(message) && Object.isFrozen(chat.messages.get())).to.equal(true);
    await meeting.leave();
  });

  it('sends to clients with and without text streams, and shows it once it is sent', async () => {
    const { meeting, chat, transport } = await join();
    let release = () => {};
    transport.onSend = () => new Promise((resolve) => (release = resolve));
    const sending = chat.send('  Bonjour\r\nà tous ');
    await waitUntil(() => sentBy(transport).length === 1);
    expect(chat.messages.get()).to.have.length(0);
    release();
    await waitUntil(() => sentBy(transport).length === 2);
    release();
    await sending;
    const [message] = chat.messages.get();
    expect(message).to.deep.include({ from: 'me', isLocal: true, text: 'Bonjour\nà tous' });
    const [text, legacy] = sentBy(transport);
    expect(text).to.equal(`text lk.chat ${message!.id} Bonjour\nà tous`);
    expect(JSON.parse(legacy!.replace('packet lk-chat-topic ', ''))).to.deep.include({ id: message!.id, message: 'Bonjour\nà tous', ignoreLegacy: true });
    expect(chat.unread.get(), 'one knows what one wrote').to.equal(0);
    await meeting.leave();
  });

  it('shows once what comes both ways, and what comes from old clients alone', async () => {
    const { meeting, transport, texts, hear, until } = await join();
    hear('new client', { id: '1' });
    transport.tell.topic(packet('new client', { id: '1', ignoreLegacy: true }), 'ana', 'lk-chat-topic');
    transport.tell.topic(packet('old client', { id: '2' }), 'ana', 'lk-chat-topic');
    transport.tell.topic(packet('another protocol', { id: '3' }), 'ana', 'my-topic');
    transport.tell.topic(packet('a packet like a stream', { id: '4' }), 'ana', 'lk.chat');
    await until(2);
    expect(texts()).to.have.members(['new client', 'old client']);
    await meeting.leave();
  });

  it('takes an edit from the sender alone', async () => {
    const { meeting, chat, transport, hear, until } = await join();
    transport.tell.participant(fakeSnapshot({ identity: 'mallory', name: 'Ana' }));
    hear('Rendez-vous à 10 h', { id: 'a' });
    await until(1);
    transport.tell.topic(packet('Rendez-vous à 11 h', { id: 'a' }), 'ana', 'lk-chat-update-topic');
    transport.tell.topic(packet('Payez ici', { id: 'a' }), 'mallory', 'lk-chat-update-topic');
    await until(2);
    expect(chat.messages.get().map(({ from, text, isEdited }) => [from, text, isEdited])).to.deep.equal([
      ['ana', 'Rendez-vous à 11 h', true],
      ['mallory', 'Payez ici', false],
    ]);
    expect(chat.unread.get()).to.equal(2);
    await meeting.leave();
  });

  it('counts what is unread while nobody looks', async () => {
    const { meeting, chat, hear, until } = await join();
    hear('1');
    hear('2');
    await until(2);
    expect(chat.unread.get()).to.equal(2);
    const [stop, stopOther] = [chat.startReading(), chat.startReading()];
    expect(chat.unread.get()).to.equal(0);
    stop();
    hear('3');
    await until(3);
    expect(chat.unread.get(), 'somebody still looks').to.equal(0);
    stopOther();
    hear('4');
    await until(4);
    expect(chat.unread.get()).to.equal(1);
    await meeting.leave();
  });

  it('is empty in the next meeting, and not before', async () => {
    const { meeting, chat, hear, until } = await join();
    hear('1');
    await until(1);
    await meeting.leave();
    expect(chat.messages.get()).to.have.length(1);
    await meeting.join();
    expect([chat.messages.get().length, chat.unread.get()]).to.deep.equal([0, 0]);
    await meeting.leave();
  });

  it('refuses with a reason, and then keeps nothing', async () => {
    const { meeting, chat, transport } = await join();
    expect((await failureOf(chat.send('x'.repeat(chat.maxLength + 1)))).code).to.equal('message-too-long');
    transport.onSend = () => Promise.reject(new Error('Closed'));
    expect((await failureOf(chat.send('Bonjour'))).code).to.equal('message-failed');
    transport.tell.reconnecting();
    expect((await failureOf(chat.send('Bonjour'))).code).to.equal('message-failed');
    transport.tell.reconnected();
    transport.tell.participant(fakeSnapshot({ identity: 'me', isLocal: true, canPublishData: false }));
    expect((await failureOf(chat.send('Bonjour'))).code).to.equal('not-allowed');
    expect(chat.messages.get()).to.have.length(0);
    await meeting.leave();
    expect((await failureOf(chat.send('Bonjour'))).code).to.equal('not-joined');
  });

  it('cannot say twice what is tried again', async () => {
    const { meeting, chat, transport } = await join();
    transport.onSend = () => Promise.reject(new Error('Closed'));
    await failureOf(chat.send('Bonjour'));
    transport.onSend = async () => {};
    await chat.send('Bonjour');
    await chat.send('Bonjour');
    const ids = transport.calls.filter((call) => call.startsWith('text ')).map((call) => call.split(' ')[2]);
    expect(ids[0]).to.equal(ids[1]);
    expect(ids[2]).not.to.equal(ids[1]);
    expect(chat.messages.get()).to.have.length(2);
    await meeting.leave();
  });

  it('lets nobody send faster than anybody writes', async () => {
    const { meeting, chat } = await join();
    let refused: unknown;
    for (let index = 0; index < 40 && !refused; index++) refused = await chat.send(`${index}`).catch((error: unknown) => error);
    expect(refused).to.have.property('code', 'too-many-requests');
    await meeting.leave();
  });

  it('says again what was said while the line was down unnoticed', async () => {
    const { meeting, chat, transport } = await join();
    await chat.send('Bonjour');
    const [id] = chat.messages.get().map((message) => message.id);
    transport.tell.ended('unreachable');
    await waitUntil(() => meeting.connection.get().state === 'joined', '', { timeout: 5_000 });
    await waitUntil(() => transport.calls.filter((call) => call === `text lk.chat ${id} Bonjour`).length === 2);
    expect(chat.messages.get()).to.have.length(1);
    await meeting.leave();
  });

  it('hears what is sent again once', async () => {
    const { meeting, chat, hear, until } = await join();
    hear('Bonjour', { id: 'a' });
    await until(1);
    hear('Bonjour', { id: 'a' });
    hear('Salut', { id: 'b' });
    await until(2);
    expect(chat.messages.get().map(({ isEdited }) => isEdited)).to.deep.equal([false, false]);
    await meeting.leave();
  });
});

describe('a hostile sender in the chat', () => {
  it('cannot flood it', async () => {
    const { meeting, chat, hear } = await join();
    let changes = 0;
    chat.messages.subscribe(() => changes++);
    for (let index = 0; index < 1_000; index++) hear(`${index}`, { from: 'mallory' });
    hear('Bonjour', { from: 'ana' });
    await waitUntil(() => chat.messages.get().some(({ from }) => from === 'ana'));
    expect(chat.messages.get().length).to.be.within(2, 40);
    expect(changes).to.be.below(5);
    await meeting.leave();
  });

  it('cannot send more than fits', async () => {
    const { meeting, chat, transport, until } = await join();
    transport.tell.topic(stream('a', Array.from({ length: 1_000 }, () => 'x'.repeat(1_000))), 'mallory', 'lk.chat');
    await until(1);
    expect(chat.messages.get()[0]!.text).to.have.length(20_001);
    await waitUntil(() => transport.calls.includes('forget a'));
    await meeting.leave();
  });

  it('cannot keep streams open without end', async () => {
    const { meeting, chat, transport, hear, until } = await join();
    for (let index = 0; index < 12; index++) transport.tell.topic(stream(`open-${index}`, ['…'], true), 'mallory', 'lk.chat');
    hear('Bonjour');
    await until(1);
    await waitUntil(() => transport.calls.filter((call) => call.startsWith('forget open-')).length === 2);
    expect(chat.messages.get()[0]!.from).to.equal('ana');
    await meeting.leave();
  });

  it('cannot hide letters, nor turn the direction of others’', async () => {
    const { meeting, texts, hear, until } = await join();
    hear('\u202egnp.exe\u0000 \u2067x\u001b[31m\u0007');
    hear('\u202e\u0000 ', { id: 'nothing' });
    hear('👩‍🚒 a\u0301 ש', { id: 'fine' });
    await until(2);
    await aTimeout(150);
    expect(texts()).to.deep.equal(['gnp.exe x[31m', '👩‍🚒 a\u0301 ש']);
    await meeting.leave();
  });

  it('is complained of once for packets that cannot be read', async () => {
    const { meeting, chat, transport, hear, until } = await join();
    const codes: string[] = [];
    meeting.onError(({ code }) => codes.push(code));
    const raw = (text: string) => transport.tell.topic(new TextEncoder().encode(text), 'mallory', 'lk-chat-topic');
    raw('{');
    raw('{"id":1,"message":"x"}');
    raw(JSON.stringify({ id: 'x'.repeat(101), message: 'x' }));
    raw('null');
    hear('Bonjour');
    await until(1);
    expect(codes).to.deep.equal(['message-malformed']);
    expect(chat.messages.get()[0]!.from).to.equal('ana');
    await meeting.leave();
  });

  it('says nothing by a stream that breaks off', async () => {
    const { meeting, texts, transport, hear, until } = await join();
    const broken: TextStream = {
      info: { id: 'broken' },
      async *[Symbol.asyncIterator]() {
        yield 'half a';
        throw new Error('Incomplete');
      },
    };
    transport.tell.topic(broken, 'mallory', 'lk.chat');
    hear('Bonjour');
    await until(1);
    expect(texts()).to.deep.equal(['Bonjour']);
    await meeting.leave();
  });

  it('has the last 1,000 messages to be read, no more', async () => {
    const { meeting, chat, transport } = await join();
    const say = (person: number, index: number) => transport.tell.topic(packet(`${person} ${index}`), `p${person}`, 'lk-chat-topic');
    for (let person = 0; person < 60; person++) for (let index = 0; index < 20; index++) say(person, index);
    await waitUntil(() => chat.messages.get().at(-1)?.text === '59 19', '', { timeout: 5_000 });
    expect(chat.messages.get()).to.have.length(1_000);
    expect(chat.unread.get()).to.equal(1_200);
    await meeting.leave();
  });
});
