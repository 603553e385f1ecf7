import type { Readable } from '@visio-sdk/core';

/** An element of index.html by its id. */
export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html has no #${id}`);
  return element as E;
}

/** Draws a value now and whenever it changes; returns how to stop. */
export function watch<T>(readable: Readable<T>, draw: (value: T) => void): () => void {
  draw(readable.get());
  return readable.subscribe(() => draw(readable.get()));
}

/** Does something on each click. What fails is shown from the meeting's own state, so nobody waits for it here. */
export function onClick(element: HTMLElement, action: () => Promise<unknown> | void): void {
  element.addEventListener('click', () => void Promise.resolve(action()).catch(() => {}));
}
