import type { FakeMeetingInit } from '@visio-sdk/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { callWith } from './support/people.ts';
import { make, opened } from './support/story.ts';

const meta: Meta = { title: 'Shortcuts', component: 'visio-shortcuts', parameters: { frame: { height: '40rem' } } };
export default meta;

type Story = StoryObj;

/** The list of keys, opened. */
const list = (init: FakeMeetingInit = {}, everywhere = false): Story => ({
  render: () => make('visio-shortcuts', { meeting: callWith(2, { capabilities: ['raise-hand'], ...init }).meeting, everywhere }),
  play: async (context) => {
    const { element } = await opened('visio-shortcuts', context);
    await (element as HTMLElementTagNameMap['visio-shortcuts']).show();
  },
});

export const List: Story = list();
export const OnTheWholePage: Story = list({}, true);
export const OnlyListening: Story = list({ capabilities: [], screenShareSupported: false, local: { canPublish: [] } });
export const TurnedOff: Story = {
  ...list(),
  render: () => make('visio-shortcuts', { meeting: callWith(2).meeting, disabled: true }),
};
