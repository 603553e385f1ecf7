import { css } from 'lit';

export const composerStyles = css`
  .bottom {
    position: relative;
    flex: none;
  }
  .bottom .new {
    position: absolute;
    inset-block-end: calc(100% + 0.5em);
    inset-inline: 0;
    width: fit-content;
    max-width: calc(100% - 1em);
    min-height: 44px;
    margin-inline: auto;
    padding-inline: 1em;
    border-radius: 1.5em;
    box-shadow: var(--visio-shadow);
  }
  .composer {
    padding: 0.75em;
    border-block-start: 1px solid var(--visio-color-border);
    background: var(--visio-color-surface);
  }
  .row {
    display: flex;
    gap: 0.5em;
    align-items: flex-end;
  }
  textarea.field {
    flex: 1;
    min-width: 0;
    min-height: 44px;
    /* Half of a small panel is for reading. */
    max-height: min(10em, 30vh);
    line-height: 1.4;
    resize: none;
    overflow: hidden auto;
    overscroll-behavior: contain;
  }
  textarea::placeholder {
    color: var(--visio-color-text-muted);
    opacity: 1;
  }
  .send {
    flex: none;
    width: 44px;
    min-width: 44px;
    height: 44px;
    min-height: 44px;
    padding: 0;
  }
  .send .icon,
  .send .spin {
    display: block;
  }
  /* There before anything is said in it. */
  .problem {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em 0.75em;
    align-items: center;
    justify-content: space-between;
    color: var(--visio-color-danger-text);
    font-size: 0.875em;
  }
  .problem > * {
    margin-block-end: 0.5em;
  }
  .problem p {
    flex: 1 1 14em;
  }
  .problem .button {
    min-height: 36px;
    padding-inline: 0.75em;
  }
  .count {
    color: var(--visio-color-text-muted);
    margin-block-start: 0.375em;
    font-size: 0.8125em;
    text-align: end;
  }
  .count.over {
    color: var(--visio-color-danger-text);
    font-weight: 600;
  }
  @media (pointer: coarse) {
    .problem .button,
    .more {
      min-height: 44px;
    }
    /* Below 16 px iOS zooms the page when the field gets the focus. */
    textarea.field {
      font-size: max(1em, 16px);
    }
  }
`;
