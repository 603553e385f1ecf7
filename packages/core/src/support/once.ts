/**
 * Loads what is needed later: once, and again after it failed. Whoever asks is answered in the order of asking, since all
 * wait for one promise. Two `import()` of a file that is on its way are answered in any order (HTML, "fetch a single
 * module script"; seen in Chromium): what was asked for first would be done last.
 */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
}
