import type { MiddlewareHandler } from 'hono';
import { Problem } from '../problem.ts';

/**
 * Refuses bodies that are too large, announced or not. What has no length is read here and kept for whoever asks for it next:
 * the request itself stays as it is, since in an application of somebody else's it is an object of the adapter's own.
 */
export function bodySizeGuard(limitOf: (path: string) => number): MiddlewareHandler {
  return async ({ req }, next) => {
    const limit = limitOf(req.path);
    const length = req.header('content-length') ?? '';
    const isAnnounced = /^\d+$/.test(length) && req.header('transfer-encoding') === undefined;
    if (isAnnounced && Number(length) > limit) throw tooLarge(limit);
    // Hono keeps promises there, whatever its type says.
    if (!isAnnounced && req.raw.body) req.bodyCache.text = Promise.resolve(await readWithin(req.raw.body, limit)) as unknown as string;
    await next();
  };
}

/** What is said of a body that ended too early or is none: the client's doing, and no failure that would wake an operator. */
export function bodyCutOff(cause: unknown): Problem {
  return new Problem('request-invalid', 'The body did not arrive.', { cause });
}

async function readWithin(body: ReadableStream<Uint8Array>, limit: number): Promise<string> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw bodyCutOff(cause);
    });
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > limit) throw tooLarge(limit);
    text += decoder.decode(value, { stream: true });
  }
}

function tooLarge(limit: number): Problem {
  return new Problem('request-invalid', `The body is larger than ${limit} bytes.`, { status: 413 });
}
