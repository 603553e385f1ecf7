import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import { startOidcProvider } from '../../test-support/oidc-provider.ts';
import { Problem } from '../problem.ts';
import { createVisioServer } from '../server.ts';
import { checkOidc, createLogin, ownLinkKey, type Login, type OidcOptions } from './oidc.ts';
import { Tickets } from './signed-link.ts';

const secret = 'a secret of the tests, longer than 32 characters';
const redirectUrl = 'https://visio.example/api/v1/callback';
const page = 'https://portal.example/meeting?lang=fr';
const provider = await startOidcProvider({ id: 'visio', secret: 's3cret', redirectUrl });
after(() => provider.close());

const options: OidcOptions = {
  issuer: provider.issuer,
  clientId: 'visio',
  clientSecret: 's3cret',
  redirectUrl,
  returnUrls: ['https://portal.example/meeting', 'https://portal.example/below/'],
  rolesClaim: 'groups',
  roles: { organisers: 'organiser', staff: 'moderator' },
};
let time: number;
const login = createLogin(options, secret, () => time);
const tickets = new Tickets([ownLinkKey(secret)], { useTicket: async () => true }, () => time);

beforeEach(() => {
  time = Date.now();
  provider.person = { sub: 'ada', name: 'Ada Lovelace', groups: ['staff', 'organisers'] };
  provider.forge = (claims) => claims;
  provider.signsWithOther = false;
});

interface Begun {
  readonly cookie: string;
  /** Where the provider sends the browser back to. */
  readonly callback: string;
}

async function begin(one: Login = login): Promise<Begun> {
  const response = await one.start('rdv-4711', page);
  assert.equal(response.status, 303);
  const setCookie = response.headers.get('set-cookie')!;
  assert.match(setCookie, /^__Host-visio-login-[\w-]{12}=[\w.-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  const authorized = await fetch(response.headers.get('location')!, { redirect: 'manual' });
  assert.equal(authorized.status, 302);
  return { cookie: setCookie.split(';')[0]!, callback: authorized.headers.get('location')! };
}

function finish({ cookie, callback }: Begun, one: Login = login): Promise<Response> {
  return one.finish(new Request(callback, { headers: { cookie: `other=1; ${cookie}` } }));
}

async function back(response: Promise<Response>): Promise<URL> {
  const { status, headers } = await response;
  assert.equal(status, 303);
  assert.equal(headers.get('referrer-policy'), 'no-referrer');
  assert.match(headers.get('set-cookie') ?? '', /=; Max-Age=0; /);
  return new URL(headers.get('location')!);
}

describe('signing in with an OpenID provider', () => {
  it('comes back to the page with a ticket in the fragment, and no secret in what any server sees', async () => {
    const url = await back(finish(await begin()));
    assert.equal(url.href.split('#')[0], page);
    const ticket = new URLSearchParams(url.hash.slice(1)).get('visio')!;
    const { subject, ...person } = await tickets.check(ticket, 'rdv-4711', 'device');
    assert.deepEqual(person, { name: 'Ada Lovelace', role: 'organiser' });
    assert.match(subject, /^oidc:[\w-]{43}$/);
    await assert.rejects(tickets.check(ticket, 'rdv-4712', 'device'), /not valid for this room/);
  });

  it('is the same subject each time, and another for another person', async () => {
    const subjectOf = async (): Promise<string> => {
      const url = await back(finish(await begin()));
      return (await tickets.check(new URLSearchParams(url.hash.slice(1)).get('visio')!, 'rdv-4711', 'device')).subject;
    };
    const ada = await subjectOf();
    assert.equal(await subjectOf(), ada);
    provider.person = { sub: 'bob' };
    assert.notEqual(await subjectOf(), ada);
  });

  it('makes nobody more than a participant without a known group', async () => {
    for (const groups of [undefined, ['constructor'], 'organiser', { organisers: true }, [['organisers']]]) {
      provider.person = { sub: 'ada', groups };
      const url = await back(finish(await begin()));
      const person = await tickets.check(new URLSearchParams(url.hash.slice(1)).get('visio')!, 'rdv-4711', 'device');
      assert.equal(person.role, 'participant');
    }
  });

  it('tells the page when the provider refuses, or when what it says cannot be believed', async () => {
    const failed = async (): Promise<void> => {
      const url = await back(finish(await begin()));
      assert.equal(url.hash, '#visio-error=credential-invalid');
    };
    provider.person = null;
    await failed();
    provider.person = { sub: 'ada' };
    for (const wrong of [{ nonce: 'other' }, { aud: 'other' }, { iss: 'https://other.example' }, { exp: 1 }, { sub: undefined }]) {
      provider.forge = (claims) => ({ ...claims, ...wrong });
      await failed();
    }
    provider.forge = (claims) => claims;
    provider.signsWithOther = true;
    await failed();
  });

  it('that somebody else began, that is finished twice, or that takes too long, lets nobody in', async () => {
    const [mine, theirs] = [await begin(), await begin()];
    const refused = { code: 'credential-invalid', status: 403 };
    await assert.rejects(finish({ cookie: mine.cookie, callback: theirs.callback }), refused);
    await assert.rejects(finish({ cookie: '', callback: mine.callback }), refused);
    const named = `${theirs.cookie.split('=')[0]}=${mine.cookie.split('=')[1]}`;
    await assert.rejects(finish({ cookie: named, callback: theirs.callback }), refused);
    await back(finish(mine));
    assert.equal((await back(finish(mine))).hash, '#visio-error=credential-invalid');
    time += 601_000;
    await assert.rejects(finish(theirs), refused);
  });

  it('hands tickets to pages of the list only', async () => {
    await login.start('rdv-4711', 'https://portal.example/below/any/page');
    for (const other of [
      '', 'nonsense', 'https://evil.example/meeting', 'https://portal.example/meeting/x', 'https://portal.example/below',
      'https://portal.example/below/../other', 'https://portal.example.evil.example/meeting', 'https://portal.example@evil.example/meeting',
      'https://user@portal.example/meeting', 'http://portal.example/meeting', `${page}#visio=x`, 'javascript:alert(1)',
    ]) {
      await assert.rejects(login.start('rdv-4711', other), (error) => error instanceof Problem && error.code === 'request-invalid' && !/evil/.test(error.message), other);
    }
    await assert.rejects(login.start('../x', page), { code: 'request-invalid' });
  });

  it('cannot be made to write a header of its own, at its beginning or its end', async () => {
    const response = await login.start('rdv-4711', 'https://portal.example/below/\r\nset-cookie: x=1\r\n\r\n<script>');
    const authorized = await fetch(response.headers.get('location')!, { redirect: 'manual' });
    const done = await finish({ cookie: response.headers.get('set-cookie')!.split(';')[0]!, callback: authorized.headers.get('location')! });
    assert.ok(done.headers.get('location')!.startsWith('https://portal.example/below/set-cookie:%20x=1%3Cscript%3E#visio='));
    for (const { headers } of [response, done]) {
      assert.match(headers.getSetCookie().join('\n'), /^__Host-visio-login-[^\n]+$/);
      assert.equal(headers.get('x'), null);
    }
  });

  it('says that the provider is away, and works when it is back', async () => {
    const away = createLogin({ ...options, issuer: 'http://127.0.0.1:1' }, secret, () => time);
    await assert.rejects(away.start('rdv-4711', page), { status: 503 });
  });

  it('goes by the addresses of the server, and what comes back opens the door', async () => {
    const visio = createVisioServer({ livekit: { url: 'http://127.0.0.1:1', apiKey: 'key', apiSecret: 'secret' }, secret, oidc: options, log: () => {} });
    const get = (url: string, headers: Record<string, string> = {}): Promise<Response> => visio.fetch(new Request(url, { headers }));
    const begun = await get(`http://behind-a-proxy/api/v1/login?room=rdv-4711&return=${encodeURIComponent(page)}`);
    const authorized = await fetch(begun.headers.get('location')!, { redirect: 'manual' });
    const { search } = new URL(authorized.headers.get('location')!);
    const returned = await get(`http://behind-a-proxy/api/v1/callback${search}`, { cookie: begun.headers.get('set-cookie')!.split(';')[0]! });
    assert.equal(returned.headers.get('cache-control'), 'no-store');
    const ticket = new URLSearchParams(new URL(returned.headers.get('location')!).hash.slice(1)).get('visio')!;
    const enter = async (room: string): Promise<unknown> => {
      const body = JSON.stringify({ name: '', device: 'a-device-session-of-32-characters', ticket });
      const headers = { 'content-type': 'application/json' };
      return ((await (await visio.fetch(new Request(`http://behind-a-proxy/api/v1/rooms/${room}/entries`, { method: 'POST', body, headers }))).json()) as { code: string }).code;
    };
    // As far as LiveKit, which is away.
    assert.deepEqual([await enter('rdv-4711'), await enter('rdv-4712')], ['media-server-unreachable', 'ticket-invalid']);
  });

  it('with settings that cannot work stops the start', () => {
    const names = { issuer: 'A', clientId: 'B', redirectUrl: 'C', returnUrls: 'D', roles: 'E' };
    checkOidc(options, names);
    const wrong: Record<string, Partial<OidcOptions>> = {
      A: { issuer: 'http://idp.example' },
      B: { clientId: '' },
      C: { redirectUrl: 'https://visio.example/' },
      D: { returnUrls: [] },
      E: { roles: { staff: 'admin' as 'organiser' } },
    };
    for (const [name, change] of Object.entries(wrong)) {
      assert.throws(() => checkOidc({ ...options, ...change }, names), (error: Error) => error.name === 'ConfigurationError' && error.message.startsWith(`${name} `));
    }
  });
});
