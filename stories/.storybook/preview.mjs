// What the preview does is in ../support/preview.ts, where types are checked.
export { default } from '../support/preview.ts';
