/**
 * In-room messages: LiveKit data packets without topic, UTF-8 JSON `{ type, data?, v? }`.
 *
 * The format is La Suite Meet's; ours carry a version `v`. A packet is a hint shown as its sender's, never a fact:
 * who is muted, removed or in charge comes from LiveKit and from signed attributes alone.
 */
export interface Packet {
  readonly type: string;
  readonly data?: unknown;
  /** Version of the message; absent from other clients. */
  readonly v?: number;
}

/** Largest packet read, in bytes: LiveKit advises 15 KiB for reliable packets. */
export const maxPacketBytes = 15 * 1024;

/** Reads a packet from the wire; undefined when it is not one of ours. Never throws. */
export function parsePacket(payload: Uint8Array): Packet | undefined {
  if (payload.byteLength > maxPacketBytes) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    return isPacket(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a packet for the wire. */
export function formatPacket(packet: Packet): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ v: 1, ...packet }));
}

function isPacket(value: unknown): value is Packet {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
