import type { Meeting, MeetingError } from '@visio-sdk/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LatePart } from '../internal/late-part.ts';

/** How long after joining the notices are loaded unless something is to be said before, in ms: pictures come first. */
const rush = 2_000;

/** What the room lends. */
export interface LateNoticesParts {
  load(): Promise<unknown>;
  hasProblems(): boolean;
}

/** Loads notices and keys when there is something to say or a key is pressed, else once the rush of joining is over. */
export class LateNotices implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #meeting: Meeting;
  readonly #parts: LateNoticesParts;
  readonly #part: LatePart;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stops: (() => void)[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement, meeting: Meeting, parts: LateNoticesParts) {
    this.#part = new LatePart(host, parts.load);
    this.#host = host;
    this.#meeting = meeting;
    this.#parts = parts;
    host.addController(this);
  }

  hostConnected(): void {
    const { connection, speakers } = this.#meeting;
    const look = () => this.#look();
    this.#stops = [connection.subscribe(look), speakers.blocked.subscribe(look), this.#meeting.onError((error) => void this.#pass(error))];
    this.#host.addEventListener('visio-shortcuts-request', this.#onRequest);
    this.#host.addEventListener('keydown', this.#onKey);
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop();
    clearTimeout(this.#timer);
    this.#host.removeEventListener('visio-shortcuts-request', this.#onRequest);
    this.#host.removeEventListener('keydown', this.#onKey);
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

  /** The keys hear such a request themselves once they are there. */
  readonly #onRequest = (event: Event): void => {
    if (this.#part.status === 'ready') return;
    queueMicrotask(async () => {
      if (!event.defaultPrevented && (await this.#part.need())) void this.#find('visio-shortcuts')?.show();
    });
  };

  /** A key is not lost because it comes before what hears it: who presses it to be muted must not go on being heard. */
  readonly #onKey = async (event: KeyboardEvent): Promise<void> => {
    if (this.#part.status === 'ready' || this.#meeting.connection.get().state !== 'joined') return;
    const [target] = event.composedPath();
    if (await this.#part.need()) await this.#find('visio-shortcuts')?.replay(event, target);
  };

  async #pass(error: MeetingError): Promise<void> {
    if (this.#part.status !== 'ready' && (await this.#part.need())) this.#find('visio-notices')?.tell(error);
  }

  #find<Tag extends 'visio-notices' | 'visio-shortcuts'>(tag: Tag): HTMLElementTagNameMap[Tag] | null | undefined {
    return this.#host.shadowRoot?.querySelector(tag);
  }
}
