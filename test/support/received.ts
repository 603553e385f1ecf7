// What comes in at a page, measured by what its browser decodes and not by what was asked for.
import assert from 'node:assert/strict';
import type { Room } from 'livekit-client';
import type { Person } from './person.ts';

/** Names of the others of whom pictures came in or were decoded while something went on; all of them, `others`, are subscribed to. */
export async function growingPictures(person: Person, others: number, during: () => Promise<void>): Promise<string[]> {
  const received = () =>
    person.page.evaluate(async () => {
      const room = document.querySelector('visio-room')!.meeting.unstableTransport() as Room;
      const byTrack = await window.visioMedia.received();
      return [...room.remoteParticipants.values()].map(({ name, videoTrackPublications }) => {
        const [publication] = videoTrackPublications.values();
        // One that was never shown may not have had a single packet, and has no statistics then.
        return { name: name ?? '', isSubscribed: publication?.isSubscribed, ...byTrack[publication?.track?.mediaStreamTrack.id ?? ''] };
      });
    });
  const earlier = await received();
  await during();
  const later = await received();
  assert.equal(later.filter(({ isSubscribed }) => isSubscribed).length, others, 'all are subscribed to');
  const before = new Map(earlier.map((one) => [one.name, one]));
  const grows = (was: number | undefined, is: number | undefined) => (is ?? 0) > (was ?? 0);
  return later
    .filter(({ name, bytes, framesDecoded }) => grows(before.get(name)?.bytes, bytes) || grows(before.get(name)?.framesDecoded, framesDecoded))
    .map(({ name }) => name);
}
