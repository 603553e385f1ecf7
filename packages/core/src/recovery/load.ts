import type { Recovery, RecoveryParts } from './recovery.ts';

/** Loads what keeps people in; not needed before they are. */
export async function loadRecovery(): Promise<(parts: RecoveryParts) => Recovery> {
  return (await import('./recovery.ts')).startRecovery;
}
