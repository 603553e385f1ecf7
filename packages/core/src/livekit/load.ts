import { MeetingError } from '../support/errors.ts';
import type { CreateTransport } from '../transport/transport.ts';

/** Loads livekit-client and what stands on it: once, unless loading failed. Rejects with `asset-missing`. */
export async function loadTransport(): Promise<CreateTransport> {
  try {
    return (await import('./room-transport.ts')).createRoomTransport;
  } catch (error) {
    throw new MeetingError('asset-missing', { cause: error, message: 'A file of the SDK could not be loaded: after an upgrade, reload the page' });
  }
}
