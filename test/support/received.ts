// What comes in at a page, measured by what its browser decodes and not by what was asked for.
import assert from 'node:assert/strict';
import type { Room } from 'livekit-client';
import { patience } from './patience.ts';
import type { Person } from './person.ts';
import { untilInPage } from './until.ts';

/** Waits until the pictures of so many others are subscribed to. */
export async function untilAllSubscribed({ page }: Person, others: number): Promise<void> {
  const everybodySends = (count: number) => {
    const { remoteParticipants } = document.querySelector('visio-room')!.meeting.unstableTransport() as Room;
    return [...remoteParticipants.values()].filter(({ videoTrackPublications }) => [...videoTrackPublications.values()][0]?.isSubscribed).length === count;
  };
  await untilInPage(page, 'everybody sends a picture', everybodySends, others);
}

/**
 * Waits until nobody's picture comes in but of these: what is not shown any more is told to the server, which takes a
 * moment. `during` is what goes on while it is measured.
 */
export async function untilReceived(person: Person, names: readonly string[], during: () => Promise<void>): Promise<void> {
  const wanted = [...names].sort();
  for (const end = Date.now() + patience; ; ) {
    const growing = (await growingPictures(person, during)).sort();
    if (growing.join() === wanted.join()) return;
    if (Date.now() > end) assert.deepEqual(growing, wanted);
  }
}

/** How many frames of somebody's picture were decoded so far. */
export async function framesOf(person: Person, name: string): Promise<number> {
  return (await receivedBy(person)).find((one) => one.name === name)?.framesDecoded ?? 0;
}

/** What has come in at a page so far, by the name of who sends it. */
function receivedBy({ page }: Person) {
  return page.evaluate(async () => {
    const room = document.querySelector('visio-room')!.meeting.unstableTransport() as Room;
    const byTrack = await window.visioMedia.received();
    return [...room.remoteParticipants.values()].map(({ name, videoTrackPublications }) => {
      const [publication] = videoTrackPublications.values();
      // One that was never shown may not have had a single packet, and has no statistics then.
      return { name: name ?? '', ...byTrack[publication?.track?.mediaStreamTrack.id ?? ''] };
    });
  });
}

/** Names of the others of whom pictures came in or were decoded while something went on. */
async function growingPictures(person: Person, during: () => Promise<void>): Promise<string[]> {
  const earlier = await receivedBy(person);
  await during();
  const later = await receivedBy(person);
  const before = new Map(earlier.map((one) => [one.name, one]));
  const grows = (was: number | undefined, is: number | undefined) => (is ?? 0) > (was ?? 0);
  return later
    .filter(({ name, bytes, framesDecoded }) => grows(before.get(name)?.bytes, bytes) || grows(before.get(name)?.framesDecoded, framesDecoded))
    .map(({ name }) => name);
}
