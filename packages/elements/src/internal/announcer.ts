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
/** Least time between two lines that are not urgent, in ms, and how many of them wait for it: the older ones give way. */
const pace = 1_000;
const mostWaiting = 4;

/** Says things to screen readers: lines come and go in two live regions, which must be in the page before. */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #lines: readonly Line[] = [];
  #waiting: readonly string[] = [];
  #isPacing = false;
  #count = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Says it after what is being said, or at once when urgent. What is not urgent is said one thing after the other. */
  say(text: string, isUrgent = false): void {
    if (isUrgent) return this.#show(text, true);
    if (this.#isPacing) {
      this.#waiting = [...this.#waiting.filter((one) => one !== text), text].slice(-mostWaiting);
      return;
    }
    this.#show(text, false);
    this.#isPacing = true;
    this.#after(pace, () => {
      this.#isPacing = false;
      const [next, ...rest] = this.#waiting;
      this.#waiting = rest;
      if (next !== undefined) this.say(next);
    });
  }

  #show(text: string, isUrgent: boolean): void {
    const line = { id: ++this.#count, text, isUrgent };
    this.#set([...this.#lines, line]);
    this.#after(lineLife, () => this.#set(this.#lines.filter((one) => one !== line)));
  }

  #after(wait: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, wait);
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
    this.#waiting = [];
    this.#isPacing = false;
  }

  #set(lines: readonly Line[]): void {
    this.#lines = lines;
    this.#host.requestUpdate();
  }
}
