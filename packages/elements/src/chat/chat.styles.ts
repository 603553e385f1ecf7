import { css } from 'lit';

export const chatStyles = css`
  :host {
    display: block;
    height: 100%;
    min-height: 12em;
    max-height: 100vh;
  }
  .chat {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: inherit;
  }
  .log {
    flex: 1 1 0;
    min-height: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    /* Its outline is inside: there may be no space around. */
    outline-offset: -0.1875em;
  }
  .log:focus-visible {
    box-shadow: none;
  }
  .content {
    display: flex;
    flex-direction: column;
    gap: 0.75em;
    min-height: 100%;
    padding: 0.75em 1em;
  }
  .note,
  .empty,
  .closed {
    color: var(--visio-color-text-muted);
    font-size: 0.875em;
    text-align: center;
    text-wrap: balance;
  }
  .empty {
    margin-block: auto;
  }
  .closed {
    padding: 0.75em 1em 1em;
    border-block-start: 1px solid var(--visio-color-border);
  }
  .messages {
    margin-block-start: auto;
  }
  .message {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    position: relative;
    padding-block-start: 0.1875em;
  }
  .message.first:not(:first-child) {
    padding-block-start: 0.75em;
  }
  .message.own {
    align-items: flex-end;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5em;
    align-items: baseline;
    max-width: 100%;
    margin-block-end: 0.125em;
    font-size: 0.875em;
  }
  .name {
    min-width: 0;
    overflow: hidden;
    overflow-wrap: anywhere;
    font-weight: 600;
  }
  time,
  .edited {
    color: var(--visio-color-text-muted);
    font-size: 0.9375em;
  }
  .bubble {
    max-width: min(100%, 36em);
    padding: 0.375em 0.75em;
    border: 1px solid var(--visio-color-border);
    border-radius: 0.875em;
    border-start-start-radius: 0.125em;
    background: var(--visio-color-surface);
    /* Marks heaped on one letter do not reach what others wrote. */
    overflow: hidden;
  }
  .own .bubble {
    border-color: var(--visio-color-border-strong);
    border-start-start-radius: 0.875em;
    border-start-end-radius: 0.125em;
    background: var(--visio-color-background);
  }
  .text {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    tab-size: 4;
    -webkit-user-select: text;
    user-select: text;
  }
  .text a {
    color: var(--visio-color-primary);
    unicode-bidi: isolate;
  }
  .more {
    min-height: 24px;
    margin: 0.25em 0 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--visio-color-primary);
    font: inherit;
    font-size: 0.875em;
    font-weight: 600;
    text-decoration: underline;
    cursor: pointer;
  }
  .edited {
    display: block;
    font-size: 0.8125em;
  }
`;
