/**
 * Enters any LiveKit server: with a token, with a function or TokenSource that gives one, or by a token endpoint in
 * LiveKit's standard format (`server` is then its `http(s)` URL and no token is given).
 * Format: https://docs.livekit.io/frontends/build/authentication/endpoint/
 */
import { MeetingError } from '../support/errors.ts';
import type { EnterRequest, Provider, ProviderConfig, TokenDetails } from './provider.ts';
import { parseUrl, readJson, request } from './request.ts';

const socketProtocols = ['ws:', 'wss:', 'http:', 'https:'];
const skew = 24 * 3600; // s: clocks of visitors are off by minutes and by hours; the server has the last word

/** Makes the `livekit` provider. */
export function createLiveKitProvider(config: ProviderConfig): Provider {
  return {
    capabilities: new Set(),
    actions: {},
    async *enter(enter, signal) {
      const details = await getToken(config, enter, signal);
      assertToken(details.participantToken);
      yield { status: 'admitted', servers: [socketUrl(details.serverUrl)], token: details.participantToken };
    },
  };
}

async function getToken(config: ProviderConfig, enter: EnterRequest, signal: AbortSignal): Promise<TokenDetails> {
  const { server, token, room } = config;
  if (token === undefined) return askEndpoint(config, enter, signal);
  if (typeof token === 'string') return { serverUrl: server ?? '', participantToken: token };
  const given =
    typeof token === 'function'
      ? await token()
      : await token.fetch({ ...(room ? { roomName: room } : {}), ...(enter.name ? { participantName: enter.name } : {}) });
  return typeof given === 'string' ? { serverUrl: server ?? '', participantToken: given } : given;
}

async function askEndpoint({ server, room }: ProviderConfig, { name }: EnterRequest, signal: AbortSignal): Promise<TokenDetails> {
  if (!server || !/^https?:/.test(server)) {
    throw new MeetingError('configuration-invalid', { subject: 'token', message: 'With provider "livekit", give a token, or the URL of a token endpoint as server' });
  }
  const url = parseUrl(server, 'server', ['http:', 'https:']);
  const body = JSON.stringify({ ...(room ? { room_name: room } : {}), ...(name ? { participant_name: name } : {}) });
  const response = await request(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body }, signal);
  const answer = (await readJson(response)) as Record<string, unknown> | undefined;
  // The endpoint may answer in either spelling: protobuf's JSON reads both.
  const serverUrl = answer?.['server_url'] ?? answer?.['serverUrl'];
  const participantToken = answer?.['participant_token'] ?? answer?.['participantToken'];
  if (response.ok && typeof serverUrl === 'string' && typeof participantToken === 'string') return { serverUrl, participantToken };
  throw new MeetingError(response.status === 401 || response.status === 403 ? 'entry-denied' : 'server-error', {
    message: `The token endpoint answered ${response.status}`,
  });
}

function socketUrl(value: string): string {
  const url = parseUrl(value, 'server', socketProtocols);
  url.protocol = url.protocol.replace('http', 'ws');
  return url.href;
}

/** Throws `token-invalid` for what is no token, and `token-expired` for one that was: both can be said without a round trip. */
function assertToken(token: string): void {
  const payload = payloadOf(token);
  if (!payload) throw new MeetingError('token-invalid', { message: 'The token is not a JSON Web Token' });
  if (typeof payload['exp'] === 'number' && payload['exp'] + skew < Date.now() / 1000) throw new MeetingError('token-expired');
}

function payloadOf(token: string): Record<string, unknown> | undefined {
  const [header, body, signature, ...rest] = token.split('.');
  if (!header || !body || !signature || rest.length > 0) return undefined;
  try {
    const bytes = Uint8Array.from(atob(body.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
