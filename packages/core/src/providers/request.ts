import { MeetingError } from '../support/errors.ts';

const timeout = 15_000; // ms

/** `fetch` that gives up after a while and says what went wrong as a MeetingError. Sends no cookie anywhere. */
export async function request(url: URL | string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  const timer = setTimeout(() => controller.abort(new DOMException('No answer in time', 'TimeoutError')), timeout);
  try {
    return await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer', ...init, signal: controller.signal });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new MeetingError('server-unreachable', { cause: error, message: `No answer from ${new URL(url).origin}` });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** The body as JSON; undefined when it is none. */
export async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

/** The URL, or a `configuration-invalid` error that names the attribute. */
export function parseUrl(value: string, attribute: string, protocols: readonly string[]): URL {
  let url: URL | undefined;
  try {
    url = new URL(value);
  } catch {
    // Said below.
  }
  if (url && protocols.includes(url.protocol)) return url;
  const forms = protocols.map((protocol) => `${protocol}//`).join(', ');
  throw new MeetingError('configuration-invalid', { subject: attribute, message: `${attribute} must be a URL that starts with ${forms}` });
}
