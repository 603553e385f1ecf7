import { MeetingError, type Connection, type ErrorCode } from '@visio-sdk/core';
import type { FakeMeeting } from '@visio-sdk/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { pass } from './support/clock.ts';
import { callWith, person, since } from './support/people.ts';
import { make, opened } from './support/story.ts';

const meta: Meta = { title: 'Notices', component: 'visio-notices', parameters: { frame: { padding: '0' } } };
export default meta;

type Story = StoryObj;

/** Notices of a meeting to which this happens once they are shown. */
const notices = (happen: (fake: FakeMeeting) => void, connection: Connection = { state: 'joined', since }): Story => {
  let fake: FakeMeeting | undefined;
  return {
    render() {
      fake = callWith(2, { connection });
      return make('visio-notices', { meeting: fake.meeting });
    },
    play: async (context) => {
      await opened('visio-notices', context);
      if (fake) happen(fake);
      await opened('visio-notices', context);
    },
  };
};
/** Told by the meeting while one is in it. */
const told = (code: ErrorCode): Story => notices((fake) => fake.emitError(new MeetingError(code)));
/** Kept by a device. */
const failed = (kind: 'camera' | 'microphone', code: ErrorCode): Story =>
  notices((fake) => fake[kind].setState({ status: 'failed', error: new MeetingError(code) }));

export const Nothing: Story = notices(() => {});

// The line

const down: Connection = { state: 'reconnecting', since, downSince: since + 60_000 };
export const Reconnecting: Story = notices((fake) => fake.setConnection(down));
export const Reconnected: Story = notices((fake) => fake.setConnection({ state: 'joined', since }), down);
/** Some seconds later nothing more is said of it. */
export const ReconnectedForSomeTime: Story = notices((fake) => {
  fake.setConnection({ state: 'joined', since });
  pass(10_000);
}, down);
export const ThinLine: Story = notices((fake) => fake.setVideosPaused(true));
export const SoundBlocked: Story = notices((fake) => fake.setAudioBlocked(true));

// Devices during a call

export const CameraInUse: Story = failed('camera', 'camera-in-use');
export const CameraNotFound: Story = failed('camera', 'camera-not-found');
export const CameraDenied: Story = failed('camera', 'camera-denied');
export const CameraFailed: Story = failed('camera', 'camera-failed');
export const MicrophoneInUse: Story = failed('microphone', 'microphone-in-use');
export const MicrophoneNotFound: Story = failed('microphone', 'microphone-not-found');
export const MicrophoneDenied: Story = failed('microphone', 'microphone-denied');
export const MicrophoneFailed: Story = failed('microphone', 'microphone-failed');
export const ScreenShareDenied: Story = notices((fake) => fake.setScreenShare({ status: 'failed', error: new MeetingError('screen-share-denied') }));
export const ScreenShareFailed: Story = notices((fake) => fake.setScreenShare({ status: 'failed', error: new MeetingError('screen-share-failed') }));
export const ScreenShareUnsupported: Story = notices((fake) => fake.setScreenShare({ status: 'failed', error: new MeetingError('screen-share-unsupported') }));

export const CameraInterrupted: Story = told('camera-interrupted');
export const MicrophoneInterrupted: Story = told('microphone-interrupted');
/** With the name of the one that is used instead. */
export const CameraSwitched: Story = notices((fake) => fake.emitError(new MeetingError('camera-switched', { subject: 'USB camera' })));
export const MicrophoneSwitched: Story = notices((fake) => fake.emitError(new MeetingError('microphone-switched', { subject: 'Headset' })));

// Other errors that one can go on with

export const SpeakerFailed: Story = told('speaker-failed');
export const MessageMalformed: Story = told('message-malformed');
export const AssetMissing: Story = told('asset-missing');
export const ActionUnavailable: Story = told('action-unavailable');
export const NotJoined: Story = told('not-joined');
export const NameInvalid: Story = told('name-invalid');
export const ServerError: Story = told('server-error');
/** With the name of the attribute, as text. */
export const PageMisconfigured: Story = notices((fake) => fake.emitError(new MeetingError('configuration-invalid', { subject: '<b>layout</b>' })));

/** How it ended is told here only when nothing else on the page does. */
export const MeetingUnreachable: Story = notices((fake) =>
  fake.setConnection({ state: 'ended', reason: 'unreachable', error: new MeetingError('server-unreachable') }),
);

export const Several: Story = notices((fake) => {
  fake.setConnection(down);
  fake.setAudioBlocked(true);
  fake.camera.setState({ status: 'failed', error: new MeetingError('camera-not-found') });
  fake.emitError(new MeetingError('message-malformed'));
});

/** Nothing to see: screen readers are told, and a crowd is one sentence. */
export const PeopleComeAndGo: Story = notices((fake) => {
  for (const index of [5, 6, 7]) fake.addParticipant(person(index));
  fake.removeParticipant('person-0');
  pass(1_000);
});
