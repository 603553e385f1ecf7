/** For calls whose failure is shown from state: their rejection is no news. */
export function ignoreFailure(promise: Promise<unknown> | undefined): void {
  promise?.catch(() => {});
}
