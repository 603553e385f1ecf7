import { css } from 'lit';

export const lobbyStyles = css`
  :host {
    display: block;
  }
  .lobby {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
    width: 100%;
    max-width: 32em;
    margin: auto;
    padding: 1.5em 1em;
  }
  .head {
    display: grid;
    justify-items: center;
    gap: 0.5em;
    text-align: center;
  }
  .emblem {
    display: grid;
    place-items: center;
    width: 3.5em;
    height: 3.5em;
    margin-block-end: 0.25em;
    border-radius: 50%;
    background: var(--visio-color-surface);
    color: var(--visio-color-primary);
    box-shadow: var(--visio-shadow);
    animation: visio-breathe 2.4s ease-in-out infinite;
  }
  .emblem .icon {
    width: 1.5em;
    height: 1.5em;
  }
  @keyframes visio-breathe {
    50% {
      box-shadow: 0 0 0 0.625em var(--visio-color-border);
    }
  }
  .heading {
    font-size: 1.5em;
    font-weight: 600;
    line-height: 1.25;
    text-wrap: balance;
  }
  .position {
    font-size: 1.125em;
    font-weight: 600;
  }
  .text {
    color: var(--visio-color-text-muted);
    text-wrap: pretty;
  }
  .stop {
    justify-self: center;
  }
`;
