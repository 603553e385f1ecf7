import { MeetingError, type Meeting } from '@visio-sdk/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { VisioErrorEvent } from '../events/facts.ts';

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
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #meeting: Meeting;
  readonly #parts: LateNoticesParts;
  #loading: Promise<boolean> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stops: (() => void)[] = [];
  #isThere = false;

  constructor(host: ReactiveControllerHost & HTMLElement, meeting: Meeting, parts: LateNoticesParts) {
    this.#host = host;
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
    if (this.#parts.hasProblems()) void this.#need();
  }

  #look(): void {
    const { state } = this.#meeting.connection.get();
    clearTimeout(this.#timer);
    if (state === 'reconnecting' || this.#meeting.speakers.blocked.get()) void this.#need();
    else if (state === 'joined') this.#timer = setTimeout(() => void this.#need(), rush);
  }

  async #pass(error: MeetingError): Promise<void> {
    if (!this.#isThere && (await this.#need())) this.#parts.tell(error);
  }

  /** Whether they could be loaded. */
  #need(): Promise<boolean> {
    this.#loading ??= this.#parts.load().then(
      () => (this.#isThere = true),
      (cause: unknown) => {
        this.#loading = undefined;
        this.#host.dispatchEvent(new VisioErrorEvent(new MeetingError('asset-missing', { cause })));
        return false;
      },
    );
    return this.#loading;
  }
}
