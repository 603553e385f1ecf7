import { css } from 'lit';

/** Over what surrounds it; clicks go through. */
export const reactionStreamStyles = css`
  :host {
    display: block;
    position: absolute;
    inset: 0;
    z-index: 1;
    container-type: size;
    overflow: hidden;
    pointer-events: none;
  }
  .reaction {
    position: absolute;
    inset-block-end: 0;
    inset-inline-start: calc(2% + var(--lane) * 11%);
    display: grid;
    justify-items: center;
    gap: 0.25em;
    max-width: min(8em, 30%);
    animation: rise 3s linear both;
  }
  .emoji {
    font-size: 2.5em;
  }
  .name {
    max-width: 100%;
    padding: 0.0625em 0.5em;
    border-radius: 1em;
    background: var(--visio-color-tile-overlay);
    color: var(--visio-color-on-tile);
    font-size: 0.8125em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @keyframes rise {
    from {
      transform: translateY(0) scale(0.5);
    }
    8% {
      transform: translateY(-4cqh) scale(1);
    }
    75% {
      opacity: 1;
    }
    to {
      opacity: 0;
      transform: translateY(-60cqh);
    }
  }
  /* Nothing rises: they stand side by side until they are gone. */
  @media (prefers-reduced-motion: reduce) {
    .stream {
      position: absolute;
      inset: auto 0 0;
      display: flex;
      flex-wrap: wrap;
      gap: 0.5em;
      padding: 0.5em;
    }
    .reaction {
      position: static;
    }
  }
  @media (forced-colors: active) {
    .name {
      border: 1px solid CanvasText;
    }
  }
`;
