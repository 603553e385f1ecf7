import { MeetingError, type ErrorCode } from '@visio-sdk/core';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import Square from 'lucide/dist/esm/icons/square.mjs';
import SquareCheck from 'lucide/dist/esm/icons/square-check.mjs';
import type { TextKey } from '../translations/fr.ts';
import { icon, type Icon } from './icon.ts';
import { moveInColumn } from './move-in-column.ts';

/** Something that a moderator may do. */
export interface Action {
  readonly id: string;
  readonly label: string;
  readonly icon?: Icon;
  /** Whether it is so now, for what can be so or not: the list then stays open. */
  readonly checked?: boolean;
  /** What cannot be undone asks before. */
  readonly confirm?: { readonly question: string; readonly hint: string };
  run(): Promise<void>;
}

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Actions one below the other: Tab and the arrow keys go through them, one at a time is under way, what went wrong is
 * said, and what cannot be undone is asked first.
 */
export class ActionList implements ReactiveController {
  readonly #host: Host;
  readonly #t: (key: TextKey) => string;
  readonly #onDone: (action: Action) => void;
  #asking: Action | undefined;
  #busy: string | undefined;
  #problem: ErrorCode | undefined;
  #hadFocus = false;

  constructor(host: Host, t: (key: TextKey) => string, onDone: (action: Action) => void) {
    this.#host = host;
    this.#t = t;
    this.#onDone = onDone;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#hadFocus = this.#box?.matches(':focus-within') ?? false;
  }

  hostUpdated(): void {
    // What had the focus is gone: somebody else did the same, or the question took its place.
    if (this.#hadFocus && !this.#box?.matches(':focus-within')) this.focus();
  }

  /** Forgets what was asked and what went wrong. */
  reset(): void {
    this.#asking = this.#busy = this.#problem = undefined;
    this.#host.requestUpdate();
  }

  /** Goes to the first of them; of a question's answers, to the one that does nothing. */
  focus(id?: string): void {
    const chosen = id === undefined ? undefined : this.#buttons.find((one) => one.dataset['action'] === id);
    (chosen ?? this.#buttons[0])?.focus();
  }

  render(actions: readonly Action[]): TemplateResult {
    return html`<div class="action-list" @keydown=${this.#onKey}>
      ${this.#asking ? this.#renderQuestion(this.#asking) : this.#renderActions(actions)}
      <div role="alert">${this.#problem ? html`<p class="problem">${this.#t(`error.${this.#problem}`)}</p>` : nothing}</div>
    </div>`;
  }

  #renderActions(actions: readonly Action[]): TemplateResult {
    return html`<ul role="list">
      ${repeat(
        actions,
        ({ id }) => id,
        (action) => html`<li>
          <button
            class=${action.confirm ? 'item grave' : 'item'}
            type="button"
            data-action=${action.id}
            role=${action.checked === undefined ? nothing : 'switch'}
            aria-checked=${action.checked ?? nothing}
            aria-disabled=${this.#busy ? 'true' : nothing}
            aria-busy=${this.#busy === action.id ? 'true' : nothing}
            @click=${() => this.#choose(action)}
          >
            ${icon(action.icon ?? (action.checked ? SquareCheck : Square))}<span>${action.label}</span>
          </button>
        </li>`,
      )}
    </ul>`;
  }

  #renderQuestion(action: Action): TemplateResult {
    const { question, hint } = action.confirm!;
    return html`<div class="question" role="group" aria-labelledby="question" aria-describedby="consequence">
      <p class="asked" id="question">${question}</p>
      <p class="hint" id="consequence">${hint}</p>
      <div class="answers">
        <button class="button" type="button" @click=${() => this.#stopAsking(action)}>${this.#t('moderationMenu.cancel')}</button>
        <button
          class="button danger"
          type="button"
          data-action="confirm"
          aria-disabled=${this.#busy ? 'true' : nothing}
          @click=${() => void this.#run(action)}
        >
          ${action.label}
        </button>
      </div>
    </div>`;
  }

  #choose(action: Action): void {
    if (this.#busy) return;
    if (!action.confirm) return void this.#run(action);
    this.#asking = action;
    this.#problem = undefined;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.focus());
  }

  #stopAsking({ id }: Action): void {
    this.#asking = undefined;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.focus(id));
  }

  async #run(action: Action): Promise<void> {
    if (this.#busy) return;
    this.#busy = action.id;
    this.#problem = undefined;
    this.#host.requestUpdate();
    try {
      await action.run();
      this.#asking = undefined;
      this.#onDone(action);
    } catch (error) {
      this.#problem = error instanceof MeetingError ? error.code : 'server-error';
    } finally {
      this.#busy = undefined;
      this.#host.requestUpdate();
    }
  }

  readonly #onKey = (event: KeyboardEvent): void => moveInColumn(event, this.#buttons);

  get #box(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.action-list');
  }

  get #buttons(): HTMLElement[] {
    return [...(this.#box?.querySelectorAll<HTMLElement>('button') ?? [])];
  }
}
