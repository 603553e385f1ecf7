// The chat of a person, beside their room, in its own French words.
import type { Connection } from '@visio-sdk/core';
import type { Locator, Page } from 'playwright-core';
import type { PersonContext } from './browser.ts';
import type {} from './pages/chat-client.ts';
import { personAt, type Person } from './person.ts';
import type { Rig } from './rig.ts';
import { untilInPage } from './until.ts';

/** Somebody with the chat open. */
export interface ChatPerson extends Person {
  readonly log: Locator;
  readonly field: Locator;
  /** A message by what is in it. */
  message(text: string): Locator;
  /** All texts, in order. */
  texts(): Promise<string[]>;
  /** Writes and presses Enter. */
  say(text: string): Promise<void>;
}

/** Waits until the connection of the room is in this state. */
export function untilConnection(page: Page, state: Connection['state']): Promise<void> {
  return untilInPage(page, state, (wanted) => document.querySelector('visio-room')!.meeting.connection.get().state === wanted, state);
}

/** Goes straight into a room, with the chat beside it. */
export async function enterWithChat(browser: PersonContext, rig: Rig, parameters: Record<string, string>): Promise<ChatPerson> {
  const person = personAt(await browser.open(rig.page('chat', { prejoin: 'off', ...parameters })));
  await person.event('visio-joined');
  const { page } = person;
  const log = page.getByRole('log', { name: 'Messages' });
  const field = page.getByRole('textbox', { name: 'Écrire à tout le monde' });
  return {
    ...person,
    log,
    field,
    message: (text) => log.getByRole('listitem').filter({ hasText: text }),
    texts: () => log.locator('.text').allInnerTexts(),
    async say(text) {
      // What is written while a line is lost for a moment stays in the field.
      await untilConnection(page, 'joined');
      await field.fill(text);
      await field.press('Enter');
    },
  };
}

/** Another program's chat in the room. */
export interface OtherClient {
  readonly page: Page;
  send(message: string): Promise<void>;
  /** Waits until it shows this, then says how often. */
  hears(from: string, message: string): Promise<number>;
}

/** Lets another program in. */
export async function enterAsOther(browser: PersonContext, rig: Rig, room: string, name: string, client: 'components' | 'streams'): Promise<OtherClient> {
  const { servers, token } = await rig.enter(room, name);
  const { page } = await browser.open(rig.page('chat-client', { server: servers[0] ?? '', token, client }));
  await untilInPage(page, 'the other client is in', () => window.chatClient !== undefined, '');
  return {
    page,
    send: (message) => page.evaluate(async (text) => void (await window.chatClient!.send(text)), message),
    async hears(from, message) {
      const wanted = JSON.stringify({ from, message });
      await untilInPage(page, wanted, (one) => window.chatClient!.messages().some((shown) => JSON.stringify(shown) === one), wanted);
      return page.evaluate((one) => window.chatClient!.messages().filter((shown) => JSON.stringify(shown) === one).length, wanted);
    },
  };
}
