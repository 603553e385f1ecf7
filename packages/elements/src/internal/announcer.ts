import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

interface Line {
  readonly id: number;
  readonly text: string;
  readonly isUrgent: boolean;
}

/** How long a line stays in its live region, in ms: long enough for any screen reader to pick it up. */
const lineLife = 7_000;

/** Says things to screen readers: lines come and go in two live regions, which must be in the page before. */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #lines: readonly Line[] = [];
  #count = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Says it after what is being said, or at once when urgent. */
  say(text: string, isUrgent = false): void {
    const line = { id: ++this.#count, text, isUrgent };
    this.#set([...this.#lines, line]);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#set(this.#lines.filter((one) => one !== line));
    }, lineLife);
    this.#timers.add(timer);
  }

  render(): TemplateResult {
    const lines = (isUrgent: boolean) =>
      repeat(
        this.#lines.filter((line) => line.isUrgent === isUrgent),
        (line) => line.id,
        (line) => html`<p>${line.text}</p>`,
      );
    return html`<div class="hidden" role="status">${lines(false)}</div>
      <div class="hidden" role="alert">${lines(true)}</div>`;
  }

  hostDisconnected(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#lines = [];
  }

  #set(lines: readonly Line[]): void {
    this.#lines = lines;
    this.#host.requestUpdate();
  }
}
