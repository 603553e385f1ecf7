import type { VisioRoom } from '@visio-sdk/elements';
import type { Page } from 'playwright-core';
import { launchBrowser, smallCamera, type BrowserOptions, type PersonBrowser, type PersonContext } from '../browser.ts';
import { patience } from '../patience.ts';
import type { Namespace } from './namespace.ts';
import type { FaultRig } from './rig.ts';
import { installWitness, seenSince } from './watch.ts';

/** Whether livekit-client alone is measured (VISIO_BASELINE=1): then nothing is expected of it but that it joins. */
export const isBaseline = process.env['VISIO_BASELINE'] === '1';

/** How a browser gets to the rig. */
export interface At {
  readonly rig: FaultRig;
  /** Behind a line of its own; without it on this machine. */
  readonly namespace?: Namespace | undefined;
}

/** Starts a browser for pages of the rig, behind the line that faults are made on or not. */
export async function launchAt({ rig, namespace }: At, { args = [], ...options }: BrowserOptions = {}): Promise<PersonBrowser> {
  const { hostname, protocol } = new URL(rig.pageOrigin);
  const names = namespace ? `MAP *.test ${namespace.host}, ` : '';
  const flags = [
    `--host-resolver-rules=${names}MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE ${namespace?.host ?? hostname}`,
    // Only a page that is secure has a camera.
    ...(protocol === 'http:' && hostname !== 'localhost' ? [`--unsafely-treat-insecure-origin-as-secure=${rig.pageOrigin}`] : []),
  ];
  const usual = process.env['CHROME_PATH'];
  // Read before the first wait, and put back at once: others may be launched at the same time.
  if (namespace) process.env['CHROME_PATH'] = namespace.chromium;
  const launched = launchBrowser({ camera: smallCamera, autoplay: 'allowed', ...options, args: [...flags, ...args] });
  if (usual === undefined) delete process.env['CHROME_PATH'];
  else process.env['CHROME_PATH'] = usual;
  return launched;
}

/** Who comes, and where. */
export interface Coming {
  readonly room: string;
  readonly name: string;
  /** Attribute `ice-transport`. */
  readonly iceTransport?: 'all' | 'relay';
  /** Attribute `layout`. */
  readonly layout?: 'speaker';
}

/** Opens a page that goes straight in, with a witness: `<visio-room>`, or livekit-client alone. */
export async function come(person: PersonContext, rig: FaultRig, coming: Coming): Promise<Page> {
  const { room, name, iceTransport = 'all', layout = 'auto' } = coming;
  await installWitness(person.context);
  const how = { 'ice-transport': iceTransport };
  const url = isBaseline
    ? rig.page('alone', { ...how, server: rig.urls[0]!, token: (await rig.enter(room, name)).token })
    : rig.page('room', { ...how, layout, room, name });
  const { page } = await person.open(url);
  return page;
}

/** Waits until there is a picture and sound of somebody else, and they go on. */
export async function meet(page: Page, within = patience): Promise<void> {
  const end = Date.now() + within;
  for (;;) {
    const seen = await seenSince(page, Date.now() - 1_000);
    if (seen.frames.length >= 4 && seen.sounds.length >= 4) return;
    if (Date.now() > end) {
      const state = seen.states.at(-1)?.now;
      throw new Error(`No picture and sound within ${within} ms: ${seen.frames.length} frames, ${seen.sounds.length} times sound, the page is ${state}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Turns the microphone of a page off. */
export async function mute(page: Page): Promise<void> {
  await page.evaluate(() => window.visioAlone?.mute() ?? document.querySelector<VisioRoom>('visio-room')!.meeting.microphone.disable());
}
