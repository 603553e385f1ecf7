/** The way in: provider and transport start together, and nothing waits for what it does not need. */
import type { Connection } from '../connection/connection.ts';
import type { EnterRequest, Entry, Provider } from '../providers/provider.ts';
import { assertCanMeet } from '../support/browser.ts';
import { MeetingError, toMeetingError, type ErrorCode } from '../support/errors.ts';
import type { LeaveReason } from '../connection/connection.ts';
import type { CreateTransport, Transport, TransportListener } from '../transport/transport.ts';
import { prepareEntry, type Preparation } from './preparation.ts';
import type { MeetingOptions } from './types.ts';

type Admitted = Extract<Entry, { status: 'admitted' }>;

export interface Attempt {
  readonly options: MeetingOptions;
  /** What was made ready for these options before. */
  readonly prepared: Preparation | Promise<Preparation> | undefined;
  readonly name: string;
  readonly signal: AbortSignal;
  readonly listener: TransportListener;
  loadTransport(): Promise<CreateTransport>;
  setConnection(connection: Connection): void;
  /** The transport exists: it may be shown from, though it still connects. */
  onTransport(transport: Transport): void;
  /** The provider let us in. */
  onAdmitted(provider: Provider): void;
}

/** One's place in a meeting. */
export interface Place {
  readonly transport: Transport;
  /** Servers that the provider named, the one in use first. */
  servers(): readonly string[];
  /** Comes in again with what the provider says now, by the given server first if it is among those named. */
  enterAgain(first: string | undefined, signal: AbortSignal): Promise<void>;
  /** Undoes what is outside the transport, on leaving. */
  release(): void;
}

/** Goes in. Rejects with a MeetingError, or with whatever the signal was aborted for. */
export async function enter(attempt: Attempt): Promise<Place> {
  const { options, signal } = attempt;
  if (options.encryption) throw new MeetingError('encryption-unsupported');
  assertCanMeet();
  const loading = attempt.loadTransport();
  // Whoever fails first is told; the other's failure is then no news.
  loading.catch(() => {});
  // No await when all is ready: the door is then asked before anything is drawn.
  const prepared = attempt.prepared ?? prepareEntry(options);
  const { provider, session } = prepared instanceof Promise ? await prepared : prepared;
  let transport: Transport | undefined;
  try {
    signal.throwIfAborted();
    const request = { name: attempt.name, device: session.device };
    const knocking = knock(provider, request, signal, attempt.setConnection);
    knocking.catch(() => {});
    const create = await loading;
    const made = create(attempt.listener, { iceTransport: options.iceTransport ?? 'all', videoCodec: options.videoCodec ?? 'auto' });
    transport = made;
    const { servers, token } = await knocking;
    signal.throwIfAborted();
    const connecting = connectToFirst(made, servers, token, signal);
    connecting.catch(() => {});
    // While it connects: nothing of this may hold it up.
    attempt.onTransport(made);
    attempt.onAdmitted(provider);
    let known = await connecting.catch((failure: unknown) => blame(failure, provider, request, signal));
    return {
      transport: made,
      servers: () => known,
      async enterAgain(first, again) {
        const entry = await knock(provider, request, again, () => {});
        const named = [...entry.servers].sort((a, b) => Number(b === first) - Number(a === first));
        known = await connectToFirst(made, named, entry.token, again);
      },
      release: session.release,
    };
  } catch (error) {
    session.release();
    void transport?.close();
    throw error;
  }
}

/** Waits at the door until admitted. */
async function knock(provider: Provider, request: EnterRequest, signal: AbortSignal, tell: Attempt['setConnection']): Promise<Admitted> {
  let told: Entry | undefined;
  for await (const entry of provider.enter(request, signal)) {
    signal.throwIfAborted();
    if (entry.status === 'admitted') return entry;
    if (entry.status === 'refused') throw new MeetingError(entry.code, entry.message ? { message: entry.message } : {});
    // A provider may say the same twice: nobody else has to.
    if (told?.status === 'waiting' && told.position === entry.position) continue;
    told = entry;
    tell({ state: 'waiting', ...(entry.position === undefined ? {} : { position: entry.position }) });
  }
  signal.throwIfAborted();
  throw new MeetingError('entry-denied', { message: 'The provider gave no answer' });
}

/** Tries the servers in order; only being out of reach is a reason to try the next. Resolves with them, the one that let us in first. */
async function connectToFirst(transport: Transport, servers: readonly string[], token: string, signal: AbortSignal): Promise<readonly string[]> {
  let failure = new MeetingError('server-error', { message: 'The provider named no server' });
  for (const server of servers) {
    try {
      await transport.connect(server, token, signal);
      return [server, ...servers.filter((one) => one !== server)];
    } catch (error) {
      if (signal.aborted) throw error;
      failure = toMeetingError(error, 'server-error');
      if (failure.code !== 'server-unreachable' && failure.code !== 'websocket-blocked') break;
    }
  }
  throw failure;
}

/**
 * Throws the failure, unless the door knows better: LiveKit refuses a socket to a room where others took the last place
 * meanwhile, and a browser does not say why a socket was refused.
 */
async function blame(failure: unknown, provider: Provider, request: EnterRequest, signal: AbortSignal): Promise<never> {
  if (failure instanceof MeetingError && failure.code === 'websocket-blocked') {
    try {
      for await (const entry of provider.enter(request, signal)) {
        if (entry.status === 'refused') throw new MeetingError(entry.code);
        break;
      }
    } catch (error) {
      if (error instanceof MeetingError && error.code === 'room-full') throw error;
    }
  }
  throw failure;
}

const reasons: Readonly<Partial<Record<ErrorCode, LeaveReason>>> = {
  'entry-denied': 'denied',
  'room-locked': 'denied',
  'entry-unanswered': 'expired',
  'meeting-ended': 'ended',
  removed: 'removed',
  'room-full': 'full',
  'token-expired': 'expired',
  'server-unreachable': 'unreachable',
  'websocket-blocked': 'unreachable',
  'media-unreachable': 'unreachable',
};

/** The reason for leaving that goes with a failure to enter. */
export function reasonFor(error: MeetingError): LeaveReason {
  return reasons[error.code] ?? 'failed';
}
