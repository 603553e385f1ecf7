import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Pseudonyms } from './identity.ts';

const device = 'a-device-session-of-22-characters';
const pseudonyms = new Pseudonyms('one secret');

describe('an identity', () => {
  it('is the same for the same device session in the same room, also after a restart of the server', () => {
    assert.deepEqual(new Pseudonyms('one secret').identity('r', device, 's'), pseudonyms.identity('r', device, 's'));
    assert.deepEqual(new Pseudonyms('one secret').identity('r', device, undefined), pseudonyms.identity('r', device, undefined));
  });

  it('differs between two devices of one person, who keep one subject', () => {
    const one = pseudonyms.identity('r', device, 's');
    const two = pseudonyms.identity('r', `${device}2`, 's');
    assert.notEqual(one.identity, two.identity);
    assert.equal(one.subject, two.subject);
  });

  it('of an anonymous person has no subject and is nobody else on that device', () => {
    const anonymous = pseudonyms.identity('r', device, undefined);
    assert.equal(anonymous.subject, undefined);
    assert.notEqual(anonymous.identity.split('.')[0], pseudonyms.identity('r', device, 's').identity.split('.')[0]);
    assert.notEqual(anonymous.identity, pseudonyms.identity('r', `${device}2`, undefined).identity);
  });

  it('cannot be followed from one room to another, or from one server to another', () => {
    const here = pseudonyms.identity('r', device, 's');
    for (const there of [pseudonyms.identity('q', device, 's'), new Pseudonyms('other').identity('r', device, 's')]) {
      assert.notEqual(there.subject, here.subject);
      assert.equal(there.identity.split('.').some((part) => here.identity.includes(part)), false);
    }
  });

  it('and a room name show nothing of what they stand for', () => {
    const { identity, subject } = pseudonyms.identity('dossier-1234', device, 'ada@example.org');
    for (const value of [identity, subject, pseudonyms.room('dossier-1234')]) {
      assert.match(value ?? '', /^[\w-]{22}(\.[\w-]{22})?$/);
    }
  });
});
