import { MeetingError, type ErrorCode } from '@visio-sdk/core';
import type { FakeInput, FakeMeeting, FakeMeetingInit } from '@visio-sdk/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { cameraTrack, meetingToCome } from './support/people.ts';
import { make, opened } from './support/story.ts';

const meta: Meta = { title: 'Prejoin', component: 'visio-prejoin', parameters: { frame: { padding: '0' } } };
export default meta;

type Story = StoryObj;

interface Options {
  readonly init?: FakeMeetingInit;
  readonly nameKnown?: boolean;
  prepare?(fake: FakeMeeting): void;
}

const prejoin = ({ init, nameKnown = false, prepare }: Options = {}): Story => ({
  render() {
    const fake = meetingToCome(init);
    prepare?.(fake);
    fake.setLevel(0.6);
    return make('visio-prejoin', { meeting: fake.meeting, nameKnown });
  },
});

/** Stays off when the prejoin asks for it at first, as when it was declined; obeys from then on. */
function decline(input: FakeInput): void {
  const { enable } = input;
  input.enable = async () => {
    input.enable = enable;
  };
}

/** Fails and goes on failing, as long as nobody does anything about it. */
function fail(input: FakeInput, code: ErrorCode): void {
  // Nor does the browser that the story is in give anything back.
  input.enable = async () => {};
  input.setState({ status: 'failed', error: new MeetingError(code) });
}

const problem = (kind: 'camera' | 'microphone', code: ErrorCode): Story => prejoin({ prepare: (fake) => fail(fake[kind], code) });
const problems = (camera: ErrorCode, microphone: ErrorCode, init: FakeMeetingInit = {}): Story =>
  prejoin({
    init,
    prepare(fake) {
      fail(fake.camera, camera);
      fail(fake.microphone, microphone);
    },
  });

// Devices

export const AllOn: Story = prejoin();
export const CameraOff: Story = prejoin({ prepare: ({ camera }) => decline(camera) });
export const MicrophoneOff: Story = prejoin({ prepare: ({ microphone }) => decline(microphone) });
export const AllOff: Story = prejoin({
  prepare({ camera, microphone }) {
    decline(camera);
    decline(microphone);
  },
});
export const CameraStarting: Story = prejoin({ prepare: ({ camera }) => camera.setState({ status: 'starting' }) });
/** The browser's own question is open. */
export const AskingForPermission: Story = prejoin({
  init: { cameras: [], microphones: [] },
  prepare({ camera, microphone }) {
    camera.setState({ status: 'starting' });
    microphone.setState({ status: 'starting' });
  },
});
export const OneDeviceOfEach: Story = prejoin({
  init: { cameras: [{ deviceId: 'c', label: 'Integrated Camera (04f2:b6d9)' }], microphones: [{ deviceId: 'm', label: 'Built-in microphone' }] },
});
export const LongDeviceNames: Story = prejoin({
  init: {
    cameras: [
      { deviceId: 'c1', label: 'Logitech BRIO Ultra HD Pro Business Webcam with Windows Hello (046d:085e)' },
      { deviceId: 'c2', label: '' },
    ],
    microphones: [
      { deviceId: 'm1', label: 'Microphone (Jabra Evolve2 85 Bluetooth Headset, Hands-Free AG Audio)' },
      { deviceId: 'm2', label: '<b>Microphone</b>' },
    ],
  },
  prepare({ camera, microphone }) {
    camera.setState({ status: 'on', deviceId: 'c1' });
    camera.setTrack(cameraTrack(210));
    microphone.setState({ status: 'on', deviceId: 'm1' });
  },
});

// What is wrong with them

export const CameraNotFound: Story = problem('camera', 'camera-not-found');
export const CameraDenied: Story = problem('camera', 'camera-denied');
export const CameraInUse: Story = problem('camera', 'camera-in-use');
export const CameraBlocked: Story = problem('camera', 'camera-blocked');
export const CameraFailed: Story = problem('camera', 'camera-failed');
export const MicrophoneNotFound: Story = problem('microphone', 'microphone-not-found');
export const MicrophoneDenied: Story = problem('microphone', 'microphone-denied');
export const MicrophoneInUse: Story = problem('microphone', 'microphone-in-use');
export const MicrophoneBlocked: Story = problem('microphone', 'microphone-blocked');
export const MicrophoneFailed: Story = problem('microphone', 'microphone-failed');
export const AllDenied: Story = problems('camera-denied', 'microphone-denied', { cameras: [{ deviceId: '', label: '' }], microphones: [{ deviceId: '', label: '' }] });
export const NoDevices: Story = problems('camera-not-found', 'microphone-not-found', { cameras: [], microphones: [] });
export const InsecurePage: Story = problems('insecure-page', 'insecure-page', { cameras: [], microphones: [] });

export const SilentMicrophone: Story = prejoin({ prepare: (fake) => fake.setSilent(true) });
export const SpeakersOfTheSystem: Story = prejoin({ init: { canSelectSpeaker: false } });

// Name

export const NameRemembered: Story = prejoin({ init: { name: 'Sophie Martin' } });
export const NameKnown: Story = prejoin({ init: { name: 'Sophie Martin' }, nameKnown: true });
export const NameMissing: Story = {
  ...prejoin(),
  play: async (context) => {
    const { press } = await opened('visio-prejoin', context);
    await press('[part=join-button]');
  },
};
export const NameTooLong: Story = {
  ...prejoin({ init: { name: 'Marie-Antoinette '.repeat(7).trim() } }),
  play: async (context) => {
    const { press } = await opened('visio-prejoin', context);
    await press('[part=join-button]');
  },
};

// On the way in

export const Joining: Story = prejoin({
  init: { name: 'Sophie Martin', connection: { state: 'joining' } },
  prepare({ camera, microphone }) {
    camera.setState({ status: 'on', deviceId: 'camera-1' });
    camera.setTrack(cameraTrack(210));
    microphone.setState({ status: 'on', deviceId: 'microphone-1' });
  },
});
/** Put back before the door after an attempt that failed. */
export const JoiningFailed: Story = prejoin({
  init: { name: 'Sophie Martin', connection: { state: 'ended', reason: 'unreachable', error: new MeetingError('server-unreachable') } },
});
