import { Problem } from '../problem.ts';

/** How long an answer is good, in ms: probes of a whole cluster then ask LiveKit once. */
const cacheMs = 2000;
/** How long a part may take to answer, in ms; less than a probe usually waits. */
const patienceMs = 3000;

/** What has to answer before anybody can be let in; each rejects when it does not. */
export interface ReadinessChecks {
  readonly livekit: () => Promise<unknown>;
  readonly storage: () => Promise<unknown>;
}

/** Asks LiveKit and the storage whether they answer; throws the problem of the first that does not. */
export function createReadiness(checks: ReadinessChecks, now: () => number = () => performance.now()): () => Promise<void> {
  let last: { readonly at: number; readonly answer: Promise<void> } | undefined;
  return async () => {
    if (last === undefined || now() - last.at > cacheMs) {
      const answer = ask(checks);
      // Whoever asks hears it below.
      answer.catch(() => {});
      last = { at: now(), answer };
    }
    await last.answer;
  };
}

async function ask(checks: ReadinessChecks): Promise<void> {
  const [livekit, storage] = await Promise.allSettled([inTime(checks.livekit), inTime(checks.storage)]);
  const headers = { 'retry-after': '2' };
  if (livekit.status === 'rejected') {
    throw new Problem('media-server-unreachable', 'The media server does not answer.', { headers, cause: livekit.reason });
  }
  if (storage.status === 'rejected') {
    throw new Problem('storage-unreachable', 'The storage does not answer.', { headers, cause: storage.reason });
  }
}

async function inTime(check: () => Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), patienceMs);
  });
  await Promise.race([check(), silence]).finally(() => clearTimeout(timer));
}
