import { css } from 'lit';

export const moderationMenuStyles = css`
  :host {
    display: block;
  }
  .panel {
    max-height: min(32em, 80vh);
  }
`;
