import { css } from 'lit';

export const tileStyles = css`
  :host {
    display: block;
    position: relative;
    min-width: 0;
    aspect-ratio: 16 / 9;
  }
  .tile {
    container-type: size;
    position: relative;
    width: 100%;
    height: 100%;
    overflow: hidden;
    border-radius: var(--visio-tile-radius, 0.75em);
    background: var(--visio-color-tile);
    color: var(--visio-color-on-tile);
  }
  .picture,
  .placeholder,
  video,
  .ring,
  .overlay {
    position: absolute;
    inset: 0;
  }
  video {
    width: 100%;
    height: 100%;
    object-fit: cover;
    opacity: 0;
  }
  .live video {
    opacity: 1;
  }
  .whole video {
    object-fit: contain;
  }
  video.mirrored {
    transform: scaleX(-1);
  }
  .placeholder {
    display: grid;
    place-items: center;
  }
  .live .placeholder {
    visibility: hidden;
  }
  .held video {
    opacity: 0;
  }
  .held .placeholder {
    visibility: visible;
  }
  .initials {
    display: grid;
    place-items: center;
    width: 2.6em;
    height: 2.6em;
    border-radius: 50%;
    background: var(--color, #555c6a);
    color: #fff;
    font-weight: 600;
    font-size: clamp(1em, 15cqmin, 4em);
    line-height: 1;
  }
  .paused {
    display: grid;
    gap: 0.5em;
    justify-items: center;
    padding: 1em;
    text-align: center;
  }
  .paused .icon {
    width: 2em;
    height: 2em;
  }
  .ring {
    border-radius: inherit;
    pointer-events: none;
    visibility: hidden;
    /* The thin light line keeps the ring visible on a picture of the same colour. */
    box-shadow:
      inset 0 0 0 0.1875em var(--visio-color-speaking),
      inset 0 0 0 0.25em var(--visio-color-on-tile);
  }
  .speaking .ring {
    visibility: visible;
  }
  .overlay {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    justify-content: space-between;
    padding: 0.5em;
    pointer-events: none;
  }
  .label {
    display: flex;
    align-items: center;
    gap: 0.375em;
    max-width: 100%;
    margin-top: auto;
    padding: 0.125em 0.5em;
    border-radius: 0.375em;
    background: var(--visio-color-tile-overlay);
    color: var(--visio-color-on-tile);
    font-size: clamp(0.8125em, 0.6em + 0.45cqw, 1.5em);
    font-weight: 600;
    line-height: 1.5;
  }
  .label .icon {
    display: block;
    width: 1.125em;
    height: 1.125em;
  }
  .name {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    pointer-events: auto;
  }
  .muted {
    color: #ff9aa0;
  }
  .quality {
    color: #f2b84b;
  }
  .quality.lost {
    color: #ff9aa0;
  }
  .hand {
    display: flex;
    gap: 0.125em;
    align-items: center;
    justify-content: center;
    min-width: 2em;
    height: 2em;
    padding: 0 0.375em;
    border-radius: 1em;
    font-weight: 600;
    background: #f2b84b;
    color: #17191f;
  }
  .hand .icon {
    width: 1.125em;
    height: 1.125em;
  }
  @container (max-width: 9em) or (max-height: 6em) {
    .overlay {
      padding: 0.25em;
    }
    .label {
      padding: 0 0.375em;
      font-size: 0.75em;
    }
    .hand {
      min-width: 1.5em;
      height: 1.5em;
    }
  }
  @container (min-width: 45em) {
    .overlay {
      padding: 0.75em;
    }
  }
  @media (forced-colors: active) {
    .tile {
      border: 1px solid CanvasText;
    }
    .speaking .ring {
      border: 0.25em solid Highlight;
    }
  }
`;
