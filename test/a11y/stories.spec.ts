// Every element in every state: each story renders without an error, has no violation that axe knows, fits into 320 px, and is
// to a screen reader what its snapshot says. `UPDATE_SNAPSHOTS=1 npm test -- a11y stories` accepts what has changed on purpose.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import type { AxeResults, RunOptions } from 'axe-core';
import type { BrowserContextOptions } from 'playwright-core';
import { serveFiles } from '../../scripts/portal/static.mjs';
import { inRoot } from '../../scripts/support/paths.mjs';
import { buildStoriesWhenStale, storiesFolder } from '../../stories/build.mjs';
import { launchBrowser, type OpenPage, type PersonBrowser } from '../support/browser.ts';
import { openSnapshots } from './snapshots.ts';

interface Story {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  /** Its file, `./stories/tile.stories.ts`. */
  readonly importPath: string;
}

/** What a story turned out to be. */
interface Finding {
  /** What Storybook has to say when it could not show it. */
  readonly failure: string | undefined;
  readonly violations: readonly string[];
  /** What is wider than the place it has, in words. */
  readonly tooWide: readonly string[];
}

interface Form {
  readonly name: string;
  readonly globals: string;
  readonly context: BrowserContextOptions;
  /** Whether what screen readers get is compared: one language and one size are enough for that. */
  readonly read: boolean;
}

const forms: readonly Form[] = [
  {
    name: 'in French, 1280 px wide, light',
    globals: 'lang:fr;theme:light',
    context: { viewport: { width: 1280, height: 800 }, locale: 'fr-FR', colorScheme: 'light', reducedMotion: 'reduce' },
    read: true,
  },
  {
    name: 'in English, 320 px wide, dark',
    globals: 'lang:en;theme:dark',
    context: { viewport: { width: 320, height: 640 }, locale: 'en-GB', colorScheme: 'dark', reducedMotion: 'reduce' },
    read: false,
  },
];

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const { runOnly, rules } = JSON.parse(readFileSync(inRoot('stories/.storybook/axe.json'), 'utf8')) as { runOnly: string[]; rules: RunOptions['rules'] };
const axeOptions = { runOnly, ...(rules && { rules }), resultTypes: ['violations'] } satisfies RunOptions;

await buildStoriesWhenStale();
const index = JSON.parse(readFileSync(join(storiesFolder, 'index.json'), 'utf8')) as { entries: Record<string, Story> };
const stories = Object.values(index.entries);
const snapshots = openSnapshots(stories.map(({ importPath, name }) => ({ file: importPath, story: name })));

const server = createAdaptorServer({ fetch: serveFiles([{ path: '/', folder: storiesFolder }], {}) });
let origin = '';
let browser: PersonBrowser;

before(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  server.close();
});

for (const { name, globals, context, read } of forms) {
  describe(`stories ${name}`, () => {
    let opened: OpenPage;

    // One page for all, taken from story to story: loading Storybook takes longer than a story.
    before(async () => {
      const person = await browser.fresh(context);
      await person.context.addInitScript(axeSource);
      await person.context.addInitScript(installStoryProbe);
      // `manual`: Storybook's own run of axe would do everything twice.
      opened = await person.open(`${origin}/iframe.html?viewMode=story&id=${stories[0]!.id}&globals=${globals};a11y.manual:!true`);
      await opened.page.evaluate(() => window.visioStories.ready());
    });
    after(() => opened.page.context().close());

    for (const { id, title, name: story, importPath } of stories) {
      it(`${title}: ${story}`, async () => {
        const { page, errors } = opened;
        const seen = errors.seen.length;
        const finding = await page.evaluate(([id, options]) => window.visioStories.examine(id, options), [id, axeOptions] as const);
        const problems = [finding.failure, ...errors.seen.slice(seen), ...finding.violations, ...finding.tooWide].filter((text) => text !== undefined);
        assert.equal(problems.join('\n'), '');
        if (read) snapshots.compare(importPath, story, await page.locator('#storybook-root').ariaSnapshot());
      });
    }

    if (read) {
      it('has a snapshot of each story, and of no story that is gone', () => {
        snapshots.finish();
      });
    }

    it('asks nothing of any other host', async () => {
      await opened.network.assertSovereign({ origins: [origin], iceHosts: [] });
    });
  });
}

interface StoryProbe {
  /** Resolves when Storybook has shown the first story, or tried to. */
  ready(): Promise<void>;
  examine(id: string, options: RunOptions): Promise<Finding>;
}

declare global {
  interface Window {
    visioStories: StoryProbe;
    axe: { run(context: Element, options: RunOptions): Promise<AxeResults> };
    __STORYBOOK_ADDONS_CHANNEL__?: {
      on(type: string, listener: (detail: unknown) => void): void;
      off(type: string, listener: (detail: unknown) => void): void;
      emit(type: string, detail: unknown): void;
      last(type: string): readonly unknown[] | undefined;
    };
  }
}

// Runs in the page, as text: it can use nothing from outside.
function installStoryProbe(): void {
  const failures = ['storyMissing', 'storyErrored', 'storyThrewException', 'playFunctionThrewException', 'unhandledErrorsWhilePlaying'];
  const frame = () => new Promise(requestAnimationFrame);
  const failureOf = (type: string, detail: unknown) => `${type}: ${JSON.stringify(detail, ['message', 'title', 'description', 'stack'])}`;
  const first = new URLSearchParams(location.search).get('id');
  let firstFailure: string | undefined;

  const ready = async () => {
    for (const end = performance.now() + 45_000; performance.now() < end; await frame()) {
      const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
      if (channel?.last('storyRendered')) return;
      const failed = failures.find((type) => channel?.last(type));
      if (failed) return void (firstFailure = failureOf(failed, channel?.last(failed)?.[0]));
    }
    throw new Error('Storybook does not start.');
  };

  /** Shows the story; resolves with what went wrong, if anything. */
  const show = async (id: string): Promise<string | undefined> => {
    const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
    if (!channel) return 'This page is not Storybook';
    // It came with the page.
    if (id === first && firstFailure) return firstFailure;
    if (channel.last('storyRendered')?.[0] === id) return undefined;
    return new Promise((resolve) => {
      const stops: (() => void)[] = [];
      const listen = (type: string, listener: (detail: unknown) => void) => {
        channel.on(type, listener);
        stops.push(() => channel.off(type, listener));
      };
      const end = (failure?: string) => {
        for (const stop of stops) stop();
        resolve(failure);
      };
      listen('storyRendered', (rendered) => rendered === id && end());
      for (const type of failures) listen(type, (detail) => end(failureOf(type, detail)));
      channel.emit('setCurrentStory', { storyId: id, viewMode: 'story' });
    });
  };

  const root = () => document.querySelector('#storybook-root')!;
  function* elementsIn(place: ParentNode): Generator<HTMLElement> {
    for (const element of place.querySelectorAll<HTMLElement>('*')) {
      yield element;
      if (element.shadowRoot) yield* elementsIn(element.shadowRoot);
    }
  }

  /** Code that comes late has come, everything is drawn, and every video that has a stream has a picture. */
  const settle = async () => {
    let calm = 0;
    for (const end = performance.now() + 45_000; calm < 2 && performance.now() < end; ) {
      const busy = [];
      for (const element of elementsIn(root())) {
        if (element.localName.startsWith('visio-')) {
          if (!element.matches(':defined') || (element as { isUpdatePending?: boolean }).isUpdatePending) busy.push(element);
        }
        if (element.localName === 'visio-toolbar') {
          const { late, meeting } = element as { late?: unknown; meeting?: { connection: { get(): { state: string } } } };
          if (!late && meeting && meeting.connection.get().state !== 'joining') busy.push(element);
        }
        const inside = (selector: string) => element.shadowRoot?.querySelector(selector);
        // What is open is a file of its own, too.
        if (element.localName === 'visio-toolbar' && inside('.toolbar [aria-haspopup][aria-expanded=true]') && !inside('[data-popup]')) busy.push(element);
        if (element.localName === 'visio-room' && (element as { panel?: string }).panel && inside('.call:not(.early)') && !inside('visio-side-panel')?.shadowRoot?.querySelector('visio-chat, visio-people, slot')) busy.push(element);
        if (element.localName === 'visio-people' && inside('.people') && !inside('.row, .none')) busy.push(element);
        if (element instanceof HTMLVideoElement && element.srcObject && element.readyState < 2) busy.push(element);
      }
      calm = busy.length === 0 ? calm + 1 : 0;
      await frame();
    }
    if (calm < 2) throw new Error('It does not come to rest.');
  };

  const describe = (element: Element) => `${element.localName}${element.className ? `.${String(element.className).replaceAll(' ', '.')}` : ''}`;

  /** Whatever scrolls sideways, and controls that lie outside the page. */
  const tooWide = (): string[] => {
    const found: string[] = [];
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) found.push(`the page scrolls sideways: ${page.scrollWidth} px in ${page.clientWidth}`);
    for (const element of elementsIn(root())) {
      const { clientWidth, scrollWidth } = element;
      if (scrollWidth > clientWidth && /auto|scroll/.test(getComputedStyle(element).overflowX)) {
        found.push(`${describe(element)} scrolls sideways: ${scrollWidth} px in ${clientWidth}`);
      }
      if (!element.matches('button, input, select, a')) continue;
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 0 && (left < -0.5 || right > page.clientWidth + 0.5)) found.push(`${describe(element)} lies outside the page: ${left} to ${right} px`);
    }
    return found;
  };

  window.visioStories = {
    ready,
    async examine(id, options) {
      const failure = await show(id);
      if (failure) return { failure, violations: [], tooWide: [] };
      await settle();
      const { violations } = await window.axe.run(root(), options);
      return {
        failure: undefined,
        violations: violations.flatMap(({ id: rule, help, nodes }) =>
          nodes.map(({ target, failureSummary }) => `axe ${rule} (${help}) at ${target.flat().join(' > ')}: ${failureSummary ?? ''}`),
        ),
        tooWide: tooWide(),
      };
    },
  };
}
