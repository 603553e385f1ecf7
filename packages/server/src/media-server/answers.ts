import { ServerError } from 'livekit-server-sdk';
import { Problem } from '../problem.ts';

/**
 * How long before LiveKit is asked once more, in ms. A cluster goes on sending a room to a node that died for up to 5 s,
 * and the request hangs there; each new one is sent where the room belongs by then.
 */
const askAgainAfter = 500;

/** What the first answer says, asking again while there is none; for requests that may be made more than once. */
export async function askedAgain<T>(call: () => Promise<T>): Promise<T> {
  const asked = [call()];
  for (;;) {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<undefined>((resolve) => void (timer = setTimeout(resolve, askAgainAfter, undefined)));
    const answer = await Promise.race([...asked, silence]).finally(() => clearTimeout(timer));
    if (answer !== undefined) return answer;
    asked.push(call());
    // Whichever answers second is not waited for.
    for (const one of asked) one.catch(() => {});
  }
}

/** What LiveKit answers, or undefined when it knows no such room, participant or track. */
export async function found<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await translated(call);
  } catch (error) {
    if (error instanceof ServerError && error.status === 404) return undefined;
    throw error;
  }
}

/** What LiveKit answers; its failures as a {@link Problem}, but for "there is no such thing" and our own mistakes. */
export async function translated<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ServerError && error.status < 500) {
      if (error.code !== 'invalid_argument') throw error;
      // The operator's own limits in LiveKit may be narrower than ours.
      throw new Problem('request-invalid', 'The media server does not take this value: it may be too long.', { cause: error });
    }
    // A 5xx of LiveKit or of a proxy before it, a refused connection, a name that does not resolve, silence.
    throw new Problem('media-server-unreachable', 'The media server does not answer. Try again in a moment.', {
      headers: { 'retry-after': '5' },
      cause: error,
    });
  }
}
