import { chromium } from 'playwright-core';
import { chromiumFlags, findChromium } from '../chromium.mjs';
import { atEnd } from '../support/shutdown.mjs';
import { watchFirstFrame } from './first-frame.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} Visit a page of a person who was never there before: nothing is cached or stored
 * @property {Page} page
 * @property {import('playwright-core').CDPSession} devtools
 * @property {() => Promise<void>} end leaves as a person does, and closes
 */

/**
 * A Chromium without any of the tests' probes, whose wrappers would be measured too.
 * @param {readonly string[]} v8 more flags for the engine
 */
export async function startBrowser(v8 = []) {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: [...chromiumFlags.base, ...chromiumFlags.media, `--js-flags=${['--expose-gc', ...v8].join(' ')}`],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const forget = atEnd(() => browser.close());
  return {
    version: browser.version(),
    /**
     * @param {string} url
     * @returns {Promise<Visit>}
     */
    async visit(url) {
      const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1440, height: 900 } });
      await context.addInitScript(watchFirstFrame);
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await page.goto(url, { waitUntil: 'commit' });
      const end = async () => {
        // Every page says goodbye on `pagehide`.
        await page.goto('about:blank');
        await context.close();
      };
      return { page, devtools, end };
    },
    async stop() {
      forget();
      await browser.close();
    },
  };
}

/**
 * When the first remote picture was drawn.
 * @param {Page} page
 * @param {number} [within] ms
 * @returns {Promise<import('./first-frame.mjs').FirstFrame>}
 */
export async function firstFrame(page, within = 30_000) {
  const late = new Promise((/** @type {(never: never) => void} */ _, reject) => {
    setTimeout(() => reject(new Error(`No remote picture within ${within / 1000} s at ${page.url()}`)), within).unref();
  });
  return Promise.race([page.evaluate(() => /** @type {any} */ (window).benchFirstFrame), late]);
}
