import type { Participant } from '@visio-sdk/core';
import type { TileSource } from '@visio-sdk/core/layout';
import { isCroppedTooMuch } from './video-fit.ts';

/**
 * Shows one source of one participant in a `<video>` for as long as it is wanted, and tells when there is a picture:
 * until its first frame, and when there is none, the element would be a black hole.
 */
export class VideoFrame {
  readonly #video: HTMLVideoElement;
  readonly #onChange: (state: { readonly live: boolean; readonly whole: boolean }) => void;
  readonly #sizes = new ResizeObserver(([entry]) => {
    if (entry) this.#box = entry.contentRect;
    this.#tell();
  });
  /** Remembered: to ask an element for its size makes the browser lay out the page anew. */
  #box: { readonly width: number; readonly height: number } = { width: 0, height: 0 };
  #shown: { participant: Participant; source: TileSource; stop: () => void } | undefined;

  constructor(video: HTMLVideoElement, onChange: (state: { readonly live: boolean; readonly whole: boolean }) => void) {
    this.#video = video;
    this.#onChange = onChange;
    // A property, since the attribute of a cloned template counts only as the default.
    video.muted = true;
    for (const type of ['loadeddata', 'resize', 'emptied', 'playing']) video.addEventListener(type, () => this.#tell());
  }

  /** Shows this source; nothing when there is no participant. Does nothing when it is shown already. */
  show(participant: Participant | undefined, source: TileSource): void {
    if (this.#shown && this.#shown.participant === participant && this.#shown.source === source) return;
    this.#shown?.stop();
    this.#shown = participant && { participant, source, stop: participant.attach(source, this.#video) };
    if (participant) this.#sizes.observe(this.#video);
    else this.#sizes.disconnect();
    this.#tell();
  }

  /** To be called after the element moved in the page: browsers pause a video that leaves the document, if for a moment. */
  resume(): void {
    // Rejected when the browser does not let it play or the source changes; both end well without us.
    if (this.#shown && this.#video.srcObject) this.#video.play().catch(() => {});
  }

  #tell(): void {
    const { videoWidth, videoHeight, readyState } = this.#video;
    const live = this.#shown !== undefined && readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && videoWidth > 0;
    const picture = { width: videoWidth, height: videoHeight };
    const whole = this.#shown?.source === 'screen' || isCroppedTooMuch(picture, this.#box);
    this.#onChange({ live, whole });
  }
}
