import type { Meeting, MeetingError } from '@visio-sdk/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LatePart } from './late-part.ts';

/** How long after joining the notices are loaded unless something is to be said before, in ms: pictures come first. */
const rush = 2_000;

/** What the room lends. */
export interface LateNoticesParts {
  load(): Promise<unknown>;
  hasProblems(): boolean;
  /** Hands over what happened before the notices were there. */
  tell(error: MeetingError): void;
}

/** Loads the notices when there is something to say, else once the rush of joining is over. */
export class LateNotices implements ReactiveController {
  readonly #meeting: Meeting;
  readonly #parts: LateNoticesParts;
  readonly #part: LatePart;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stops: (() => void)[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement, meeting: Meeting, parts: LateNoticesParts) {
    this.#part = new LatePart(host, parts.load);
    this.#meeting = meeting;
    this.#parts = parts;
    host.addController(this);
  }

  hostConnected(): void {
    const { connection, speakers } = this.#meeting;
    const look = () => this.#look();
    this.#stops = [connection.subscribe(look), speakers.blocked.subscribe(look), this.#meeting.onError((error) => void this.#pass(error))];
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop();
    clearTimeout(this.#timer);
  }

  hostUpdated(): void {
    if (this.#parts.hasProblems()) this.#part.wish();
  }

  #look(): void {
    const { state } = this.#meeting.connection.get();
    clearTimeout(this.#timer);
    if (state === 'reconnecting' || this.#meeting.speakers.blocked.get()) void this.#part.need();
    else if (state === 'joined') this.#timer = setTimeout(() => void this.#part.need(), rush);
  }

  async #pass(error: MeetingError): Promise<void> {
    if (this.#part.status !== 'ready' && (await this.#part.need())) this.#parts.tell(error);
  }
}
