/** What is wrong, in a frame with a sign. */
import { css } from 'lit';

export const problemStyles = css`
  .problem {
    display: flex;
    gap: 0.625em;
    width: 100%;
    padding: 0.625em 0.75em;
    border: 1px solid var(--visio-color-border);
    border-inline-start: 0.25em solid var(--visio-color-warning);
    border-radius: var(--visio-radius);
    background: var(--visio-color-surface);
    font-size: 0.9375em;
  }
  .problem .icon {
    margin-block-start: 0.125em;
    color: var(--visio-color-warning);
  }
`;
