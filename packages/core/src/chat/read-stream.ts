import type { TextStream } from '../transport/transport.ts';

/** How far a stream is read. */
export interface StreamLimits {
  /** UTF-16 units. */
  readonly length: number;
  /** ms. */
  readonly time: number;
}

/** What a stream said; `isWhole` is false when it goes on, or may go on, after what was read. */
export interface ReadStream {
  readonly text: string;
  readonly isWhole: boolean;
}

/** Reads a stream to its end or to a limit. Undefined when it broke off, or was still open in the end without too much text. */
export async function readStream(stream: TextStream, { length, time }: StreamLimits): Promise<ReadStream | undefined> {
  const iterator = stream[Symbol.asyncIterator]();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, time, undefined)));
  let text = '';
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), late]);
      if (!next) return { text: '', isWhole: false };
      if (next.done) return { text, isWhole: true };
      text += next.value;
      if (text.length > length) return { text: text.slice(0, length), isWhole: false };
    }
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    void iterator.return?.();
  }
}
