import { createState, type Readable } from '../reactive/readable.ts';
import type * as Hearing from './hearing.ts';

/** A value that somebody has to listen for, while it is watched. Without the file that listens it stays as it is. */
export function createHeard<T>(initial: T, listen: (hearing: typeof Hearing, report: (value: T) => void) => () => void): Readable<T> {
  const heard = createState(initial, {
    watched() {
      let stop: (() => void) | undefined;
      let isOver = false;
      import('./hearing.ts').then(
        (hearing) => {
          if (!isOver) stop = listen(hearing, heard.set);
        },
        () => {},
      );
      return () => {
        isOver = true;
        stop?.();
      };
    },
  });
  return heard;
}
