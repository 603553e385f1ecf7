// What a person and the page's own script are told when a meeting cannot be joined, or is over by an error.
import assert from 'node:assert/strict';
import type { ErrorCode, LeaveReason } from '@visio-sdk/core';
import type { Person } from './person.ts';
import { eventOf } from './room-events.ts';

/** An ending with an error. */
export interface Failure {
  readonly code: ErrorCode;
  readonly reason: LeaveReason;
  /** Whether the error says that trying again can help, and the room offers it. */
  readonly canRetry: boolean;
  /** The heading. */
  readonly title: string;
  /** What is wrong and the way out. */
  readonly text: string;
  /** Which attempt of this page it was, from 1. */
  readonly nth?: number;
}

/**
 * Waits until joining has failed, and asserts how: one error and one end told by events, in this order; the words; the
 * page's own way out; whether one may try again; and that no device stays open.
 */
export async function assertFailed(person: Person, { code, reason, canRetry, title, text, nth = 1 }: Failure, within?: number): Promise<void> {
  const { page } = person;
  await eventOf(page, 'visio-left', nth, within);
  const told = (await person.events()).filter(({ type }) => type === 'visio-error' || type === 'visio-left').slice(2 * (nth - 1));
  const [error, left, ...more] = told;
  const { code: toldCode, recoverable, message } = error?.detail ?? {};
  assert.deepEqual(
    [error?.type, { code: toldCode, recoverable }, left, more],
    ['visio-error', { code, recoverable: canRetry }, { type: 'visio-left', detail: { reason } }, []],
    JSON.stringify(told),
  );
  assert.doesNotMatch(String(message), /eyJ/, 'no token in a message');

  await page.getByRole('heading', { name: title, exact: true }).waitFor();
  await page.getByText(text, { exact: true }).waitFor();
  await page.locator('visio-room').getByRole('link', { name: '01 99 00 12 34' }).waitFor();
  assert.equal(await person.button('Réessayer').count(), canRetry ? 1 : 0);
  assert.deepEqual(await openDevices(person), []);
  // One that never began to connect is none: livekit-client 2.23 leaves one such behind a refused join, to be collected.
  assert.deepEqual(await page.evaluate(() => window.visioMedia.connections().map((line) => line.connectionState).filter((state) => state !== 'new')), []);
}

/** Kinds of the devices that are open now: with a camera among them its light is on. */
export async function openDevices({ page }: Person): Promise<string[]> {
  return page.evaluate(() => window.visioMedia.live().map(({ kind }) => kind));
}
