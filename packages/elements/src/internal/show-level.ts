import type { Readable } from '@visio-sdk/core';

/** Shows a loudness on a `role="meter"` element: sets `aria-valuenow` and `--level` (0 to 1), without redrawing its host. Returns how to stop. */
export function showLevel(level: Readable<number>, meter: HTMLElement): () => void {
  const show = (value: number) => {
    meter.style.setProperty('--level', String(value));
    meter.setAttribute('aria-valuenow', String(Math.round(value * 100)));
  };
  const stop = level.subscribe(() => show(level.get()));
  show(level.get());
  return () => {
    stop();
    show(0);
  };
}
