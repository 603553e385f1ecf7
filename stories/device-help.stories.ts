import { MeetingError, type ErrorCode } from '@visio-sdk/core';
import { VisioDeviceHelp } from '@visio-sdk/elements';
import type { FakeMeetingInit } from '@visio-sdk/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { meetingToCome } from './support/people.ts';
import { make } from './support/story.ts';

const { lookAround } = VisioDeviceHelp;

const meta: Meta = {
  title: 'Device help',
  component: 'visio-device-help',
  parameters: { frame: { width: '22rem' } },
  beforeEach: () => () => void (VisioDeviceHelp.lookAround = lookAround),
};
export default meta;

type Story = StoryObj;
type Around = ReturnType<typeof lookAround>;

interface Options {
  readonly camera?: ErrorCode;
  readonly microphone?: ErrorCode;
  /** What the browser says besides. */
  readonly message?: string;
  readonly around?: Partial<Around>;
  readonly silent?: boolean;
  readonly init?: FakeMeetingInit;
  readonly properties?: Partial<VisioDeviceHelp>;
}

const help = ({ camera, microphone, message, around = {}, silent = false, init, properties }: Options): Story => ({
  render() {
    VisioDeviceHelp.lookAround = () => ({ userAgent: '', brands: [], isWebKit: false, isGecko: false, isTouch: false, ...around });
    const fake = meetingToCome(init);
    for (const [input, code] of [[fake.camera, camera], [fake.microphone, microphone]] as const) {
      if (!code) continue;
      // Whatever the browser that the story is in may give back.
      input.enable = async () => {};
      input.setState({ status: 'failed', error: new MeetingError(code, { ...(message && { message }) }) });
    }
    if (silent) fake.microphone.setState({ status: 'on', deviceId: 'microphone-1' });
    fake.setSilent(silent);
    return make('visio-device-help', { meeting: fake.meeting, ...properties });
  },
});
const refused = (around: Partial<Around>, message?: string): Story =>
  help({ camera: 'camera-denied', microphone: 'microphone-denied', around, ...(message && { message }) });

const chromium = { brands: ['Chromium'] };
const webkit = { isWebKit: true };

// Where each browser has its permissions

export const Chrome: Story = refused(chromium);
export const Edge: Story = refused({ brands: ['Chromium', 'Microsoft Edge'] });
export const Firefox: Story = refused({ isGecko: true });
export const FirefoxOnAndroid: Story = refused({ isGecko: true, userAgent: 'Android' });
export const SafariOnMac: Story = refused({ ...webkit, userAgent: 'Macintosh' });
export const SafariOnIPhone: Story = refused({ ...webkit, isTouch: true, userAgent: 'iPhone Safari/604.1' });
export const ChromeOnIPhone: Story = refused({ ...webkit, isTouch: true, userAgent: 'iPhone CriOS/128 Safari/604.1' });
export const ChromeOnAndroid: Story = refused({ ...chromium, userAgent: 'Android' });
export const SamsungInternet: Story = refused({ brands: ['Chromium', 'Samsung Internet'], userAgent: 'Android' });
export const InsideAnApplication: Story = refused({ ...webkit, isTouch: true, userAgent: 'iPhone Instagram' });
export const UnknownBrowser: Story = refused({});
export const RefusedByMac: Story = refused({ ...chromium, userAgent: 'Macintosh' }, 'Permission denied by system');
export const RefusedByWindows: Story = refused({ ...chromium, userAgent: 'Windows' }, 'Permission denied by system');
export const RefusedByTheSystem: Story = refused({ ...chromium, userAgent: 'X11; CrOS' }, 'Permission denied by system');
export const QuestionClosed: Story = refused(chromium, 'Permission dismissed');

// One device, other troubles

export const CameraAlone: Story = help({ camera: 'camera-denied', around: chromium });
export const MicrophoneAlone: Story = help({ microphone: 'microphone-denied', around: chromium });
export const NoDevices: Story = help({ camera: 'camera-not-found', microphone: 'microphone-not-found' });
export const InUse: Story = help({ camera: 'camera-in-use' });
export const UnsupportedBrowser: Story = help({ camera: 'browser-unsupported', microphone: 'browser-unsupported' });
/** In the device menu, which tells itself what is wrong. */
export const OnlyWaysOut: Story = help({ camera: 'camera-denied', around: chromium, properties: { problemsShown: true } });

// A microphone that gives nothing

export const Silent: Story = help({ silent: true });
export const SilentAlone: Story = help({ silent: true, init: { microphones: [{ deviceId: 'microphone-1', label: 'Built-in microphone' }] } });
export const SilentAmongLongNames: Story = help({
  silent: true,
  init: {
    microphones: ['microphone-1', 'b', 'c', 'd', 'e'].map((deviceId) => ({ deviceId, label: `Microphone (Jabra Evolve2 85 Bluetooth Headset, ${deviceId})` })),
  },
});
