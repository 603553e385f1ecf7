import type { Readable } from '@visio-sdk/core';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { LateConsumer } from '../context/late-consumer.ts';
import { localeContext } from '../context/meeting-context.ts';
import { Reader } from '../context/reader.ts';
import type { TextKey, Texts } from '../translations/fr.ts';
import { firstWords, languageOf, textFor, type Language, type PluralKey, type TextParams, type Words } from '../translations/translate.ts';
import { composedAncestors, pageLanguage } from './ancestors.ts';

/** Colour schemes. `auto` follows the system's. */
export type Theme = 'auto' | 'light' | 'dark' | 'contrast';

/** What every element of the SDK has: state it can read, texts in its own language, a theme. */
export abstract class VisioElement extends LitElement {
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  /** Texts of the host's own, by key; the rest stays. */
  @property({ attribute: false }) texts: Partial<Texts> | undefined;

  /** `auto`, `light`, `dark` or `contrast`. Elements inside another one of the SDK take its theme when they have none. */
  @property({ reflect: true }) theme: Theme | undefined;

  /** The texts it speaks with; more of them when a part of it comes late. */
  protected words: Words = firstWords;

  readonly #reader = new Reader(this);
  readonly #locale = new LateConsumer(this, localeContext);
  #pageObserver: MutationObserver | undefined;
  #spoken: Language | undefined;

  /** The language this element speaks: its own `lang`, else the room's, else the page's, else French. */
  protected get language(): Language {
    const wanted = this.#wantedLanguage;
    if (this.words.has(wanted)) this.#spoken = wanted;
    // While another language's texts load, it goes on in the one it spoke.
    return this.#spoken ?? wanted;
  }

  get #wantedLanguage(): Language {
    return languageOf(this.getAttribute('lang') || this.#locale.value?.lang || pageLanguage(this));
  }

  /** To be used in `render()`: the value now; the element is drawn again when it changes. */
  protected read<T>(readable: Readable<T>): T {
    return this.#reader.read(readable);
  }

  /** The text with this key in the element's language; `{name}` in it is replaced by `params.name`, as text. */
  protected t(key: TextKey, params?: TextParams): string {
    return textFor(key, this.language, params, this.texts, this.#locale.value?.texts);
  }

  /** Like `t` for a text that depends on `count`: picks `key.one`, `key.other` ... and replaces `{count}`. */
  protected plural(key: PluralKey, count: number, params?: TextParams): string {
    const form = `${key}.${new Intl.PluralRules(this.language).select(count)}` as TextKey;
    const known = textFor(form, this.language, { ...params, count }, this.texts, this.#locale.value?.texts);
    return known || this.t(`${key}.other`, { ...params, count });
  }

  /** Whether there is a language to speak. */
  protected get hasTexts(): boolean {
    return this.words.has(this.language);
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    const wanted = this.#wantedLanguage;
    if (this.words.has(wanted)) return super.scheduleUpdate();
    const wait = this.whileTextsLoad(this.words.load(wanted));
    return wait ? wait.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  /** What to wait for before drawing without texts; nothing, to draw at once. Texts whose file is gone stay empty. */
  protected whileTextsLoad(loading: Promise<void>): Promise<void> | undefined {
    return loading.catch(() => {});
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.theme ??= composedAncestors(this).some(isThemed) ? undefined : 'auto';
    this.#pageObserver = new MutationObserver(() => this.requestUpdate());
    this.#pageObserver.observe(this.ownerDocument.documentElement, { attributeFilter: ['lang'] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pageObserver?.disconnect();
  }

  /** After `moveBefore`: defined so that the browser does not disconnect and connect, which would interrupt pictures. */
  connectedMoveCallback(): void {
    this.#locale.ask();
    this.requestUpdate();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }
}

/** By name and not by class: the element may come from a second copy of the SDK, or be upgraded later. */
function isThemed(element: Element): boolean {
  return element.localName === 'visio-room' || (element.localName.startsWith('visio-') && element.hasAttribute('theme'));
}
