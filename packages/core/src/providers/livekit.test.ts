import { expect } from '@open-wc/testing';
import { MeetingError } from '../support/errors.ts';
import { createLiveKitProvider } from './livekit.ts';
import type { Entry, ProviderConfig } from './provider.ts';

const encode = (value: unknown) => btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
const tokenUntil = (exp: number) => `${encode({ alg: 'HS256' })}.${encode({ exp, name: 'Ada' })}.signature`;
const now = () => Math.floor(Date.now() / 1000);

async function enter(config: ProviderConfig): Promise<Entry | string> {
  const entries = createLiveKitProvider(config).enter({ name: 'Ada', device: 'd' }, new AbortController().signal);
  try {
    for await (const entry of entries) return entry;
    return 'nothing';
  } catch (error) {
    return error instanceof MeetingError ? `${error.code} ${error.subject ?? ''}`.trim() : String(error);
  }
}

describe('the livekit provider', () => {
  const token = tokenUntil(now() + 60);

  it('takes a ready token, and an http URL for a socket one', async () => {
    expect(await enter({ server: 'https://lk.example/', token })).to.deep.equal({ status: 'admitted', servers: ['wss://lk.example/'], token });
  });

  it('leaves it to LiveKit, whose clock is right, to refuse a token that expired some hours ago', async () => {
    const old = tokenUntil(now() - 3 * 3600);
    expect(await enter({ server: 'wss://lk.example', token: old })).to.include({ token: old });
  });

  it('asks an async function when the token is needed', async () => {
    expect(await enter({ server: 'wss://lk.example', token: async () => token })).to.include({ token });
  });

  it("takes LiveKit's TokenSource, and tells it room and name", async () => {
    let asked: unknown;
    const source = {
      async fetch(options: unknown) {
        asked = options;
        return { serverUrl: 'wss://other.example', participantToken: token };
      },
    };
    expect(await enter({ room: 'r', token: source })).to.deep.include({ servers: ['wss://other.example/'] });
    expect(asked).to.deep.equal({ roomName: 'r', participantName: 'Ada' });
  });

  for (const [what, config, answer] of [
    ['a text that is no token', { server: 'wss://lk.example', token: 'nonsense' }, 'token-invalid'],
    ['a token whose payload is no JSON', { server: 'wss://lk.example', token: 'a.b.c' }, 'token-invalid'],
    ['a token that has expired by any clock', { server: 'wss://lk.example', token: tokenUntil(now() - 2 * 24 * 3600) }, 'token-expired'],
    ['a server that is no URL', { server: 'nonsense', token }, 'configuration-invalid server'],
    ['a server of another protocol', { server: 'javascript:alert(1)', token }, 'configuration-invalid server'],
    ['no token and a socket URL', { server: 'wss://lk.example' }, 'configuration-invalid token'],
  ] as const) {
    it(`refuses ${what}`, async () => {
      expect(await enter(config)).to.equal(answer);
    });
  }
});
