import { css } from 'lit';

/** Colours where the system has them; the page's own font may draw lines. */
export const emojiStyles = css`
  .emoji {
    font-family: 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', 'Twemoji Mozilla', sans-serif;
    line-height: 1;
  }
`;
