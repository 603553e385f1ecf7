/**
 * Whether anything answers at the server's address, by plain HTTP and whatever it says: an opaque answer is one.
 * Never rejects. `limit` in ms.
 */
export async function answers(server: string, limit: number): Promise<boolean> {
  const url = new URL(server);
  url.protocol = url.protocol.replace('ws', 'http');
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), limit);
  try {
    await fetch(url.origin, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal: controller.signal });
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
