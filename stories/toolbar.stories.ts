import { MeetingError, type ErrorCode, type Layout } from '@visio-sdk/core';
import type { FakeMeeting, FakeMeetingInit } from '@visio-sdk/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { callWith, since } from './support/people.ts';
import { make, opened, pressControl } from './support/story.ts';

/** As in a room: the toolbar is below something, so that its panels have room. */
const above = () => Object.assign(document.createElement('div'), { style: 'height: 30rem' });

const meta: Meta = { title: 'Toolbar', component: 'visio-toolbar', parameters: { frame: { padding: '0', surroundings: above } } };
export default meta;

type Story = StoryObj;

interface Options {
  readonly init?: FakeMeetingInit;
  readonly controls?: string;
  readonly layout?: Layout;
  prepare?(fake: FakeMeeting): void;
}

const toolbar = ({ init = {}, controls, layout = 'auto', prepare }: Options = {}): Story => ({
  render() {
    const fake = callWith(2, init);
    prepare?.(fake);
    return make('visio-toolbar', { meeting: fake.meeting, layout, ...(controls === undefined ? {} : { controls }) });
  },
});

/** With the panel of this button open. */
const open = (part: string, options: Options = {}): Story => ({
  ...toolbar(options),
  play: async (context) => {
    const { element } = await opened('visio-toolbar', context);
    await pressControl(element, part);
  },
});
const problem = (kind: 'camera' | 'microphone', code: ErrorCode): Story =>
  toolbar({ prepare: (fake) => fake[kind].setState({ status: 'failed', error: new MeetingError(code) }) });

// Camera and microphone

export const AllOn: Story = toolbar();
export const AllOff: Story = toolbar({
  prepare({ camera, microphone }) {
    camera.setState({ status: 'off' });
    microphone.setState({ status: 'off' });
  },
});
export const Starting: Story = toolbar({
  prepare({ camera, microphone }) {
    camera.setState({ status: 'starting' });
    microphone.setState({ status: 'starting' });
  },
});
export const CameraInUse: Story = problem('camera', 'camera-in-use');
export const MicrophoneDenied: Story = problem('microphone', 'microphone-denied');

// Sharing

export const Sharing: Story = toolbar({ prepare: (fake) => fake.setScreenShare({ status: 'on', error: undefined }) });
export const ShareStarting: Story = toolbar({ prepare: (fake) => fake.setScreenShare({ status: 'starting', error: undefined }) });
export const ShareFailed: Story = toolbar({ prepare: (fake) => fake.setScreenShare({ status: 'failed', error: new MeetingError('screen-share-denied') }) });
export const ShareUnsupported: Story = toolbar({ init: { screenShareSupported: false } });

// What one may do

export const OnlyListening: Story = toolbar({ init: { local: { canPublish: [] } } });
export const OnlyMicrophone: Story = toolbar({ init: { local: { canPublish: ['microphone'] } } });

// What the host wants

export const FewControls: Story = toolbar({ controls: 'leave microphone' });
export const UnknownControl: Story = toolbar({ controls: 'microphone fly leave' });
export const OwnButton: Story = {
  render() {
    const element = make('visio-toolbar', { meeting: callWith(2).meeting });
    element.append(Object.assign(document.createElement('button'), { textContent: 'Dossier' }));
    return element;
  },
};

// Panels

export const LayoutMenu: Story = open('layout', { layout: 'grid' });
export const MicrophoneMenu: Story = open('microphone-menu');
/** On narrow screens it has what found no room; on wide ones what is seldom needed. */
export const More: Story = open('more');
export const ChatOpen: Story = {
  render: () => make('visio-toolbar', { meeting: callWith(2).meeting, panel: 'chat' }),
};
export const HandUp: Story = toolbar({ init: { capabilities: ['raise-hand'], local: { handRaisedAt: since } } });
export const Moderator: Story = toolbar({ init: { capabilities: ['raise-hand', 'mute', 'lock', 'end'], local: { role: 'moderator' } } });
export const CameraMenu: Story = open('camera-menu');
export const AllDevices: Story = open('devices');
/** At the top of a page there is no room above it. */
export const PanelBelow: Story = { ...open('layout'), parameters: { frame: { padding: '0', height: '20rem', surroundings: null } } };
/** The name of a button, as the keyboard shows it. */
export const Tooltip: Story = {
  ...problem('camera', 'camera-in-use'),
  play: async (context) => {
    const { element } = await opened('visio-toolbar', context);
    const button = element.shadowRoot?.querySelector<HTMLElement & { focus(options: FocusOptions & { focusVisible?: boolean }): void }>('[part~=camera]');
    button?.focus({ focusVisible: true });
  },
};
