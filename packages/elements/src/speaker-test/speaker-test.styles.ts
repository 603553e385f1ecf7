import { css } from 'lit';

export const speakerTestStyles = css`
  :host {
    display: block;
  }
  .test {
    display: grid;
    gap: 0.5em;
    justify-items: start;
    font-size: 0.9375em;
  }
  .device .test,
  :host(:not([choice])) .test {
    margin-block-start: 0.5em;
  }
  .play .icon {
    display: block;
  }
  .outcome {
    display: grid;
    gap: 0.375em;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .question {
    font-weight: 600;
  }
  ul {
    display: grid;
    gap: 0.375em;
    padding-inline-start: 1.25em;
    list-style: disc;
  }
  .heard {
    display: flex;
    gap: 0.5em;
  }
  .heard .icon {
    margin-block-start: 0.125em;
    color: var(--visio-color-success);
  }
  .failed {
    color: var(--visio-color-danger-text);
  }
  .sounding {
    display: flex;
    animation: visio-sounding 0.6s ease-in-out infinite alternate;
  }
  @keyframes visio-sounding {
    to {
      opacity: 0.35;
    }
  }
`;
