import { isInMeeting, isUnderWay, type Meeting } from '@visio-sdk/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { knownNow } from '../events/known.ts';
import { mirrorEvents } from '../events/mirror-events.ts';
import { whenIdle } from '../internal/when-idle.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';

/**
 * How long a removed `<visio-room>` waits before it leaves the meeting, in ms: frameworks that move an element remove
 * it and put it back, and that must cost neither the call nor the devices.
 */
export const REMOVAL_DELAY_MS = 500;

/**
 * What a room keeps going from the moment it enters the document until it has been gone for {@link REMOVAL_DELAY_MS}:
 * its events, everybody's sound, and leaving when the page goes.
 */
export class Presence implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #meeting: Meeting;
  readonly #onGone: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, meeting: Meeting, onGone: () => void) {
    this.#host = host;
    this.#meeting = meeting;
    this.#onGone = onGone;
    host.addController(this);
  }

  hostConnected(): void {
    clearTimeout(this.#timer);
    this.#stop ??= this.#start();
  }

  hostDisconnected(): void {
    this.#timer = setTimeout(() => void this.#end(), REMOVAL_DELAY_MS);
  }

  #start(): () => void {
    const meeting = this.#meeting;
    let stopSound: (() => void) | undefined;
    const hear = () => {
      if (isUnderWay(meeting.connection.get())) stopSound ??= meeting.speakers.play();
      else stopSound = void stopSound?.();
    };
    let isGone = false;
    let stopLate: (() => void) | undefined;
    let isLate = false;
    const mirrorRest = () => {
      if (isLate || !isInMeeting(meeting.connection.get())) return;
      isLate = true;
      const known = knownNow(meeting);
      // Pictures come first; a file that is gone is told by what needs it to be seen.
      whenIdle(() => {
        import('../events/mirror-late.ts').then(({ mirrorLate }) => isGone || (stopLate = mirrorLate(meeting, this.#host, known)), () => (isLate = false));
      });
    };
    hear();
    mirrorRest();
    const stops = [meeting.connection.subscribe(mirrorRest), meeting.connection.subscribe(hear), mirrorEvents(meeting, this.#host)];
    // Not `beforeunload`: that one can be cancelled, and the call must then go on.
    const leave = () => ignoreFailure(meeting.leave());
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      isGone = true;
      stopLate?.();
      for (const stop of stops) stop();
      stopSound?.();
    };
  }

  async #end(): Promise<void> {
    await this.#meeting.leave().catch(() => {});
    this.#onGone();
    // Put back while leaving: everything goes on from the start.
    if (this.#host.isConnected) return;
    this.#stop?.();
    this.#stop = undefined;
  }
}
