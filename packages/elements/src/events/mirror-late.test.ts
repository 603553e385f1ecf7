import { expect } from '@open-wc/testing';
import { createFakeMeeting } from '@visio-sdk/core/testing';
import { knownNow } from './known.ts';
import { mirrorLate } from './mirror-late.ts';

describe('events of the chat', () => {
  it('tell each message once: those of others, and one’s own', async () => {
    const fake = createFakeMeeting({ connection: { state: 'joined', since: 1 }, messages: [{ text: 'Before' }] });
    const target = new EventTarget();
    const seen: string[] = [];
    for (const type of ['visio-chat-received', 'visio-chat-sent'] as const) {
      target.addEventListener(type, (event) => seen.push(`${type} ${(event as HTMLElementEventMap[typeof type]).detail.message.text}`));
    }
    const stop = mirrorLate(fake.meeting, target, { ...knownNow(fake.meeting), messages: fake.meeting.chat.messages.get() });
    fake.chat.receive({ text: 'Bonjour' });
    await fake.meeting.chat.send('Salut');
    const [, first] = fake.meeting.chat.messages.get();
    fake.chat.receive({ ...first!, text: 'Changed', isEdited: true });
    stop();
    fake.chat.receive({ text: 'After' });
    expect(seen).to.deep.equal(['visio-chat-received Bonjour', 'visio-chat-sent Salut']);
  });

  it('tell what was said before the file came, and not what was known', () => {
    const fake = createFakeMeeting({ connection: { state: 'joined', since: 1 }, messages: [{ text: 'While it came' }] });
    const target = new EventTarget();
    const seen: string[] = [];
    target.addEventListener('visio-chat-received', (event) => seen.push((event as HTMLElementEventMap['visio-chat-received']).detail.message.text));
    mirrorLate(fake.meeting, target, knownNow(fake.meeting))();
    mirrorLate(fake.meeting, target, { ...knownNow(fake.meeting), messages: fake.meeting.chat.messages.get() })();
    expect(seen).to.deep.equal(['While it came']);
  });
});

describe('events of a meeting', () => {
  it('tell of one’s own devices, line and pins, in the meeting alone', async () => {
    const fake = createFakeMeeting({ connection: { state: 'joined', since: 1 }, participants: [{ identity: 'ana', name: 'Ana' }] });
    const target = new EventTarget();
    const seen: string[] = [];
    for (const type of ['visio-media-changed', 'visio-quality-changed', 'visio-sound-blocked', 'visio-pin-changed', 'visio-role-changed'] as const) {
      target.addEventListener(type, (event) => seen.push(`${type} ${JSON.stringify((event as CustomEvent<unknown>).detail)}`));
    }
    const stop = mirrorLate(fake.meeting, target, knownNow(fake.meeting));
    await fake.camera.enable();
    fake.setScreenShare({ status: 'on', error: undefined });
    fake.setQuality('poor');
    fake.setAudioBlocked(true);
    fake.meeting.setPinned('ana');
    fake.meeting.setPinned(null);
    fake.local.set({ role: 'moderator' });
    fake.setConnection({ state: 'ended', reason: 'left' });
    await fake.camera.disable();
    stop();
    expect(seen).to.deep.equal([
      'visio-media-changed {"source":"camera","on":true}',
      'visio-media-changed {"source":"screen","on":true}',
      'visio-quality-changed {"quality":"poor"}',
      'visio-sound-blocked {"blocked":true}',
      'visio-pin-changed {"identity":"ana"}',
      'visio-pin-changed {"identity":null}',
      'visio-role-changed {"role":"moderator"}',
    ]);
  });
});

describe('events of what happened while the file came', () => {
  it('are told, in the meeting alone, and none of what was so on coming in', async () => {
    const fake = createFakeMeeting({ connection: { state: 'joined', since: 1 }, participants: [{ identity: 'ana', name: 'Ana' }] });
    const target = new EventTarget();
    const seen: string[] = [];
    for (const type of ['visio-media-changed', 'visio-sound-blocked', 'visio-pin-changed', 'visio-role-changed', 'visio-reaction-received'] as const) {
      target.addEventListener(type, () => seen.push(type));
    }
    await fake.camera.enable();
    fake.local.set({ role: 'participant' });
    const known = knownNow(fake.meeting);
    mirrorLate(fake.meeting, target, known)();
    expect(seen).to.deep.equal([]);

    await fake.camera.disable();
    fake.setAudioBlocked(true);
    fake.meeting.setPinned('ana');
    fake.local.set({ role: 'moderator' });
    fake.addReaction(fake.meeting.participants.get()[1] as Parameters<typeof fake.addReaction>[0], 'red-heart');
    mirrorLate(fake.meeting, target, known)();
    expect(seen.sort()).to.deep.equal(['visio-media-changed', 'visio-pin-changed', 'visio-reaction-received', 'visio-role-changed', 'visio-sound-blocked']);
  });
});

describe('events of what befalls a person', () => {
  it('tell situations and reactions of others, once each', async () => {
    const fake = createFakeMeeting({ connection: { state: 'joined', since: 1 }, participants: [{ identity: 'ana', name: 'Ana' }] });
    const target = new EventTarget();
    const seen: string[] = [];
    target.addEventListener('visio-situation', (event) => seen.push(JSON.stringify((event as HTMLElementEventMap['visio-situation']).detail)));
    target.addEventListener('visio-reaction-received', (event) => {
      const { participant, emoji } = (event as HTMLElementEventMap['visio-reaction-received']).detail;
      seen.push(`${participant.identity} ${emoji}`);
    });
    const [, ana] = fake.meeting.participants.get();
    const stop = mirrorLate(fake.meeting, target, knownNow(fake.meeting));
    fake.addReaction(ana as Parameters<typeof fake.addReaction>[0], 'red-heart');
    await fake.meeting.reactions.send('thumbs-up');
    fake.addReaction(ana as Parameters<typeof fake.addReaction>[0], 'red-heart');
    fake.clearReactions();
    fake.local.set({ handRaisedAt: 5 });
    fake.local.set({ handRaisedAt: undefined, attributes: { 'visio.moderated': JSON.stringify({ what: 'hand', by: 'ana', at: 6 }) } });
    stop();
    fake.addReaction(ana as Parameters<typeof fake.addReaction>[0], 'red-heart');
    expect(seen).to.deep.equal(['ana red-heart', 'ana red-heart', '{"code":"hand-lowered","by":"ana"}']);
  });
});
