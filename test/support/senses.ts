// Eyes and ears of the tests: what a person in front of a page sees and hears.
import type { Locator, Page } from 'playwright-core';
import { nameOf, palette, type Colour, type Rgb } from './palette.ts';
import { patience as usual } from './patience.ts';

/** How long to look or listen before giving up, in ms. */
export interface Patience {
  readonly within?: number;
}

/** The colour in the middle of a video right now; undefined while it has no picture. Shadow roots are no obstacle. */
export async function colourOf(video: Locator): Promise<{ readonly rgb: Rgb; readonly name: Colour | undefined } | undefined> {
  const rgb = await video.evaluate(averageColour);
  return rgb ? { rgb, name: nameOf(rgb) } : undefined;
}

/** Waits until a video shows a colour, looking at each new frame; throws with what it showed at last. */
export async function seeColour(video: Locator, colour: Colour, { within = usual }: Patience = {}): Promise<void> {
  await seeFrame(video, { colour, within });
}

/** Waits for a new frame: proof that a picture is alive, which one colour alone is not. */
export async function seeFrame(video: Locator, { colour, within = usual }: Patience & { colour?: Colour } = {}): Promise<void> {
  const end = Date.now() + within;
  let last: Rgb | undefined;
  do {
    // In slices: an element that is replaced meanwhile gets no more frames.
    const slice = Math.max(1, Math.min(1500, end - Date.now()));
    await video.first().waitFor({ state: 'attached', timeout: Math.max(1, end - Date.now()) });
    const result = await video.evaluate(watchFrames, { wanted: colour ? palette[colour] : null, slice }).catch(ignoreDetached);
    if (result?.seen) return;
    last = result?.last ?? last;
  } while (Date.now() < end);
  const shown = last ? `${nameOf(last) ?? 'no colour of ours'} (${last.r}, ${last.g}, ${last.b})` : 'no new frame';
  throw new Error(`Expected ${colour ?? 'a new frame'} within ${within} ms; the video showed ${shown}.`);
}

/** Waits until a page plays a tone (Hz), whichever element plays it; false when it does not in that time. */
export async function toneHeard(page: Page, hz: number, { within = usual }: Patience = {}): Promise<boolean> {
  return page.evaluate(listenFor, { hz, within });
}

/** Waits until a page plays a tone; throws with what was heard instead. */
export async function hearTone(page: Page, hz: number, patience: Patience = {}): Promise<void> {
  if (await toneHeard(page, hz, patience)) return;
  const { playing, violations } = await page.evaluate(() => ({
    playing: window.visioProbe.playing().length,
    violations: window.visioProbe.violations,
  }));
  const other = await toneOf(page);
  throw new Error(
    `Expected a tone of ${hz} Hz; ${playing} elements were playing, the loudest tone was ${other ?? 'none'}. ${violations.join(' ')}`,
  );
}

/** Waits until a tone has not been heard for 700 ms (tones come four times a second); throws when it goes on. */
export async function hearNoTone(page: Page, hz: number, { within = usual }: Patience = {}): Promise<void> {
  const end = Date.now() + within;
  do {
    if (!(await toneHeard(page, hz, { within: 700 }))) return;
  } while (Date.now() < end);
  throw new Error(`The tone of ${hz} Hz is still heard after ${within} ms.`);
}

/** Waits until a page plays anything at all. */
export async function hearSomething(page: Page): Promise<void> {
  const end = Date.now() + usual;
  while ((await toneOf(page)) === undefined) if (Date.now() > end) throw new Error(`Nothing was heard within ${usual} ms.`);
}

/** The loudest tone in Hz that a page plays within a second, to about 6 Hz; undefined when all is quiet. */
export async function toneOf(page: Page): Promise<number | undefined> {
  return (await page.evaluate(loudestTone, 1000)) ?? undefined;
}

function ignoreDetached(error: Error): undefined {
  if (/detached|not attached|Execution context was destroyed|strict mode violation/i.test(error.message)) return undefined;
  throw error;
}

// From here on: run in the page, as text.

function averageColour(element: Element): Rgb | null {
  if (!(element instanceof HTMLVideoElement)) throw new Error(`<${element.localName}> is not a video`);
  if (element.readyState < 2 || element.videoWidth === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 8;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const { videoWidth: width, videoHeight: height } = element;
  context.drawImage(element, width / 4, height / 4, width / 2, height / 2, 0, 0, 8, 8);
  const { data } = context.getImageData(0, 0, 8, 8);
  const sum = [0, 0, 0];
  for (let i = 0; i < data.length; i += 4) for (let c = 0; c < 3; c++) sum[c]! += data[i + c]!;
  const [r, g, b] = sum.map((value) => Math.round(value / 64)) as [number, number, number];
  return { r, g, b };
}

async function watchFrames(
  element: Element,
  { wanted, slice }: { wanted: Rgb | null; slice: number },
): Promise<{ seen: boolean; last: Rgb | null }> {
  if (!(element instanceof HTMLVideoElement)) throw new Error(`<${element.localName}> is not a video`);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 8;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  return new Promise((resolve) => {
    let last: Rgb | null = null;
    const timer = setTimeout(() => resolve({ seen: false, last }), slice);
    const look = () => {
      const { videoWidth: width, videoHeight: height } = element;
      context.drawImage(element, width / 4, height / 4, width / 2, height / 2, 0, 0, 8, 8);
      const { data } = context.getImageData(3, 3, 1, 1);
      last = { r: data[0]!, g: data[1]!, b: data[2]! };
      if (!wanted || Math.hypot(last.r - wanted.r, last.g - wanted.g, last.b - wanted.b) < 55) {
        clearTimeout(timer);
        resolve({ seen: true, last });
      } else element.requestVideoFrameCallback(look);
    };
    element.requestVideoFrameCallback(look);
  });
}

async function listenFor({ hz, within }: { hz: number; within: number }): Promise<boolean> {
  const end = performance.now() + within;
  while (performance.now() < end) {
    const sample = window.visioProbe.spectrum();
    if (sample) {
      const { binHz, decibels } = sample;
      const level = (from: number, to: number) => decibels.slice(Math.round(from / binHz), Math.round(to / binHz) + 1);
      const peak = Math.max(...level(hz - 10, hz + 10));
      const around = [...level(hz - 150, hz - 60), ...level(hz + 60, hz + 150)].sort((a, b) => a - b);
      if (peak > -65 && peak > around[around.length >> 1]! + 20) return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  return false;
}

async function loudestTone(during: number): Promise<number | null> {
  const end = performance.now() + during;
  let best = { level: -65, hz: null as number | null };
  while (performance.now() < end) {
    const sample = window.visioProbe.spectrum();
    sample?.decibels.forEach((level, bin) => {
      const hz = bin * sample.binHz;
      if (hz > 100 && level > best.level) best = { level, hz: Math.round(hz) };
    });
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  return best.hz;
}
