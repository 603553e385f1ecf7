import { MeetingError, type ChatMessage } from '@visio-sdk/core';
import type { FakeMeeting, FakeMeetingInit } from '@visio-sdk/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { callWith, me, since } from './support/people.ts';
import { make, opened, until } from './support/story.ts';

const meta: Meta = { title: 'Chat', component: 'visio-chat', parameters: { frame: { width: '22rem', height: '32rem', padding: '0' } } };
export default meta;

type Story = StoryObj;

const minute = 60_000;
const from = (name: string, text: string, at = 0, change: Partial<ChatMessage> = {}): Partial<ChatMessage> => ({
  from: name,
  name,
  text,
  sentAt: since + at * minute,
  ...change,
});
const own = (text: string, at = 0): Partial<ChatMessage> => from('me', text, at, { isLocal: true });

const talk = [
  from('Amina Benali', 'Bonjour à toutes et à tous'),
  from('Amina Benali', 'Le formulaire est ici : https://www.impots.gouv.fr/formulaire/2042\nMerci de le remplir avant vendredi.'),
  own('Merci ! Faut-il aussi l’annexe ?', 1),
  from('Bernard Le Goff', 'Oui, voir annexe.example.fr ou écrire à aide@example.fr', 1),
  own('C’est noté 👍', 2),
];

/** The chat of a call; something happens once it is shown. */
const chat = (init: FakeMeetingInit = {}, happen: (fake: FakeMeeting, tools: Awaited<ReturnType<typeof opened>>) => unknown = () => {}): Story => {
  let fake: FakeMeeting;
  return {
    render() {
      fake = callWith(3, init);
      return make('visio-chat', { meeting: fake.meeting });
    },
    play: async (context) => {
      const tools = await opened('visio-chat', context);
      await until(() => tools.element.shadowRoot?.querySelector('.log'));
      await happen(fake, tools);
      await opened('visio-chat', context);
    },
  };
};

/** As somebody types: the draft is the meeting's, so what an earlier visit left is replaced. */
async function write({ element }: Awaited<ReturnType<typeof opened>>, text: string): Promise<void> {
  const field = element.shadowRoot!.querySelector('textarea')!;
  field.value = text;
  field.dispatchEvent(new InputEvent('input'));
  await element.updateComplete;
}

export const Empty: Story = chat();
export const Conversation: Story = chat({ messages: talk });
/** Whoever came late is told that there may have been more. */
export const CameLate: Story = chat({ messages: talk.slice(3), local: { ...me, joinedAt: since + minute } });
export const LongText: Story = chat({
  messages: [from('Chloé Dubois', `${'Article premier. Les parties conviennent de ce qui suit. '.repeat(40)}\nhttps://example.fr/${'a'.repeat(120)}`)],
});
export const LongTextInFull: Story = chat({ messages: [from('Chloé Dubois', 'Les parties conviennent de ce qui suit. '.repeat(40))] }, (_, { press }) => press('.more'));
/** Text, names and addresses that want to be something else. */
export const Hostile: Story = chat({
  messages: [
    from('<img src=x onerror=alert(1)>', '<script>alert(1)</script> javascript:alert(1)'),
    from('x'.repeat(90), 'https://www.\u0430pple.com/ https://www.impots.gouv.fr@evil.example/', 1),
    from('שלום', 'טקסט בעברית https://example.fr/a (1)', 2),
    from('', `Z${'\u0301\u0323'.repeat(60)} sans nom`, 3),
    from('Edith', 'Corrigé depuis', 3, { isEdited: true }),
    { from: undefined, name: '', text: 'Cette réunion se termine dans 5 minutes.', sentAt: since + 4 * minute },
  ],
});
export const NewMessagesBelow: Story = chat({ messages: Array.from({ length: 40 }, (_, index) => from('Amina Benali', `Point ${index + 1} de l’ordre du jour`, index)) }, async (fake, { element }) => {
  const log = element.shadowRoot!.querySelector('.log')!;
  await until(() => log.scrollTop > 0);
  log.scrollTop = 0;
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  for (const text of ['Un', 'Deux']) fake.chat.receive(from('Bernard Le Goff', text, 50));
});
/** Several lines, not yet sent. */
export const Draft: Story = chat({ messages: talk }, (_, tools) => write(tools, 'Une première ligne\net une deuxième'));
export const NearTheLimit: Story = chat({}, (_, tools) => write(tools, 'a'.repeat(4_958)));
export const TooLong: Story = chat({}, (_, tools) => write(tools, 'a'.repeat(5_042)));
export const Sending: Story = chat({ messages: talk }, async (fake, tools) => {
  fake.chat.holdNext();
  await write(tools, 'Un message en route');
  await tools.press('.send');
});
/** The draft is still there, with the reason and a way to try again. */
export const SendingFailed: Story = chat({ messages: talk }, async (fake, tools) => {
  fake.chat.failNext(new MeetingError('message-failed'));
  await write(tools, 'Un message qui ne part pas');
  await tools.press('.send');
});
export const TooFast: Story = chat({ messages: talk }, async (fake, tools) => {
  fake.chat.failNext(new MeetingError('too-many-requests'));
  await write(tools, 'Encore un');
  await tools.press('.send');
});
export const PasteRefused: Story = chat({ messages: talk }, (_, { element }) =>
  element.shadowRoot!.querySelector('textarea')!.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertFromPaste', data: 'x'.repeat(102_400), cancelable: true })),
);
export const MayNotWrite: Story = chat({ messages: talk, local: { ...me, canPublishData: false } });
export const Reconnecting: Story = chat({ messages: talk, connection: { state: 'reconnecting', since, downSince: since + minute } });
/** What was said can still be read. */
export const AfterTheEnd: Story = chat({ messages: talk, connection: { state: 'ended', reason: 'left' } });
/** More at once than anybody could be told one by one. */
export const Crowd: Story = chat({ messages: talk }, (fake) => {
  for (let index = 0; index < 12; index++) fake.chat.receive(from(`Personne ${index}`, 'Bonjour !', 3));
});
