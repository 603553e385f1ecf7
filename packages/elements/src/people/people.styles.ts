import { css } from 'lit';

export const peopleStyles = css`
  /* Never higher than the window, even where nobody gives it a height: what is not seen is not drawn. */
  :host {
    display: block;
    height: 100%;
    min-height: 12em;
    max-height: 100vh;
    min-width: 0;
    background: var(--visio-color-surface);
  }
  .people {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  .top {
    flex: none;
    padding: 0.75em 0.75em 0.25em;
  }
  .searching {
    position: relative;
  }
  .searching .icon {
    position: absolute;
    inset-block-start: calc(50% - 0.625em);
    inset-inline-start: 0.75em;
    color: var(--visio-color-text-muted);
    pointer-events: none;
  }
  .search {
    padding-inline-start: 2.5em;
  }
  .count {
    padding: 0.5em 0.25em 0;
    color: var(--visio-color-text-muted);
    font-size: 0.875em;
  }
  .actions .action-list {
    padding: 0.25em 0 0;
  }
  .actions ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em;
  }
  .actions .item {
    width: auto;
    gap: 0.5em;
    min-height: max(2.25em, 28px);
    padding: 0.25em 0.625em;
    border: 1px solid var(--visio-color-border-strong);
    font-size: 0.875em;
    font-weight: 600;
  }
  .scroller {
    position: relative;
    flex: 1;
    min-height: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-gutter: stable;
  }
  .space {
    position: relative;
    height: var(--height);
  }
  .none {
    padding: 1em;
    overflow-wrap: anywhere;
    color: var(--visio-color-text-muted);
    text-align: center;
  }
  .heading,
  .row {
    position: absolute;
    inset-block-start: var(--y);
    inset-inline: 0;
  }
  .heading {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.75em;
    padding: 0.625em 1em 0.25em;
  }
  .heading h3 {
    flex: 1 1 8em;
    font-size: 0.875em;
    font-weight: 600;
  }
  .heading .button {
    min-height: max(2.25em, 28px);
    padding: 0.25em 0.75em;
    font-size: 0.875em;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-height: 3.25em;
    padding-block: 0.25em;
    padding-inline: 1em 0.5em;
  }
  .row.person {
    gap: 0.375em 0.5em;
    padding-block: 0.375em;
  }
  /* The answers side by side below the name. */
  .row.person .who {
    flex-basis: 100%;
  }
  .row.more {
    min-height: 0;
  }
  .row:hover,
  .row:focus-within {
    background: var(--visio-color-surface-hover);
  }
  .row:focus-visible {
    outline-offset: -0.1875em;
    box-shadow: none;
  }
  .place {
    flex: none;
    min-width: 1.25em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  .avatar {
    display: grid;
    flex: none;
    place-items: center;
    width: 2.5em;
    height: 2.5em;
    border-radius: 50%;
    background: var(--color, #555c6a);
    color: #fff;
    font-size: 0.875em;
    font-weight: 600;
    line-height: 1;
  }
  .speaking .avatar {
    box-shadow:
      0 0 0 2px var(--visio-color-surface),
      0 0 0 0.3125em var(--visio-color-speaking);
  }
  .row:not(.speaking) .speaks {
    display: none;
  }
  .what {
    flex: 1;
    min-width: 0;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 0.375em;
    min-width: 0;
  }
  .line .name {
    min-width: 0;
    font-weight: 600;
    line-height: 1.375;
  }
  .you {
    flex: none;
    color: var(--visio-color-text-muted);
  }
  .details {
    flex-wrap: wrap;
    color: var(--visio-color-text-muted);
    font-size: 0.8125em;
    line-height: 1.25;
  }
  .badge {
    padding: 0 0.375em;
    border: 1px solid var(--visio-color-border-strong);
    border-radius: 0.375em;
  }
  .mark {
    display: grid;
  }
  .mark .icon {
    width: 1.125em;
    height: 1.125em;
  }
  .mark.off,
  .mark.bad {
    color: var(--visio-color-danger-text);
  }
  .mark.weak,
  .mark.hand {
    color: var(--visio-color-warning);
  }
  .lower {
    flex: none;
    width: 2.25em;
    min-width: 28px;
    height: 2.25em;
    min-height: 28px;
    padding: 0;
    border-radius: 50%;
  }
  visio-participant-menu {
    flex: none;
  }
  visio-participant-menu::part(menu-button) {
    background: transparent;
    color: var(--visio-color-text);
  }
  visio-participant-menu::part(menu-button):hover {
    background: var(--visio-color-border);
  }
  @media (pointer: coarse) {
    .lower,
    visio-participant-menu::part(menu-button) {
      width: 44px;
      height: 44px;
    }
    .actions .item,
    .heading .button,
    .person .button {
      min-height: 44px;
    }
  }
  @media (forced-colors: active) {
    .avatar {
      border: 1px solid CanvasText;
    }
    .speaking .avatar {
      outline: 0.25em solid Highlight;
    }
    .row:focus-visible {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
