import type { FakeMeetingInit } from '@visio-sdk/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { callWith, since } from './support/people.ts';
import { make } from './support/story.ts';

const meta: Meta = { title: 'Reactions', component: 'visio-reactions' };
export default meta;

type Story = StoryObj;

const shown = (init: FakeMeetingInit = {}): Story => ({
  render: () => make('visio-reactions', { meeting: callWith(2, init).meeting }),
});

export const InACall: Story = shown();
export const Reconnecting: Story = shown({ connection: { state: 'reconnecting', since, downSince: since + 60_000 } });
/** Nothing is offered to whoever may not send messages. */
export const NotAllowed: Story = shown({ local: { canPublishData: false } });
/** Nothing is shown before one is in. */
export const BeforeTheCall: Story = shown({ connection: { state: 'idle' } });
