import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RoomServiceClient } from 'livekit-server-sdk';
import type { Page } from 'playwright-core';
import { patience } from './patience.ts';

/**
 * Waits until a function says so in the page, once a frame (a hidden page has none: ten times a second); throws with
 * `what` after `within` ms. From here, since a function that waits in the page (`waitForFunction`) is made by `eval`
 * there, which the policy forbids.
 */
export async function untilInPage<T>(page: Page, what: string, holds: (argument: T) => boolean, argument: T, within = patience): Promise<void> {
  for (const end = Date.now() + within; !(await page.evaluate(holds as (argument: unknown) => boolean, argument)); await page.evaluate(nextMoment)) {
    assert.ok(Date.now() < end, `not within ${within} ms: ${what}`);
  }
}

/** Waits until LiveKit has nobody in a room: whoever left keeps their place for a moment. */
export async function untilEmpty(api: RoomServiceClient, room: string): Promise<void> {
  for (const end = Date.now() + patience; (await api.listParticipants(room)).length > 0; await sleep(50)) {
    assert.ok(Date.now() < end, `nobody is in the room within ${patience} ms`);
  }
}

function nextMoment(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, 100);
  });
}
