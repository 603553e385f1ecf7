import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** Keys of the server, one per purpose, so that a value made for one is worth nothing for another. */
export type KeyPurpose = 'credential' | 'room' | 'subject' | 'device' | 'anonymous' | 'link' | 'login' | 'knock';

/** A 32-byte key for one purpose (HKDF-SHA256, RFC 5869). */
export function deriveKey(secret: string, purpose: KeyPurpose): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', `visio-sdk/v1/${purpose}`, 32));
}

/** Who somebody is to LiveKit and to the others in the room. */
export interface Identity {
  /** LiveKit's participant identity: the subject's part and the device's. */
  readonly identity: string;
  /** The subject's part, the same on each of the person's devices; undefined for anonymous people. */
  readonly subject: string | undefined;
}

/**
 * The opaque names LiveKit gets instead of ours: HMAC-SHA256 under the server's secret, the first 128 bits in
 * base64url. Names of people are bound to the room, so that nobody can be followed from one room to another.
 */
export class Pseudonyms {
  /** Objects and not their bytes: with those each name takes five times as long. */
  readonly #keys: Readonly<Record<'room' | 'subject' | 'device' | 'anonymous', KeyObject>>;

  constructor(secret: string) {
    const key = (purpose: KeyPurpose) => createSecretKey(deriveKey(secret, purpose));
    this.#keys = { room: key('room'), subject: key('subject'), device: key('device'), anonymous: key('anonymous') };
  }

  /** LiveKit's name of a room. */
  room(room: string): string {
    return pseudonym(this.#keys.room, [room]);
  }

  /** The identity of a device session in a room, of a known subject or of nobody known. */
  identity(room: string, device: string, subject: string | undefined): Identity {
    const devicePart = pseudonym(this.#keys.device, [room, device]);
    if (subject === undefined) {
      return { identity: `${pseudonym(this.#keys.anonymous, [room, device])}.${devicePart}`, subject: undefined };
    }
    const subjectPart = pseudonym(this.#keys.subject, [room, subject]);
    return { identity: `${subjectPart}.${devicePart}`, subject: subjectPart };
  }
}

function pseudonym(key: KeyObject, parts: readonly string[]): string {
  // JSON keeps ["a","bc"] and ["ab","c"] apart.
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest().subarray(0, 16).toString('base64url');
}
