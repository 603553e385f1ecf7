import { css } from 'lit';

/** What the toolbar opens; it comes with the panel. */
export const panelStyles = css`
  .panel {
    --panel-width: min(20em, 100cqi - 1em);
    position: absolute;
    z-index: 4;
    inset-block-end: calc(100% + 0.25em);
    inset-inline-start: clamp(0.5em, var(--middle) - var(--panel-width) / 2, 100cqi - var(--panel-width) - 0.5em);
    width: var(--panel-width);
  }
  .panel.below {
    inset-block: calc(100% + 0.25em) auto;
  }
  .menu {
    padding: 0.375em;
    border: 1px solid var(--visio-color-border);
    border-radius: var(--visio-radius-large);
    background: var(--visio-color-surface);
    box-shadow: var(--visio-shadow);
  }
  .missing {
    padding: 1em;
  }
  .item {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 0.75em;
    align-items: center;
    width: 100%;
    min-height: 44px;
    margin: 0;
    padding: 0.5em 0.75em;
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
  .item[aria-checked='true'] {
    font-weight: 600;
  }
  [tabindex='-1'].item:focus-visible {
    outline: 0.1875em solid var(--visio-color-focus);
    outline-offset: -0.125em;
  }
  @media (forced-colors: active) {
    .item:focus {
      outline: 2px solid Highlight;
    }
  }
`;
