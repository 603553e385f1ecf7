// Where the focus is, and whether one sees it there.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { patience } from './patience.ts';

/** Where the focus is. */
export interface Focus {
  /** As a screen reader says it, roughly. */
  readonly name: string;
  /** Not in the room. */
  readonly isOutside: boolean;
  readonly isInDialog: boolean;
  /** Why one would not see it; empty when one does. */
  readonly problem: string;
}

/** Where the focus is now. */
export async function focusOf(page: Page): Promise<Focus> {
  return page.evaluate(focusInPage);
}

/** Waits until the focus is on something, and one sees it. */
export async function focusNamed(page: Page, name: string): Promise<void> {
  // From here: a function that waits in the page would be made by `eval` there, which the policy forbids.
  let now = await focusOf(page);
  for (const end = Date.now() + patience; now.name !== name && Date.now() < end; now = await focusOf(page)) await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.equal(now.name, name);
  assert.equal(now.problem, '', name);
}

/** Presses a key until something has the focus; on the way, one always sees where one is. */
export async function untilFocus(page: Page, key: string, name: string): Promise<void> {
  const way: string[] = [];
  for (let presses = 0; presses < 30; presses++) {
    const now = await focusOf(page);
    assert.equal(now.problem, '', now.name);
    if (now.name === name) return;
    way.push(now.name);
    await page.keyboard.press(key);
  }
  assert.fail(`${key} does not lead to ${name}, but to ${way.join(', ')}`);
}

// Runs in the page, as text.

function focusInPage(): Focus {
  let element = document.activeElement;
  const isOutside = !element?.closest('visio-room');
  let isInDialog = false;
  // A dialog may hold an element with a root of its own.
  for (; element; element = element.shadowRoot.activeElement) {
    isInDialog ||= !!element.closest('[role=dialog]');
    if (!element.shadowRoot?.activeElement) break;
  }
  if (!(element instanceof HTMLElement)) return { name: '', isOutside: true, isInDialog: false, problem: '' };
  const labels = 'labels' in element ? [...(element as HTMLInputElement).labels!].map((label) => label.textContent) : [];
  const name = (element.ariaLabel ?? (labels.join(' ') || element.textContent) ?? '').trim().replace(/\s+/g, ' ');
  // What Tab does not reach need not show it: a heading that is given the focus to be read.
  if (isOutside || (element.tabIndex < 0 && !element.closest('[role=toolbar], [role=menu]'))) return { name, isOutside, isInDialog, problem: '' };

  const style = getComputedStyle(element);
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot) {
    const inner = hit.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  const isCovered = !hit || !(element.contains(hit) || hit.contains(element));
  const problem = !element.matches(':focus-visible') ? 'not :focus-visible' : !ring ? `no outline: ${style.outline}` : isCovered ? `covered by ${hit?.outerHTML.slice(0, 120)}` : '';
  return { name, isOutside, isInDialog, problem };
}
