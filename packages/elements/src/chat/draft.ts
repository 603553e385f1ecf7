import { isUnderWay, MeetingError, type Meeting } from '@visio-sdk/core';

const drafts = new WeakMap<Meeting, Draft>();

/** What somebody is about to write in a meeting. It belongs to the meeting, so that it outlives the panel it is written in. */
export class Draft {
  readonly #meeting: Meeting;
  readonly #listeners = new Set<() => void>();
  #text = '';
  #isSending = false;
  /** What is to be sent once this is done: somebody writes faster than the line carries. */
  #next: string | undefined;
  #error: MeetingError | undefined;

  private constructor(meeting: Meeting) {
    this.#meeting = meeting;
    // What was meant for these people is not for the next ones.
    meeting.connection.subscribe(() => {
      if (!isUnderWay(meeting.connection.get())) this.#set('', undefined);
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
   * Sends it; what could not be sent stays. While something is being sent, what was written behind it follows. Resolves with
   * whether it was sent.
   */
  async send(): Promise<boolean> {
    if (this.#isSending) {
      this.#next = this.#text;
      return false;
    }
    return this.#send(this.#text);
  }

  async #send(sent: string): Promise<boolean> {
    this.#next = undefined;
    if (sent.trim() === '') return false;
    this.#isSending = true;
    this.#set(this.#text, undefined);
    try {
      await this.#meeting.chat.send(sent);
    } catch (error) {
      this.#isSending = false;
      this.#set(this.#text, error instanceof MeetingError ? error : new MeetingError('message-failed', { cause: error }));
      return false;
    }
    this.#isSending = false;
    // Whoever writes fast has begun the next one behind it.
    const rest = (text: string) => (text.startsWith(sent) ? text.slice(sent.length).replace(/^\n/, '') : text);
    const next = this.#next === undefined ? '' : rest(this.#next);
    this.#set(rest(this.#text), undefined);
    return next ? this.#send(next) : true;
  }

  #set(text: string, error: MeetingError | undefined): void {
    this.#text = text;
    this.#error = error;
    for (const listener of this.#listeners) listener();
  }
}
