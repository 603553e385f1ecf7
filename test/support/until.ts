import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/**
 * Waits until a function says so in the page, once a frame (a hidden page has none: ten times a second); throws with
 * `what` after `within` ms. From here, since a function that waits in the page (`waitForFunction`) is made by `eval`
 * there, which the policy forbids.
 */
export async function untilInPage<T>(page: Page, what: string, holds: (argument: T) => boolean, argument: T, within = 15_000): Promise<void> {
  for (const end = Date.now() + within; !(await page.evaluate(holds as (argument: unknown) => boolean, argument)); await page.evaluate(nextMoment)) {
    assert.ok(Date.now() < end, `not within ${within} ms: ${what}`);
  }
}

function nextMoment(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, 100);
  });
}
