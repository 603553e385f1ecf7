import { MeetingError } from '@visio-sdk/core';
import type { FakeMeeting } from '@visio-sdk/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { meetingToCome } from './support/people.ts';
import { make } from './support/story.ts';

const meta: Meta = { title: 'Lobby', component: 'visio-lobby' };
export default meta;

type Story = StoryObj;

/** At the door, with this place in the queue if it is known. */
const lobby = (position?: number, prepare: (fake: FakeMeeting) => void = () => {}): Story => ({
  render() {
    const fake = meetingToCome({ connection: { state: 'waiting', ...(position === undefined ? {} : { position }) } });
    prepare(fake);
    return make('visio-lobby', { meeting: fake.meeting });
  },
});

export const PlaceUnknown: Story = lobby();
export const Next: Story = lobby(1);
export const Fifth: Story = lobby(5);
export const CameraAndMicrophoneOn: Story = lobby(2, ({ camera, microphone, setLevel }) => {
  void camera.enable();
  void microphone.enable();
  setLevel(0.4);
});
export const CameraDenied: Story = lobby(2, ({ camera }) => camera.setState({ status: 'failed', error: new MeetingError('camera-denied') }));
/** Nothing to see any more: screen readers were told. */
export const LetIn: Story = {
  render() {
    const fake = meetingToCome({ connection: { state: 'joined', since: 1 } });
    return make('visio-lobby', { meeting: fake.meeting });
  },
};
