/** Runs the action when the browser has nothing better to do; soon, where it cannot tell (Safari). */
export function whenIdle(action: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(action, { timeout: 2_000 });
  else setTimeout(action, 200);
}
