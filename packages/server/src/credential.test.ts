import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SignJWT, UnsecuredJWT } from 'jose';
import { Credentials, credentialSeconds } from './credential.ts';
import { deriveKey } from './identity.ts';
import { createJoinToken } from './join-token.ts';
import { Problem } from './problem.ts';

const secret = 'one secret';
const claims = { room: 'room', identity: 'me' };
let time = Date.UTC(2026, 0, 1);
const credentials = new Credentials(secret, () => time);
const refused = (error: unknown): boolean => error instanceof Problem && error.code === 'credential-invalid' && error.status === 401;

describe('a credential', () => {
  it('speaks for its participant in its room', async () => {
    assert.deepEqual(await credentials.check(`Bearer ${await credentials.issue(claims)}`, 'room'), claims);
  });

  it('is refused in another room', async () => {
    await assert.rejects(credentials.check(`Bearer ${await credentials.issue(claims)}`, 'other'), refused);
  });

  it('is good for twelve hours and no longer', async () => {
    const header = `Bearer ${await credentials.issue(claims)}`;
    const start = time;
    time = start + (credentialSeconds - 1) * 1000;
    await credentials.check(header, 'room');
    time = start + credentialSeconds * 1000;
    await assert.rejects(credentials.check(header, 'room'), refused);
    time = start;
  });

  it('of another secret, shortened, altered or unsigned is refused', async () => {
    const good = await credentials.issue(claims);
    const [head = '', , signature = ''] = good.split('.');
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'somebody', exp: 9e9, aud: 'visio-server/participant' })).toString('base64url');
    const unsigned = new UnsecuredJWT({ room: 'room' })
      .setSubject('me').setAudience('visio-server/participant').setExpirationTime('1h').encode();
    const bad = [await new Credentials('other', () => time).issue(claims), good.slice(0, -2), `${head}.${forged}.${signature}`, `${head}.${forged}.`, unsigned];
    for (const token of bad) await assert.rejects(credentials.check(`Bearer ${token}`, 'room'), refused);
  });

  it('is not any other token: neither of LiveKit nor of ours for another audience or type', async () => {
    const livekit = await createJoinToken('key', secret, { room: 'room', identity: 'me', name: 'Me', role: 'organiser', subject: undefined });
    const base = (typ: string, audience: string): Promise<string> =>
      new SignJWT({ room: 'room' }).setProtectedHeader({ alg: 'HS256', typ }).setSubject('me')
        .setAudience(audience).setExpirationTime(time / 1000 + 60).sign(deriveKey(secret, 'credential'));
    const bad = [livekit, await base('JWT', 'visio-server/participant'), await base('visio-credential+jwt', 'else')];
    for (const token of bad) await assert.rejects(credentials.check(`Bearer ${token}`, 'room'), refused);
  });

  it('that is missing or in another form is refused', async () => {
    const good = await credentials.issue(claims);
    for (const header of [undefined, '', 'Bearer', `Basic ${good}`, good, `Bearer ${good} ${good}`]) {
      await assert.rejects(credentials.check(header, 'room'), refused);
    }
  });
});
