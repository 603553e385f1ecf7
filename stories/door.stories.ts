import { MeetingError, type WaitingPerson } from '@visio-sdk/core';
import type { FakeMeeting } from '@visio-sdk/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { callWith, people, since } from './support/people.ts';
import { make, opened } from './support/story.ts';

const meta: Meta = { title: 'Door', component: 'visio-door', parameters: { frame: { padding: '0' } } };
export default meta;

type Story = StoryObj;

/** The person with this number at the door; every third vouched for. */
const waiting = (index: number, name?: string): WaitingPerson => ({
  id: `knock-${index}`,
  name: name ?? people(index + 1)[index]!.name!,
  verified: index % 3 === 1,
  since: since + index * 30_000,
});
const crowd = (count: number) => Array.from({ length: count }, (_, index) => waiting(index));

const door = (at: readonly WaitingPerson[], prepare: (fake: FakeMeeting) => void = () => {}): Story => ({
  render() {
    const fake = callWith(2, { capabilities: ['admit'], waiting: at });
    prepare(fake);
    return make('visio-door', { meeting: fake.meeting });
  },
});
const pressed = (story: Story, ...selectors: string[]): Story => ({
  ...story,
  play: async (context) => {
    const { press } = await opened('visio-door', context);
    for (const selector of selectors) await press(selector);
  },
});

export const Nobody: Story = door([]);
export const OnePerson: Story = door(crowd(1));
export const OnePersonVouchedFor: Story = door([waiting(1)]);
export const WithoutName: Story = door([waiting(0, '')]);
export const NameWithoutEnd: Story = door([waiting(0, 'Jean-Baptiste <b>de la Tour</b> '.repeat(12))]);
export const FivePeople: Story = door(crowd(5));
export const FivePeopleListed: Story = pressed(door(crowd(5)), '[aria-expanded]');
export const MoreThanTheListHolds: Story = pressed(
  door(crowd(20), (fake) => fake.setWaiting(crowd(20), 340)),
  '[aria-expanded]',
);
export const AdmittingFails: Story = pressed(
  door(crowd(1), (fake) => fake.failNextAction(new MeetingError('server-unreachable'))),
  '[data-action=admit]',
);
