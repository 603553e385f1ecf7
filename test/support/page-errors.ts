import type { Page } from 'playwright-core';

/** What went wrong in a page since {@link noPageErrors}. */
export interface PageErrors {
  /** Uncaught errors, unhandled rejections and `console.error`, in words. */
  readonly seen: readonly string[];
  /** Lets errors pass that a test brings about on purpose. */
  expect(pattern: RegExp): void;
  /** Throws when there was any other, or any violation of the content security policy. */
  assertNone(): Promise<void>;
}

/** Records errors of a page; call it before the page goes anywhere. */
export function noPageErrors(page: Page): PageErrors {
  const seen: string[] = [];
  const expected: RegExp[] = [];
  page.on('pageerror', (error) => seen.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('crash', () => seen.push('the page crashed'));
  return {
    seen,
    expect: (pattern) => void expected.push(pattern),
    async assertNone() {
      const violations = page.isClosed() ? [] : await page.evaluate(() => window.visioProbe?.violations ?? []);
      const wrong = [...seen, ...violations].filter((text) => !expected.some((pattern) => pattern.test(text)));
      if (wrong.length > 0) throw new Error(`The page had errors:\n${wrong.join('\n')}`);
    },
  };
}
