/** Registers `<visio-room>` and what it needs at first; the rest comes when it is needed. This is visio.js on a CDN. */
import './room/define.ts';
