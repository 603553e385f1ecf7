import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Problem } from '../problem.ts';
import { linkFor, ticketFor } from './link.ts';
import { checkLinkKeys, readLinkKeys, Tickets, type LinkKey, type UsedTickets } from './signed-link.ts';
import { openStorage } from '../storage/open.ts';

interface Vectors {
  readonly now: number;
  readonly keys: readonly LinkKey[];
  readonly valid: readonly { what: string; ticket: string; room: string; person: object }[];
  readonly invalid: readonly { what: string; ticket: string; room: string; code: string }[];
}

const vectors = JSON.parse(readFileSync(new URL('../../samples/vectors.json', import.meta.url), 'utf8')) as Vectors;
const device = 'a-device-session-of-32-characters';
const [key] = vectors.keys as [LinkKey];

/** The memory's, and what it was told. */
function remembered(): UsedTickets & { readonly seen: string[] } {
  const memory = openStorage({ sqlite: ':memory:' }, () => vectors.now * 1000, () => {});
  const seen: string[] = [];
  return {
    seen,
    useTicket: (ticket, one, devices, until) => {
      seen.push(ticket, one);
      return memory.ready.then(() => memory.store.useTicket(ticket, one, devices, until));
    },
  };
}

function tickets(used: UsedTickets = remembered(), now = vectors.now * 1000): Tickets {
  return new Tickets(vectors.keys, used, () => now);
}

async function refusal(check: Promise<unknown>): Promise<{ code: string; detail: string; status: number }> {
  const error: unknown = await check.then(
    () => assert.fail('It was let in.'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Problem)) throw error;
  return { code: error.code, detail: error.message, status: error.status };
}

describe('a ticket of the test vectors', () => {
  for (const { what, ticket, room, person } of vectors.valid) {
    it(`with ${what} is good`, async () => assert.deepEqual(await tickets().check(ticket, room, device), person));
  }
  for (const { what, ticket, room, code } of vectors.invalid) {
    it(`refused: ${what}`, async () => {
      const used = remembered();
      const { code: given, detail } = await refusal(tickets(used).check(ticket, room, device));
      assert.equal(given, code);
      if (code === 'ticket-invalid') assert.equal(detail, 'The link is not valid for this room. Ask for a new one.');
      assert.deepEqual(used.seen, [], 'A refused ticket binds no device.');
    });
  }
});

describe('a ticket', () => {
  const details = { room: 'rdv-4711', subject: 'ada', role: 'moderator' } as const;
  const now = (): number => vectors.now * 1000;

  it('belongs to the first device session that uses it, which may come again', async () => {
    const checker = tickets();
    const ticket = await ticketFor(key, details, now);
    for (let times = 0; times < 2; times++) assert.deepEqual(await checker.check(ticket, 'rdv-4711', device), { subject: 'ada', role: 'moderator' });
    const { code, detail } = await refusal(checker.check(ticket, 'rdv-4711', `${device}2`));
    assert.equal(code, 'ticket-used');
    assert.doesNotMatch(detail, /ada|rdv/);
  });

  it('may be for several devices', async () => {
    const checker = tickets();
    const ticket = await ticketFor(key, { ...details, devices: 2 }, now);
    await checker.check(ticket, 'rdv-4711', device);
    await checker.check(ticket, 'rdv-4711', `${device}2`);
    assert.equal((await refusal(checker.check(ticket, 'rdv-4711', `${device}3`))).code, 'ticket-used');
  });

  it('is remembered by a digest: not its number, not its key, not the device session', async () => {
    const used = remembered();
    await tickets(used).check(vectors.valid[0]!.ticket, 'rdv-4711', device);
    assert.equal(used.seen.length, 2);
    for (const value of used.seen) assert.match(value, /^[\w-]{43}$/);
  });

  it('of the same number under another key is another ticket', async () => {
    const used = remembered();
    for (const one of vectors.keys) await tickets(used).check(await ticketFor(one, details, now), 'rdv-4711', device);
    assert.notEqual(used.seen[0], used.seen[2]);
  });

  it('is refused with padding, blanks or more parts than it has', async () => {
    const ticket = await ticketFor(key, details, now);
    for (const other of [`${ticket}=`, ` ${ticket}`, `${ticket}\n`, ticket.replace('.', ' .'), `${ticket}.`, `${ticket}.e30`]) {
      assert.equal((await refusal(tickets().check(other, 'rdv-4711', device))).code, 'ticket-invalid', JSON.stringify(other));
    }
  });

  it('of more than 4096 characters is refused unread', async () => {
    assert.equal((await refusal(tickets().check('x'.repeat(1e6), 'rdv-4711', device))).code, 'ticket-invalid');
    const long = await ticketFor(key, { ...details, name: 'x'.repeat(5000) }, now);
    assert.equal((await refusal(tickets().check(long, 'rdv-4711', device))).code, 'ticket-invalid');
  });

  it('is good until it expires, within half a minute of clocks that differ', async () => {
    const ticket = await ticketFor(key, { ...details, seconds: 60 }, now);
    await tickets(remembered(), now() + 89_000).check(ticket, 'rdv-4711', device);
    assert.equal((await refusal(tickets(remembered(), now() + 91_000).check(ticket, 'rdv-4711', device))).code, 'ticket-expired');
    await tickets(remembered(), now() - 29_000).check(ticket, 'rdv-4711', device);
    assert.equal((await refusal(tickets(remembered(), now() - 31_000).check(ticket, 'rdv-4711', device))).code, 'ticket-invalid');
  });

  it('may be good from a time on', async () => {
    const ticket = await ticketFor(key, { ...details, notBefore: new Date(now() + 600_000) }, now);
    assert.equal((await refusal(tickets().check(ticket, 'rdv-4711', device))).code, 'ticket-invalid');
    await tickets(remembered(), now() + 600_000).check(ticket, 'rdv-4711', device);
  });

  it('comes in a link whose fragment carries it, whatever else the page has in its URL', async () => {
    const link = new URL(await linkFor('https://portal.example/rdv?lang=fr#old', key, details));
    assert.equal(`${link.origin}${link.pathname}${link.search}`, 'https://portal.example/rdv?lang=fr');
    const ticket = new URLSearchParams(link.hash.slice(1)).get('visio')!;
    await tickets(remembered(), Date.now()).check(ticket, 'rdv-4711', device);
  });

  it('cannot be made for more than 31 days', async () => {
    for (const seconds of [0, -1, Number.NaN, 31 * 86400 + 1]) await assert.rejects(ticketFor(key, { ...details, seconds }), RangeError);
  });
});

describe('the memory of used tickets', () => {
  it('forgets those that have expired, and no others', async () => {
    let time = 0;
    const { store, ready } = openStorage({ sqlite: ':memory:' }, () => time, () => {});
    await ready;
    await store.useTicket('old', 'one', 1, 100);
    await store.useTicket('new', 'one', 1, 10_000);
    time = 101;
    await store.tidy();
    assert.deepEqual([await store.useTicket('old', 'two', 1, 100), await store.useTicket('new', 'two', 1, 10_000)], [true, false]);
  });
});

describe('the keys of signed links', () => {
  it('are read from one line, and refused when they are short, unnamed, named twice or named as ours', () => {
    const secret = 'a-secret-of-more-than-32-characters:with-colon';
    assert.deepEqual(readLinkKeys(`portal:${secret}  old:${secret}`), [{ id: 'portal', secret }, { id: 'old', secret }]);
    const wrong = ['portal:short', secret.replaceAll(':', ''), `portal:${secret} portal:${secret}`, `visio-server:${secret}`];
    for (const text of wrong) assert.throws(() => checkLinkKeys(readLinkKeys(text), 'VISIO_LINK_KEYS'), /^ConfigurationError: VISIO_LINK_KEYS/);
  });
});
