import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How near to its end somebody has to be to be taken along, in CSS pixels. */
const near = 48;

/** Keeps a log at its end while somebody is there, and leaves alone whoever reads further up. */
export class EndOfLog implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #log: Element | undefined;
  #isAt = true;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether the last message can be seen. */
  get isAt(): boolean {
    return this.#isAt;
  }

  /** Follows this log, whose height is that of the `content` in it; returns how to stop. */
  follow(log: Element): () => void {
    this.#log = log;
    this.#isAt = true;
    const scrolled = () => {
      const isAt = log.scrollHeight - log.scrollTop - log.clientHeight <= near;
      if (isAt === this.#isAt) return;
      this.#isAt = isAt;
      this.#host.requestUpdate();
    };
    log.addEventListener('scroll', scrolled, { passive: true });
    // A panel that gets narrower, a field that grows, a picture of text that comes late.
    const observer = new ResizeObserver(() => this.#stay());
    for (const one of [log, ...log.children]) observer.observe(one);
    return () => {
      log.removeEventListener('scroll', scrolled);
      observer.disconnect();
      this.#log = undefined;
    };
  }

  /** Goes to the end. */
  go(): void {
    this.#isAt = true;
    this.#stay();
  }

  hostUpdated(): void {
    this.#stay();
  }

  #stay(): void {
    if (this.#isAt && this.#log) this.#log.scrollTop = this.#log.scrollHeight;
  }
}
