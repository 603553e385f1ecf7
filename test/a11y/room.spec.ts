// The room as it runs in the portal: no violation that axe knows, all of it by keyboard, and room for everything on a
// small screen or at 400 %.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { AxeResults, RunOptions } from 'axe-core';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { inRoot } from '../../scripts/support/paths.mjs';
import { joinBots, type Bots } from '../support/bots.ts';
import { launchBrowser, type PersonBrowser } from '../support/browser.ts';
import { arrive } from '../support/person.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { seeColour } from '../support/senses.ts';

const words = {
  fr: {
    preview: 'Aperçu de votre caméra',
    name: 'Votre nom',
    join: 'Rejoindre la réunion',
    toolbar: 'Commandes de la réunion',
    devices: 'Réglages audio et vidéo',
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

describe('the room in the portal', { timeout: 200_000 }, () => {
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

      await page.getByLabel(say.preview).waitFor();
      await assertAccessible(page, 'prejoin');

      await page.getByRole('textbox', { name: say.name }).fill('Ana');
      await page.getByRole('button', { name: say.join }).click();
      await ana.event('visio-joined');
      await ana.camera('Ben').waitFor();
      await assertAccessible(page, 'call');

      await tool(say.devices).click();
      await page.getByRole('dialog', { name: say.devices }).getByRole('combobox').last().waitFor();
      await assertAccessible(page, 'devices');
      await page.keyboard.press('Escape');
      if (zoom === 1) {
        await tool(say.layout).click();
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

  it('is used by keyboard alone from the prejoin to the end, and one always sees where one is', async () => {
    await using at = await browser.fresh(contextOf({ lang: 'fr', theme: 'light', width: 1280, height: 800 }));
    const ana = await arrive(at, rig, { room });
    const { page } = ana;
    const press = async (key: string) => {
      await page.keyboard.press(key);
      return focusOf(page);
    };
    await seeColour(page.getByLabel('Aperçu de votre caméra'), 'red');

    // From the top of the page into the room and out of it again: no trap, nothing left out.
    const stops: Focus[] = [];
    let outside = 0;
    for (let stop = await press('Tab'); !stop.isOutside || stops.length === 0; stop = await press('Tab')) {
      if (!stop.isOutside) stops.push(stop);
      else assert.ok(outside++ < 20, 'Tab does not lead into the room');
    }
    assert.deepEqual(
      stops.map(({ name }) => name),
      ['Couper le micro', 'Couper la caméra', 'Votre nom', 'Rejoindre la réunion', 'Micro', 'Caméra'],
    );
    for (const stop of stops) assert.equal(stop.problem, '', stop.name);

    await page.getByLabel('Votre nom').focus();
    await page.keyboard.type('Ana');
    await page.keyboard.press('Enter');
    await ana.event('visio-joined');
    await seeColour(ana.camera('Ben'), 'blue');

    // One stop for the whole toolbar, wherever in it one was; arrows inside.
    await untilFocus(page, 'Tab', 'Couper le micro');
    const row = ['Couper le micro'];
    for (let next = await press('ArrowRight'); next.name !== row[0]; next = await press('ArrowRight')) {
      assert.equal(next.problem, '', next.name);
      row.push(next.name);
    }
    assert.deepEqual(row, [
      'Couper le micro',
      'Réglages audio',
      'Couper la caméra',
      'Réglages vidéo',
      'Partager l’écran',
      'Disposition',
      'Réglages audio et vidéo',
      'Quitter',
    ]);
    assert.ok((await press('Tab')).isOutside || !row.includes((await focusOf(page)).name));
    await untilFocus(page, 'Shift+Tab', 'Couper le micro');

    await page.keyboard.press('Space');
    await focusNamed(page, 'Activer le micro');
    await page.keyboard.press('Space');
    await focusNamed(page, 'Couper le micro');

    await untilFocus(page, 'ArrowRight', 'Réglages audio et vidéo');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Réglages audio et vidéo' }).waitFor();
    await focusNamed(page, 'Micro');
    const inside = [await focusOf(page)];
    for (let next = await press('Tab'); next.isInDialog; next = await press('Tab')) inside.push(next);
    assert.deepEqual(inside.map(({ name }) => name).slice(0, 3), ['Micro', 'Haut-parleur', 'Caméra']);
    for (const stop of inside) assert.equal(stop.problem, '', stop.name);

    // Back into it, and out by Escape: the focus comes back to the button.
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await tool(page, 'Réglages audio et vidéo').focus();
    await page.keyboard.press('Enter');
    await focusNamed(page, 'Micro');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await focusNamed(page, 'Réglages audio et vidéo');

    await untilFocus(page, 'ArrowLeft', 'Disposition');
    await page.keyboard.press('Enter');
    await focusNamed(page, 'Automatique');
    await page.keyboard.press('ArrowDown');
    await focusNamed(page, 'Mosaïque');
    await page.keyboard.press('Enter');
    await focusNamed(page, 'Disposition');

    assert.equal((await press('End')).name, 'Quitter');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Vous avez quitté la réunion' }).waitFor();
    await focusNamed(page, 'Vous avez quitté la réunion');
    await untilFocus(page, 'Tab', 'Rejoindre à nouveau');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Rejoindre la réunion' }).waitFor();
    assert.ok(!(await focusOf(page)).isOutside, 'the focus stays in the room');
    await ana.assertFine(rig);
  });

  it('says what happens to who cannot see it', async () => {
    await using at = await browser.fresh(contextOf({ lang: 'fr', theme: 'light', width: 1280, height: 800 }));
    const ana = await arrive(at, rig, { room, name: 'Ana' });
    const { page } = ana;
    await page.getByRole('button', { name: 'Rejoindre la réunion' }).click();
    await ana.event('visio-joined');
    await said(page.getByRole('status'), 'Vous êtes dans la réunion.');
    // They come some seconds after joining; until then nobody is announced.
    await page.evaluate(async () => void (await customElements.whenDefined('visio-notices')));
    await using late = await joinBots(rig, room, [{ name: 'Cléo <b>gras</b>' }]);
    await said(page.getByRole('status'), 'Cléo <b>gras</b> a rejoint la réunion.');
    await late.bots[0]!.leave();
    await said(page.getByRole('status'), 'Cléo <b>gras</b> a quitté la réunion.');
    await tool(page, 'Quitter').click();
    await said(page.getByRole('status'), 'Vous avez quitté la réunion');
    await ana.assertFine(rig);
  });
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

function tool(page: Page, name: string): Locator {
  return page.getByRole('toolbar').getByRole('button', { name, exact: true });
}

/** Waits until a live region holds a text. */
async function said(regions: Locator, text: string): Promise<void> {
  await regions.filter({ hasText: text }).first().waitFor({ state: 'attached' });
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

/** Where the focus is. */
interface Focus {
  /** As a screen reader says it, roughly. */
  readonly name: string;
  /** Not in the room. */
  readonly isOutside: boolean;
  readonly isInDialog: boolean;
  /** Why one would not see it; empty when one does. */
  readonly problem: string;
}

async function focusOf(page: Page): Promise<Focus> {
  return page.evaluate(focusInPage);
}

/** Waits until the focus is on something, and one sees it. */
async function focusNamed(page: Page, name: string): Promise<void> {
  // From here: a function that waits in the page would be made by `eval` there, which the policy forbids.
  let now = await focusOf(page);
  for (const end = Date.now() + 10_000; now.name !== name && Date.now() < end; now = await focusOf(page)) await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.equal(now.name, name);
  assert.equal(now.problem, '', name);
}

/** Presses a key until something has the focus; on the way, one always sees where one is. */
async function untilFocus(page: Page, key: string, name: string): Promise<void> {
  const way: string[] = [];
  for (let presses = 0; presses < 30; presses++) {
    const now = await focusOf(page);
    assert.equal(now.problem, '', now.name);
    if (now.name === name) return;
    way.push(now.name);
    await page.keyboard.press(key);
  }
  assert.fail(`${key} does not lead to ${name}, but to ${way.join(', ')}`);
}

// From here on: run in the page, as text.

function focusInPage(): Focus {
  let element = document.activeElement;
  const isOutside = !element?.closest('visio-room');
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!(element instanceof HTMLElement)) return { name: '', isOutside: true, isInDialog: false, problem: '' };
  const labels = 'labels' in element ? [...(element as HTMLInputElement).labels!].map((label) => label.textContent) : [];
  const name = (element.ariaLabel ?? (labels.join(' ') || element.textContent) ?? '').trim().replace(/\s+/g, ' ');
  const isInDialog = !!element.closest('[role=dialog]');
  // What Tab does not reach need not show it: a heading that is given the focus to be read.
  if (isOutside || (element.tabIndex < 0 && !element.closest('[role=toolbar], [role=menu]'))) return { name, isOutside, isInDialog, problem: '' };

  const style = getComputedStyle(element);
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot) {
    const inner = hit.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  const isCovered = !hit || !(element.contains(hit) || hit.contains(element));
  const problem = !element.matches(':focus-visible') ? 'not :focus-visible' : !ring ? `no outline: ${style.outline}` : isCovered ? `covered by ${hit?.outerHTML.slice(0, 120)}` : '';
  return { name, isOutside, isInDialog, problem };
}

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
