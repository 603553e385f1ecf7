import { Track, type Room } from 'livekit-client';
import type { LineSample } from '../transport/transport.ts';
import { arePicturesDue, notePictures } from './paused-pictures.ts';

/** Of W3C WebRTC Statistics, what is used here. */
interface Entry {
  readonly id: string;
  readonly type: string;
  readonly bytesReceived?: number;
  readonly responsesReceived?: number;
  readonly nominated?: boolean;
  readonly selectedCandidatePairId?: string;
}

/** What is remembered of one peer connection from sample to sample. */
interface Past {
  /** Grows with what arrives. */
  arrived: number;
  /** Bytes so far, by path. */
  bytes: ReadonlyMap<string, number>;
  /** Paths that something came by last. */
  carriers: ReadonlySet<string>;
  /** Answers to ICE's checks by those in use. */
  answers: number;
  /** The entries that all of this is taken from. */
  ids: readonly string[];
}

const pasts = new WeakMap<object, Past>();

/**
 * What has arrived over the room's peer connections so far; undefined while there are none. A report on a full room has
 * hundreds of entries, and each that is looked at is work for the page's main thread: while things come, only those are
 * that say so.
 */
export async function sampleOf(room: Pick<Room, 'engine' | 'localParticipant' | 'remoteParticipants' | 'emit'>): Promise<LineSample | undefined> {
  const { engine, localParticipant } = room;
  // Without an engine one is out of the room.
  const manager = (engine as typeof engine | undefined)?.pcManager;
  if (!manager) return undefined;
  // A camera that nobody watches sends nothing (dynacast): only a microphone is sure to.
  const microphone = localParticipant.getTrackPublication(Track.Source.Microphone);
  const sending = microphone !== undefined && !microphone.isMuted;
  const now = performance.now();
  const isThorough = arePicturesDue(room, now);
  let arrived = 0;
  const all: Entry[] = [];
  for (const transport of [manager.publisher, manager.subscriber]) {
    const report = await transport?.getStats();
    if (!transport || !report) continue;
    const past = pasts.get(transport);
    let next = past && !isThorough ? note(past.ids.flatMap((id) => report.get(id) ?? []), past, sending) : undefined;
    if (!next || next.arrived === past?.arrived) {
      const entries: Entry[] = [];
      report.forEach((entry: Entry) => entries.push(entry));
      all.push(...entries);
      next = note(entries, past, sending);
    }
    pasts.set(transport, next);
    arrived += next.arrived;
  }
  if (isThorough) notePictures(room, all, now);
  return { arrived, sending };
}

/**
 * Bytes count by whichever path they come. Answers to ICE's checks count for who has nothing else to go by, and only by
 * the path that bytes came by last: when UDP stops passing, the browser soon goes over to its pair by TCP, which
 * answers for ever, while the media server goes on sending by UDP.
 */
function note(entries: readonly Entry[], past: Past | undefined, sending: boolean): Past {
  const pairs = entries.filter(({ type }) => type === 'candidate-pair');
  const selected = new Set(entries.map(({ selectedCandidatePairId }) => selectedCandidatePairId));
  selected.delete(undefined);
  // Not every browser tells which pair is selected; a nominated one is, or was.
  const isInUse = ({ id, nominated }: Entry) => (selected.size > 0 ? selected.has(id) : nominated === true);

  const bytes = new Map(pairs.map(({ id, bytesReceived = 0 }) => [id, bytesReceived]));
  const grown = [...bytes].flatMap(([id, count]) => (count > (past?.bytes.get(id) ?? 0) ? [id] : []));
  const carriers = grown.length > 0 ? new Set(grown) : (past?.carriers ?? new Set<string>());
  const answers = pairs.reduce((sum, pair) => sum + (isInUse(pair) && carriers.has(pair.id) ? (pair.responsesReceived ?? 0) : 0), 0);
  const isAnswered = !sending && answers > (past?.answers ?? 0);
  const ids = entries.flatMap(({ id, type, selectedCandidatePairId }) => (type === 'candidate-pair' || selectedCandidatePairId !== undefined ? [id] : []));
  return { bytes, carriers, answers, ids, arrived: (past?.arrived ?? 0) + Number(grown.length > 0 || isAnswered) };
}
