import { css } from 'lit';

/** A card at the top, in the middle; clicks beside it go through. */
export const doorStyles = css`
  :host {
    display: block;
    pointer-events: none;
  }
  .door {
    width: min(30em, 100% - 1.5em);
    margin: 0.75em auto;
    padding: 0.625em 0.75em;
    border: 1px solid var(--visio-color-border);
    border-inline-start: 0.25em solid var(--visio-color-primary);
    border-radius: var(--visio-radius);
    background: var(--visio-color-surface);
    box-shadow: var(--visio-shadow);
    pointer-events: auto;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 0.75em;
  }
  .count {
    display: flex;
    flex: 1 1 12em;
    gap: 0.5em;
    align-items: center;
    font-weight: 600;
  }
  .people {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.375em;
    max-height: min(16em, 40vh);
    margin-block-start: 0.5em;
    overflow: auto;
  }
  .head .button {
    min-height: max(2.25em, 28px);
    padding: 0.25em 0.75em;
    font-size: 0.9375em;
  }
  .problem {
    margin-block-start: 0.375em;
    color: var(--visio-color-danger-text);
    font-size: 0.875em;
  }
`;
