import { isInMeeting, type Meeting } from '@visio-sdk/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LatePart } from '../internal/late-part.ts';

/** Loads what belongs to the door when it is needed: before it for who waits, behind it for who may let in. */
export class LateDoor implements ReactiveController {
  readonly #meeting: Meeting;
  readonly #lobby: LatePart;
  readonly #door: LatePart;
  #stops: (() => void)[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement, meeting: Meeting, load: (side: 'lobby' | 'door') => Promise<unknown>) {
    this.#meeting = meeting;
    this.#lobby = new LatePart(host, () => load('lobby'));
    this.#door = new LatePart(host, () => load('door'));
    host.addController(this);
  }

  hostConnected(): void {
    const { connection, capabilities } = this.#meeting;
    this.#stops = [connection, capabilities].map((one) => one.subscribe(() => this.#look()));
    this.#look();
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop();
  }

  #look(): void {
    const { connection, capabilities } = this.#meeting;
    const now = connection.get();
    if (now.state === 'waiting') this.#lobby.wish();
    else this.#lobby.forgive();
    if (isInMeeting(now) && capabilities.get().has('admit')) this.#door.wish();
    else this.#door.forgive();
  }
}
