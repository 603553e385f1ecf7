import { css } from 'lit';

export const stageStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-width: 0;
    min-height: 10em;
    max-height: 100vh;
    background: var(--visio-color-stage);
  }
  .frame {
    display: flex;
    flex: 1;
    flex-direction: column;
    height: 100%;
    min-height: 0;
    padding: var(--visio-space);
  }
  .stage {
    position: relative;
    /* As high as what surrounds it leaves; where that has no height of its own, as high as a picture. */
    flex: 1 1 auto;
    aspect-ratio: var(--visio-stage-ratio, 16 / 9);
    min-height: 0;
    /* It takes the focus only when what had it is gone. */
    outline: none;
  }
  .tiles {
    position: absolute;
    inset: 0;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  /* Laid out and not seen: pictures find their place when they come. */
  .joining .stage > :not(.connecting) {
    visibility: hidden;
  }
  li,
  .pager {
    position: absolute;
    inset-block-start: var(--y);
    inset-inline-start: var(--x);
    width: var(--width);
    height: var(--height);
  }
  visio-tile {
    width: 100%;
    height: 100%;
    aspect-ratio: auto;
  }
  .corner {
    z-index: 1;
    border-radius: var(--visio-tile-radius, 0.75em);
    box-shadow:
      0 0 0 2px var(--visio-color-stage),
      var(--visio-shadow);
  }
  /* One's own picture lies over the other end of the label. */
  .pair .main visio-tile::part(label) {
    max-width: 62%;
  }
  .connecting {
    display: flex;
    gap: 0.625em;
    align-items: center;
    justify-content: center;
    height: 100%;
  }
`;
