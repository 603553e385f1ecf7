/**
 * State that can be read now and watched: the only kind the SDK shows.
 *
 * Built on @preact/signals-core, which stays hidden: two copies of a signal library on one page do not see each other,
 * so nothing public depends on automatic tracking. `get` is synchronous and identity-stable, which is all that React's
 * `useSyncExternalStore` or a ten-line Lit controller need.
 */
import { batch, computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals-core';

/** A value that can be read at any time and watched for changes. */
export interface Readable<T> {
  /** The value now; the same object until it changes. */
  get(): T;
  /** Calls the listener after each change, not at once; returns how to stop. */
  subscribe(listener: () => void): () => void;
}

/** A {@link Readable} that its owner sets. */
export interface State<T> extends Readable<T> {
  /** Replaces the value; listeners hear of it only when it differs. */
  set(value: T): void;
}

export interface StateOptions<T> {
  /** Default: `Object.is`. */
  readonly equals?: (a: T, b: T) => boolean;
  /** Called when the first listener comes; what it returns is called when the last one has gone. */
  readonly watched?: () => () => void;
}

/** A value of ours. */
export function createState<T>(initial: T, { equals = Object.is, watched }: StateOptions<T> = {}): State<T> {
  let unwatch: (() => void) | undefined;
  const inner = signal(initial, {
    watched: () => {
      unwatch = watched?.();
    },
    unwatched: () => unwatch?.(),
  });
  return {
    ...readableOf(inner),
    set(value) {
      if (!equals(inner.peek(), value)) inner.value = value;
    },
  };
}

/** A value computed from others, recomputed when one of those that `compute` read has changed. */
export function derive<T>(compute: () => T): Readable<T> {
  return readableOf(computed(compute));
}

/** Lets several changes reach listeners as one. */
export const together: <T>(change: () => T) => T = batch;

function readableOf<T>(inner: ReadonlySignal<T>): Readable<T> {
  return {
    get: () => inner.value,
    subscribe(listener) {
      let first = true;
      return effect(() => {
        // Reading is what subscribes.
        void inner.value;
        if (first) first = false;
        else untracked(() => callSafely(listener));
      });
    },
  };
}

/** A listener that throws is reported as uncaught and stops neither the others nor the change. */
function callSafely(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
