import { css } from 'lit';

/** Narrow: one column. From 48 em: picture and devices beside the form. */
export const prejoinStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .prejoin {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25em;
    width: 100%;
    max-width: 32em;
    margin: auto;
    padding: 1.25em 1em;
  }
  .title {
    font-size: 1.5em;
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    text-wrap: balance;
  }
  .hint.wrong {
    color: var(--visio-color-danger-text);
    font-weight: 600;
  }
  .form {
    display: grid;
    gap: 1em;
    align-content: start;
  }
  .join {
    min-height: 3em;
    font-size: 1.0625em;
  }
  @container (min-width: 48em) {
    .prejoin {
      grid-template-columns: minmax(0, 1.6fr) minmax(17em, 1fr);
      grid-template-rows: auto auto 1fr;
      column-gap: 3em;
      max-width: 76em;
      padding: 2em;
    }
    .preview {
      grid-area: 1 / 1 / 3 / 2;
    }
    .devices {
      grid-area: 3 / 1 / 4 / 2;
    }
    .title {
      grid-area: 1 / 2;
      align-self: end;
      margin-block-start: 2em;
      font-size: 1.75em;
      text-align: start;
    }
    .form {
      grid-area: 2 / 2 / 4 / 3;
    }
  }
`;
