/** Puts the page's address on the clipboard; undefined where there is none, as on pages without HTTPS. */
export function copyAddress(): Promise<void> | undefined {
  // Baseline 2024 is reading and images; writing text is in Chrome 66, Firefox 63 and Safari 13.1.
  // eslint-disable-next-line baseline-js/use-baseline
  return navigator.clipboard?.writeText(location.href);
}
