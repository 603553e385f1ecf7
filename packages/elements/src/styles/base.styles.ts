/** What all elements share: protection from the page's styles, buttons, fields, focus, motion, forced colours. */
import { css } from 'lit';
import { tokens } from './tokens.styles.ts';

const host = css`
  /* Important, so that a page's \`* { ... }\` does not reach inside through inheritance. */
  :host {
    box-sizing: border-box !important;
    color: var(--visio-color-text) !important;
    font: 400 var(--visio-font-size, medium) / 1.5 var(--visio-font-family) !important;
    letter-spacing: normal !important;
    word-spacing: normal !important;
    text-align: start !important;
    text-indent: 0 !important;
    text-transform: none !important;
    text-shadow: none !important;
    white-space: normal !important;
    -webkit-text-size-adjust: 100% !important;
    text-size-adjust: 100% !important;
    -webkit-tap-highlight-color: transparent;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
    font: inherit;
    list-style: none;
  }
`;

const focus = css`
  /* Two colours, so that one of them stands out on any background. */
  :focus-visible {
    outline: 0.1875em solid var(--visio-color-focus);
    outline-offset: 0.125em;
    box-shadow: 0 0 0 0.125em var(--visio-color-focus-halo);
  }
  [tabindex='-1']:focus {
    outline: none;
    box-shadow: none;
  }
`;

const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-width: 2.75em;
    min-height: 2.75em;
    margin: 0;
    padding: 0.5em 1.125em;
    border: 1px solid var(--visio-color-border-strong);
    border-radius: var(--visio-radius);
    background: var(--visio-color-surface);
    color: var(--visio-color-text);
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    cursor: pointer;
    touch-action: manipulation;
  }
  .button:hover {
    background: var(--visio-color-surface-hover);
  }
  .button.primary {
    border-color: transparent;
    background: var(--visio-color-primary);
    color: var(--visio-color-on-primary);
  }
  .button.primary:hover {
    background: var(--visio-color-primary-hover);
  }
  .button.danger {
    border-color: transparent;
    background: var(--visio-color-danger);
    color: var(--visio-color-on-danger);
  }
  .button.danger:hover {
    background: var(--visio-color-danger-hover);
  }
  .button.quiet {
    border-color: transparent;
    background: transparent;
  }
  .button.quiet:hover {
    background: var(--visio-color-surface-hover);
  }
  /* Round, for an icon alone: 44 px at least. */
  .button.round {
    width: 3em;
    min-width: 44px;
    height: 3em;
    min-height: 44px;
    padding: 0;
    border-radius: 50%;
  }
  /* 24 px at least, for places that are not toolbars. */
  .button.small {
    min-width: max(2em, 24px);
    min-height: max(2em, 24px);
    padding: 0.25em 0.5em;
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    opacity: 0.55;
    cursor: default;
  }
  .icon {
    flex: none;
    width: 1.25em;
    height: 1.25em;
  }
  .spin {
    display: grid;
  }
  .turning {
    animation: visio-spin 1s linear infinite;
  }
  @keyframes visio-spin {
    to {
      transform: rotate(1turn);
    }
  }
`;

const fields = css`
  .label {
    display: block;
    font-size: 0.875em;
    font-weight: 600;
  }
  .field {
    width: 100%;
    min-height: 2.75em;
    margin: 0;
    padding: 0.5em 0.75em;
    border: 1px solid var(--visio-color-border-strong);
    border-radius: var(--visio-radius);
    background-color: var(--visio-color-surface);
    color: var(--visio-color-text);
    font: inherit;
  }
  .field[aria-invalid='true'] {
    border-color: var(--visio-color-danger-text);
  }
`;

const others = css`
  /* For assistive technology only. */
  .hidden {
    position: absolute !important;
    width: 1px !important;
    height: 1px !important;
    margin: -1px !important;
    padding: 0 !important;
    border: 0 !important;
    overflow: hidden !important;
    clip-path: inset(50%) !important;
    white-space: nowrap !important;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .button {
      border-color: ButtonText !important;
    }
    :focus-visible {
      outline-color: Highlight;
    }
    .button:disabled,
    .button[aria-disabled='true'] {
      border-color: GrayText !important;
      color: GrayText;
      opacity: 1;
    }
  }
`;

/** First in the `styles` of every element. */
export const baseStyles = [tokens, host, focus, buttons, fields, others];
