import type { BrowserContext, Page } from 'playwright-core';
import { patience } from './patience.ts';

/** An event of `<visio-room>` as a page's own script would get it; a participant in its detail becomes plain data. */
export interface SeenEvent {
  readonly type: string;
  readonly detail: { readonly [key: string]: unknown; readonly participant?: { readonly identity: string; readonly name: string } } | null;
}

interface EventRecord {
  readonly seen: SeenEvent[];
  readonly watchers: Set<() => void>;
}

declare global {
  interface Window {
    visioEvents: EventRecord;
  }
}

const types = [
  ...['ready', 'waiting', 'joined', 'left', 'error', 'reconnecting', 'reconnected', 'participant-joined', 'participant-left', 'knocked', 'role-changed', 'panel-changed', 'media-changed', 'quality-changed', 'sound-blocked', 'pin-changed', 'chat-received', 'chat-sent', 'hand-raised', 'hand-lowered'],
  ...['situation', 'reaction-received'],
  ...['join-request', 'leave-request', 'share-request', 'settings-request', 'layout-request', 'panel-request', 'fullscreen-request', 'shortcuts-request'],
].map((name) => `visio-${name}`);

/** Keeps every event of a room that comes out of its page's document, in all pages of a context. */
export async function recordEvents(context: BrowserContext): Promise<void> {
  await context.addInitScript(recordInPage, types);
}

/** What has happened so far, in order. */
export async function eventsOf(page: Page): Promise<SeenEvent[]> {
  return page.evaluate(() => window.visioEvents.seen);
}

/** Waits for the nth event of a type, counted from 1 since the page was loaded. */
export async function eventOf(page: Page, type: string, nth = 1, within = patience): Promise<SeenEvent> {
  const event = await page.evaluate(
    ({ type, nth, within }) =>
      new Promise<SeenEvent | null>((resolve) => {
        const { seen, watchers } = window.visioEvents;
        const look = () => {
          const found = seen.filter((one) => one.type === type)[nth - 1];
          if (found) done(found);
        };
        const done = (found: SeenEvent | null) => {
          watchers.delete(look);
          resolve(found);
        };
        watchers.add(look);
        setTimeout(() => done(null), within);
        look();
      }),
    { type, nth, within },
  );
  if (event) return event;
  const all = (await eventsOf(page)).map((one) => `${one.type} ${JSON.stringify(one.detail)}`);
  throw new Error(`No ${type} number ${nth} within ${within} ms, but: ${all.join('; ') || 'nothing'}`);
}

// Runs in the page, as text: it can use nothing from outside.
function recordInPage(types: readonly string[]): void {
  // On the window: a page opened by another one keeps that of the empty page it starts as, and this does not run again.
  const record: EventRecord = { seen: [], watchers: new Set() };
  const plain = (detail: unknown): SeenEvent['detail'] => {
    const { participant, ...rest } = (detail ?? {}) as { participant?: { identity: string; state: { get(): { name: string } } } };
    if (participant) return { ...rest, participant: { identity: participant.identity, name: participant.state.get().name } };
    return detail === null ? null : rest;
  };
  for (const type of types) {
    addEventListener(type, (event) => {
      record.seen.push({ type, detail: plain((event as CustomEvent).detail) });
      for (const look of record.watchers) look();
    });
  }
  Object.defineProperty(window, 'visioEvents', { value: record });
}
