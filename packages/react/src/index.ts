export { useReadable } from './use-readable.ts';
export { VisioRoom } from './visio-room.ts';
