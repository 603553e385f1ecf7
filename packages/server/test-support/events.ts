/** Reads server-sent events of JSON, one after the other, until the stream ends. */
export async function* eventsIn<T>(response: Response): AsyncGenerator<T> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body as ReadableStream<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
      text = text.slice(end + 2);
      if (data !== undefined) yield JSON.parse(data) as T;
    }
  }
}

/** All events up to the first one that fits; throws when the stream ends before. */
export async function eventsUntil<T>(response: Response, fits: (body: T) => boolean): Promise<[...T[], T]> {
  const seen: T[] = [];
  for await (const body of eventsIn<T>(response)) {
    if (fits(body)) return [...seen, body];
    seen.push(body);
  }
  throw new Error(`The stream ended, and said: ${JSON.stringify(seen)}`);
}
