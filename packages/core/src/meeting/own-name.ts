import { createState, type Readable } from '../reactive/readable.ts';
import type { ChoiceStorage } from '../support/storage.ts';

/** The display name used for joining: as typed, else as given, else as remembered, else empty. */
export function createOwnName(given: () => string | undefined, storage: ChoiceStorage): { readonly name: Readable<string>; setName(name: string): void } {
  const typed = createState<string | undefined>(undefined);
  return {
    name: {
      get: () => typed.get() ?? given() ?? storage.read().name ?? '',
      subscribe: typed.subscribe,
    },
    setName(name) {
      typed.set(name);
      storage.write({ name });
    },
  };
}
