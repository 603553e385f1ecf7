import type { FakeParticipantInit } from '@visio-sdk/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { participant, since } from './support/people.ts';
import { cameraPicture, screenPicture } from './support/pictures.ts';
import { make } from './support/story.ts';

const meta: Meta = { title: 'Tile', component: 'visio-tile', parameters: { frame: { width: '30rem' } } };
export default meta;

type Story = StoryObj;

const tile = (change: FakeParticipantInit = {}, frame?: object): Story => ({
  render: () => make('visio-tile', { participant: participant(change) }),
  ...(frame ? { parameters: { frame } } : {}),
});
const screen = (change: () => FakeParticipantInit): Story => ({
  render: () => make('visio-tile', { source: 'screen', participant: participant({ ...change(), publishing: ['camera', 'microphone', 'screen'] }) }),
});
const heldBack = (source: 'camera' | 'screen'): Story => ({
  render() {
    const somebody = participant({ publishing: ['camera', 'microphone', 'screen'], streams: {} });
    somebody.setPublication(source, { paused: true });
    return make('visio-tile', { source, participant: somebody });
  },
});
const noCamera: FakeParticipantInit = { publishing: ['microphone'] };

// Camera

export const CameraOn: Story = tile();
export const CameraOff: Story = tile(noCamera);
export const CameraMuted: Story = tile({ muted: ['camera'] });
/** It is published, and its first frame has not come. */
export const CameraOnItsWay: Story = tile({ streams: {} });
export const MicrophoneOff: Story = tile({ muted: ['microphone'] });
export const AllOff: Story = tile({ publishing: [] });
export const UprightCamera: Story = { render: () => make('visio-tile', { participant: participant({ streams: { camera: cameraPicture({ hue: 120, width: 180, height: 320 }) } }) }) };
export const UprightTile: Story = tile({}, { width: '12rem', height: '24rem' });

// Oneself

export const Oneself: Story = tile({ isLocal: true });
export const OneselfWithoutCamera: Story = tile({ ...noCamera, isLocal: true });
export const OneselfWithoutName: Story = tile({ ...noCamera, isLocal: true, name: '' });

// What is going on

export const Speaking: Story = tile({ speaking: true });
export const SpeakingWithoutCamera: Story = tile({ ...noCamera, speaking: true });
export const HandRaised: Story = tile({ handRaisedAt: since });
export const PoorLine: Story = tile({ quality: 'poor' });
export const LineLost: Story = tile({ quality: 'lost' });
/** One's own line is too thin for the picture: the media server holds it back. */
export const CameraHeldBack: Story = heldBack('camera');
export const ScreenHeldBack: Story = heldBack('screen');
export const EverythingAtOnce: Story = tile({ muted: ['microphone', 'camera'], handRaisedAt: since, quality: 'poor', name: 'Maximilienne-Alexandrine de La Rochefoucauld-Montbel' });

// Names

export const NoName: Story = tile({ ...noCamera, name: '' });
export const LongName: Story = tile({ name: 'Maximilienne-Alexandrine de La Rochefoucauld-Montbel (direction générale des finances publiques)' });
/** Names are text, never HTML. */
export const NameThatLooksLikeHtml: Story = tile({ name: '<img src=x onerror=alert(1)><b>Robert</b>' });
export const NameFromRightToLeft: Story = tile({ muted: ['microphone'], name: 'فاطمة الزهراء المنصوري' });
export const NameWithoutLetters: Story = tile({ ...noCamera, name: '👩‍💻' });
/** Characters that turn text around stay in the name. */
export const NameThatTurnsText: Story = tile({ name: '\u202Egnp.exe\u202C Robert' });

// Screens

export const Screen: Story = screen(() => ({ streams: { screen: screenPicture() } }));
export const OwnScreen: Story = screen(() => ({ isLocal: true, streams: { screen: screenPicture() } }));
export const ScreenPaused: Story = screen(() => ({ muted: ['screen'], streams: { screen: screenPicture() } }));
export const ScreenOnItsWay: Story = screen(() => ({ streams: {} }));

// Sizes

export const Small: Story = tile({ muted: ['microphone'], handRaisedAt: since }, { width: '8rem' });
export const SmallWithoutCamera: Story = tile({ ...noCamera, quality: 'poor' }, { width: '6rem' });
export const Large: Story = tile({ handRaisedAt: since }, { width: '70rem' });

export const WithoutParticipant: Story = { render: () => make('visio-tile') };
