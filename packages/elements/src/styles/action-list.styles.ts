/** A panel with a title, a way to close it, and actions one below the other. */
import { css } from 'lit';
import { itemStyles } from './item.styles.ts';

export const actionListStyles = css`
  ${itemStyles}
  .panel {
    color: var(--visio-color-text);
    border: 1px solid var(--visio-color-border);
    border-radius: var(--visio-radius-large);
    background: var(--visio-color-surface);
    box-shadow: var(--visio-shadow);
    overflow: auto;
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5em;
    padding: 0.375em 0.375em 0 0.875em;
  }
  .head h2 {
    min-width: 0;
    overflow-wrap: anywhere;
    font-weight: 600;
  }
  .head .button {
    flex: none;
    width: 44px;
    height: 44px;
  }
  .head .icon {
    display: block;
  }
  .action-list {
    padding: 0.375em;
  }
  .item[aria-disabled='true'] {
    opacity: 0.55;
    cursor: default;
  }
  .item.grave {
    color: var(--visio-color-danger-text);
  }
  .question {
    display: grid;
    gap: 0.5em;
    padding: 0.5em 0.625em;
  }
  .asked {
    overflow-wrap: anywhere;
    font-weight: 600;
  }
  .hint,
  .note {
    color: var(--visio-color-text-muted);
    font-size: 0.875em;
  }
  .note {
    padding: 0 1em;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    margin-block-start: 0.25em;
  }
  .answers .button {
    flex: 1 1 auto;
  }
  .problem {
    padding: 0.5em 0.625em;
    color: var(--visio-color-danger-text);
    font-size: 0.875em;
  }
`;
