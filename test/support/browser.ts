import { chromium, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromiumFlags, findChromium } from '../../scripts/chromium.mjs';
import { atEnd } from '../../scripts/support/shutdown.mjs';
import { colourFile, toneFile, type CameraFormat } from './media-files.ts';
import { installMediaProbe } from './media-probe.ts';
import { recordNetwork, type NetworkRecord } from './network.ts';
import { noPageErrors, type PageErrors } from './page-errors.ts';
import type { Colour } from './palette.ts';
import { patience } from './patience.ts';
import { installProbe } from './probe.ts';
import { recordEvents } from './room-events.ts';

/** How a person's browser is. */
export interface BrowserOptions {
  /** The plain colour of the camera; without it Chromium's own moving test picture. */
  readonly colour?: Colour;
  /** The tone of the microphone in Hz, 0 for one that gives nothing at all; without it Chromium's own beeps. */
  readonly tone?: number;
  /** Default: 640 by 360 at 15 frames per second, cheap to encode. */
  readonly camera?: Partial<CameraFormat>;
  /**
   * Devices: `fake` (the default: one camera, three microphones), a number of cameras (then leave `colour` out: a film
   * makes it one), or `none` as on a machine without any.
   */
  readonly devices?: 'fake' | 'none' | number;
  /** Answer to the question for camera, microphone and screen; default `granted`. */
  readonly permission?: 'granted' | 'denied';
  /**
   * What the person chooses when asked which screen to share: the title of a tab of theirs, really captured with its
   * sound (rig.page('screen') is made for it). Without it Chromium's own test picture. Not with `permission`.
   */
  readonly screen?: string;
  /**
   * Whether sound may play without a gesture; `browser` (the default) leaves it to Chromium, which blocks it in a page
   * that neither captures nor was touched. Mind that everything Playwright asks a page (evaluate, locators, the senses)
   * counts as a gesture: to see sound blocked, wait for a console message or a binding instead.
   */
  readonly autoplay?: 'browser' | 'allowed';
  /** Options of the Playwright context: viewport, locale, colorScheme, reducedMotion ... */
  readonly context?: BrowserContextOptions;
  /** More Chromium flags. */
  readonly args?: readonly string[];
}

/** For tests of many people, or with nothing to see in the picture: encoding is what costs most. */
export const smallCamera = { width: 320, height: 180, fps: 10 } as const;

/** A page with its records, kept from before it went anywhere. */
export interface OpenPage {
  readonly page: Page;
  readonly network: NetworkRecord;
  readonly errors: PageErrors;
}

/** A browser with what it stores: one person at one machine. */
export interface PersonContext extends AsyncDisposable {
  readonly context: BrowserContext;
  /** A new page at an address. */
  open(url: string): Promise<OpenPage>;
  close(): Promise<void>;
}

/** A Chromium process of its own; closing it ends the process. */
export interface PersonBrowser extends PersonContext {
  /** The same person with nothing stored, in the same process: quicker than another process for each test. */
  fresh(options?: BrowserContextOptions): Promise<PersonContext>;
}

/** Starts a Chromium with a camera and a microphone of its own. It never outlives the test process. */
export async function launchBrowser(options: BrowserOptions = {}): Promise<PersonBrowser> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: [...chromiumFlags.base, ...mediaFlags(options), ...(options.args ?? [])],
    // A browser that is muted shares a tab without its sound.
    ...(options.screen && { ignoreDefaultArgs: ['--mute-audio'] }),
    // One way of ending for all that tests start: scripts/support/shutdown.mjs.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const forget = atEnd(() => browser.close());
  const fresh = async (more?: BrowserContextOptions) => {
    // High enough for all of the portal's room: a picture that is scrolled off is neither received nor drawn.
    const viewport = { width: 1280, height: 1000 };
    const context = await browser.newContext({ locale: 'fr-FR', viewport, ...options.context, ...more });
    context.setDefaultTimeout(patience);
    if (options.screen) await context.grantPermissions(['camera', 'microphone']);
    await installProbe(context);
    await installMediaProbe(context);
    await recordEvents(context);
    const close = () => context.close();
    return { context, close, [Symbol.asyncDispose]: close, open: (url: string) => openPage(context, url) };
  };
  const close = async () => {
    forget();
    await browser.close();
  };
  return { ...(await fresh()), fresh, close, [Symbol.asyncDispose]: close };
}

/** A new page at an address, with its records. */
export async function openPage(context: BrowserContext, url: string): Promise<OpenPage> {
  const page = await context.newPage();
  const opened = { page, network: recordNetwork(page), errors: noPageErrors(page) };
  await page.goto(url);
  return opened;
}

/** Flags for the devices of a person. */
export function mediaFlags({ colour, tone, camera, devices = 'fake', permission = 'granted', screen, autoplay = 'browser' }: BrowserOptions): string[] {
  const flags: string[] = [];
  const count = typeof devices === 'number' ? `=device-count=${devices}` : '';
  if (devices !== 'none') flags.push(`--use-fake-device-for-media-stream${count}`);
  if (colour) flags.push(`--use-file-for-fake-video-capture=${colourFile(colour, { width: 640, height: 360, fps: 15, ...camera })}`);
  if (tone !== undefined) flags.push(`--use-file-for-fake-audio-capture=${toneFile(tone)}`);
  // The fake answer to the question for a screen is always a test picture.
  if (screen) flags.push(`--auto-select-tab-capture-source-by-title=${screen}`);
  else flags.push(`--use-fake-ui-for-media-stream${permission === 'denied' ? '=deny' : ''}`);
  if (autoplay === 'allowed') flags.push('--autoplay-policy=no-user-gesture-required');
  return flags;
}
