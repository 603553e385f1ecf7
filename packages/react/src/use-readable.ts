import type { Readable } from '@visio-sdk/core';
import { useSyncExternalStore } from 'react';

/**
 * The value of a Readable, redrawing the component when it changes. Safe in StrictMode, Suspense and on the server: the
 * Readable is only watched while the component is mounted.
 */
export function useReadable<T>(readable: Readable<T>): T {
  return useSyncExternalStore(readable.subscribe, readable.get, readable.get);
}
