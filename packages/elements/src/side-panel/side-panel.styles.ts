import { css } from 'lit';

export const sidePanelStyles = css`
  :host {
    display: block;
    min-height: 0;
    height: 100%;
  }
  .panel {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    height: 100%;
    background: var(--visio-color-surface);
    border-inline-start: 1px solid var(--visio-color-border);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5em;
    padding-block: 0.375em;
    padding-inline: 1em 0.5em;
    border-block-end: 1px solid var(--visio-color-border);
  }
  h2 {
    overflow: hidden;
    font-size: 1.125em;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .content {
    min-height: 0;
    overflow: auto;
  }
  .missing {
    padding: 1em;
  }
`;
