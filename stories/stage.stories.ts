import type { Layout } from '@visio-sdk/core';
import type { FakeMeeting, FakeParticipantInit } from '@visio-sdk/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { callWith, people, person } from './support/people.ts';
import { cameraPicture, screenPicture } from './support/pictures.ts';
import { make, opened, until } from './support/story.ts';

const meta: Meta = { title: 'Stage', component: 'visio-stage', parameters: { frame: { height: 'min(40rem, 100dvh)', padding: '0' } } };
export default meta;

type Story = StoryObj;

const stage = (fake: () => FakeMeeting, layout: Layout = 'auto'): Story => ({
  render: () => make('visio-stage', { meeting: fake().meeting, layout }),
});
const sharing: FakeParticipantInit = { publishing: ['microphone', 'camera', 'screen'] };
const withScreen = () => ({ ...sharing, streams: { camera: cameraPicture({ hue: 30 }), screen: screenPicture() } });
const speaking = (count: number): FakeParticipantInit[] => people(count).map((one, index) => (index === 1 ? { ...one, speaking: true } : one));

// How many

export const Connecting: Story = stage(() => callWith(0, { connection: { state: 'joining' } }));
export const Alone: Story = stage(() => callWith(0));
export const AloneWithoutCamera: Story = stage(() => callWith(0, { local: { publishing: ['microphone'] } }));
export const TwoPeople: Story = stage(() => callWith(1));
export const ThreePeople: Story = stage(() => callWith(2));
export const SixPeople: Story = stage(() => callWith(5));
export const ThirtyPeople: Story = stage(() => callWith(29));
export const SecondPage: Story = {
  ...stage(() => callWith(29), 'grid'),
  play: async (context) => {
    const { element, press } = await opened('visio-stage', context);
    // There are no pages before it knows how big it is.
    await until(() => element.shadowRoot?.querySelector('.pager'));
    await press('.pager button:last-of-type');
  },
};
/** An agent writes captions: it is not a person and has no tile. */
export const WithAnAgent: Story = stage(() => callWith([...people(2), person(5, { kind: 'agent', name: 'Sous-titres' })]));

// Layouts

export const Grid: Story = stage(() => callWith(speaking(8)), 'grid');
export const Speaker: Story = stage(() => callWith(speaking(8)), 'speaker');
export const SpeakerOfThirty: Story = stage(() => callWith(speaking(29)), 'speaker');
export const TwoPeopleInSpeakerView: Story = stage(() => callWith(1), 'speaker');

// Screens

export const ScreenOfAnother: Story = stage(() => callWith([...people(3), person(3, withScreen())]));
export const ScreenAmongThirty: Story = stage(() => callWith([...people(28), person(28, withScreen())]));
export const ScreenInGrid: Story = stage(() => callWith([...people(3), person(3, withScreen())]), 'grid');
export const TwoScreens: Story = stage(() => callWith([person(0, withScreen()), person(1, withScreen()), person(2)]));
export const OwnScreen: Story = stage(() => callWith(2, { local: withScreen() }));
export const OwnScreenAlone: Story = stage(() => callWith(0, { local: withScreen() }));

// Sizes

export const Low: Story = { ...stage(() => callWith(4)), parameters: { frame: { height: '12rem', padding: '0' } } };
export const Narrow: Story = { ...stage(() => callWith(4)), parameters: { frame: { height: '40rem', width: '15rem', padding: '0' } } };
