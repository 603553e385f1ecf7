import { css } from 'lit';

export const deviceHelpStyles = css`
  :host {
    display: block;
  }
  .help,
  .silent,
  .guide {
    display: grid;
    gap: 0.75em;
    justify-items: start;
  }
  .guide {
    gap: 0.5em;
    width: 100%;
  }
  .guide > p,
  ol {
    font-size: 0.9375em;
  }
  .how {
    font-weight: 600;
  }
  ol {
    display: grid;
    gap: 0.375em;
    margin: 0;
    padding-inline-start: 1.5em;
  }
  .help .hint {
    color: var(--visio-color-text-muted);
    font-size: 0.875em;
  }
  .button {
    max-width: 100%;
    min-height: 2.75em;
    padding-inline: 0.875em;
    text-align: start;
  }
  .name {
    overflow-wrap: anywhere;
  }
`;
