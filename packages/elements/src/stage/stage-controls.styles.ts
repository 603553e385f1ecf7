import { css } from 'lit';

export const stageControlsStyles = css`
  /* Over the end of the picture; where there is a pointer, only while it or the focus is at this person. */
  .tools {
    position: absolute;
    inset-block-start: 0.375em;
    inset-inline-end: 0.375em;
    z-index: 1;
    display: flex;
    gap: 0.25em;
  }
  /* Of the page: it takes no click unless its own style says so. */
  .over {
    position: absolute;
    inset: 0;
    display: block;
    overflow: hidden;
    border-radius: var(--visio-tile-radius, 0.75em);
    pointer-events: none;
  }
  .tool {
    width: 2.25em;
    min-width: 28px;
    height: 2.25em;
    min-height: 28px;
    padding: 0;
    border-color: transparent;
    border-radius: 50%;
    background: var(--visio-color-tile-overlay);
    color: var(--visio-color-on-tile);
  }
  .tool:hover,
  .tool[aria-expanded='true'] {
    background: var(--visio-color-tile);
  }
  .tool .icon,
  .pager .icon {
    display: block;
  }
  @media (pointer: coarse) {
    /* Less on a tile that is lower than that. */
    .tool {
      width: clamp(28px, var(--height) - 4px, 44px);
      height: clamp(28px, var(--height) - 4px, 44px);
    }
    .corner .tools {
      inset: 0.25em 0.25em auto auto;
      gap: 0;
    }
  }
  @media (hover: hover) {
    li:not(:hover, :focus-within) .tool:not(.pinned, [aria-expanded='true']) {
      opacity: 0;
    }
  }
  li {
    touch-action: manipulation;
  }
  .corner {
    cursor: grab;
    touch-action: none;
    transform: translate(var(--dx, 0), var(--dy, 0));
  }
  .corner.dragging {
    cursor: grabbing;
    -webkit-user-select: none;
    user-select: none;
  }
  li:fullscreen visio-tile {
    --visio-tile-radius: 0;
  }
  .pager {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .pager .button {
    width: 44px;
    height: 44px;
  }
  .alone {
    padding: 0.5em 0.5em 1em;
    text-align: center;
  }
  .alone p:first-child {
    font-weight: 600;
  }
  .hint {
    color: var(--visio-color-text-muted);
    font-size: 0.875em;
  }
  .self {
    position: absolute;
    inset-block-end: 0.5em;
    inset-inline-end: 0.5em;
    z-index: 1;
    box-shadow: var(--visio-shadow);
  }
`;
