import { MeetingError, type ErrorCode } from '@visio-sdk/core';
import type { FakeMeeting, FakeMeetingInit } from '@visio-sdk/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { callWith } from './support/people.ts';
import { make } from './support/story.ts';

const meta: Meta = { title: 'Device menu', component: 'visio-device-menu', parameters: { frame: { width: '20rem' } } };
export default meta;

type Story = StoryObj;

interface Options {
  readonly show?: 'all' | 'microphone' | 'camera';
  readonly init?: FakeMeetingInit;
  prepare?(fake: FakeMeeting): void;
}

const menu = ({ show = 'all', init = {}, prepare }: Options = {}): Story => ({
  render() {
    const fake = callWith(1, init);
    fake.setLevel(0.6);
    prepare?.(fake);
    return make('visio-device-menu', { meeting: fake.meeting, show });
  },
});
const problem = (kind: 'camera' | 'microphone', code: ErrorCode): Story =>
  menu({ prepare: (fake) => fake[kind].setState({ status: 'failed', error: new MeetingError(code) }) });

export const All: Story = menu();
export const OfTheMicrophone: Story = menu({ show: 'microphone' });
export const OfTheCamera: Story = menu({ show: 'camera' });
export const MicrophoneOff: Story = menu({ prepare: (fake) => fake.microphone.setState({ status: 'off' }) });
export const Silence: Story = menu({ prepare: (fake) => fake.setLevel(0) });
export const TooLoud: Story = menu({ prepare: (fake) => fake.setLevel(1) });

export const NoDevices: Story = menu({
  init: { cameras: [], microphones: [], speakers: [] },
  prepare({ camera, microphone }) {
    camera.setState({ status: 'off', deviceId: undefined });
    microphone.setState({ status: 'off', deviceId: undefined });
  },
});
export const SpeakersOfTheSystem: Story = menu({ init: { canSelectSpeaker: false } });
/** What was chosen is unplugged: the system chooses. */
export const DeviceGone: Story = menu({ prepare: ({ camera }) => camera.setState({ deviceId: 'camera-9' }) });
export const LongAndMissingNames: Story = menu({
  init: {
    cameras: [{ deviceId: 'camera-1', label: 'Logitech BRIO Ultra HD Pro Business Webcam with Windows Hello (046d:085e)' }],
    microphones: [{ deviceId: 'microphone-1', label: '' }],
  },
});

export const CameraInUse: Story = problem('camera', 'camera-in-use');
export const CameraNotFound: Story = problem('camera', 'camera-not-found');
export const MicrophoneDenied: Story = problem('microphone', 'microphone-denied');
export const MicrophoneFailed: Story = problem('microphone', 'microphone-failed');
/** The browser refuses the speaker that was chosen. */
export const SpeakerRefused: Story = {
  render() {
    const fake = callWith(1);
    fake.meeting.speakers.select = () => Promise.reject(new MeetingError('speaker-failed'));
    return make('visio-device-menu', { meeting: fake.meeting });
  },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('visio-device-menu');
    await element?.updateComplete;
    const select = element?.shadowRoot?.querySelector<HTMLSelectElement>('#speaker');
    if (!select) throw new Error('There is no choice of speakers');
    select.value = 'speaker-2';
    select.dispatchEvent(new Event('change'));
  },
};
