import { css } from 'lit';

export const deviceMenuStyles = css`
  :host {
    display: block;
  }
  .panel {
    display: grid;
    gap: 1em;
    max-height: min(32em, 80vh);
    padding: 0.75em 1em 1.125em;
    overflow: auto;
    border: 1px solid var(--visio-color-border);
    border-radius: var(--visio-radius-large);
    background: var(--visio-color-surface);
    box-shadow: var(--visio-shadow);
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5em;
  }
  h2 {
    font-weight: 600;
  }
  .head .button {
    width: 44px;
    height: 44px;
    margin-inline-end: -0.5em;
  }
  .head .icon {
    display: block;
  }
  .device {
    display: grid;
    gap: 0.375em;
    min-width: 0;
  }
  .sounds {
    margin-inline: -0.6875em;
    width: calc(100% + 1.375em);
  }
  .hint {
    color: var(--visio-color-text-muted);
    font-size: 0.8125em;
  }
  .problem {
    color: var(--visio-color-danger-text);
    font-size: 0.875em;
  }
  .level {
    position: relative;
    height: 0.5em;
    margin-top: 0.25em;
    overflow: hidden;
    border: 1px solid var(--visio-color-border-strong);
    border-radius: 0.25em;
  }
  .level::before {
    content: '';
    position: absolute;
    inset: 0;
    background: var(--visio-color-success);
    transform: scaleX(var(--level, 0));
    transform-origin: left;
  }
  @media (forced-colors: active) {
    .level::before {
      background: Highlight;
    }
  }
`;
