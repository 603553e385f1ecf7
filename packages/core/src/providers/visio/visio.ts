/** Enters by our own server (`@visio-sdk/server`). The wire is `protocol/entry.ts`; what comes after coming in is lazy. */
import { apiPath, maxNameLength, roomNamePattern, type AdmittedBody, type EntryBody, type WaitingBody } from '../../protocol/index.ts';
import { MeetingError } from '../../support/errors.ts';
import { once } from '../../support/once.ts';
import { makeActions, type Capability, type Provider, type ProviderConfig } from '../provider.ts';
import { parseUrl, readJson, request } from '../request.ts';
import { clientVersion } from './client-version.ts';

/** Makes the `visio` provider. Throws `configuration-invalid` for a malformed `server` or `room`. */
export function createVisioProvider(config: ProviderConfig): Provider {
  const server = parseUrl(config.server ?? location.origin, 'server', ['http:', 'https:']);
  const room = config.room ?? '';
  if (!roomNamePattern.test(room)) {
    throw new MeetingError('configuration-invalid', { subject: 'room', message: 'room must be 1 to 100 letters, digits, "-", "_", "." or "~"' });
  }
  const base = new URL(`${server.pathname.replace(/\/$/, '')}${apiPath}/rooms/${encodeURIComponent(room)}/`, server);
  const capabilities = new Set<Capability>();
  let credential: string | undefined;
  const actions = once(() => late(import('./visio-actions.ts')));

  /** What this version does not know is offered by nobody. */
  function allow(those: readonly string[]): void {
    capabilities.clear();
    for (const one of those) capabilities.add(one as Capability);
  }

  function bearer(): string {
    if (!credential) throw new MeetingError('not-joined');
    return credential;
  }

  return {
    capabilities,
    actions: makeActions(async (name, args) => (await actions()).act(base, bearer(), name, args)),
    async *enter({ name, device }, signal) {
      if (name.length > maxNameLength) throw new MeetingError('name-invalid');
      const ask = async (): Promise<AdmittedBody | WaitingBody> => {
        // No await for what is there already: the question then goes out before anything is drawn.
        const ticket: unknown = typeof config.token === 'function' ? await config.token() : config.token;
        if (config.token !== undefined && !isText(ticket)) throw notATicket();
        const body: EntryBody = { name, device, ...(isText(ticket) && ticket ? { ticket } : {}) };
        const init = { method: 'POST', headers: { 'content-type': 'application/json', 'visio-client': clientVersion }, body: JSON.stringify(body) };
        const response = await request(new URL('entries', base), init, signal);
        if (!response.ok) throw await (await late(import('./visio-refusal.ts'))).refusal(response);
        const answer = await readJson(response);
        if (isAdmitted(answer) || isWaiting(answer)) return answer;
        throw new MeetingError('server-error', { message: 'This is no answer of a Visio server' });
      };
      let answer = await ask();
      if (answer.status === 'waiting') answer = yield* (await late(import('./visio-waiting.ts'))).waitAtDoor(answer, { base, ask, signal });
      credential = answer.credential;
      allow(answer.capabilities);
      yield { status: 'admitted', servers: answer.servers, token: answer.token };
    },
    async refresh() {
      allow(await (await actions()).readCapabilities(base, bearer()));
    },
    async *lobby(signal) {
      yield* (await late(import('./visio-lobby.ts'))).watchLobby(base, bearer(), signal);
    },
  };
}

/** A lazy part, or `asset-missing`. */
function late<T>(loading: Promise<T>): Promise<T> {
  return loading.catch((cause: unknown) => {
    throw new MeetingError('asset-missing', { cause });
  });
}

function notATicket(): MeetingError {
  return new MeetingError('configuration-invalid', { subject: 'token', message: 'With provider "visio", token is a ticket or a function that gives one' });
}

function isAdmitted(value: unknown): value is AdmittedBody {
  const body = value as Partial<AdmittedBody> | undefined;
  return body?.status === 'admitted' && isText(body.token) && isText(body.credential) && Array.isArray(body.servers) && Array.isArray(body.capabilities);
}

function isWaiting(value: unknown): value is WaitingBody {
  const body = value as Partial<WaitingBody> | undefined;
  return body?.status === 'waiting' && isText(body.knock);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
