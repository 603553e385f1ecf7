import { css } from 'lit';

export const participantMenuStyles = css`
  :host {
    display: inline-block;
  }
  .open {
    width: 2.25em;
    min-width: 28px;
    height: 2.25em;
    min-height: 28px;
    padding: 0;
    border-color: transparent;
    border-radius: 50%;
    background: var(--visio-color-tile-overlay);
    color: var(--visio-color-on-tile);
  }
  .open:hover,
  .open[aria-expanded='true'] {
    background: var(--visio-color-tile);
  }
  .open .icon {
    display: block;
  }
  .volume {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 0.25em 0.75em;
    align-items: center;
    padding: 0.5em 1.0625em 0;
  }
  .percent {
    color: var(--visio-color-text-muted);
    font-variant-numeric: tabular-nums;
  }
  .volume input {
    grid-column: 1 / -1;
    width: 100%;
    min-height: 44px;
    margin: 0;
    accent-color: var(--visio-color-primary);
    cursor: pointer;
  }
  dialog {
    position: fixed;
    inset: var(--top, 0) auto auto var(--left, 0);
    width: min(20em, 100vw - 1em);
    max-width: none;
    max-height: calc(100vh - 1em);
    margin: 0;
    padding: 0;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.25);
  }
`;
