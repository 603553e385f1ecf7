/** How long a stream may be silent, in ms: proxies cut connections that say nothing. */
const heartbeatMs = 15_000;

/** How many streams one person may have open: tabs of a browser, and some that the network has not given up yet. */
const mostOfOne = 8;

/** Streams that are open now; a server that stops closes them, and clients come back to another instance. */
export class EventStreams {
  /** How to end each, by whose it is, oldest first. */
  readonly #open = new Map<string, Set<() => void>>();

  /**
   * Server-sent events (WHATWG HTML, 9.2) with a JSON body each. `watch` is given how to send and how to end after the last
   * one, and returns how to stop watching. Whoever opens one too many loses the oldest.
   */
  respond<T>(whose: string, watch: (send: (body: T) => void, end: () => void) => () => void): Response {
    const encoder = new TextEncoder();
    let finish = (): void => {};
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        let isOver = false;
        const write = (text: string): void => {
          if (!isOver) controller.enqueue(encoder.encode(text));
        };
        // What has gone by while the last one was not read is of no use: whoever reads so slowly is cut off and comes back.
        const send = (body: T): void => {
          if (controller.desiredSize !== null && controller.desiredSize < -1000) return end();
          write(`data: ${JSON.stringify(body)}\n\n`);
        };
        const end = (): void => {
          if (isOver) return;
          finish();
          controller.close();
        };
        const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs);
        heartbeat.unref();
        let stop = (): void => {};
        finish = () => {
          if (isOver) return;
          isOver = true;
          clearInterval(heartbeat);
          this.#forget(whose, end);
          stop();
        };
        this.#note(whose, end);
        write('retry: 1000\n\n');
        stop = watch(send, end);
        if (isOver) stop();
      },
      cancel: () => finish(),
    });
    return new Response(stream, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        // nginx gathers answers otherwise.
        'x-accel-buffering': 'no',
      },
    });
  }

  /** Ends all of them. */
  closeAll(): void {
    for (const end of [...this.#open.values()].flatMap((ends) => [...ends])) end();
  }

  #note(whose: string, end: () => void): void {
    const ends = this.#open.get(whose) ?? new Set();
    const [oldest] = ends;
    if (ends.size >= mostOfOne) oldest?.();
    this.#open.set(whose, ends.add(end));
  }

  #forget(whose: string, end: () => void): void {
    const ends = this.#open.get(whose);
    ends?.delete(end);
    if (ends?.size === 0) this.#open.delete(whose);
  }
}

/** Whether a request asks for a stream of events. */
export function wantsEvents(accept: string | undefined): boolean {
  return accept?.includes('text/event-stream') === true;
}
