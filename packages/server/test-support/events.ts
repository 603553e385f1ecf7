/** Reads server-sent events of JSON until one fits, and gives that one; throws when the stream ends before. */
export async function eventThat<T>(response: Response, fits: (body: T) => boolean): Promise<T> {
  const decoder = new TextDecoder();
  let text = '';
  let last = '';
  for await (const chunk of response.body as ReadableStream<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
      text = text.slice(end + 2);
      if (data === undefined) continue;
      last = data;
      const body = JSON.parse(data) as T;
      if (fits(body)) return body;
    }
  }
  throw new Error(`The stream ended, and said last: ${last}`);
}
