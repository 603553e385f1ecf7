/** One's own picture, and which devices: before a meeting and at its door. */
import { css } from 'lit';

export const deviceCheckStyles = css`
  .preview {
    position: relative;
    aspect-ratio: 16 / 9;
    min-height: 12.5em;
    max-width: 100%;
    overflow: hidden;
    border: 1px solid var(--visio-color-border);
    border-radius: var(--visio-radius-large);
    background: var(--visio-color-tile);
    color: var(--visio-color-on-tile);
    box-shadow: var(--visio-shadow);
  }
  video {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: cover;
    transform: scaleX(-1);
  }
  .absence {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    height: 100%;
    padding: 1em 1em 4.5em;
    text-align: center;
  }
  .absence .icon {
    display: block;
    width: 2em;
    height: 2em;
    opacity: 0.8;
  }
  .toggles {
    position: absolute;
    inset: auto 0 0;
    display: flex;
    justify-content: center;
    gap: 0.75em;
    padding: 0 0.75em 0.875em;
  }
  .toggle {
    position: relative;
    border-color: transparent;
    background: var(--visio-color-tile-overlay);
    color: var(--visio-color-on-tile);
  }
  .toggle:not(.danger) {
    border-color: rgb(255 255 255 / 0.55);
  }
  .toggle:not(.danger):hover {
    background: var(--visio-color-tile);
  }
  .badge {
    position: absolute;
    inset: -0.25em -0.25em auto auto;
    width: 1.375em;
    height: 1.375em;
    border-radius: 50%;
    background: var(--visio-color-warning);
    color: var(--visio-color-background);
    font-size: 0.875em;
    font-weight: 600;
    line-height: 1.375;
  }
  .devices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13em, 100%), 1fr));
    gap: 1em;
    align-items: start;
  }
  .devices:empty {
    display: none;
  }
  /* The height that it will have: nothing moves when its file comes. */
  visio-speaker-test {
    display: block;
    min-height: 2.75em;
  }
  .label {
    margin-block-end: 0.25em;
  }
  .select {
    position: relative;
  }
  .select .icon {
    position: absolute;
    inset-block: 0;
    inset-inline: 0.75em auto;
    height: 100%;
    width: 1.125em;
    color: var(--visio-color-text-muted);
    pointer-events: none;
  }
  .select .field + .icon {
    inset-inline: auto 0.75em;
  }
  .select .field {
    padding-inline: 2.5em;
    appearance: none;
    cursor: pointer;
    text-overflow: ellipsis;
  }
  .level {
    height: 0.5em;
    margin-block-start: 0.625em;
    overflow: hidden;
    border: 1px solid var(--visio-color-border-strong);
    border-radius: 1em;
    background: var(--visio-color-surface);
  }
  /* Scaled from the edge where a line begins, in either direction of writing: a width would be laid out 60 times a second. */
  .level::before {
    content: '';
    display: block;
    width: 200%;
    height: 100%;
    margin-inline-start: -100%;
    background: var(--visio-color-success);
    transform: scaleX(var(--level, 0));
    transition: transform 100ms linear;
  }
  .hint,
  .sound {
    margin-block-start: 0.25em;
    color: var(--visio-color-text-muted);
    font-size: 0.875em;
  }
  .sound {
    display: flex;
    align-items: center;
    gap: 0.5em;
    margin-block-start: 0.5em;
  }
  .sound .icon {
    width: 1em;
    height: 1em;
  }
  .problems {
    display: grid;
    gap: 0.75em;
    justify-items: start;
  }
  @media (forced-colors: active) {
    .select .icon {
      color: FieldText;
    }
    .level::before {
      background: CanvasText;
      forced-color-adjust: none;
    }
    .preview,
    .level {
      border: 1px solid CanvasText;
    }
  }
`;
