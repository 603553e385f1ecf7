import { css } from 'lit';

export const shortcutsStyles = css`
  :host {
    display: contents;
  }
  dialog {
    width: min(32em, calc(100vw - 2em));
    max-height: calc(100dvh - 2em);
    padding: 1.25em;
    border: 1px solid var(--visio-color-border);
    border-radius: var(--visio-radius-large);
    background: var(--visio-color-surface);
    color: inherit;
    font: inherit;
    box-shadow: var(--visio-shadow);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 50%);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1em;
    margin-block-end: 0.5em;
  }
  h2 {
    font-size: 1.25em;
    font-weight: 600;
  }
  dl {
    margin: 0;
  }
  .row {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1em;
    padding-block: 0.4375em;
    border-block-end: 1px solid var(--visio-color-border);
  }
  dd {
    display: flex;
    flex: none;
    align-items: center;
    gap: 0.375em;
    margin: 0;
  }
  kbd {
    min-width: 2em;
    padding: 0.125em 0.5em;
    border: 1px solid var(--visio-color-border-strong);
    border-radius: 0.375em;
    font: inherit;
    font-size: 0.875em;
    font-weight: 600;
    text-align: center;
  }
  .switch {
    display: flex;
    align-items: center;
    gap: 0.75em;
    min-height: 44px;
    margin-block-start: 0.75em;
    font-weight: 600;
  }
  input {
    flex: none;
    width: 1.5em;
    height: 1.5em;
    margin: 0;
    accent-color: var(--visio-color-primary);
  }
  .hint {
    color: var(--visio-color-text-muted);
    font-size: 0.875em;
  }
`;
