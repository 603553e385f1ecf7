import { css } from 'lit';

export const toolbarStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    background: var(--visio-color-background);
  }
  .bar {
    position: relative;
  }
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 0.75em;
    padding: 0.75em;
  }
  .control {
    position: relative;
    display: inline-flex;
  }
  .split {
    display: inline-flex;
    border-radius: 1.5em;
    background: var(--visio-color-surface-hover);
  }
  .button.round {
    position: relative;
    border-color: var(--visio-color-border);
  }
  .more .button.round {
    width: 44px;
    border-color: transparent;
    background: none;
    border-radius: 1.5em;
  }
  .more .icon {
    width: 1em;
    height: 1em;
  }
  .more .button.round:hover,
  .more .button[aria-expanded='true'] {
    background: var(--visio-color-surface);
  }
  .button .icon {
    display: block;
  }
  .button.off {
    border-color: transparent;
    background: var(--visio-color-danger);
    color: var(--visio-color-on-danger);
  }
  .button.off:hover {
    background: var(--visio-color-danger-hover);
  }
  .button.active,
  .button[aria-expanded='true'] {
    border-color: transparent;
    background: var(--visio-color-primary);
    color: var(--visio-color-on-primary);
  }
  .button.active:hover {
    background: var(--visio-color-primary-hover);
  }
  .more .button.round[aria-expanded='true'] {
    color: var(--visio-color-text);
  }
  .button.round.leave {
    width: 4em;
    border-color: transparent;
    border-radius: 1.5em;
    background: var(--visio-color-danger);
    color: var(--visio-color-on-danger);
  }
  .button.round.leave:hover {
    background: var(--visio-color-danger-hover);
  }
  .badge {
    position: absolute;
    inset-block-start: -0.25em;
    inset-inline-end: -0.25em;
    display: grid;
    place-items: center;
    width: 1.375em;
    height: 1.375em;
    border: 2px solid var(--visio-color-background);
    border-radius: 50%;
    background: var(--visio-color-warning);
    color: var(--visio-color-background);
    font-size: 0.8125em;
    font-weight: 600;
    line-height: 1;
  }
  /* No text of the button: its name says it in words. */
  .badge.count::after {
    content: attr(data-count);
  }
  .badge.count {
    width: auto;
    min-width: 1.5em;
    padding-inline: 0.25em;
    border-radius: 1em;
    background: var(--visio-color-text);
  }

  .tip {
    position: absolute;
    z-index: 3;
    bottom: 100%;
    left: 50%;
    width: max-content;
    max-width: 20em;
    padding: 0.25em 0.625em;
    /* A bridge from the button, so that the pointer can go to the text. */
    border-bottom: 0.5em solid transparent;
    border-radius: 0.375em 0.375em 0.875em 0.875em;
    background: var(--visio-color-text) padding-box;
    color: var(--visio-color-background);
    font-size: 0.8125em;
    text-align: center;
    visibility: hidden;
    transform: translateX(-50%);
  }
  .button:focus-visible ~ .tip {
    visibility: visible;
  }
  @media (hover: hover) {
    .button:hover ~ .tip,
    .tip:hover {
      visibility: visible;
      transition: visibility 0s 400ms;
    }
  }
  .button[aria-expanded='true'] ~ .tip,
  .quiet .tip {
    visibility: hidden !important;
  }
  [tabindex='-1'].button:focus-visible {
    outline: 0.1875em solid var(--visio-color-focus);
    outline-offset: -0.125em;
  }

  /* Narrow: one row of six on 320 px; the device menus are behind the settings button. */
  @container (max-width: 33em) {
    .toolbar {
      gap: 0.25em;
      padding: 0.5em 0.375em;
    }
    .more {
      display: none;
    }
    /* Over the whole row: beside a button near the edge a text would stick out, and the page scroll sideways. */
    .control {
      position: static;
    }
    .tip {
      inset-inline: 0.5em;
      max-width: calc(100% - 1em);
      margin-inline: auto;
      transform: none;
    }
    .split {
      background: none;
    }
    .button.round,
    .button.round.leave {
      width: 2.75em;
      height: 2.75em;
    }
  }
  @container (min-width: 24em) and (max-width: 33em) {
    .toolbar {
      gap: 0.625em;
    }
  }
  @media (forced-colors: active) {
    .button.off,
    .button.active {
      border-width: 3px;
    }
  }
`;
