import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Icon } from '../internal/icon.ts';
import type { Toast } from './toasts.ts';

/** A notice of something that happened: it goes by itself. */
export interface Happening {
  /** Two of the same are one, the newer. */
  readonly id: string;
  readonly kind: Toast['kind'];
  readonly look: Icon;
  /** What it says, in the language of the moment. */
  readonly say: () => string;
  /** ms; undefined for what stays until it is dismissed or over. */
  readonly life: number | undefined;
  readonly action?: NonNullable<Toast['action']>;
  /** Whether screen readers are told by somebody else. */
  readonly isSaidElsewhere?: boolean;
}

interface Entry {
  readonly happening: Happening;
  readonly serial: number;
  /** Whether it has come onto the screen. */
  isRead: boolean;
  timer?: ReturnType<typeof setTimeout>;
}

/** How many are kept while others are shown; older ones give way. */
const most = 8;
/** How long one may wait for its turn, in ms: later it is no news. */
const patience = 15_000;

/**
 * Notices that come and go. The clock of each runs while it can be read: not before it is shown, and not while the pointer
 * or the focus is on the notices (WCAG 2.2.1).
 */
export class Happenings implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #entries: readonly Entry[] = [];
  #count = 0;
  #isPaused = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.clear();
  }

  add(happening: Happening): void {
    this.remove(happening.id);
    this.#set([...this.#entries, { happening, serial: ++this.#count, isRead: false }].slice(-most));
  }

  remove(id: string): void {
    if (this.#entries.some((one) => one.happening.id === id)) this.#set(this.#entries.filter((one) => one.happening.id !== id));
  }

  clear(): void {
    this.#set([]);
  }

  /** Those there are, oldest first. */
  get toasts(): Toast[] {
    return this.#entries.map(({ happening: { id, kind, look, say, action, isSaidElsewhere }, serial }) => ({
      ...{ id, kind, look, say, serial, isSaidElsewhere },
      ...(action && { action: { key: action.key, run: () => (this.remove(id), action.run()) } }),
      dismiss: () => this.remove(id),
    }));
  }

  /** After each drawing: these are on the screen. */
  shown(ids: readonly string[]): void {
    for (const entry of this.#entries) {
      const { id, life } = entry.happening;
      if (life === undefined || entry.isRead) continue;
      entry.isRead = ids.includes(id);
      if (entry.isRead) this.#run(entry, life);
      else entry.timer ??= setTimeout(() => this.#drop(entry), patience);
    }
  }

  /** Lets them stay while somebody reads; then their time begins anew. */
  pause(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    for (const entry of this.#entries) if (entry.isRead) this.#run(entry, entry.happening.life!);
  }

  #run(entry: Entry, life: number): void {
    clearTimeout(entry.timer);
    if (!this.#isPaused) entry.timer = setTimeout(() => this.#drop(entry), life);
  }

  #drop(entry: Entry): void {
    this.#set(this.#entries.filter((one) => one !== entry));
  }

  #set(entries: readonly Entry[]): void {
    for (const one of this.#entries) if (!entries.includes(one)) clearTimeout(one.timer);
    this.#entries = entries;
    this.#host.requestUpdate();
  }
}
