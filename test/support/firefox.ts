// A person in a real Firefox, driven by WebDriver BiDi. The probes and senses are those of the other tests: what they ask of
// Playwright, puppeteer-core has under other names.
import puppeteer, { type ElementHandle, type Page as FirefoxTab } from 'puppeteer-core';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { findFirefox, firefoxPreferences, NoFirefox } from '../../scripts/firefox.mjs';
import { atEnd } from '../../scripts/support/shutdown.mjs';
import { installMediaProbe } from './media-probe.ts';
import { patience } from './patience.ts';
import { installProbe } from './probe.ts';
import { eventOf, recordEvents, type SeenEvent } from './room-events.ts';
import type { Rig } from './rig.ts';

/** A Firefox process of its own, with one page; closing it ends the process. */
export interface FirefoxPerson extends AsyncDisposable {
  /** As Firefox says it, `firefox/153.7.0`. */
  readonly version: string;
  goto(url: string): Promise<void>;
  /** Presses a button of the room with the mouse. */
  press(name: string): Promise<void>;
  /** Types into the field with this label. */
  fill(label: string, text: string): Promise<void>;
  /** The video of a tile, for the senses; its name is that of the tile ("Ben", "Ana (vous)"). */
  camera(name: string): Locator;
  /** Waits until the room holds this text. */
  see(text: string): Promise<void>;
  event(type: string, nth?: number): Promise<SeenEvent>;
  /** What has come in as sound so far, over all lines: energy (RMS squared by seconds) and seconds of it. */
  heard(): Promise<{ readonly energy: number; readonly seconds: number }>;
  /** Kinds of the devices that are open now. */
  openDevices(): Promise<string[]>;
  /** No uncaught error, no `console.error`, no violation of the policy, and no request to any other host. */
  assertFine(rig: Rig): Promise<void>;
  close(): Promise<void>;
}

/** Why there is no Firefox to test in; undefined when there is one. */
export function withoutFirefox(): string | undefined {
  try {
    findFirefox();
    return undefined;
  } catch (error) {
    if (error instanceof NoFirefox) return error.message;
    throw error;
  }
}

/** Starts a Firefox with a moving test picture and a tone (Hz). It never outlives the test process. */
export async function launchFirefox({ tone }: { readonly tone: number }): Promise<FirefoxPerson> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    headless: true,
    extraPrefsFirefox: { ...firefoxPreferences.alone, ...firefoxPreferences.media(tone), 'intl.accept_languages': 'fr-FR' },
    defaultViewport: { width: 1280, height: 1000 },
    // One way of ending for all that tests start: scripts/support/shutdown.mjs.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const forget = atEnd(() => browser.close());
  const close = async () => {
    forget();
    await browser.close();
  };
  try {
    return await personIn(await browser.newPage(), await browser.version(), close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function personIn(tab: FirefoxTab, version: string, close: () => Promise<void>): Promise<FirefoxPerson> {
  const wrong: string[] = [];
  const requests: string[] = [];
  tab.on('pageerror', (error) => wrong.push(`uncaught: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`));
  tab.on('console', (message) => {
    if (message.type() === 'error') wrong.push(`console: ${message.text()} (${message.location().url ?? ''})`);
  });
  tab.on('request', (request) => {
    if (/^(https?|wss?|ftp):/.test(request.url())) requests.push(request.url());
  });

  const context = { addInitScript: (script: (...args: unknown[]) => void, arg?: unknown) => tab.evaluateOnNewDocument(script, arg) } as unknown as BrowserContext;
  await installProbe(context);
  await installMediaProbe(context);
  await recordEvents(context);

  const find = async (what: Sought, within = patience): Promise<ElementHandle<HTMLElement>> => {
    const handle = (await tab.evaluateHandle(findInRoom, { ...what, within })).asElement();
    if (handle) return handle as ElementHandle<HTMLElement>;
    throw new Error(`Firefox shows no ${what.selector} "${what.name}" within ${within} ms. ${wrong.join('\n')}`);
  };

  return {
    version,
    async goto(url) {
      await tab.goto(url);
    },
    async press(name) {
      await using button = await find({ selector: 'button', name });
      await button.click();
    },
    async fill(label, text) {
      await using field = await find({ selector: 'input', name: label });
      await field.type(text);
    },
    camera(name) {
      const video = { selector: '.picture', name, inside: 'video' };
      const locator = {
        first: () => ({ waitFor: ({ timeout }: { timeout: number }) => find(video, timeout) }),
        evaluate: async <A, R>(look: (element: HTMLElement, arg: unknown) => R, arg: A) => (await find(video)).evaluate(look, arg),
      };
      return locator as unknown as Locator;
    },
    async see(text) {
      await find({ selector: '*', name: text });
    },
    event: (type, nth) => eventOf(tab as unknown as Page, type, nth),
    heard: () => tab.evaluate(soundReceived),
    openDevices: () => tab.evaluate(() => window.visioMedia.live().map(({ kind }) => kind)),
    async assertFine({ allowed }) {
      const { violations, iceServers } = await tab.evaluate(() => ({ violations: window.visioProbe.violations, iceServers: window.visioProbe.iceServers.flat() }));
      const strangers = [
        ...requests.filter((url) => !allowed.origins.includes(new URL(url).origin)),
        ...iceServers.filter((url) => !allowed.iceHosts.includes(url.replace(/^\w+:/, '').replace(/\?.*$/, ''))),
      ];
      const all = [...wrong, ...violations, ...strangers.map((url) => `not ours: ${url}`)];
      if (all.length > 0) throw new Error(`Firefox had errors:\n${all.join('\n')}`);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** An element by what a person would call it: its accessible name, its label, or its own text. */
interface Sought {
  readonly selector: string;
  readonly name: string;
  /** What is wanted inside the one with the name. */
  readonly inside?: string;
}

// From here on: run in the page, as text.

async function findInRoom({ selector, name, inside, within }: Sought & { readonly within: number }): Promise<HTMLElement | null> {
  function* elementsIn(place: ParentNode): Generator<HTMLElement> {
    for (const element of place.querySelectorAll<HTMLElement>('*')) {
      yield element;
      if (element.shadowRoot) yield* elementsIn(element.shadowRoot);
    }
  }
  const nameOf = (element: HTMLElement) => {
    const label = element.getAttribute('aria-label') ?? (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element.textContent);
    return (label ?? '').trim().replaceAll(/\s+/g, ' ');
  };
  // A picture's name goes on with what is going on: "Ben, micro coupé".
  const isNamed = (element: HTMLElement) => nameOf(element) === name || (inside !== undefined && nameOf(element).startsWith(`${name}, `));
  for (const end = performance.now() + within; performance.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
    for (const element of elementsIn(document)) {
      if (!element.matches(selector) || !element.checkVisibility() || !isNamed(element)) continue;
      const found = inside === undefined ? element : element.querySelector<HTMLElement>(inside);
      if (found) return found;
    }
  }
  return null;
}

async function soundReceived(): Promise<{ energy: number; seconds: number }> {
  const reports = await Promise.all(window.visioMedia.connections().map((line) => line.getStats()));
  const sounds = reports.flatMap((report) => [...report.values()]).filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio');
  const sum = (key: string) => sounds.reduce((total: number, stat) => total + ((stat[key] as number | undefined) ?? 0), 0);
  return { energy: sum('totalAudioEnergy'), seconds: sum('totalSamplesDuration') };
}
