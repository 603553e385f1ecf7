import { MeetingError } from '@visio-sdk/core';
import type { FakeMeeting, FakeMeetingInit } from '@visio-sdk/core/testing';
import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { meetingToCome } from './support/people.ts';
import { make, opened, until } from './support/story.ts';

const meta: Meta = { title: 'Speaker test', component: 'visio-speaker-test', parameters: { frame: { width: '20rem' } } };
export default meta;

type Story = StoryObj;

const fakes = new WeakMap<Element, FakeMeeting>();

const test = (init: FakeMeetingInit = {}, choice = true): Story => ({
  render() {
    const fake = meetingToCome(init);
    const element = make('visio-speaker-test', { meeting: fake.meeting, choice });
    fakes.set(element, fake);
    return element;
  },
});

/** The sound has been played to its end; then the answer with this place among them is given. */
const played = (then: { answer?: 1 | 2; error?: MeetingError } = {}, init?: FakeMeetingInit): Story => ({
  ...test(init),
  play: async (context: StoryContext) => {
    const { element, press } = await opened('visio-speaker-test', context);
    await press('.play');
    fakes.get(element)?.testSound.end(then.error);
    await until(() => element.shadowRoot?.querySelector('.outcome > *'));
    if (then.answer) await press(`.answers :nth-child(${then.answer})`);
  },
});

export const Before: Story = test();
export const WithoutChoice: Story = test({}, false);
export const SpeakersOfTheSystem: Story = test({ canSelectSpeaker: false });
export const LongNames: Story = test({
  speakers: [
    { deviceId: 's1', label: 'Haut-parleurs (Jabra Evolve2 85 Bluetooth Headset, Hands-Free AG Audio)' },
    { deviceId: 's2', label: '' },
  ],
});
export const Playing: Story = {
  ...test(),
  play: async (context) => {
    const { press } = await opened('visio-speaker-test', context);
    await press('.play');
  },
};
export const Asking: Story = played();
export const Heard: Story = played({ answer: 1 });
export const NotHeard: Story = played({ answer: 2 });
export const NotHeardOnTheOnlyOutput: Story = played({ answer: 2 }, { canSelectSpeaker: false });
export const Failed: Story = played({ error: new MeetingError('speaker-failed') });
