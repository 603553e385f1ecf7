import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readEnvironment } from './environment.ts';
import { createVisioServer } from './server.ts';

const good = { LIVEKIT_URL: 'http://localhost:7880', LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: 'secret' };

function messageOf(act: () => unknown): string {
  try {
    act();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the environment', () => {
  it('needs only where LiveKit is and its key', () => {
    assert.deepEqual(readEnvironment(good), {
      port: 8080,
      host: undefined,
      server: { livekit: { url: 'http://localhost:7880', apiKey: 'key', apiSecret: 'secret' }, requestLog: true, rooms: {}, storage: { sqlite: 'visio.sqlite' } },
    });
  });

  it('gives lists separated by commas or spaces', () => {
    const { server } = readEnvironment({
      ...good,
      LIVEKIT_PUBLIC_URLS: 'wss://a.example, wss://b.example',
      VISIO_ALLOWED_ORIGINS: 'https://a.example https://b.example',
    });
    assert.deepEqual(server.livekit.publicUrls, ['wss://a.example', 'wss://b.example']);
    assert.deepEqual(server.allowedOrigins, ['https://a.example', 'https://b.example']);
  });

  it('takes an empty variable for an absent one', () => {
    assert.equal(readEnvironment({ ...good, PORT: '', VISIO_SECRET: ' ' }).server.secret, undefined);
  });

  const wrong: Record<string, readonly (string | undefined)[]> = {
    LIVEKIT_URL: [undefined, 'localhost:7880', 'ftp://localhost', 'http://user:password@localhost'],
    LIVEKIT_API_KEY: [undefined],
    LIVEKIT_API_SECRET: [undefined],
    LIVEKIT_PUBLIC_URLS: ['https://livekit.example', 'wss://livekit.example?access_token=x', 'nonsense'],
    VISIO_SECRET: ['too short'],
    VISIO_ALLOWED_ORIGINS: ['*', 'null', 'https://portal.example/', 'portal.example'],
    VISIO_CAPACITY: ['0', '-1', 'many', '2.5'],
    PORT: ['http', '-1', '70000'],
  };
  for (const [name, values] of Object.entries(wrong)) {
    it(`stops at a wrong ${name} with one sentence that names it and does not quote it`, () => {
      for (const value of values) {
        assert.throws(
          () => readEnvironment({ ...good, [name]: value }),
          (error: Error) => error.message.startsWith(`${name} `) && error.message.endsWith('.') && !/password|access_token|too short/.test(error.message),
        );
      }
    });
  }

  it('stops at a variable that it does not know, and knows what its README lists', () => {
    assert.throws(() => readEnvironment({ ...good, VISIO_ACESS: 'restricted' }), /^ConfigurationError: VISIO_ACESS is no setting of this server/);
    for (const name of ['VISIO_PORT', 'VISIO_SERVICE_HOST', 'VISIO_SERVER_SERVICE_PORT_HTTP', 'VISIO_SERVER_PORT_8080_TCP_ADDR']) readEnvironment({ ...good, [name]: 'of Kubernetes' });
    const listed = [...readFileSync(new URL('../README.md', import.meta.url), 'utf8').matchAll(/^\|([^|]+)\|/gm)].flatMap(([, first]) => first!.match(/\bVISIO_\w+/g) ?? []);
    assert.ok(listed.length > 20);
    for (const name of listed) {
      // What its value must be is another question.
      const said = messageOf(() => readEnvironment({ ...good, [name]: 'x' }));
      assert.ok(!said.includes('no setting'), said);
    }
  });

  it('has its checks also where the server is made by a program', () => {
    const livekit = { url: 'http://localhost:7880', apiKey: 'key', apiSecret: 'secret' };
    assert.throws(() => createVisioServer({ livekit, capacity: 0 }), /^ConfigurationError: capacity /);
    assert.throws(() => createVisioServer({ livekit: { ...livekit, publicUrls: [] } }), /^ConfigurationError: livekit.publicUrls /);
  });
});
