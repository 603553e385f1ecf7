import type { Meeting, Participant } from '@visio-sdk/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** From how many people on changes of the list are gathered, and for how long, in ms. */
const crowd = 100;
const pace = 250;

/**
 * Everybody in the order of the list: oneself, then by name as the language sorts it. Redraws its host when somebody
 * comes, goes or takes another name, and not when they speak or mute themselves.
 */
export class Roster implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #stops = new Map<Participant, () => void>();
  readonly #names = new Map<Participant, string>();
  #meeting: Meeting | undefined;
  #stopList: (() => void) | undefined;
  #order: readonly Participant[] = [];
  #sortedFor: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isConnected = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#start();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#stop();
  }

  /** To be used in `render()`. */
  of(meeting: Meeting, language: string): readonly Participant[] {
    if (meeting !== this.#meeting) {
      this.#stop();
      this.#meeting = meeting;
      if (this.#isConnected) this.#start();
    }
    if (this.#sortedFor !== language) {
      this.#sort(meeting.participants.get(), language);
      this.#sortedFor = language;
    }
    return this.#order;
  }

  #start(): void {
    if (!this.#meeting || this.#stopList) return;
    this.#stopList = this.#meeting.participants.subscribe(() => {
      this.#follow();
      this.#changed();
    });
    this.#follow();
    // Whatever happened while nobody looked.
    this.#sortedFor = undefined;
  }

  #stop(): void {
    this.#stopList?.();
    this.#stopList = undefined;
    for (const stop of this.#stops.values()) stop();
    this.#stops.clear();
    this.#names.clear();
    this.#sortedFor = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #follow(): void {
    const now = new Set(this.#meeting?.participants.get());
    for (const [one, stop] of this.#stops) {
      if (now.has(one)) continue;
      stop();
      this.#stops.delete(one);
      this.#names.delete(one);
    }
    for (const one of now) {
      if (this.#stops.has(one)) continue;
      this.#names.set(one, one.state.get().name);
      this.#stops.set(one, one.state.subscribe(() => this.#renamed(one)));
    }
  }

  #renamed(one: Participant): void {
    const { name } = one.state.get();
    if (name === this.#names.get(one)) return;
    this.#names.set(one, name);
    this.#changed();
  }

  /** In a crowd somebody comes or goes all the time: the list then follows now and then. */
  #changed(): void {
    const update = () => {
      this.#timer = undefined;
      this.#sortedFor = undefined;
      this.#host.requestUpdate();
    };
    if (this.#stops.size < crowd) update();
    else this.#timer ??= setTimeout(update, pace);
  }

  /** From the order before, which is nearly sorted: one who comes among a thousand costs little. */
  #sort(participants: readonly Participant[], language: string): void {
    const collator = new Intl.Collator(language, { numeric: true });
    const now = new Set(participants);
    const known = this.#order.filter((one) => now.delete(one));
    const nameOf = (one: Participant) => this.#names.get(one) ?? one.state.get().name;
    this.#order = [...known, ...now].sort((a, b) => {
      if (a.isLocal !== b.isLocal) return a.isLocal ? -1 : 1;
      const [left, right] = [nameOf(a), nameOf(b)];
      // Those without a name come last.
      if (!left !== !right) return left ? -1 : 1;
      return collator.compare(left, right) || (a.identity < b.identity ? -1 : 1);
    });
  }
}
