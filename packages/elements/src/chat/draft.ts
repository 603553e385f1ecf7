import { isUnderWay, MeetingError, type Meeting } from '@visio-sdk/core';

const drafts = new WeakMap<Meeting, Draft>();

/** What somebody is about to write in a meeting. It belongs to the meeting, so that it outlives the panel it is written in. */
export class Draft {
  readonly #meeting: Meeting;
  readonly #listeners = new Set<() => void>();
  #text = '';
  #isSending = false;
  /** The text each time it was finished while another was being sent: somebody writes faster than the line carries. */
  #finished: string[] = [];
  /** Of the meeting that it is written in. */
  #turn = 0;
  #error: MeetingError | undefined;

  private constructor(meeting: Meeting) {
    this.#meeting = meeting;
    // What was meant for these people is not for the next ones.
    meeting.connection.subscribe(() => {
      if (isUnderWay(meeting.connection.get())) return;
      this.#turn++;
      this.#isSending = false;
      this.#finished = [];
      this.#set('', undefined);
    });
  }

  /** The draft of this meeting: always the same. */
  static of(meeting: Meeting): Draft {
    const draft = drafts.get(meeting) ?? new Draft(meeting);
    drafts.set(meeting, draft);
    return draft;
  }

  get text(): string {
    return this.#text;
  }

  get isSending(): boolean {
    return this.#isSending;
  }

  /** Why it was not sent. */
  get error(): MeetingError | undefined {
    return this.#error;
  }

  /** Calls the listener at each change; returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Somebody wrote. */
  write(text: string): void {
    // Whether it is still too long is said by its length.
    const isAnswered = text === '' || this.#error?.code === 'message-too-long';
    this.#set(text, isAnswered ? undefined : this.#error);
  }

  /**
   * Sends it, and what is finished behind it while it is being sent; what could not be sent stays. Resolves with whether it
   * was sent.
   */
  async send(): Promise<boolean> {
    if (this.#isSending) {
      this.#finished.push(this.#text);
      return false;
    }
    return this.#send(this.#text);
  }

  async #send(sent: string): Promise<boolean> {
    if (sent.trim() === '') return false;
    const turn = this.#turn;
    this.#isSending = true;
    this.#set(this.#text, undefined);
    const failure = await this.#meeting.chat.send(sent).then(
      () => undefined,
      (error: unknown) => (error instanceof MeetingError ? error : new MeetingError('message-failed', { cause: error })),
    );
    // Another meeting's.
    if (turn !== this.#turn) return false;
    this.#isSending = false;
    const finished = this.#finished;
    this.#finished = [];
    if (failure) {
      this.#set(this.#text, failure);
      return false;
    }
    // Whoever writes fast has begun the next one behind it.
    const rest = (text: string) => (text.startsWith(sent) ? text.slice(sent.length).replace(/^\n/, '') : text);
    this.#set(rest(this.#text), undefined);
    const [next, ...others] = finished.map(rest).filter((text) => text.trim());
    if (next !== undefined) {
      this.#finished = others;
      void this.#send(next);
    }
    return true;
  }

  #set(text: string, error: MeetingError | undefined): void {
    this.#text = text;
    this.#error = error;
    for (const listener of this.#listeners) listener();
  }
}
