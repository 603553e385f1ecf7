import { css } from 'lit';

/** As high as the page makes it; at least a call's worth, and growing with the prejoin on small screens. */
export const roomStyles = css`
  :host {
    display: block;
    position: relative;
    container-type: inline-size;
    /* A float, a flex item or a cell is as wide as what is in it, and a size container says that this is nothing. */
    contain-intrinsic-inline-size: 20em;
    min-width: min(100%, 20em);
    max-width: 100%;
    min-height: var(--visio-min-height, min(36em, 100dvh));
  }
  .frame {
    position: relative;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    height: 100%;
    min-height: inherit;
    overflow: hidden;
    background: var(--visio-color-background);
  }
  .screen {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-height: 0;
    overflow: auto;
  }
  .screen > * {
    grid-area: 1 / 1;
    margin: auto 0;
  }
  .call {
    position: relative;
    display: grid;
    grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
    min-height: 20em;
    margin: 0;
    /* The room has a height of its own. */
    --visio-stage-ratio: auto;
    background: var(--visio-color-stage);
  }
  .call > visio-stage,
  ::slotted(visio-stage) {
    max-height: none;
  }
  /* Over the stage, and out of the way of what the grid places. */
  visio-reaction-stream {
    position: absolute;
    grid-area: 1 / 1 / 2 / 2;
  }
  /* A panel beside the stage; over it where there is no room for both, and then nothing of the stage is received. */
  .split {
    grid-template-columns: minmax(0, 1fr) min(24em, 40%);
  }
  .split > visio-toolbar {
    grid-column: 1 / -1;
  }
  @container (max-width: 48em) {
    .split {
      grid-template-columns: minmax(0, 1fr);
    }
    .split > visio-stage,
    .split > slot[name='stage'] {
      display: none;
    }
  }
  /* Laid out and not seen. */
  .early {
    visibility: hidden;
  }
  .overlay {
    position: absolute;
    inset: 0 0 auto;
    z-index: 1;
    /* On a short page notices can be scrolled, and are not cut off. */
    max-height: 100%;
    overflow: auto;
    pointer-events: none;
  }
  .unconfigured {
    padding: 1em;
  }
  .card {
    display: grid;
    justify-items: center;
    gap: 0.75em;
    width: 100%;
    max-width: 30em;
    margin: auto;
    padding: 2em 1.25em;
    text-align: center;
  }
  .emblem {
    display: grid;
    place-items: center;
    width: 4em;
    height: 4em;
    margin-block-end: 0.5em;
    border-radius: 50%;
    background: var(--visio-color-surface);
    color: var(--visio-color-primary);
    box-shadow: var(--visio-shadow);
  }
  .emblem .icon {
    width: 1.75em;
    height: 1.75em;
  }
  .emblem.trouble {
    color: var(--visio-color-warning);
  }
  .heading {
    font-size: 1.5em;
    font-weight: 600;
    line-height: 1.25;
    text-wrap: balance;
  }
  .text {
    display: grid;
    gap: 0.5em;
    color: var(--visio-color-text-muted);
    text-wrap: pretty;
  }
  .detail {
    font-size: 0.875em;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.75em;
    margin-block-start: 0.75em;
  }
  .copied {
    width: 100%;
    min-height: 1.5em;
  }
  .fallback {
    width: 100%;
    margin-block-start: 0.5em;
  }
  @media (forced-colors: active) {
    .emblem {
      border: 1px solid CanvasText;
    }
  }
`;
