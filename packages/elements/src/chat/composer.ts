import type { Meeting } from '@visio-sdk/core';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import SendHorizontal from 'lucide/dist/esm/icons/send-horizontal.mjs';
import { attach } from '../internal/attach.ts';
import { icon } from '../internal/icon.ts';
import { keepKeys } from '../internal/keep-keys.ts';
import { spinner } from '../internal/spinner.ts';
import type { TextKey } from '../translations/fr.ts';
import type { PluralKey, TextParams } from '../translations/translate.ts';
import { Draft } from './draft.ts';

/** What the element lends. */
export interface ComposerParts {
  language(): string;
  t(key: TextKey, params?: TextParams): string;
  plural(key: PluralKey, count: number, params?: TextParams): string;
  /** Something was sent. */
  sent(): void;
}

/** From so many characters left on, how many there are is said. */
const near = 500;

/** Where one writes: a field that grows, a button, and what stands in the way. */
export class Composer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #parts: ComposerParts;
  #field: HTMLTextAreaElement | undefined;
  /** Characters of a text that was too long to be pasted. */
  #refused = 0;

  constructor(host: ReactiveControllerHost, parts: ComposerParts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#grow();
  }

  render(meeting: Meeting): TemplateResult {
    const { t } = this.#parts;
    const draft = Draft.of(meeting);
    const { isSending } = draft;
    const left = meeting.chat.maxLength - draft.text.trim().length;
    const isEmpty = draft.text.trim() === '';
    const problem = this.#problem(draft, meeting);
    return html`<form
      class="composer"
      part="composer"
      ${attach(draft, (form) => this.#follow(draft, form))}
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#send(draft);
      }}
    >
      <div class="problem" role="alert">
        ${problem
          ? html`<p id="problem">${problem}</p>
              ${draft.error ? html`<button class="button small" type="submit">${t('chat.retry')}</button>` : nothing}`
          : nothing}
      </div>
      <div class="row">
        <textarea
          class="field"
          part="field"
          rows="1"
          dir="auto"
          enterkeyhint="send"
          autocomplete="off"
          aria-label=${t('chat.write')}
          aria-describedby="hint count problem"
          aria-invalid=${left < 0 ? 'true' : 'false'}
          placeholder=${t('chat.write')}
          .value=${live(draft.text)}
          @input=${(event: InputEvent) => this.#write(draft, event)}
          @beforeinput=${(event: InputEvent) => this.#mayInsert(event, meeting.chat.maxLength)}
          @keydown=${(event: KeyboardEvent) => this.#pressed(draft, event)}
        ></textarea>
        <button
          class="button primary send"
          part="send-button"
          type="submit"
          aria-label=${t(isSending ? 'chat.sending' : 'chat.send')}
          aria-disabled=${isEmpty || isSending ? 'true' : 'false'}
        >
          ${isSending ? spinner() : icon(SendHorizontal)}
        </button>
      </div>
      <p class=${left < 0 ? 'count over' : 'count'} id="count" ?hidden=${left > near}>${this.#count(left)}</p>
      <p class="hidden" id="hint">${t('chat.keys')}</p>
      <p class="hidden" role="status">${isSending ? t('chat.sending') : ''}</p>
    </form>`;
  }

  #count(left: number): string {
    return left < 0 ? this.#parts.plural('chat.over', -left) : this.#parts.plural('chat.left', left);
  }

  #problem({ error }: Draft, { chat: { maxLength } }: Meeting): string {
    const { t } = this.#parts;
    const written = new Intl.NumberFormat(this.#parts.language());
    const max = written.format(maxLength);
    if (this.#refused > 0) return t('chat.pasteRefused', { count: written.format(this.#refused), max });
    return error ? t(`error.${error.code}`) : '';
  }

  #follow(draft: Draft, form: Element): () => void {
    this.#field = form.querySelector('textarea') ?? undefined;
    const stops = [draft.subscribe(() => this.#host.requestUpdate()), keepKeys(form)];
    return () => stops.forEach((stop) => stop());
  }

  #write(draft: Draft, { currentTarget }: InputEvent): void {
    this.#refused = 0;
    draft.write((currentTarget as HTMLTextAreaElement).value);
    this.#host.requestUpdate();
  }

  /** A text that is too long by itself is not cut behind one's back. */
  #mayInsert(event: InputEvent, maxLength: number): void {
    if (!/^insertFrom(Paste|Drop)/.test(event.inputType)) return;
    const text = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
    if (text.trim().length <= maxLength) return;
    event.preventDefault();
    this.#refused = text.trim().length;
    this.#host.requestUpdate();
  }

  #pressed(draft: Draft, event: KeyboardEvent): void {
    // 229: Safari ends the choice of a character before it tells of the key that did.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    void this.#send(draft);
  }

  async #send(draft: Draft): Promise<void> {
    this.#refused = 0;
    this.#field?.focus();
    if (await draft.send()) this.#parts.sent();
  }

  /** As high as what is in it, within what the styles allow. */
  #grow(): void {
    const field = this.#field;
    if (!field) return;
    field.style.setProperty('height', 'auto');
    // Its border is not in the height of what it holds.
    field.style.setProperty('height', `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`);
  }
}
