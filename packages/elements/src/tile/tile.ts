import type { Participant, ParticipantState } from '@visio-sdk/core';
import type { TileSource } from '@visio-sdk/core/layout';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import Hand from 'lucide/dist/esm/icons/hand.mjs';
import MicOff from 'lucide/dist/esm/icons/mic-off.mjs';
import MonitorUp from 'lucide/dist/esm/icons/monitor-up.mjs';
import User from 'lucide/dist/esm/icons/user.mjs';
import WifiOff from 'lucide/dist/esm/icons/wifi-off.mjs';
import { icon } from '../internal/icon.ts';
import { colorOf, initialsOf } from '../internal/initials.ts';
import { setStyle } from '../internal/set-style.ts';
import { VisioElement } from '../internal/visio-element.ts';
import { weakSignal } from '../internal/weak-signal.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { tileStyles } from './tile.styles.ts';
import { VideoFrame } from './video-frame.ts';

/**
 * One participant's camera or shared screen, with name and state. The picture is received only while the tile is in
 * the document and there is something to see.
 *
 * @csspart tile - The frame.
 * @csspart tile-speaking - The frame while the participant speaks.
 * @csspart video - The picture.
 * @csspart placeholder - What stands in its place when there is none.
 * @csspart label - The strip with name and icons.
 * @csspart name - The name.
 * @csspart hand - The mark of a raised hand.
 * @cssprop --visio-color-tile - Background of a tile.
 * @cssprop --visio-color-on-tile - Text and icons on it.
 * @cssprop --visio-color-tile-overlay - Background of the label.
 * @cssprop --visio-color-speaking - The ring around somebody who speaks.
 * @cssprop --visio-tile-radius - Corners of a tile.
 */
export class VisioTile extends VisioElement {
  static override styles = [...baseStyles, tileStyles];

  /** Whom it shows. */
  @property({ attribute: false }) participant: Participant | undefined;

  /** `camera` or `screen`. */
  @property() source: TileSource = 'camera';

  /** `auto` mirrors one's own camera, as a looking glass does, and nothing else; `on`, `off`. */
  @property() mirrored: 'auto' | 'on' | 'off' = 'auto';

  /** The number in the queue of raised hands, for the mark; without it the hand alone is shown. */
  @property({ attribute: false }) handPlace: number | undefined;

  @query('.tile') private readonly tileElement!: HTMLElement | null;
  @query('.picture') private readonly pictureElement!: HTMLElement | null;
  @query('video') private readonly videoElement!: HTMLVideoElement | null;

  #frame: VideoFrame | undefined;
  #stopListening: (() => void) | undefined;
  #listened: Participant | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#frame?.resume();
    if (this.hasUpdated) this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Not at once: an element that moves is out of the document for an instant, and its picture need not go.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#frame?.show(undefined, this.source);
      this.#listen(undefined);
    });
  }

  protected override render(): unknown {
    const { participant } = this;
    if (!participant) return nothing;
    const state = this.read(participant.state);
    const isScreen = this.source === 'screen';
    const mirrored = this.mirrored === 'on' || (this.mirrored !== 'off' && participant.isLocal && !isScreen);
    const isSpeaking = !isScreen && participant.speaking.get();
    // The picture carries the whole description, so that what is drawn over it need not be read again.
    return html`
      <div class="tile" part="tile" data-source=${this.source} data-hand=${state.handRaisedAt !== undefined && !isScreen}>
        <div class="picture" role="img" aria-label=${this.#description(state, isSpeaking)}>
          <div class="placeholder" part="placeholder">${isScreen ? this.#renderScreen(state) : this.#renderInitials(participant, state)}</div>
          <video part="video" class=${mirrored ? 'mirrored' : ''} playsinline autoplay tabindex="-1" .muted=${true}></video>
        </div>
        <div class="ring"></div>
        <div class="overlay" aria-hidden="true">
          ${
            state.handRaisedAt !== undefined && !isScreen ? html`<span class="hand" part="hand">${icon(Hand)}${this.handPlace || nothing}</span>` : nothing
          }
          <span class="label" part="label">
            ${isMuted(state) && !isScreen ? html`<span class="muted">${icon(MicOff)}</span>` : nothing}
            ${isScreen ? icon(MonitorUp) : nothing}
            <bdi class="name" part="name" title=${this.#name(state)}>${this.#name(state)}</bdi>
            ${renderQuality(state, this.source)}
          </span>
        </div>
      </div>
    `;
  }

  protected override updated(_changed: PropertyValues): void {
    const video = this.videoElement;
    if (video) this.#frame ??= new VideoFrame(video, (picture) => this.#showPicture(picture));
    this.#follow();
    // Without a participant the template is gone, and its video with it.
    if (!video) this.#frame = undefined;
  }

  /** Attaches while there is a picture to be had, and only then: what is attached is received. */
  #follow(): void {
    const { participant } = this;
    const publication = participant?.state.get().publications[this.source];
    const wanted = this.isConnected && publication !== undefined && !publication.muted;
    this.#frame?.show(wanted ? participant : undefined, this.source);
    this.#listen(this.isConnected ? participant : undefined);
    this.#describe();
  }

  /** Speaking comes and goes many times a minute, so it touches one class and no template. */
  #listen(participant: Participant | undefined): void {
    if (participant !== this.#listened) {
      this.#stopListening?.();
      this.#stopListening = participant?.speaking.subscribe(() => this.#describe());
      this.#listened = participant;
    }
  }

  #showPicture({ live, whole }: { readonly live: boolean; readonly whole: boolean }): void {
    this.tileElement?.classList.toggle('live', live);
    this.tileElement?.classList.toggle('whole', whole);
  }

  #describe(): void {
    const { participant } = this;
    if (!participant || !this.tileElement) return;
    const speaking = this.source === 'camera' && participant.speaking.get();
    this.tileElement.classList.toggle('speaking', speaking);
    this.tileElement.classList.toggle('held', isHeld(participant.state.get(), this.source));
    this.tileElement.part.toggle('tile-speaking', speaking);
    this.pictureElement?.setAttribute('aria-label', this.#description(participant.state.get(), speaking));
  }

  #description(state: ParticipantState, speaking: boolean): string {
    const { camera, screen } = state.publications;
    const parts = [this.#name(state)];
    if (this.source === 'screen') {
      if (screen?.muted) parts.push(this.t('tile.screenPaused'));
    } else {
      if (state.handRaisedAt !== undefined) parts.push(this.t('tile.handRaised') + (this.handPlace ? ` (${this.handPlace})` : ''));
      if (isMuted(state)) parts.push(this.t('tile.microphoneOff'));
      if (!camera || camera.muted) parts.push(this.t('tile.cameraOff'));
      if (speaking) parts.push(this.t('tile.speaking'));
    }
    if (isHeld(state, this.source)) parts.push(this.t('tile.held'));
    if (state.quality === 'poor') parts.push(this.t('tile.poor'));
    if (state.quality === 'lost') parts.push(this.t('tile.lost'));
    return parts.join(', ');
  }

  #name({ name }: ParticipantState): string {
    const isLocal = this.participant?.isLocal === true;
    if (this.source === 'screen') {
      return isLocal ? this.t('tile.ownScreen') : this.t('tile.screen', { name: name || this.t('tile.unnamed') });
    }
    if (isLocal) return name ? this.t('tile.you', { name }) : this.t('tile.youUnnamed');
    return name || this.t('tile.unnamed');
  }

  #renderInitials(participant: Participant, state: ParticipantState): TemplateResult {
    const initials = initialsOf(state.name);
    return html`<span class="initials" ${setStyle({ '--color': colorOf(participant.identity) })}>${initials || icon(User)}</span>`;
  }

  #renderScreen({ publications: { screen } }: ParticipantState): TemplateResult {
    const text = screen?.muted ? this.t('tile.screenPaused') : screen?.paused ? this.t('tile.held') : '';
    return html`<span class="paused">${icon(MonitorUp)}<span>${text}</span></span>`;
  }
}

function isMuted({ publications: { microphone } }: ParticipantState): boolean {
  return !microphone || microphone.muted;
}

/** Whether one's own line is too thin for this picture. */
function isHeld({ publications }: ParticipantState, source: TileSource): boolean {
  return publications[source]?.paused === true;
}

function renderQuality(state: ParticipantState, source: TileSource): unknown {
  const { quality } = state;
  if (quality === 'poor' || isHeld(state, source)) return html`<span class="quality">${icon(weakSignal)}</span>`;
  if (quality === 'lost') return html`<span class="quality lost">${icon(WifiOff)}</span>`;
  return nothing;
}
