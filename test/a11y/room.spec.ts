// The room as it runs in the portal: no violation that axe knows, and room for everything on a small screen or at 400 %.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { AxeResults, RunOptions } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { inRoot } from '../../scripts/support/paths.mjs';
import { joinBots, type Bots } from '../support/bots.ts';
import { launchBrowser, type PersonBrowser } from '../support/browser.ts';
import { arrive } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';

const words = {
  fr: {
    preview: 'Aperçu de votre caméra',
    name: 'Votre nom',
    join: 'Rejoindre la réunion',
    toolbar: 'Commandes de la réunion',
    devices: 'Réglages audio et vidéo',
    more: 'Plus d’actions',
    layout: 'Disposition',
    leave: 'Quitter',
    left: 'Vous avez quitté la réunion',
  },
  en: {
    preview: 'Preview of your camera',
    name: 'Your name',
    join: 'Join the meeting',
    toolbar: 'Meeting controls',
    devices: 'Audio and video settings',
    more: 'More actions',
    layout: 'Layout',
    leave: 'Leave',
    left: 'You left the meeting',
  },
} as const;

interface Form {
  readonly lang: keyof typeof words;
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
  /** Of what is 100 %. */
  readonly zoom?: number;
}

const forms: readonly Form[] = [
  { lang: 'fr', theme: 'light', width: 1280, height: 800 },
  { lang: 'en', theme: 'dark', width: 1280, height: 800 },
  { lang: 'en', theme: 'light', width: 320, height: 640 },
  { lang: 'fr', theme: 'dark', width: 320, height: 640 },
  // A screen of 1280 by 1024 at 400 %: WCAG 1.4.10.
  { lang: 'fr', theme: 'light', width: 320, height: 256, zoom: 4 },
];

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const { runOnly, rules } = JSON.parse(readFileSync(inRoot('stories/.storybook/axe.json'), 'utf8')) as { runOnly: string[]; rules: RunOptions['rules'] };
const axeOptions = { runOnly, ...(rules && { rules }), resultTypes: ['violations'] } satisfies RunOptions;

describe('the room in the portal', () => {
  const room = newRoom();
  let rig: Rig;
  let browser: PersonBrowser;
  let company: Bots;
  before(async () => {
    rig = await startRig();
    [browser, company] = await Promise.all([
      launchBrowser({ colour: 'red', tone: 440 }),
      joinBots(rig, room, [{ name: 'Ben', colour: 'blue', tone: 1010 }]),
    ]);
  });
  after(async () => {
    await company?.stop();
    await browser?.close();
    await rig.stop();
  });

  for (const { lang, theme, width, height, zoom = 1 } of forms) {
    const how = `in ${lang === 'fr' ? 'French' : 'English'}, ${theme}, ${width} by ${height} px${zoom > 1 ? ` at ${zoom * 100} %` : ''}`;
    it(`has no violation and room for everything ${how}`, async () => {
      const say = words[lang];
      await using at = await browser.fresh(contextOf({ lang, theme, width, height, zoom }));
      const ana = await arrive(at, rig, { room, lang, theme });
      const { page } = ana;
      const tool = (name: string) => page.getByRole('toolbar', { name: say.toolbar }).getByRole('button', { name, exact: true });
      /** A control is in the row, or in the menu of those that have no room. */
      const choose = async (name: string) => {
        await tool(name).or(tool(say.more)).first().waitFor();
        if (await tool(name).isVisible()) return tool(name).click();
        await tool(say.more).click();
        await page.getByRole('menuitem').first().waitFor();
        await assertAccessible(page, 'more');
        await page.getByRole('menuitem', { name, exact: true }).click();
      };

      await page.getByLabel(say.preview).waitFor();
      await assertAccessible(page, 'prejoin');

      await page.getByRole('textbox', { name: say.name }).fill('Ana');
      await page.getByRole('button', { name: say.join }).click();
      await ana.event('visio-joined');
      await ana.camera('Ben').waitFor();
      await assertAccessible(page, 'call');

      await choose(say.devices);
      await page.getByRole('dialog', { name: say.devices }).getByRole('combobox').last().waitFor();
      await assertAccessible(page, 'devices');
      await page.keyboard.press('Escape');
      if (zoom === 1) {
        await choose(say.layout);
        await page.getByRole('menu', { name: say.layout }).waitFor();
        await assertAccessible(page, 'layout');
        await page.keyboard.press('Escape');
      }

      await tool(say.leave).click();
      await page.getByRole('heading', { name: say.left }).waitFor();
      await assertAccessible(page, 'ended');
      await ana.assertFine(rig);
    });
  }
});

function contextOf({ lang, theme, width, height, zoom = 1 }: Form): BrowserContextOptions {
  return {
    viewport: { width, height },
    deviceScaleFactor: zoom,
    locale: lang === 'fr' ? 'fr-FR' : 'en-GB',
    colorScheme: theme,
    reducedMotion: 'reduce',
  };
}

/** axe finds nothing on the whole page, and nothing is wider than the page. */
async function assertAccessible(page: Page, where: string): Promise<void> {
  // In its own world: a page's policy has no say there, and its own axe, if any, is another one.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`(0, ${axeRunner(axeSource)})()`);
  const { violations } = await page.evaluate(
    (options) => (window as unknown as { axe: { run(context: Document, options: RunOptions): Promise<AxeResults> } }).axe.run(document, options),
    axeOptions,
  );
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.flat().join(' > ')}: ${failureSummary ?? ''}`));
  found.push(...(await page.evaluate(tooWideInPage)));
  assert.equal(found.join('\n'), '', where);
}

function axeRunner(source: string): string {
  return `function () { ${source}\n}`;
}

// Runs in the page, as text.

function tooWideInPage(): string[] {
  const found: string[] = [];
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) found.push(`the page scrolls sideways: ${page.scrollWidth} px in ${page.clientWidth}`);
  const look = (place: ParentNode) => {
    for (const element of place.querySelectorAll<HTMLElement>('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      const name = `${element.localName}.${element.className} ${element.ariaLabel ?? ''}`;
      if (element.scrollWidth > element.clientWidth && /auto|scroll/.test(getComputedStyle(element).overflowX)) {
        found.push(`${name} scrolls sideways: ${element.scrollWidth} px in ${element.clientWidth}`);
      }
      if (!element.matches('button, input, select, a')) continue;
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 0 && (left < -0.5 || right > page.clientWidth + 0.5)) found.push(`${name} lies outside the page: ${left} to ${right} px`);
    }
  };
  look(document.querySelector('visio-room')!.shadowRoot!);
  return found;
}
