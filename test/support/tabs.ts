// A browser as people have it: Playwright makes every page of its own believe that it is in front, and asks Chromium not
// to slow down those that are not. Here a tab behind another one is hidden, and the whole browser can fall asleep.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumFlags, findChromium } from '../../scripts/chromium.mjs';
import { startProcess } from '../../scripts/support/processes.mjs';
import { mediaFlags, openPage, type BrowserOptions, type PersonContext } from './browser.ts';
import { installMediaProbe } from './media-probe.ts';
import { patience } from './patience.ts';
import { installProbe } from './probe.ts';
import { recordEvents } from './room-events.ts';

/** A Chromium that is driven from outside and knows nothing of a test. */
export interface TabBrowser extends PersonContext {
  /** All its processes stand still, as in a laptop whose lid is closed. */
  sleep(): void;
  wake(): void;
}

/** Starts a Chromium; its pages are tabs of one window. */
export async function launchTabs(options: Pick<BrowserOptions, 'colour' | 'tone' | 'camera' | 'autoplay' | 'args'>): Promise<TabBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'visio-tabs-'));
  const flags = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`, '--lang=fr-FR', '--window-size=1280,1100', '--no-default-browser-check'];
  let tell = (_: string) => {};
  const told = new Promise<string>((resolve) => (tell = resolve));
  const running = startProcess(findChromium(), [...flags, ...chromiumFlags.base, ...mediaFlags(options), ...(options.args ?? []), 'about:blank'], {
    group: true,
    line(text) {
      const [, url] = /DevTools listening on (ws:\S+)/.exec(text) ?? [];
      if (url) tell(url);
    },
  });
  // A sleeper does not hear that it is to end.
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => process.kill(-running.pid!, name);
  const close = async () => {
    signal('SIGCONT');
    await running.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const died = running.ended.then(() => {
      throw new Error(`Chromium did not start.\n${running.tail()}`);
    });
    died.catch(() => {});
    const url = await Promise.race([told, died]);
    const browser = await chromium.connectOverCDP(url, { noDefaults: true });
    const [context] = browser.contexts();
    if (!context) throw new Error('The browser has no window');
    context.setDefaultTimeout(patience);
    await installProbe(context);
    await installMediaProbe(context);
    await recordEvents(context);
    return {
      context,
      open: (address) => openPage(context, address),
      sleep: () => signal('SIGSTOP'),
      wake: () => signal('SIGCONT'),
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
