/**
 * The secret by which a reload of a page comes back as the same participant, while a second window is a second one.
 *
 * It lives in `sessionStorage` (a tab's own), and a Web Lock tells whether a living page holds it: browsers copy
 * `sessionStorage` into a duplicated tab, which must not throw the first one out.
 */
export interface DeviceSession {
  readonly device: string;
  /** Lets another page of this tab take it; call when leaving. */
  release(): void;
}

const prefix = 'visio-sdk.session:';

/** ms that the page before this one may take to let go: a reload's old page is still closing when the new one asks. */
const handover = 1_000;

/** Claims this tab's session for a room, or a new one when `remember` is off or another page holds it. Never rejects. */
export async function claimDeviceSession(room: string, remember: boolean): Promise<DeviceSession> {
  if (!remember || typeof navigator === 'undefined' || !('locks' in navigator)) return { device: newSecret(), release() {} };
  const key = prefix + room;
  const stored = read(key);
  const again = stored && (await lock(stored));
  if (stored && again) return { device: stored, release: again };
  const device = newSecret();
  write(key, device);
  // Nobody else knows it: entering need not wait for the lock.
  const locked = lock(device);
  return { device, release: () => void locked.then((release) => release?.()) };
}

/** How to release, or undefined when a living page holds the session. */
async function lock(device: string): Promise<(() => void) | undefined> {
  // First whether it is free, however long a busy machine takes to say so: only who holds it is worth a limited wait.
  // AbortSignal.timeout is in Chrome 103, Firefox 100 and Safari 16.0: within our floor.
  // eslint-disable-next-line baseline-js/use-baseline
  return (await request(device, { ifAvailable: true })) ?? request(device, { signal: AbortSignal.timeout(handover) });
}

function request(device: string, options: LockOptions): Promise<(() => void) | undefined> {
  return new Promise((resolve) => {
    navigator.locks
      .request(prefix + device, options, (granted) => granted && new Promise<void>((release) => resolve(release)))
      .then(() => resolve(undefined), () => resolve(undefined));
  });
}

function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
}

function read(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Forbidden or full: the session then lasts as long as the page.
  }
}
