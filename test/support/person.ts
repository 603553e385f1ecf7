// A person at the portal: what they see, do and hear there, in its own French words.
import type { VisioRoom } from '@visio-sdk/elements';
import type { Locator, Page } from 'playwright-core';
import type { OpenPage, PersonContext } from './browser.ts';
import { eventOf, eventsOf, type SeenEvent } from './room-events.ts';
import type { Rig } from './rig.ts';

/** Parameters of the portal's address. */
export interface PortalParameters extends Record<string, string> {
  readonly room: string;
}

/** One page with a `<visio-room>` in it. */
export interface Person extends OpenPage {
  readonly page: Page;
  /** A button anywhere in the room, by its name. */
  button(name: string | RegExp): Locator;
  /** A button of the toolbar, by its name. */
  tool(name: string): Locator;
  /** The tile with somebody's camera; one's own says "(vous)". */
  tile(name: string): Locator;
  /** The picture in it. */
  camera(name: string): Locator;
  /** The shared screen of somebody; without a name one's own. */
  screen(name?: string): Locator;
  /** Waits for the nth event of a type (from 1). */
  event(type: string, nth?: number): Promise<SeenEvent>;
  /** What has happened so far, in order, but for what comes when it likes. */
  events(): Promise<SeenEvent[]>;
  /** Who this page is to LiveKit. */
  self(): Promise<Self>;
  /** Nothing went wrong and nothing went elsewhere. */
  assertFine(rig: Rig): Promise<void>;
}

/** A participant as LiveKit knows it. */
export interface Self {
  readonly identity: string;
  /** Of this stay: another one after coming back. */
  readonly sid: string;
  /** LiveKit's own name of the room. */
  readonly room: string;
}

/** Opens the portal. */
export async function arrive(browser: PersonContext, rig: Rig, parameters: PortalParameters): Promise<Person> {
  return personAt(await browser.open(rig.portal(parameters)));
}

/** Opens the portal and goes straight in. */
export async function enter(browser: PersonContext, rig: Rig, parameters: PortalParameters): Promise<Person> {
  const person = await arrive(browser, rig, { prejoin: 'off', ...parameters });
  await person.event('visio-joined');
  return person;
}

const unforeseen: ReadonlySet<string> = new Set(['visio-quality-changed', 'visio-media-changed', 'visio-reconnecting', 'visio-reconnected']);

/** Measures, one's own devices, a line that a busy machine loses for a moment, and a camera from which it sees nothing for seconds. */
function isUnforeseen({ type, detail }: SeenEvent): boolean {
  return unforeseen.has(type) || (type === 'visio-error' && String(detail?.['code']).endsWith('-interrupted'));
}

/** A person at a page that is open already. */
export function personAt(opened: OpenPage): Person {
  const { page, errors, network } = opened;
  const picture = (name: string) => page.getByRole('img', { name: new RegExp(`^${escape(name)}(,|$)`) });
  return {
    ...opened,
    button: (name) => page.locator('visio-room').getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }),
    tool: (name) => page.getByRole('toolbar', { name: 'Commandes de la réunion' }).getByRole('button', { name, exact: true }),
    tile: picture,
    camera: (name) => picture(name).locator('video'),
    screen: (name) => picture(name === undefined ? 'Votre écran partagé' : `Écran de ${name}`).locator('video'),
    event: (type, nth) => eventOf(page, type, nth),
    events: async () => (await eventsOf(page)).filter((one) => !isUnforeseen(one)),
    self: () =>
      page.locator('visio-room').evaluate((room: VisioRoom) => {
        const { name, localParticipant } = room.meeting.unstableTransport() as { name: string; localParticipant: { identity: string; sid: string } };
        return { identity: localParticipant.identity, sid: localParticipant.sid, room: name };
      }),
    async assertFine(rig) {
      await errors.assertNone();
      await network.assertSovereign(rig.allowed);
    },
  };
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
