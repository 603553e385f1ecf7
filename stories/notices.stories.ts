import { MeetingError, type Connection, type ErrorCode, type MediaSource } from '@visio-sdk/core';
import type { FakeMeeting, FakeParticipantInit } from '@visio-sdk/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { pass } from './support/clock.ts';
import { callWith, person, since } from './support/people.ts';
import { make, opened } from './support/story.ts';

const meta: Meta = { title: 'Notices', component: 'visio-notices', parameters: { frame: { padding: '0' } } };
export default meta;

type Story = StoryObj;

/** Notices of a meeting to which this happens once they are shown. */
const notices = (happen: (fake: FakeMeeting, drawn: () => Promise<unknown>) => void | Promise<void>, connection: Connection = { state: 'joined', since }): Story => {
  let fake: FakeMeeting | undefined;
  return {
    render() {
      fake = callWith(2, { connection });
      return make('visio-notices', { meeting: fake.meeting });
    },
    play: async (context) => {
      await opened('visio-notices', context);
      if (fake) await happen(fake, () => opened('visio-notices', context));
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
export const SilentMicrophone: Story = notices((fake) => fake.setSilent(true));
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

// What happens: it goes by itself

/** Somebody wrote while the chat is closed. */
export const MessageInTheChat: Story = notices((fake) => {
  fake.chat.receive({ from: 'person-0', name: 'Amina Benali', text: 'Bonjour à toutes et à tous, le formulaire est en ligne.' });
});

/** A crowd is one sentence. */
export const PeopleComeAndGo: Story = notices((fake) => {
  for (const index of [5, 6, 7]) fake.addParticipant(person(index));
  fake.removeParticipant('person-0');
  pass(1_000);
});
/** In a large room there is nothing to see: screen readers are told. */
export const PeopleComeToALargeRoom: Story = notices((fake) => {
  for (let index = 5; index < 20; index++) fake.addParticipant(person(index));
  pass(1_000);
});

/** What somebody does to oneself, as the server says it. */
const moderated = (what: MediaSource | 'sources' | 'hand', by = 'person-0'): FakeParticipantInit => ({ attributes: { 'visio.moderated': JSON.stringify({ what, by, at: since }) } });
/** A moderator stops what one sends. */
const stopped = (source: MediaSource, isNamed = true): Story =>
  notices((fake) => {
    const input = source === 'screen' ? undefined : fake[source];
    fake.local.set({ ...(isNamed ? moderated(source) : {}) });
    if (!input) {
      fake.local.setPublication('screen', {});
      fake.setScreenShare({ status: 'on', error: undefined });
    }
    fake.local.setPublication(source, input ? { muted: true } : undefined);
    if (input) input.setState({ status: 'off' });
    else fake.setScreenShare({ status: 'off', error: undefined });
    pass(1_500);
  });
export const MicrophoneStopped: Story = stopped('microphone');
export const CameraStopped: Story = stopped('camera');
export const ScreenStopped: Story = stopped('screen');
/** Where no server says who it was. */
export const MicrophoneStoppedByNobodyKnown: Story = stopped('microphone', false);
export const MicrophoneForbidden: Story = notices((fake) => {
  fake.local.set({ ...moderated('sources'), canPublish: ['camera', 'screen'] });
  pass(1_500);
});
export const AllForbidden: Story = notices((fake) => {
  fake.local.set({ ...moderated('sources'), canPublish: [] });
  pass(1_500);
});
export const MicrophoneAllowedAgain: Story = notices((fake) => {
  fake.local.set({ canPublish: ['camera', 'screen'] });
  pass(1_500);
  fake.local.set({ canPublish: ['camera', 'microphone', 'screen'] });
  pass(1_500);
});
export const HandLowered: Story = notices((fake) => {
  fake.local.set({ handRaisedAt: since });
  fake.local.set({ handRaisedAt: undefined, ...moderated('hand') });
});
/** For moderators. */
export const HandRaised: Story = notices((fake) => {
  fake.local.set({ role: 'moderator' });
  fake.addParticipant(person(5)).set({ handRaisedAt: since });
  pass(1_000);
});
export const HandsRaised: Story = notices((fake) => {
  fake.local.set({ role: 'moderator' });
  for (const index of [5, 6, 7]) fake.addParticipant(person(index)).set({ handRaisedAt: since });
  pass(1_000);
});
/** One has spoken, and the hand is still up. */
export const HandStillRaised: Story = notices((fake) => {
  fake.setCapabilities(['raise-hand']);
  fake.local.set({ handRaisedAt: since });
  fake.local.setSpeaking(true);
  pass(3_500);
});
export const Alone: Story = notices((fake) => {
  for (const index of [0, 1]) fake.removeParticipant(`person-${index}`);
  pass(8_000);
});
/** Some seconds later the news are gone. */
export const NewsForSomeTime: Story = notices(async (fake, drawn) => {
  fake.addParticipant(person(5));
  pass(1_000);
  await drawn();
  pass(10_000);
});
