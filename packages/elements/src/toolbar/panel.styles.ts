import { css } from 'lit';
import { itemStyles } from '../styles/item.styles.ts';

/** What the toolbar opens; it comes with the panel. */
export const panelStyles = css`
  ${itemStyles}
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
  .item[aria-checked='true'] {
    font-weight: 600;
  }
`;
