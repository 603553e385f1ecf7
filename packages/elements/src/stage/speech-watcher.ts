import type { Participant } from '@visio-sdk/core';
import { nextSpeechChange, noteSpeech, type SpeechLog } from '@visio-sdk/core/layout';

/** How long changes are gathered before anybody moves, in ms: in a large room somebody begins or stops all the time. */
const pace = 200;

/**
 * Keeps the log of who speaks, and calls back whenever it, or time, may have changed who holds the floor. Apart from
 * the element's own state, since people begin and stop to speak many times a minute.
 */
export class SpeechWatcher {
  readonly #onChange: () => void;
  readonly #stops = new Map<Participant, () => void>();
  #log: SpeechLog = new Map();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pending: ReturnType<typeof setTimeout> | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get log(): SpeechLog {
    return this.#log;
  }

  /** ms, on the clock of the log. */
  get now(): number {
    return performance.now();
  }

  /** Listens to these participants and to nobody else. */
  watch(participants: readonly Participant[]): void {
    const wanted = new Set(participants);
    for (const [participant, stop] of this.#stops) {
      if (wanted.has(participant)) continue;
      stop();
      this.#stops.delete(participant);
      this.#note(participant, false);
    }
    for (const participant of participants) {
      if (this.#stops.has(participant)) continue;
      this.#stops.set(participant, participant.speaking.subscribe(() => this.#heard(participant)));
      this.#note(participant, participant.speaking.get());
    }
    this.#setTimer();
  }

  stop(): void {
    for (const stop of this.#stops.values()) stop();
    this.#stops.clear();
    clearTimeout(this.#timer);
    clearTimeout(this.#pending);
    this.#pending = undefined;
  }

  #heard(participant: Participant): void {
    this.#note(participant, participant.speaking.get());
    this.#pending ??= setTimeout(() => {
      this.#pending = undefined;
      this.#setTimer();
      this.#onChange();
    }, pace);
  }

  #note({ identity }: Participant, speaking: boolean): void {
    this.#log = noteSpeech(this.#log, identity, speaking, this.now);
  }

  #setTimer(): void {
    clearTimeout(this.#timer);
    const next = nextSpeechChange(this.#log, this.now);
    if (next === undefined) return;
    this.#timer = setTimeout(() => {
      this.#setTimer();
      this.#onChange();
    }, next - this.now);
  }
}
