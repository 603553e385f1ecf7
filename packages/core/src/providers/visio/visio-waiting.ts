/** Waiting at the door of our server; loaded by whoever has to. */
import type { AdmittedBody, KnockBody, WaitingBody } from '../../protocol/index.ts';
import { MeetingError, type ErrorCode } from '../../support/errors.ts';
import type { Entry } from '../provider.ts';
import { request } from '../request.ts';
import { follow, sleep } from './visio-follow.ts';

export interface Door {
  readonly base: URL;
  /** Asks to come in, as the one that asked before. */
  ask(): Promise<AdmittedBody | WaitingBody>;
  readonly signal: AbortSignal;
}

/** How long the server may be out of reach before waiting is given up, in ms. */
const patience = 180_000;
/** How often to ask again, whoever was admitted or forgotten, before giving up. */
const attempts = 5;

const ends: Readonly<Partial<Record<string, ErrorCode>>> = {
  denied: 'entry-denied',
  ended: 'meeting-ended',
  locked: 'room-locked',
  expired: 'entry-unanswered',
};

/** Waits until somebody inside decides; whoever gives up leaves the queue. */
export async function* waitAtDoor(first: WaitingBody, door: Door): AsyncGenerator<Entry, AdmittedBody> {
  const { signal } = door;
  let knock = first;
  let isWaiting = true;
  try {
    for (let lost = 0; ; ) {
      yield entryAt(knock.position);
      for await (const news of newsOf(knock, door)) {
        if (news.status === 'admitted') break;
        const code = ends[news.status];
        isWaiting = code === undefined;
        if (code) throw new MeetingError(code);
        if (news.status !== 'waiting') continue;
        lost = 0;
        yield entryAt(news.position);
      }
      if (lost++ > 2) throw new MeetingError('server-error', { message: 'The server forgets who waits' });
      const answer = await askAgain(door);
      isWaiting = answer.status === 'waiting';
      if (answer.status === 'admitted') return answer;
      knock = answer;
    }
  } finally {
    // In a task of its own, which a page that goes does not reach: loaded again, it comes back to the same place.
    if (isWaiting) setTimeout(() => takeBack(door, knock));
  }

  async function askAgain({ ask }: Door): Promise<AdmittedBody | WaitingBody> {
    for (let failures = 0; ; failures++) {
      try {
        return await ask();
      } catch (error) {
        signal.throwIfAborted();
        const passes = error instanceof MeetingError && (error.code === 'server-unreachable' || error.code === 'too-many-requests');
        if (!passes || failures >= attempts) throw error;
        await sleep(500 * 2 ** failures * (0.5 + Math.random()), signal);
      }
    }
  }
}

function entryAt(position: unknown): Entry {
  return { status: 'waiting', ...(typeof position === 'number' && position > 0 ? { position } : {}) };
}

/** How the knock stands; ends when the server has forgotten it, as one without storage does at a restart. */
async function* newsOf({ knock }: WaitingBody, { base, signal }: Door): AsyncGenerator<KnockBody> {
  try {
    for await (const body of follow({ url: new URL('knock', base), bearer: knock, signal, patience })) {
      if (typeof (body as Partial<KnockBody> | undefined)?.status === 'string') yield body as KnockBody;
    }
  } catch (error) {
    const isForgotten = error instanceof MeetingError && (error.code === 'participant-gone' || error.code === 'token-invalid');
    if (!isForgotten) throw error;
  }
}

/** Lives on when the page goes; nobody is left to hear that it failed. */
function takeBack({ base }: Door, { knock }: WaitingBody): void {
  const headers = { authorization: `Bearer ${knock}` };
  request(new URL('knock', base), { method: 'DELETE', headers, keepalive: true }).catch(() => {});
}
