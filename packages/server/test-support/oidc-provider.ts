import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** A small OpenID provider that checks what a real one checks: client, redirect URL, PKCE, codes used once. */
export interface OidcProvider {
  readonly issuer: string;
  /** Claims of whoever signs in next; null refuses. */
  person: Record<string, unknown> | null;
  /** Changes the ID token's claims before it is signed, to play an attacker's. */
  forge: (claims: Record<string, unknown>) => Record<string, unknown>;
  /** Signs with a key that nobody published. */
  signsWithOther: boolean;
  readonly close: () => void;
}

/** Starts one. */
export async function startOidcProvider(client: { id: string; secret: string; redirectUrl: string }): Promise<OidcProvider> {
  const [keys, others] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, { challenge: string; nonce: string; person: Record<string, unknown> }>();
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: OidcProvider = {
    issuer,
    person: { sub: 'ada' },
    forge: (claims) => claims,
    signsWithOther: false,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', issuer);
    const send = (status: number, body: unknown): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.pathname === '/.well-known/openid-configuration') {
      send(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      });
    } else if (url.pathname === '/jwks') send(200, { keys: [jwk] });
    else if (url.pathname === '/authorize') authorize(url.searchParams, response);
    else if (url.pathname === '/token') await token(request, send);
    else send(404, {});
  }

  function authorize(query: URLSearchParams, response: ServerResponse): void {
    const challenge = query.get('code_challenge');
    if (query.get('client_id') !== client.id || query.get('redirect_uri') !== client.redirectUrl || query.get('code_challenge_method') !== 'S256' || !challenge) {
      response.writeHead(400).end();
      return;
    }
    const back = new URL(client.redirectUrl);
    back.searchParams.set('state', query.get('state') ?? '');
    if (provider.person === null) back.searchParams.set('error', 'access_denied');
    else {
      const code = randomUUID();
      codes.set(code, { challenge, nonce: query.get('nonce') ?? '', person: provider.person });
      back.searchParams.set('code', code);
    }
    response.writeHead(302, { location: back.href }).end();
  }

  async function token(request: IncomingMessage, send: (status: number, body: unknown) => void): Promise<void> {
    const body = new URLSearchParams(await text(request));
    const basic = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`;
    if (request.headers.authorization !== basic) return send(401, { error: 'invalid_client' });
    const code = codes.get(body.get('code') ?? '');
    codes.delete(body.get('code') ?? '');
    const challenge = createHash('sha256').update(body.get('code_verifier') ?? '').digest('base64url');
    if (code?.challenge !== challenge || body.get('redirect_uri') !== client.redirectUrl) return send(400, { error: 'invalid_grant' });
    const seconds = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: client.id, iat: seconds, exp: seconds + 60, nonce: code.nonce, ...code.person };
    const signer = provider.signsWithOther ? others : keys;
    const idToken = await new SignJWT(provider.forge(claims)).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(signer.privateKey);
    return send(200, { access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token: idToken });
  }

  return provider;
}
