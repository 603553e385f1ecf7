import { isInMeeting, type Capability, type Layout, type Meeting } from '@visio-sdk/core';
import { arrangeStage, emptyStage, listTiles, type PlacedTile, type StageArrangement, type StageMemory, type Tile } from '@visio-sdk/core/layout';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import ChevronLeft from 'lucide/dist/esm/icons/chevron-left.mjs';
import ChevronRight from 'lucide/dist/esm/icons/chevron-right.mjs';
import LoaderCircle from 'lucide/dist/esm/icons/loader-circle.mjs';
import { icon } from '../internal/icon.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { setStyle } from '../internal/set-style.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { SpeechWatcher } from './speech-watcher.ts';
import { stageStyles } from './stage.styles.ts';

/** What one may do to another person, from their tile. */
const onOthers: readonly Capability[] = ['mute', 'allow-sources', 'remove', 'set-role', 'lower-hands', 'spotlight'];

/**
 * Everybody in the meeting: a grid with pages, or the main picture large and the others beside it. Only tiles that are
 * seen are in the document, and only those are received.
 *
 * @csspart stage - The space for the tiles.
 * @csspart pager - The page buttons.
 * @csspart message - What is said when one is alone.
 * @csspart menu-button - On a tile, the button for what a moderator may do; `panel` is what it opens.
 * @csspart tile - The frame of each tile; all parts of `<visio-tile>` are here as `tile-` and their name.
 * @cssprop --visio-color-stage - Background of the stage.
 */
export class VisioStage extends MeetingElement {
  static override styles = [...baseStyles, stageStyles];

  /** Loads and registers `<visio-participant-menu>`; set by `define.ts`, so that this class depends on no other element. */
  static loadParticipantMenu: (() => Promise<unknown>) | undefined;

  /** `auto`, `grid` or `speaker`. */
  @property({ reflect: true }) layout: Layout = 'auto';

  @state() private size = { width: 0, height: 0 };
  @state() private page = 0;
  @query('.stage') private readonly stageElement!: HTMLElement | null;

  readonly #speech = new SpeechWatcher(() => this.#onSpeech());
  readonly #sizes = new ResizeObserver(([entry]) => this.#onSize(entry));
  #memory: StageMemory = emptyStage;
  #remembered: Meeting | undefined;
  #tiles: readonly Tile[] = [];
  #said = '';
  #hadFocus = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.stageElement) this.#sizes.observe(this.stageElement);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#speech.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#hadFocus = this.matches(':focus-within');
  }

  /** Whoever had the focus in their tile is gone: it stays in the stage. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#hadFocus && !this.matches(':focus-within')) this.stageElement?.focus();
  }

  protected override firstUpdated(): void {
    if (this.stageElement) this.#sizes.observe(this.stageElement);
  }

  protected override render(): unknown {
    const { meeting } = this;
    const connection = meeting && this.read(meeting.connection);
    if (meeting) this.read(meeting.roomState);
    this.#forgetOther(meeting);
    const people = (meeting ? this.read(meeting.participants) : []).filter((one) => one.kind === 'person');
    for (const participant of people) this.read(participant.state);
    if (this.isConnected) this.#speech.watch(people);
    this.#tiles = listTiles(people);
    const stage = this.#arrange();
    this.#memory = stage;
    const isAlone = connection !== undefined && isInMeeting(connection) && people.length === 1 && people[0]!.isLocal;
    return html`
      <div class="frame ${stage.view}">
        <div class="message" part="message" role="status">${isAlone ? this.#renderAlone() : nothing}</div>
        <div class="stage" part="stage" tabindex="-1">
          ${connection?.state === 'joining' ? this.#renderConnecting() : nothing}
          ${people.length ? this.#renderTiles(stage.placed) : nothing}
          ${stage.pager ? this.#renderPager(stage) : nothing}
        </div>
      </div>
    `;
  }

  #arrange(): StageArrangement {
    const { layout, page, size } = this;
    const spotlight = this.meeting?.roomState.get().spotlight ?? undefined;
    return arrangeStage(this.#tiles, this.#memory, { ...size, layout, page, spotlight, speech: this.#speech.log, now: this.#speech.now });
  }

  /** Places of one meeting mean nothing in the next. */
  #forgetOther(meeting: Meeting | undefined): void {
    if (meeting === this.#remembered) return;
    this.#remembered = meeting;
    this.#memory = emptyStage;
  }

  /** Redraws only when somebody has to move. */
  #onSpeech(): void {
    const { order, main } = this.#arrange();
    if (order !== this.#memory.order || main !== this.#memory.main) this.requestUpdate();
  }

  #onSize(entry: ResizeObserverEntry | undefined): void {
    if (!entry) return;
    const width = Math.floor(entry.contentRect.width);
    const height = Math.floor(entry.contentRect.height);
    if (width !== this.size.width || height !== this.size.height) this.size = { width, height };
  }

  #turnTo(page: number, pages: number): void {
    if (page < 0 || page >= pages) return;
    this.page = page;
    this.#said = this.t('stage.page', { page: page + 1, pages });
  }

  #renderTiles(placed: readonly PlacedTile[]): TemplateResult {
    const menus = this.#mayModerate();
    // Keyed, so that a video stays the same element wherever its tile goes.
    return html`
      <ul class="tiles" role="list" aria-label=${this.t('stage.label')}>
        ${repeat(
          placed,
          ({ tile }) => tile.key,
          ({ tile, place, x, y, width, height }) => html`
            <li class=${place} ${setStyle({ '--x': `${x}px`, '--y': `${y}px`, '--width': `${width}px`, '--height': `${height}px` })}>
              <visio-tile
                exportparts="tile, tile-speaking, video: tile-video, placeholder: tile-placeholder, label: tile-label, name: tile-name, hand: tile-hand"
                lang=${this.language}
                .texts=${this.texts}
                .participant=${tile.participant}
                .source=${tile.source}
              ></visio-tile>
              ${menus && tile.source === 'camera' ? this.#renderMenu(tile) : nothing}
            </li>
          `,
        )}
      </ul>
    `;
  }

  #renderMenu({ participant }: Tile): TemplateResult {
    return html`<visio-participant-menu
      exportparts="menu-button, panel"
      lang=${this.language}
      .texts=${this.texts}
      .meeting=${this.meeting}
      .participant=${participant}
    ></visio-participant-menu>`;
  }

  /** Whether this person may do anything to others; what is needed for it is then loaded. */
  #mayModerate(): boolean {
    const may = this.meeting && this.read(this.meeting.capabilities);
    const isModerator = onOthers.some((one) => may?.has(one));
    // Gone after an upgrade of the server: the meeting goes on without.
    if (isModerator) ignoreFailure(VisioStage.loadParticipantMenu?.());
    return isModerator;
  }

  #renderPager({ page, pages, pager }: StageArrangement): TemplateResult {
    const { x, y, width, height } = pager!;
    const isRtl = getComputedStyle(this).direction === 'rtl';
    const place = { '--x': `${x}px`, '--y': `${y}px`, '--width': `${width}px`, '--height': `${height}px` };
    // Not `disabled`: that would throw the focus away on the first and the last page.
    return html`
      <nav class="pager" part="pager" aria-label=${this.t('stage.pages')} ${setStyle(place)}>
        <button
          class="button quiet round"
          type="button"
          aria-label=${this.t('stage.previous')}
          aria-disabled=${page === 0}
          @click=${() => this.#turnTo(page - 1, pages)}
        >
          ${icon(isRtl ? ChevronRight : ChevronLeft)}
        </button>
        <span aria-hidden="true">${this.t('stage.pageShort', { page: page + 1, pages })}</span>
        <span class="hidden">${this.t('stage.page', { page: page + 1, pages })}</span>
        <button
          class="button quiet round"
          type="button"
          aria-label=${this.t('stage.next')}
          aria-disabled=${page === pages - 1}
          @click=${() => this.#turnTo(page + 1, pages)}
        >
          ${icon(isRtl ? ChevronLeft : ChevronRight)}
        </button>
        <span class="hidden" role="status">${this.#said}</span>
      </nav>
    `;
  }

  #renderAlone(): TemplateResult {
    return html`<div class="alone"><p>${this.t('stage.alone')}</p><p class="hint">${this.t('stage.aloneHint')}</p></div>`;
  }

  #renderConnecting(): TemplateResult {
    return html`<p class="connecting" role="status"><span class="spin">${icon(LoaderCircle)}</span>${this.t('stage.connecting')}</p>`;
  }
}
