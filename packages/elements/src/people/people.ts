import { isInMeeting, type Lobby, type Meeting } from '@visio-sdk/core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import Search from 'lucide/dist/esm/icons/search.mjs';
import X from 'lucide/dist/esm/icons/x.mjs';
import { ActionList, type Action } from '../internal/action-list.ts';
import { Announcer } from '../internal/announcer.ts';
import { classWhile, follow } from '../internal/follow.ts';
import { icon } from '../internal/icon.ts';
import { keepKeys } from '../internal/keep-keys.ts';
import { actionsOnMeeting } from '../internal/meeting-actions.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { Requests } from '../internal/requests.ts';
import { setStyle } from '../internal/set-style.ts';
import { renderAdmitAll, renderWaitingPerson, type DoorHost } from '../internal/waiting-person.ts';
import { actionListStyles } from '../styles/action-list.styles.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { waitingPersonStyles } from '../styles/waiting-person.styles.ts';
import { lateWords } from '../translations/late-words.ts';
import { peopleStyles } from './people.styles.ts';
import { Roster } from './roster.ts';
import { RowFocus } from './row-focus.ts';
import { nameOf, renderParticipant } from './row.ts';
import { listRows, type HeadingRow, type ParticipantRow, type Row, type RowSources } from './rows.ts';
import { VirtualRows } from './virtual-rows.ts';

/** How long after the last letter the number of people found is said, in ms. */
export const SEARCH_PAUSE_MS = 700;
const nobody: Lobby = { waiting: [], total: 0 };
/** Of what a moderator may do, what is about people. */
const onPeople = ['mute-all', 'lower-hands'];

/** A row, and where it goes. */
interface Placed {
  readonly row: Row;
  readonly index: number;
  readonly start: number;
}

/**
 * Everybody in the meeting, to be searched: raised hands in the order of the queue, those in the room, programs that take
 * part, and for whoever may let others in those at the door. Each has a menu with their volume and what one may do. Only
 * rows that are seen are in the document, so that a thousand people are as light as ten. Give it a height.
 *
 * @csspart people - All of it.
 * @csspart search - The search field.
 * @csspart count - How many people there are.
 * @csspart actions - What a moderator may do to all.
 * @csspart list - The rows, which scroll.
 * @csspart row - One person.
 * @csspart menu-button - On a row, the button of the menu; `panel` is what it opens.
 */
export class VisioPeople extends MeetingElement {
  static override styles = [...baseStyles, actionListStyles, waitingPersonStyles, peopleStyles];

  protected override readonly words = lateWords;

  @state() private wanted = '';
  @query('.search') private readonly searchField!: HTMLInputElement | null;

  readonly #announcer = new Announcer(this);
  readonly #requests = new Requests(this);
  readonly #roster = new Roster(this);
  readonly #virtual = new VirtualRows(this);
  /** The field whose keys the page does not hear. */
  #keeping: HTMLInputElement | null = null;
  readonly #focus = new RowFocus(this, this.#virtual, () => this.searchField?.focus());
  readonly #actions = new ActionList(this, (key) => this.t(key), (action) => this.#announcer.say(this.t('moderationMenu.done', { action: action.label })));
  #saying: ReturnType<typeof setTimeout> | undefined;
  #found = 0;
  /** The rows as long as what they are made of is the same. */
  #listed: { readonly sources: RowSources; readonly query: string; readonly rows: readonly Row[]; readonly found: number } | undefined;

  /** To the search field. */
  override focus(): void {
    const go = () => this.searchField?.focus();
    if (this.hasUpdated) go();
    else void this.updateComplete.then(go);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#saying);
  }

  protected override render(): unknown {
    const { meeting } = this;
    if (!meeting || !isInMeeting(this.read(meeting.connection))) return nothing;
    const everybody = this.#roster.of(meeting, this.language);
    const rows = this.#rowsOf(meeting, everybody);
    const { problem } = this.#requests;
    return html`<div class="people" part="people" lang=${this.language}>
      <div class="top">
        <div class="searching">
          ${icon(Search)}
          <input
            class="field search"
            part="search"
            type="search"
            autocomplete="off"
            enterkeyhint="search"
            aria-label=${this.t('people.search')}
            placeholder=${this.t('people.search')}
            @input=${this.#onSearch}
            @keydown=${this.#onSearchKey}
          />
        </div>
        <p class="count" part="count">${this.plural('people.count', everybody.filter(({ kind }) => kind === 'person').length)}</p>
        ${this.#renderActions(meeting)}
        <div role="alert">${problem ? html`<p class="problem">${this.t(`error.${problem}`)}</p>` : nothing}</div>
      </div>
      <div class="scroller" part="list" @keydown=${this.#focus.pressed} @focusin=${this.#focus.focused}>
        ${rows.length > 0 ? this.#renderRows(meeting, rows) : html`<p class="none">${this.t('people.none', { query: this.wanted.trim() })}</p>`}
      </div>
      ${this.#announcer.render()}
    </div>`;
  }

  #rowsOf(meeting: Meeting, everybody: RowSources['everybody']): readonly Row[] {
    const lobby = this.read(meeting.capabilities).has('admit') ? this.read(meeting.lobby) : nobody;
    const hands = this.read(meeting.hands);
    const { wanted: query } = this;
    const before = this.#listed;
    if (before?.query === query && before.sources.lobby === lobby && before.sources.hands === hands && before.sources.everybody === everybody) return before.rows;
    const sources = { lobby, hands, everybody };
    const { rows, found } = listRows(sources, query);
    this.#listed = { sources, query, rows, found };
    this.#found = found;
    return rows;
  }

  #renderActions(meeting: Meeting): unknown {
    const situation = { capabilities: this.read(meeting.capabilities), roomState: this.read(meeting.roomState), hands: this.read(meeting.hands) };
    const all: Action[] = actionsOnMeeting(situation, meeting.actions, (key) => this.t(key)).filter(({ id }) => onPeople.includes(id));
    return all.length > 0 ? html`<div class="actions" part="actions">${this.#actions.render(all)}</div>` : nothing;
  }

  #renderRows(meeting: Meeting, rows: readonly Row[]): TemplateResult {
    const stop = this.#focus.settle(rows);
    const placed = this.#virtual.place(rows, stop).map(({ index, start }) => ({ row: rows[index]!, index, start }));
    const sections = placed.filter((one): one is Placed & { readonly row: HeadingRow } => one.row.kind === 'heading');
    const volumes = this.read(meeting.speakers.volumes);
    const door: DoorHost = { actions: meeting.actions, requests: this.#requests, t: (key, params) => this.t(key, params) };
    const render = ({ row, index, start }: Placed) => {
      if (row.kind === 'participant') return this.#renderParticipant(meeting, { row, index, start }, index === stop, volumes.get(row.participant.identity) ?? 1);
      if (row.kind === 'waiting') return this.#renderListed({ row, index, start }, index === stop, 'person', renderWaitingPerson(row.person, { ...door, tabIndex: index === stop ? 0 : -1 }));
      return this.#renderListed({ row, index, start }, undefined, 'more', row.kind === 'rest' ? this.plural('door.more', row.count) : nothing);
    };
    return html`<div class="space" ${setStyle({ '--height': `${this.#virtual.height}px` })}>
      ${repeat(
        sections,
        ({ row }) => row.key,
        ({ row: { section, total }, index, start }) => {
          const listed = placed.filter(({ row }) => row.section === section && row.kind !== 'heading');
          return html`<div class="heading" data-index=${index} ${setStyle({ '--y': `${start}px` })}>
              <h3 id=${`section-${section}`}>${this.t(`people.${section}`, { count: total })}</h3>
              ${section === 'waiting' && total > 1 ? renderAdmitAll(door) : nothing}
            </div>
            ${listed.length === 0 ? nothing : html`<ul role="list" aria-labelledby=${`section-${section}`}>${repeat(listed, ({ row }) => row.key, render)}</ul>`}`;
        },
      )}
    </div>`;
  }

  /** A row; without `isStop` one that nobody can stand on. */
  #renderListed({ row, index, start }: Placed, isStop: boolean | undefined, look: string, content: unknown): TemplateResult {
    const { position, total } = row as Exclude<Row, HeadingRow>;
    return html`<li
      class=${`row ${look}`}
      part="row"
      data-index=${index}
      ?data-row=${isStop !== undefined}
      tabindex=${isStop === undefined ? nothing : isStop ? 0 : -1}
      aria-setsize=${total}
      aria-posinset=${position}
      ${setStyle({ '--y': `${start}px` })}
    >
      ${content}
    </li>`;
  }

  #renderParticipant(meeting: Meeting, { row, index, start }: Placed & { readonly row: ParticipantRow }, isStop: boolean, volume: number): TemplateResult {
    const { participant, place, position, total } = row;
    const view = { participant, place, volume, id: `row-${index}`, language: this.language, t: this.t.bind(this) };
    return html`<li
      class="row"
      part="row"
      data-index=${index}
      data-row
      tabindex=${isStop ? 0 : -1}
      aria-setsize=${total}
      aria-posinset=${position}
      aria-labelledby=${view.id}
      ${setStyle({ '--y': `${start}px` })}
      ${classWhile('speaking', participant.speaking)}
    >
      ${follow(participant.state, (state) => renderParticipant(view, state))}
      ${place === undefined ? nothing : this.#renderLower(meeting, participant, isStop)}
      <visio-participant-menu
        exportparts="menu-button, panel"
        lang=${this.language}
        tabindex=${isStop ? nothing : -1}
        .texts=${this.texts}
        .meeting=${meeting}
        .participant=${participant}
      ></visio-participant-menu>
    </li>`;
  }

  /** One's own hand, and those of others where one may. */
  #renderLower({ actions, ...meeting }: Meeting, participant: ParticipantRow['participant'], isStop: boolean): unknown {
    const { identity, isLocal, state } = participant;
    if (!this.read(meeting.capabilities).has(isLocal ? 'raise-hand' : 'lower-hands')) return nothing;
    const lower = () => (isLocal ? actions.setHandRaised(false) : actions.lowerHand(identity));
    return html`<button
      class="button quiet lower"
      type="button"
      tabindex=${isStop ? 0 : -1}
      data-action="lower-hand"
      aria-label=${this.t(isLocal ? 'people.lowerOwnHand' : 'people.lowerHand', { name: nameOf(participant, state.get(), this.t.bind(this)) })}
      aria-disabled=${this.#requests.isBusy(`lower ${identity}`) ? 'true' : nothing}
      @click=${() => void this.#requests.run(`lower ${identity}`, lower)}
    >
      ${icon(X)}
    </button>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.searchField) this.wanted = '';
    if (this.searchField === this.#keeping) return;
    this.#keeping = this.searchField;
    if (this.searchField) keepKeys(this.searchField);
  }

  readonly #onSearch = ({ target }: Event): void => {
    this.wanted = (target as HTMLInputElement).value;
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => this.#sayFound(), SEARCH_PAUSE_MS);
  };

  #sayFound(): void {
    if (!this.isConnected || !this.wanted.trim()) return;
    this.#announcer.say(this.#found > 0 ? this.plural('people.found', this.#found) : this.t('people.none', { query: this.wanted.trim() }));
  }

  readonly #onSearchKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.#focus.enter();
    }
    // Empties the field first: whoever shows the panel closes it by the next one.
    if (event.key === 'Escape' && this.wanted && this.searchField) {
      event.preventDefault();
      event.stopPropagation();
      this.searchField.value = this.wanted = '';
    }
  };
}
