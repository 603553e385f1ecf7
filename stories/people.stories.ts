import { MeetingError } from '@visio-sdk/core';
import type { FakeMeeting, FakeMeetingInit, FakeParticipantInit } from '@visio-sdk/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { callWith, person, people, since } from './support/people.ts';
import { make, opened, until } from './support/story.ts';

const meta: Meta = { title: 'People', component: 'visio-people', parameters: { frame: { width: '22rem', height: '36rem', padding: '0' } } };
export default meta;

type Story = StoryObj;

const list = (others: number | readonly FakeParticipantInit[], init: FakeMeetingInit = {}, prepare: (fake: FakeMeeting) => void = () => {}): Story => ({
  render() {
    const fake = callWith(others, init);
    prepare(fake);
    return make('visio-people', { meeting: fake.meeting });
  },
  play: async (context) => {
    await drawn(context);
  },
});

/** Rows come once the list has measured itself. */
async function drawn(context: Parameters<NonNullable<Story['play']>>[0]) {
  const list = await opened('visio-people', context);
  await until(() => list.element.shadowRoot?.querySelector('.row, .none'));
  return list;
}

const pressed = (story: Story, ...selectors: string[]): Story => ({
  ...story,
  play: async (context) => {
    const { press } = await drawn(context);
    for (const selector of selectors) await press(selector);
  },
});

const searching = (story: Story, text: string): Story => ({
  ...story,
  play: async (context) => {
    const { element } = await drawn(context);
    const field = element.shadowRoot!.querySelector<HTMLInputElement>('.search')!;
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await (element as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
  },
});

const hand = (index: number, minutes: number): FakeParticipantInit => person(index, { handRaisedAt: since + minutes * 60_000 });
const waiting = (...names: string[]) => names.map((name, index) => ({ id: `waiting-${index}`, name, verified: index === 1, since: since + index * 1_000 }));
const moderator: FakeMeetingInit = { capabilities: ['admit', 'mute', 'lower-hands', 'remove', 'raise-hand'], local: { role: 'moderator' } };
const queue = [hand(2, 6), person(1), hand(0, 4), hand(5, 5)];
const states: FakeParticipantInit[] = [
  person(0, { role: 'organiser', publishing: ['microphone', 'camera', 'screen'] }),
  person(1, { role: 'moderator', speaking: true }),
  person(2, { quality: 'poor' }),
  person(3, { quality: 'lost' }),
  person(4, { name: '' }),
  person(5, { name: 'Jean-Baptiste <b>de la Tour</b> '.repeat(12) }),
  { identity: 'captions', name: 'Sous-titres', kind: 'agent', publishing: [] },
];

/** Outside a meeting there is nobody. */
export const Empty: Story = { render: () => make('visio-people', { meeting: callWith(0, { connection: { state: 'idle' } }).meeting }) };
export const Alone: Story = list(0);
export const Three: Story = list(2);
export const States: Story = list(states, {}, ({ meeting }) => {
  void meeting.speakers.setVolume('person-2', 0.4);
  void meeting.speakers.setVolume('person-3', 0);
});
export const Thousand: Story = list(Array.from({ length: 999 }, (_, index) => person(index, { name: `${person(index).name} ${index + 1}` })));
export const Hands: Story = list(queue);
export const HandsForAModerator: Story = list(queue, moderator);
export const OwnHand: Story = list([hand(0, 4)], { capabilities: ['raise-hand'], local: { handRaisedAt: since + 300_000 } });
export const Waiting: Story = list(2, { ...moderator, waiting: waiting('Émile Zola', 'Louise Michel', '') });
export const MoreWaitingThanListed: Story = list(2, moderator, (fake) => fake.setWaiting(waiting('Émile Zola', 'Louise Michel'), 40));
export const AdmittingFails: Story = pressed(
  list(2, { ...moderator, waiting: waiting('Émile Zola') }, (fake) => fake.failNextAction(new MeetingError('server-unreachable'))),
  '[data-action=admit]',
);
export const Searching: Story = searching(list(29), 'marie hoar');
export const SearchingInVain: Story = searching(list(29), 'personne de ce nom');
export const RightToLeft: Story = {
  ...list([...queue, person(3, { name: 'ليلى حداد', role: 'moderator' }), person(4, { name: 'משה כהן' })], { ...moderator, waiting: waiting('Émile Zola') }),
  render() {
    const fake = callWith([...queue, person(3, { name: 'ليلى حداد', role: 'moderator' }), person(4, { name: 'משה כהן' })], { ...moderator, waiting: waiting('Émile Zola') });
    return make('visio-people', { meeting: fake.meeting, dir: 'rtl' });
  },
};
export const Crowded: Story = list(people(40));
