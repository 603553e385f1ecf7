/** Enters by our own server (`@visio-sdk/server`). The wire is `protocol/entry.ts`. */
import { apiPath, maxNameLength, roomNamePattern, type AdmittedBody, type EntryBody, type HandBody, type NameBody } from '../protocol/index.ts';
import { MeetingError, type ErrorCode } from '../support/errors.ts';
import type { Actions, Capability, Provider, ProviderConfig } from './provider.ts';
import { parseUrl, readJson, request } from './request.ts';

const known: readonly Capability[] = ['raise-hand', 'rename'];

/** What the server's refusals are to the person at the door; any other is `server-error`. */
const refusals = new Map<string, ErrorCode>([
  ['room-full', 'room-full'],
  ['room-not-found', 'room-not-found'],
  ['origin-refused', 'origin-refused'],
  ['credential-invalid', 'token-invalid'],
  ['media-server-unreachable', 'server-unreachable'],
  ['not-in-room', 'not-joined'],
]);

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

  async function act(path: string, body: HandBody | NameBody): Promise<void> {
    if (!credential) throw new MeetingError('not-joined');
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${credential}` };
    const response = await request(new URL(`me/${path}`, base), { method: 'PUT', headers, body: JSON.stringify(body) });
    if (!response.ok) throw await refusal(response, path === 'name' ? 'name-invalid' : 'server-error');
  }

  const actions: Actions = {
    setHandRaised: (raised) => act('hand', { raised }),
    rename: (name) => act('name', { name }),
  };

  return {
    capabilities,
    actions,
    async *enter({ name, device }, signal) {
      if (name.length > maxNameLength) throw new MeetingError('name-invalid');
      const ticket = await ticketOf(config);
      const body: EntryBody = { name, device, ...(ticket ? { ticket } : {}) };
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const response = await request(new URL('entries', base), init, signal);
      if (!response.ok) throw await refusal(response, 'server-error');
      const answer = await readJson(response);
      if (!isAdmitted(answer)) throw new MeetingError('server-error', { message: 'The server gave an answer of another kind: is this a Visio server?' });
      credential = answer.credential;
      capabilities.clear();
      for (const one of known) if (answer.capabilities.includes(one)) capabilities.add(one);
      yield { status: 'admitted', servers: answer.servers, token: answer.token };
    },
  };
}

async function ticketOf({ token }: ProviderConfig): Promise<string | undefined> {
  if (token === undefined || typeof token === 'string') return token;
  if (typeof token === 'function') {
    const ticket = await token();
    if (typeof ticket === 'string') return ticket;
  }
  throw new MeetingError('configuration-invalid', { subject: 'token', message: 'With provider "visio", token is a ticket or a function that gives one' });
}

async function refusal(response: Response, invalid: ErrorCode): Promise<MeetingError> {
  const body = (await readJson(response)) as { code?: unknown; detail?: unknown } | undefined;
  const code = typeof body?.code === 'string' ? body.code : '';
  const detail = typeof body?.detail === 'string' ? body.detail : `status ${response.status}`;
  if (code === 'request-invalid') return new MeetingError(invalid, { message: detail });
  return new MeetingError(refusals.get(code) ?? 'server-error', { message: detail });
}

function isAdmitted(value: unknown): value is AdmittedBody {
  const body = value as Partial<AdmittedBody> | undefined;
  return (
    body?.status === 'admitted' &&
    typeof body.token === 'string' &&
    typeof body.credential === 'string' &&
    Array.isArray(body.servers) &&
    Array.isArray(body.capabilities)
  );
}
