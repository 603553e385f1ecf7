import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits until a URL answers anything at all over HTTP.
 * @param {string} url
 * @param {object} options
 * @param {number} options.within ms
 * @param {() => boolean} [options.gone] true when there is nobody left to answer
 * @param {(response: Response) => boolean} [options.accept]
 * @returns {Promise<boolean>} false when time is up or nobody is left
 */
export async function answers(url, { within, gone = () => false, accept = () => true }) {
  const end = Date.now() + within;
  while (!gone() && Date.now() < end) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
      await response.body?.cancel();
      if (accept(response)) return true;
    } catch {
      // Not yet: a server that is starting has no event to wait for.
    }
    await delay(50);
  }
  return false;
}
