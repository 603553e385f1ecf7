import { css } from 'lit';

/** A column at the top, in the middle; clicks beside a notice go through. */
export const noticesStyles = css`
  :host {
    display: block;
    pointer-events: none;
  }
  .toasts {
    padding: 0.75em;
  }
  ul {
    display: grid;
    gap: 0.5em;
    justify-items: center;
  }
  .toast {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 0.75em;
    max-width: 36em;
    padding: 0.625em 0.625em 0.625em 0.875em;
    border: 1px solid var(--visio-color-border);
    border-inline-start: 0.25em solid var(--visio-color-warning);
    border-radius: var(--visio-radius);
    background: var(--visio-color-surface);
    box-shadow: var(--visio-shadow);
    pointer-events: auto;
    animation: arrive var(--visio-duration) ease-out;
  }
  .toast.success {
    border-inline-start-color: var(--visio-color-success);
  }
  .toast.info {
    border-inline-start-color: var(--visio-color-primary);
  }
  .toast.error {
    border-inline-start-color: var(--visio-color-danger);
  }
  .toast > .icon {
    color: var(--visio-color-warning);
  }
  .toast.success > .icon {
    color: var(--visio-color-success);
  }
  .toast.info > .icon {
    color: var(--visio-color-primary);
  }
  .toast.error > .icon {
    color: var(--visio-color-danger-text);
  }
  .text {
    flex: 1 1 12em;
    padding-block: 0.125em;
    font-size: 0.9375em;
    overflow-wrap: anywhere;
  }
  .action {
    font-size: 0.9375em;
  }
  @keyframes arrive {
    from {
      transform: translateY(-0.5em);
    }
  }
`;
