import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProblemBody } from '@visio-sdk/core/protocol';
import { ask, claimsOf, enter, newDevice, newRoom, realServer } from '../../test-support/livekit.ts';
import { ticketFor } from './link.ts';

const key = { id: 'portal', secret: 'a link secret of the tests, long enough' };
const server = realServer({ linkKeys: [key] });

async function code(response: Response): Promise<string> {
  return ((await response.json()) as ProblemBody).code;
}

describe('an entry with a ticket', () => {
  it('gives the role and the name that were signed, whatever the request asks for', async () => {
    const room = newRoom();
    const ticket = await ticketFor(key, { room, subject: 'ada', name: 'Ada Lovelace', role: 'moderator' });
    const claims = claimsOf(await enter(server, room, { ticket, name: 'Bob', role: 'organiser' }));
    assert.deepEqual([claims.name, claims.attributes['visio.role']], ['Ada Lovelace', 'moderator']);
  });

  it('is the same person on the same device, and nobody on the next', async () => {
    const room = newRoom();
    const device = newDevice();
    const ticket = await ticketFor(key, { room, subject: 'ada', role: 'participant' });
    const [first, again] = [await enter(server, room, { ticket, device }), await enter(server, room, { ticket, device })];
    assert.equal(claimsOf(first).sub, claimsOf(again).sub);
    assert.equal(await code(await ask(server, room, { name: 'Eve', device: newDevice(), ticket })), 'ticket-used');
  });

  it('of another room, altered, empty or of a server without keys is refused in one sentence', async () => {
    const room = newRoom();
    const good = await ticketFor(key, { room, subject: 'ada', role: 'participant' });
    const other = await ticketFor(key, { room: newRoom(), subject: 'ada', role: 'participant' });
    const answers = [
      ...(await Promise.all([other, `${good}x`, ''].map((ticket) => ask(server, room, { name: 'Eve', device: newDevice(), ticket })))),
      await ask(realServer(), room, { name: 'Eve', device: newDevice(), ticket: good }),
    ];
    const texts = new Set(await Promise.all(answers.map((answer) => answer.text())));
    assert.equal(texts.size, 1);
    assert.equal((JSON.parse([...texts][0]!) as ProblemBody).code, 'ticket-invalid');
    assert.ok(answers.every(({ status }) => status === 403));
  });
});
