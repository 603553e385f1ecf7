/** Which picture waits when the line carries only some. Loaded when the media server first holds one back. */
import { Track, type RemoteParticipant, type Room } from 'livekit-client';
import type { TrackSource } from '../transport/transport.ts';
import type { Attachments } from './attachments.ts';
import { sourceOf } from './sources.ts';

/** A video that is shown now. */
export interface ShownVideo {
  readonly key: string;
  /** CSS pixels that it covers, what is shown large (the speaker, a screen) mattering most; of a pinned person, without end. */
  readonly area: number;
  /** Whether the media server holds it back. */
  readonly paused: boolean;
}

/** What the attachments lend. */
export interface ThinLineParts {
  /** Whether the media server holds any video back. */
  isThin(): boolean;
  /** Looks at where they are on the page, which makes the browser lay it out. */
  shown(): readonly ShownVideo[];
  /** Stops receiving it, and says so to whoever shows it. */
  hold(key: string): void;
  release(key: string): void;
}

/** How long a smaller picture is held before the line is tried again, in ms; twice that each time it was in vain. */
const trial = 10_000;
const longestTrial = 80_000;

/**
 * The media server takes all cameras for equal: it holds back whichever does not fit. Here a smaller picture makes room
 * for a larger one, and comes back when the line carries it.
 */
export class ThinLine {
  readonly #parts: ThinLineParts;
  /** The last one held comes back first. */
  readonly #held: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = trial;
  #triedAt = -Infinity;

  constructor(parts: ThinLineParts) {
    this.#parts = parts;
  }

  /** The media server paused or resumed a video. */
  look(): void {
    if (this.#held.length === 0 && !this.#parts.isThin()) return;
    this.#releasePinned();
    const shown = this.#parts.shown().filter(({ key }) => !this.#held.includes(key));
    const waiting = largest(shown.filter(({ paused }) => paused));
    const victim = waiting && smallest(shown.filter(({ paused, area }) => !paused && area < waiting.area));
    if (!victim) return;
    if (performance.now() - this.#triedAt < trial) this.#wait = Math.min(longestTrial, this.#wait * 2);
    this.#held.push(victim.key);
    this.#parts.hold(victim.key);
    this.#schedule();
  }

  /** Somebody was pinned whose picture was held for others. */
  #releasePinned(): void {
    for (const { key, area } of this.#parts.shown()) {
      const at = area === Infinity ? this.#held.indexOf(key) : -1;
      if (at < 0) continue;
      this.#held.splice(at, 1);
      this.#parts.release(key);
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tryOne(), this.#wait);
  }

  #tryOne(): void {
    // While the server itself holds something back, there is no room.
    const isFull = this.#parts.shown().some(({ key, paused }) => paused && !this.#held.includes(key));
    const key = isFull ? undefined : this.#held.pop();
    if (key !== undefined) {
      this.#triedAt = performance.now();
      this.#parts.release(key);
    }
    if (this.#held.length > 0) this.#schedule();
    else this.#timer = setTimeout(() => (this.#wait = trial), longestTrial);
  }
}

/** A {@link ThinLine} of a room; `tell` is called with whoever is shown otherwise from now on. */
export function watchThinLine(room: Room, attachments: Attachments, tell: (participant: RemoteParticipant) => void): ThinLine {
  const owners = new Map<string, { readonly participant: RemoteParticipant; readonly source: TrackSource }>();
  const change = (key: string, action: 'hold' | 'release') => {
    const owner = owners.get(key);
    if (!owner) return;
    attachments[action](owner.participant.identity, owner.source);
    tell(owner.participant);
  };
  const videos = () =>
    [...room.remoteParticipants.values()].flatMap((participant) =>
      [...participant.videoTrackPublications.values()].map(({ source, track, trackSid }) => ({ participant, source: sourceOf(source), track, key: trackSid })),
    );
  return new ThinLine({
    isThin: () => videos().some(({ track }) => track?.streamState === Track.StreamState.Paused),
    shown() {
      return videos().flatMap(({ participant, source, track, key }) => {
        const covered = source ? attachments.areaOf(participant.identity, source) : 0;
        if (!source || covered === 0) return [];
        const area = participant.identity === attachments.pinned ? Infinity : covered;
        owners.set(key, { participant, source });
        return [{ key, area, paused: track?.streamState === Track.StreamState.Paused }];
      });
    },
    hold: (key) => change(key, 'hold'),
    release: (key) => change(key, 'release'),
  });
}

function largest(videos: readonly ShownVideo[]): ShownVideo | undefined {
  return [...videos].sort((a, b) => b.area - a.area)[0];
}

function smallest(videos: readonly ShownVideo[]): ShownVideo | undefined {
  return [...videos].sort((a, b) => a.area - b.area)[0];
}
