import type { Readable } from '@visio-sdk/core';
import { useSyncExternalStore } from 'react';

/**
 * The value of a Readable, redrawing the component when it changes. Safe in StrictMode, Suspense and on the server: the
 * Readable is only watched while the component is mounted. `onServer` is what the server draws and the browser takes
 * over, for values that a browser knows more of; by default what the Readable says.
 */
export function useReadable<T>(readable: Readable<T>, onServer?: T): T {
  return useSyncExternalStore(readable.subscribe, readable.get, onServer === undefined ? readable.get : () => onServer);
}
