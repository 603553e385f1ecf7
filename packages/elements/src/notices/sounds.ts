/**
 * Sounds of notices, made here by Web Audio: no file, and nothing is sent. Loaded with the first one.
 */
import type { Meeting } from '@visio-sdk/core';

/** What there is a sound for. */
export type Chime = 'joined' | 'left' | 'hand' | 'message' | 'knock';

interface Note {
  /** Hz. */
  readonly pitch: number;
  /** s after the start. */
  readonly at: number;
  /** s until it has died away. */
  readonly length: number;
}

const chimes: Readonly<Record<Chime, readonly Note[]>> = {
  joined: [
    { pitch: 523, at: 0, length: 0.25 },
    { pitch: 784, at: 0.12, length: 0.35 },
  ],
  left: [
    { pitch: 784, at: 0, length: 0.25 },
    { pitch: 523, at: 0.12, length: 0.35 },
  ],
  hand: [
    { pitch: 880, at: 0, length: 0.2 },
    { pitch: 1109, at: 0.1, length: 0.4 },
  ],
  message: [{ pitch: 988, at: 0, length: 0.2 }],
  knock: [
    { pitch: 220, at: 0, length: 0.12 },
    { pitch: 220, at: 0.2, length: 0.12 },
    { pitch: 220, at: 0.4, length: 0.12 },
  ],
};

/** Softer than people speak. */
const loudness = 0.08;
/** Least time between two sounds, and between two of the same, in ms. */
const pause = { any: 800, same: 4_000 } as const;

/** Plays sounds, not too many. */
export interface Chimes {
  play(chime: Chime): void;
  stop(): void;
}

/** Draws one sound on a context, from now on; returns when it is over, in s of the context. */
export function sound(context: BaseAudioContext, chime: Chime): number {
  const start = context.currentTime;
  const ends = chimes[chime].map(({ pitch, at, length }) => {
    const oscillator = new OscillatorNode(context, { type: 'sine', frequency: pitch });
    const gain = new GainNode(context, { gain: 0 });
    const [from, to] = [start + at, start + at + length];
    // Without a soft beginning it clicks.
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(loudness, from + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.0005, to);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(to);
    return to;
  });
  return Math.max(...ends);
}

/** Sounds for one meeting, out of the speaker that it uses. */
export function createChimes({ speakers }: Meeting): Chimes {
  let context: (AudioContext & { setSinkId?(id: string): Promise<void> }) | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let last = -Infinity;
  const lastOf = new Map<Chime, number>();

  function stop(): void {
    clearTimeout(idle);
    void context?.close();
    context = undefined;
  }

  return {
    play(chime) {
      const now = performance.now();
      if (now - last < pause.any || now - (lastOf.get(chime) ?? -Infinity) < pause.same) return;
      // A page that the person has not touched is silent, and a film of the page's own comes first.
      if (speakers.blocked.get() || isPagePlaying()) return;
      last = now;
      lastOf.set(chime, now);
      context ??= new AudioContext();
      const speaker = speakers.deviceId.get();
      if (speaker !== undefined) context.setSinkId?.(speaker).catch(() => {});
      if (context.state === 'running') sound(context, chime);
      else void context.resume().then(() => context && performance.now() - now < 500 && sound(context, chime), () => {});
      clearTimeout(idle);
      // An open context keeps the machine's sound awake.
      idle = setTimeout(stop, 3_000);
    },
    stop,
  };
}

/** Whether the page itself plays something that one hears; our own elements are not in its document. */
function isPagePlaying(): boolean {
  return [...document.querySelectorAll<HTMLMediaElement>('audio, video')].some((media) => !media.paused && !media.muted && media.volume > 0);
}
