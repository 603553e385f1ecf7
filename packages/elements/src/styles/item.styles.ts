import { css } from 'lit';

/** One of several things to choose, below the other: the icon first, then its words. */
export const itemStyles = css`
  .item {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 0.75em;
    align-items: center;
    width: 100%;
    min-height: 44px;
    margin: 0;
    padding: 0.5em 0.6875em;
    border: 0;
    border-radius: var(--visio-radius);
    background: none;
    color: var(--visio-color-text);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .item:hover,
  .item:focus {
    background: var(--visio-color-surface-hover);
  }
  .item:focus-visible {
    outline: 0.1875em solid var(--visio-color-focus);
    outline-offset: -0.125em;
  }
  @media (forced-colors: active) {
    .item:focus {
      outline: 2px solid Highlight;
    }
  }
`;
