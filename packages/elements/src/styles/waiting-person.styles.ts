import { css } from 'lit';

/** Somebody at the door: their name, and the answers beside it or below. */
export const waitingPersonStyles = css`
  .person {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375em 0.5em;
    padding-block: 0.125em;
  }
  .who {
    flex: 1 1 10em;
    min-width: 0;
  }
  .name {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .verified,
  .more {
    color: var(--visio-color-text-muted);
    font-size: 0.875em;
  }
  .verified {
    display: flex;
    gap: 0.25em;
    align-items: center;
  }
  .verified .icon {
    width: 1em;
    height: 1em;
  }
  .person .button {
    min-height: max(2.25em, 28px);
    padding: 0.25em 0.75em;
    font-size: 0.9375em;
  }
`;
