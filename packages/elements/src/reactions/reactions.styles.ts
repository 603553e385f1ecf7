import { css } from 'lit';

/** One row where there is room, else two: each button is 44 px. */
export const reactionsStyles = css`
  :host {
    display: block;
    width: max-content;
    max-width: 100%;
  }
  .reactions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125em;
    justify-content: center;
    max-width: 28em;
    padding: 0.375em;
    border: 1px solid var(--visio-color-border);
    border-radius: var(--visio-radius-large);
    background: var(--visio-color-surface);
    box-shadow: var(--visio-shadow);
  }
  .reaction {
    border-color: transparent;
    background: transparent;
    font-size: 1em;
  }
  .reaction:hover {
    background: var(--visio-color-surface-hover);
  }
  .reaction:active .emoji {
    transform: scale(1.3);
  }
  .reaction .emoji {
    font-size: 1.5em;
    transition: transform var(--visio-duration);
  }
  @container (max-width: 24em) {
    .reactions {
      max-width: 14em;
    }
  }
`;
