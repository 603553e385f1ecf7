import type { Choices, Layout, Meeting, SelfView } from '@visio-sdk/core';
import { arrangeStage, emptyStage, listTiles, type PlacedTile, type SpeechLog, type StageArrangement, type StageMemory, type Tile } from '@visio-sdk/core/layout';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LatePart } from '../internal/late-part.ts';
import { MeetingElement } from '../internal/meeting-element.ts';
import { setStyle } from '../internal/set-style.ts';
import { spinner } from '../internal/spinner.ts';
import { baseStyles } from '../styles/base.styles.ts';
import type { StageControls } from './stage-controls.ts';
import type { OwnView } from './stage-host.ts';
import { stageStyles } from './stage.styles.ts';

/** Until the controls are there, which listen. */
const silence: SpeechLog = new Map();

/** How long tiles are there before their controls are loaded, in ms: pictures come first. */
const rush = 600;

/**
 * Everybody in the meeting: a grid with pages, or the main picture large and the others beside it. Only tiles that are
 * seen are in the document, and only those are received. As high as what surrounds it; where that has no height of its
 * own, `--visio-stage-ratio`.
 *
 * @slot tile-IDENTITY - Over the tile of the participant with this identity; `screen-IDENTITY` over the screen they share.
 * @csspart stage - The space for the tiles.
 * @csspart pager - The page buttons.
 * @csspart message - What is said when one is alone.
 * @csspart menu-button - On each tile, the button for what one may do about it; `panel` is what it opens.
 * @csspart tile - The frame of each tile; all parts of `<visio-tile>` are here as `tile-` and their name.
 * @cssprop --visio-color-stage - Background of the stage.
 * @cssprop [--visio-stage-ratio=16 / 9] - Width to height where nothing around the stage gives it a height.
 * @fires {VisioErrorEvent} visio-error - The controls of tiles and pages could not be loaded.
 */
export class VisioStage extends MeetingElement {
  static override styles = [...baseStyles, stageStyles];

  /** Loads and registers `<visio-participant-menu>`; set by `define.ts`, so that this class depends on no other element. */
  static loadParticipantMenu: (() => Promise<unknown>) | undefined;

  /** `auto`, `grid` or `speaker`. */
  @property({ reflect: true }) layout: Layout = 'auto';

  /**
   * Where one sees oneself: `auto` (small in a corner when two are in, else among the others), `tile`, `corner` or
   * `hidden`. What the person chose on the stage comes first.
   */
  @property({ attribute: 'self-view' }) selfView: SelfView = 'auto';

  @state() private size = { width: 0, height: 0 };
  /**
   * The page wanted, from 0.
   * @internal
   */
  @state() page = 0;
  /**
   * What the person chose.
   * @internal
   */
  @state() choice: Choices = {};
  @query('.stage') private readonly stageElement!: HTMLElement | null;

  readonly #sizes = new ResizeObserver(([entry]) => this.#onSize(entry));
  readonly #late = new LatePart(this, async () => {
    const { startControls } = await import('./stage-controls.ts');
    this.#controls = await startControls({
      element: this,
      language: () => this.language,
      t: (key, params) => this.t(key, params),
      onSpeech: () => this.#onSpeech(),
    });
    this.words = this.#controls.words;
  });
  #memory: StageMemory = emptyStage;
  #remembered: Meeting | undefined;
  #tiles: readonly Tile[] = [];
  #controls: StageControls | undefined;
  #hadFocus = false;
  #rush: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.stageElement) this.#sizes.observe(this.stageElement);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#controls?.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#hadFocus = this.matches(':focus-within');
  }

  /** Whoever had the focus in their tile is gone: it stays in the stage. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#hadFocus && !this.matches(':focus-within')) this.stageElement?.focus();
    if (this.#tiles.length) this.#rush ??= setTimeout(() => this.#late.wish(), rush);
  }

  protected override firstUpdated(): void {
    if (this.stageElement) this.#sizes.observe(this.stageElement);
  }

  protected override render(): unknown {
    const { meeting } = this;
    const connection = meeting && this.read(meeting.connection);
    if (meeting) this.read(meeting.roomState);
    if (meeting) this.read(meeting.pinned);
    this.#forgetOther(meeting);
    const people = (meeting ? this.read(meeting.participants) : []).filter((one) => one.kind === 'person');
    for (const participant of people) this.read(participant.state);
    if (this.isConnected) this.#controls?.watch(people);
    this.#tiles = listTiles(people);
    const stage = this.#arrange();
    this.#memory = stage;
    return html`
      <div class="frame ${stage.view} ${connection?.state}">
        <div class="message" part="message" role="status">${this.#controls?.renderMessage(people)}</div>
        <div class="stage" part="stage" tabindex="-1" @dblclick=${this.#onDoubleClick}>
          ${connection?.state === 'joining' ? this.#renderConnecting() : nothing}
          ${people.length ? this.#renderTiles(stage.placed) : nothing}
          ${people.length ? this.#controls?.render(stage, this.#views) : nothing}
        </div>
      </div>
    `;
  }

  #arrange(): StageArrangement {
    const { layout, page, size } = this;
    const spotlight = this.meeting?.roomState.get().spotlight ?? undefined;
    return arrangeStage(this.#tiles, this.#memory, {
      ...size,
      ...this.#views,
      ...{ layout, page, spotlight },
      pinned: this.meeting?.pinned.get(),
      speech: this.#controls?.speech ?? silence,
      now: performance.now(),
    });
  }

  /** Places of one meeting mean nothing in the next. */
  #forgetOther(meeting: Meeting | undefined): void {
    if (meeting === this.#remembered) return;
    this.#remembered = meeting;
    this.#memory = emptyStage;
    this.choice = meeting?.choices.read() ?? {};
  }

  /** What the device remembers may be anything: what is no name of a place is the default one. */
  get #views(): OwnView {
    const { selfView = this.selfView, selfCorner } = this.choice;
    return { selfView, corner: selfCorner } as OwnView;
  }

  /** Redraws only when somebody has to move. */
  #onSpeech(): void {
    const { order, main } = this.#arrange();
    if (order !== this.#memory.order || main !== this.#memory.main) this.requestUpdate();
  }

  /** Asked for as soon as a picture is seen, which may be before the controls are there. */
  async #onDoubleClick({ target }: Event): Promise<void> {
    if (await this.#late.need()) this.#controls?.pinAt(target as Element);
  }

  #onSize(entry: ResizeObserverEntry | undefined): void {
    if (!entry) return;
    const width = Math.floor(entry.contentRect.width);
    const height = Math.floor(entry.contentRect.height);
    if (width !== this.size.width || height !== this.size.height) this.size = { width, height };
  }

  #renderTiles(placed: readonly PlacedTile[]): TemplateResult {
    const hands = this.meeting ? this.read(this.meeting.hands) : [];
    // Keyed, so that a video stays the same element wherever its tile goes.
    return html`
      <ul class="tiles" role="list" aria-label=${this.t('stage.label')}>
        ${repeat(
          placed,
          ({ tile }) => tile.key,
          (one) => {
            const { tile, place, x, y, width, height } = one;
            return html`
            <li class=${place} ${setStyle({ '--x': `${x}px`, '--y': `${y}px`, '--width': `${width}px`, '--height': `${height}px` })}>
              <visio-tile
                exportparts="tile, tile-speaking, video: tile-video, placeholder: tile-placeholder, label: tile-label, name: tile-name, hand: tile-hand"
                lang=${this.language}
                .texts=${this.texts}
                .participant=${tile.participant}
                .source=${tile.source}
                .handPlace=${hands[1] && hands.indexOf(tile.participant) + 1}
              ></visio-tile>
              ${this.#controls?.renderTile(one)}
            </li>
          `;
          },
        )}
      </ul>
    `;
  }

  #renderConnecting(): TemplateResult {
    return html`<p class="connecting" role="status">${spinner()}${this.t('stage.connecting')}</p>`;
  }
}
