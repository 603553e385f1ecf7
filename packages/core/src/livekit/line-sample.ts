import { Track, type Room } from 'livekit-client';
import type { LineSample } from '../transport/transport.ts';

/** Of W3C WebRTC Statistics, what is used here. */
interface Entry {
  readonly id: string;
  readonly type: string;
  readonly bytesReceived?: number;
  readonly responsesReceived?: number;
  readonly nominated?: boolean;
  readonly selectedCandidatePairId?: string;
}

/** What has arrived over the room's peer connections so far; undefined while there are none. */
export async function sampleOf({ engine, localParticipant }: Room): Promise<LineSample | undefined> {
  // Without an engine one is out of the room.
  const manager = (engine as typeof engine | undefined)?.pcManager;
  if (!manager) return undefined;
  let arrived = 0;
  for (const transport of [manager.publisher, manager.subscriber]) {
    const report = await transport?.getStats();
    if (report) arrived += arrivedBy(report);
  }
  // A camera that nobody watches sends nothing (dynacast): only a microphone is sure to.
  const microphone = localParticipant.getTrackPublication(Track.Source.Microphone);
  return { arrived, sending: microphone !== undefined && !microphone.isMuted };
}

/** By the path in use alone: others go on answering ICE's checks after it broke. */
function arrivedBy(report: RTCStatsReport): number {
  const entries: Entry[] = [];
  report.forEach((entry: Entry) => entries.push(entry));
  const selected = new Set(entries.map(({ selectedCandidatePairId }) => selectedCandidatePairId));
  selected.delete(undefined);
  // Not every browser tells which pair is selected; a nominated one is, or was.
  const isInUse = ({ id, nominated }: Entry) => (selected.size > 0 ? selected.has(id) : nominated === true);
  const pairs = entries.filter((entry) => entry.type === 'candidate-pair' && isInUse(entry));
  return pairs.reduce((total, { bytesReceived = 0, responsesReceived = 0 }) => total + bytesReceived + responsesReceived, 0);
}
