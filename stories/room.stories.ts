import { MeetingError, type Connection, type ErrorCode, type LeaveReason } from '@visio-sdk/core';
import { createFakeMeeting, type FakeMeeting } from '@visio-sdk/core/testing';
import { VisioRoom } from '@visio-sdk/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { callWith, meetingToCome, people, person, since } from './support/people.ts';
import { screenPicture } from './support/pictures.ts';
import { make, pressControl, until } from './support/story.ts';

const meta: Meta = {
  title: 'Room',
  component: 'visio-room',
  parameters: { frame: { height: '100dvh', padding: '0' } },
};
export default meta;

type Story = StoryObj;

/** A room with this meeting; its children are another way to take part. */
function room(fake: FakeMeeting, properties: Partial<VisioRoom> = {}): VisioRoom {
  VisioRoom.createMeeting = () => fake.meeting;
  const element = make('visio-room', { room: 'tax-office-12', ...properties });
  const help = document.createElement('p');
  help.append('01 99 00 12 34');
  help.style.textAlign = 'center';
  element.append(help);
  return element;
}

/** A room whose meeting stands like this. */
const at = (connection: Connection): Story => ({ render: () => room(createFakeMeeting({ connection })) });
const ended = (reason: LeaveReason): Story => at({ state: 'ended', reason });
/** A room that could not be entered; the reason is the one that core gives for the code. */
const failed = (code: ErrorCode, reason: LeaveReason = 'failed'): Story => at({ state: 'ended', reason, error: new MeetingError(code) });
const misconfigured = (properties: Partial<VisioRoom>): Story => ({ render: () => room(createFakeMeeting(), properties) });

// Before

/** No room is named yet: the tag's own children are shown. */
export const NotConfigured: Story = {
  render() {
    const element = room(createFakeMeeting());
    element.room = undefined;
    return element;
  },
};
export const NotConfiguredWithoutChildren: Story = {
  render() {
    const element = room(createFakeMeeting());
    element.room = undefined;
    element.replaceChildren();
    return element;
  },
};
export const Prejoin: Story = { render: () => room(meetingToCome()) };
export const PrejoinWithNameKnown: Story = { render: () => room(meetingToCome({ name: 'Sophie Martin' }), { name: 'Sophie Martin' }) };
export const Joining: Story = at({ state: 'joining' });
export const Waiting: Story = at({ state: 'waiting' });
export const WaitingThird: Story = at({ state: 'waiting', position: 3 });
export const WaitingNext: Story = at({ state: 'waiting', position: 1 });

// In a call

const call = (others: number): Story => ({ render: () => room(callWith(others)) });
export const OnePerson: Story = call(0);
export const TwoPeople: Story = call(1);
export const FivePeople: Story = call(4);
export const TwelvePeople: Story = call(11);
export const ThirtyPeople: Story = call(29);
export const ScreenShared: Story = {
  render: () => room(callWith([...people(3), person(4, { publishing: ['camera', 'microphone', 'screen'], streams: { screen: screenPicture() } })])),
};
export const Reconnecting: Story = { render: () => room(callWith(3, { connection: { state: 'reconnecting', since, downSince: since + 60_000 } })) };
export const SoundBlocked: Story = {
  render() {
    const fake = callWith(3);
    fake.setAudioBlocked(true);
    return room(fake);
  },
};
export const CameraFailedInCall: Story = {
  render() {
    const fake = callWith(3);
    fake.camera.setState({ status: 'failed', error: new MeetingError('camera-in-use') });
    return room(fake);
  },
};
export const DevicesOpen: Story = {
  render: () => room(callWith(3)),
  play: async ({ canvasElement }) => {
    const room = canvasElement.querySelector('visio-room');
    const toolbar = await until(() => room?.shadowRoot?.querySelector('visio-toolbar'));
    await pressControl(toolbar, 'devices');
  },
};
export const ChatBeside: Story = { render: () => room(callWith(3), { panel: 'chat' }) };
export const PeopleBeside: Story = { render: () => room(callWith(3), { panel: 'people' }) };
export const OwnPanelBeside: Story = {
  render() {
    const element = room(callWith(3), { panel: 'notes' });
    const notes = Object.assign(document.createElement('div'), { slot: 'panel-notes', ariaLabel: 'Dossier', textContent: 'Pièces reçues : 3' });
    element.append(notes);
    return element;
  },
};
/** All that a moderator sees: who waits, and what may be done to each and to all. */
export const Moderating: Story = {
  render: () =>
    room(
      callWith(3, {
        capabilities: ['admit', 'mute', 'allow-sources', 'remove', 'set-role', 'lower-hands', 'spotlight', 'lock', 'end'],
        waiting: [{ id: 'knock-1', name: 'Nguyễn Thị Lan', verified: false, since }],
        local: { role: 'moderator' },
      }),
    ),
};
export const FewControls: Story = { render: () => room(callWith(2), { controls: 'microphone leave' }) };
export const OwnButton: Story = {
  render() {
    const element = room(callWith(2));
    const button = Object.assign(document.createElement('button'), { slot: 'toolbar', textContent: 'Dossier' });
    element.append(button);
    return element;
  },
};
/** A page that gives it less height than it would take. */
export const LowPage: Story = {
  render() {
    const element = room(callWith(4));
    element.style.setProperty('--visio-min-height', '0');
    return element;
  },
  parameters: { frame: { height: '24rem', padding: '0' } },
};

// After

export const Left: Story = ended('left');
export const Removed: Story = ended('removed');
export const Denied: Story = ended('denied');
export const MeetingEnded: Story = ended('ended');
export const Replaced: Story = ended('replaced');
export const Expired: Story = ended('expired');
export const Full: Story = ended('full');
export const Unreachable: Story = ended('unreachable');
export const Failed: Story = ended('failed');

// Errors that end it

export const ErrorServerUnreachable: Story = failed('server-unreachable', 'unreachable');
export const ErrorWebSocketBlocked: Story = failed('websocket-blocked', 'unreachable');
export const ErrorMediaUnreachable: Story = failed('media-unreachable', 'unreachable');
export const ErrorTokenInvalid: Story = failed('token-invalid');
export const ErrorTokenExpired: Story = failed('token-expired', 'expired');
export const ErrorRoomNotFound: Story = failed('room-not-found', 'ended');
export const ErrorRoomFull: Story = failed('room-full', 'full');
export const ErrorEntryDenied: Story = failed('entry-denied', 'denied');
export const ErrorRoomLocked: Story = failed('room-locked', 'denied');
export const ErrorEntryUnanswered: Story = failed('entry-unanswered', 'expired');
export const ErrorOriginRefused: Story = failed('origin-refused');
export const ErrorServer: Story = failed('server-error');
export const ErrorInsecurePage: Story = failed('insecure-page');
export const ErrorBrowserUnsupported: Story = failed('browser-unsupported');
export const ErrorEncryptionUnsupported: Story = failed('encryption-unsupported');
export const ErrorAssetMissing: Story = failed('asset-missing');
export const ErrorNameInvalid: Story = failed('name-invalid');

// A page that is wrong

export const MisconfiguredRoom: Story = misconfigured({ room: 'not a room / at all' });
export const MisconfiguredServer: Story = misconfigured({ server: 'ftp://meet.example.org' });
/** Something with a safe default: it works, and says so. */
export const MisconfiguredLayout: Story = {
  render() {
    const element = room(callWith(2));
    element.setAttribute('layout', 'round');
    element.setAttribute('controls', 'microphone fly leave');
    return element;
  },
};
