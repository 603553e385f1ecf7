import { expect } from '@open-wc/testing';
import { formatPacket, maxPacketBytes, parsePacket } from './packet.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a packet', () => {
  it('comes back as it was written, with its version', () => {
    expect(parsePacket(formatPacket({ type: 'reactionReceived', data: { emoji: 'thumbs-up' } }))).to.deep.equal({
      v: 1,
      type: 'reactionReceived',
      data: { emoji: 'thumbs-up' },
    });
  });

  for (const [what, payload] of Object.entries({
    'broken UTF-8': new Uint8Array([0xff, 0xfe]),
    'broken JSON': bytes('{"type":'),
    'a list': bytes('[1]'),
    null: bytes('null'),
    'a type that is no text': bytes('{"type":1}'),
    'more bytes than allowed': bytes(JSON.stringify({ type: 'x'.repeat(maxPacketBytes) })),
  })) {
    it(`is none when it is ${what}`, () => {
      expect(parsePacket(payload)).to.equal(undefined);
    });
  }
});
