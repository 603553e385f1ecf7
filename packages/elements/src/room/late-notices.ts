import { isInMeeting, type Meeting, type MeetingError } from '@visio-sdk/core';
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
  /** Keys that wait for what hears them. */
  readonly #pressed = new Map<string, KeyboardEvent>();
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
    const { connection, speakers, reactions } = this.#meeting;
    const look = () => this.#look();
    this.#stops = [
      connection.subscribe(look),
      speakers.blocked.subscribe(look),
      // It is gone in a moment.
      reactions.recent.subscribe(() => reactions.recent.get()[0] && this.#part.wish()),
      this.#meeting.onError((error) => void this.#pass(error)),
    ];
    this.#host.addEventListener('visio-shortcuts-request', this.#onRequest);
    this.#host.addEventListener('keydown', this.#onKey);
    this.#host.addEventListener('click', this.#onClick);
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop();
    clearTimeout(this.#timer);
    this.#host.removeEventListener('visio-shortcuts-request', this.#onRequest);
    this.#host.removeEventListener('keydown', this.#onKey);
    this.#host.removeEventListener('click', this.#onClick);
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
    if (this.#hears('visio-shortcuts')) return;
    queueMicrotask(async () => {
      if (!event.defaultPrevented && (await this.#part.need())) void this.#find('visio-shortcuts')?.show();
    });
  };

  /**
   * A key is not lost because it comes before what hears it: who presses it to be muted must not go on being heard. Pressed
   * twice, or with a click after it, it may have been done already, and then it is not done again.
   */
  readonly #onKey = async (event: KeyboardEvent): Promise<void> => {
    const meeting = this.#meeting.connection.get();
    if (event.repeat || !isInMeeting(meeting) || this.#hears('visio-shortcuts') || this.#part.status === 'missing') return;
    const [target] = event.composedPath();
    this.#pressed.set(event.key, event);
    if (!(await this.#part.need())) return;
    const keys = this.#find('visio-shortcuts');
    await keys?.updateComplete;
    if (this.#pressed.get(event.key) !== event) return;
    const now = this.#meeting.connection.get();
    if (isInMeeting(now) && now.since === meeting.since) await keys?.replay(event, target);
  };

  readonly #onClick = (): void => this.#pressed.clear();

  async #pass(error: MeetingError): Promise<void> {
    if (!this.#hears('visio-notices') && (await this.#part.need())) this.#find('visio-notices')?.tell(error);
  }

  /** Its file is there and it is drawn: until its words have come, too, it hears nothing. */
  #hears(tag: 'visio-notices' | 'visio-shortcuts'): boolean {
    return !!this.#find(tag)?.hasUpdated;
  }

  #find<Tag extends 'visio-notices' | 'visio-shortcuts'>(tag: Tag): HTMLElementTagNameMap[Tag] | null | undefined {
    return this.#host.shadowRoot?.querySelector(tag);
  }
}
