import { isInMeeting, type Lobby, type Meeting } from '@visio-sdk/core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import UserPlus from 'lucide/dist/esm/icons/user-plus.mjs';
import { Announcer } from '../internal/announcer.ts';
import { icon } from '../internal/icon.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { Requests } from '../internal/requests.ts';
import { renderAdmitAll, renderWaitingPerson, waitingName, type DoorHost } from '../internal/waiting-person.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { waitingPersonStyles } from '../styles/waiting-person.styles.ts';
import { lateWords } from '../translations/late-words.ts';
import { doorStyles } from './door.styles.ts';

/** Least time between two announcements, in ms: a crowd at the door is one sentence. */
export const DOOR_INTERVAL_MS = 5_000;
const first = 800; // ms: a group that arrives together is said at once
const nobody: Lobby = { waiting: [], total: 0 };

/**
 * Tells whoever may let others in that somebody waits at the door: who, with a button to admit and one to deny, and one to
 * admit all. Says so politely and now and then, and never takes the focus.
 *
 * @csspart door - All of it.
 */
export class VisioDoor extends MeetingElement {
  static override styles = [...baseStyles, waitingPersonStyles, doorStyles];

  protected override readonly words = lateWords;

  @state() private isExpanded = false;

  readonly #announcer = new Announcer(this);
  readonly #requests = new Requests(this);
  #known: ReadonlySet<string> = new Set();
  #news = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saidAt = -Infinity;
  #cameFrom: HTMLElement | undefined;
  #hadFocus = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#known = new Set();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.#lobby((readable) => readable.get()).total === 0) this.isExpanded = false;
    this.#hadFocus = this.matches(':focus-within');
  }

  protected override render(): unknown {
    const lobby = this.#lobby((readable) => this.read(readable));
    return html`${this.meeting && lobby.total > 0 ? this.#renderDoor(lobby, this.meeting) : nothing} ${this.#announcer.render()}`;
  }

  /** Nobody, for whoever may not let in. */
  #lobby(read: <T>(readable: { get(): T; subscribe(listener: () => void): () => void }) => T): Lobby {
    const { meeting } = this;
    const isAllowed = meeting && isInMeeting(read(meeting.connection)) && read(meeting.capabilities).has('admit');
    return isAllowed ? read(meeting.lobby) : nobody;
  }

  #renderDoor({ waiting, total }: Lobby, { actions }: Meeting): TemplateResult {
    const isAlone = total === 1;
    const host: DoorHost = { actions, requests: this.#requests, t: (key, params) => this.t(key, params) };
    const { problem } = this.#requests;
    return html`<section class="door" part="door" lang=${this.language} aria-label=${this.t('door.label')} @focusin=${this.#onFocusIn}>
      <div class="head">
        <p class="count">${icon(UserPlus)}<span>${this.plural('door.waiting', total)}</span></p>
        ${isAlone
          ? nothing
          : html`<button class="button" type="button" aria-expanded=${this.isExpanded} @click=${() => (this.isExpanded = !this.isExpanded)}>
                ${this.t(this.isExpanded ? 'door.hide' : 'door.show')}
              </button>
              ${renderAdmitAll(host)}`}
      </div>
      ${isAlone || this.isExpanded ? this.#renderPeople(waiting, total, host) : nothing}
      <div role="alert">${problem ? html`<p class="problem">${this.t(`error.${problem}`)}</p>` : nothing}</div>
    </section>`;
  }

  #renderPeople(waiting: Lobby['waiting'], total: number, host: DoorHost): TemplateResult {
    const rest = total - waiting.length;
    return html`<ul class="people" role="list">
      ${repeat(
        waiting,
        ({ id }) => id,
        (person) => html`<li class="person">${renderWaitingPerson(person, host)}</li>`,
      )}
      ${rest > 0 ? html`<li class="more">${this.plural('door.more', rest)}</li>` : nothing}
    </ul>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const lobby = this.#lobby((readable) => readable.get());
    this.#keepFocus();
    this.#note(lobby);
  }

  /** Whom the focus was on has been let in: it goes on to the next, else back to where it came from. */
  #keepFocus(): void {
    if (!this.#hadFocus || this.matches(':focus-within')) return;
    const next = this.renderRoot.querySelector<HTMLElement>('.person button, .head button');
    (next ?? this.#cameFrom)?.focus();
  }

  readonly #onFocusIn = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof HTMLElement && !this.renderRoot.contains(relatedTarget)) this.#cameFrom = relatedTarget;
  };

  #note({ waiting }: Lobby): void {
    const before = this.#known;
    this.#known = new Set(waiting.map(({ id }) => id));
    this.#news += waiting.filter(({ id }) => !before.has(id)).length;
    if (this.#news === 0 || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => this.#say(), Math.max(first, this.#saidAt + DOOR_INTERVAL_MS - Date.now()));
  }

  #say(): void {
    this.#timer = undefined;
    const news = this.#news;
    this.#news = 0;
    const { waiting, total } = this.#lobby((readable) => readable.get());
    const last = waiting.at(-1);
    if (!last) return;
    this.#saidAt = Date.now();
    const isOne = news === 1 && total === 1;
    this.#announcer.say(isOne ? this.t('door.knocked', { name: waitingName(last, (key) => this.t(key)) }) : this.plural('door.waiting', total));
  }
}
