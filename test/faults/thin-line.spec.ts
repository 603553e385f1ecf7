// A line of 200 kbit/s: sound goes on, pictures get smaller and are then held back, and come back by themselves.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { PersonBrowser } from '../support/browser.ts';
import { describeWhere } from '../support/faults/describe-where.ts';
import { startBehind } from '../support/faults/livekit-behind.ts';
import { whyNoNamespaces } from '../support/faults/machine.ts';
import { makeNamespace, type Namespace } from '../support/faults/namespace.ts';
import type { LiveKitNode } from '../support/faults/node.ts';
import { noiseFile } from '../support/faults/noise.ts';
import { text } from '../support/faults/outcome.ts';
import { come, isBaseline, launchAt, meet, mute } from '../support/faults/people.ts';
import { startFaultRig, type FaultRig } from '../support/faults/rig.ts';
import { receivedBits, seenSince, soundCount, type Seen, type SoundCount } from '../support/faults/watch.ts';
import { newRoom } from '../support/rig.ts';

/** s */
const thin = 25;
/** s to wait for pictures to be as before. */
const patience = 60;
/** s that the media server needs to find out how thin the line is. */
const settling = 10;

describeWhere(whyNoNamespaces(), 'a thin line', { timeout: 200_000 }, () => {
  let namespace: Namespace;
  let livekit: LiveKitNode;
  let rig: FaultRig;
  let outside: PersonBrowser;
  let inside: PersonBrowser;
  before(async () => {
    namespace = makeNamespace();
    livekit = await startBehind(namespace);
    rig = await startFaultRig({ livekit, host: namespace.host });
    [inside, outside] = await Promise.all([
      launchAt({ rig, namespace }, { colour: 'red', tone: 1010 }),
      // Noise, since a plain colour costs nothing to send.
      launchAt({ rig }, { tone: 440, args: [`--use-file-for-fake-video-capture=${noiseFile({ width: 640, height: 360, fps: 12 })}`] }),
    ]);
  });
  after(async () => {
    await Promise.all([inside?.close(), outside?.close()]);
    await rig?.stop();
    await livekit?.stop();
    namespace?.remove();
  });

  it('of 200 kbit/s keeps the sound, and gives pictures back when it is wide again', async () => {
    const room = newRoom();
    await using secondPlace = await outside.fresh();
    const others = await Promise.all([come(outside, rig, { room, name: 'Ben' }), come(secondPlace, rig, { room, name: 'Cleo' })]);
    const ana = await come(inside, rig, { room, name: 'Ana' });
    await Promise.all(others.map((page) => meet(page)));
    // One speaks at a time: the other's microphone is off.
    await mute(others[1]);
    await meet(ana);
    await delay(6_000);
    const first = await sampleOf(ana);
    await delay(3_000);
    const wide = rateIn([first, await sampleOf(ana)]);
    const usual = (await seenSince(ana, Date.now() - 3_000)).frames.length / 3;

    const start = Date.now();
    namespace.limit('200kbit');
    const samples = [await sampleOf(ana)];
    while (Date.now() - start < thin * 1_000) {
      await delay(1_000);
      samples.push(await sampleOf(ana));
    }
    const settled = samples.filter(({ at }) => at - start >= settling * 1_000);
    const narrow = rateIn(settled);
    const during = await seenSince(ana, start - 1_000);
    const { longest, lastTrouble } = gapsIn(during.sounds, start);
    namespace.lift();
    const end = Date.now();
    const pausedAt = during.paused.find(({ at, now }) => at >= start && now.length > 0)?.at;

    const back = await untilUsual(ana, usual, end);
    const line = [
      `${Math.round(wide)} kbit/s before, ${Math.round(narrow)} kbit/s then`,
      `longest silence ${text(longest)}, the last one ${text(lastTrouble)} after the start`,
      `${percent(concealedIn(samples))} of the sound was made up, ${percent(concealedIn(settled))} after the first ${settling} s`,
      pausedAt === undefined ? 'no picture was paused' : `first picture paused after ${text((pausedAt - start) / 1_000)}`,
      `paused in turn: ${during.paused.map(({ now }) => `[${now.join(' ')}]`).join(' ') || 'nobody'}`,
      back === undefined ? `pictures not back within ${patience} s` : `pictures as before ${text(back)} after the end`,
    ];
    console.log(`fault: 200 kbit/s for ${thin} s${isBaseline ? ' (livekit-client alone)' : ''} — ${line.join(', ')}`);
    if (process.env['VISIO_FAULTS_STATES']) console.log(secondsOf(samples, during, start));
    if (isBaseline) return;
    assert.ok(longest < 2, `no sound for ${longest} s`);
    assert.ok(narrow < 200, `${narrow} kbit/s is more than the line carries`);
    assert.ok(back !== undefined, 'the pictures did not come back');
    assert.equal((await seenSince(ana, start)).states.some(({ now }) => now === 'ended'), false);
  });
});

/** Seconds from a moment until about as many frames come as before, and no picture is held back. */
async function untilUsual(page: Page, usual: number, from: number): Promise<number | undefined> {
  for (; Date.now() - from < patience * 1_000; await delay(250)) {
    const { frames, paused } = await seenSince(page, Date.now() - 2_000);
    if (frames.length / 2 >= 0.6 * usual && (paused.at(-1)?.now.length ?? 0) === 0) return (Date.now() - from) / 1_000;
  }
  return undefined;
}

/** What a page has received so far. */
interface Sample extends SoundCount {
  readonly at: number;
  readonly bits: number;
}

async function sampleOf(page: Page): Promise<Sample> {
  const [sound, bits] = await Promise.all([soundCount(page), receivedBits(page)]);
  return { ...sound, bits, at: Date.now() };
}

/** kbit/s from the first sample to the last. */
function rateIn(samples: readonly Sample[]): number {
  const [first, last] = [samples[0]!, samples.at(-1)!];
  return (last.bits - first.bits) / (last.at - first.at);
}

/** Part of the sound that was made up, from the first sample to the last. */
function concealedIn(samples: readonly Sample[]): number {
  const [first, last] = [samples[0]!, samples.at(-1)!];
  return (last.concealed - first.concealed) / (last.total - first.total);
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}

/** Second by second, to find out why. */
function secondsOf(samples: readonly Sample[], { frames, paused }: Seen, start: number): string {
  const lines = samples.slice(1).map((sample, index) => {
    const before = samples[index]!;
    const shown = frames.filter((at) => at > before.at && at <= sample.at).length;
    const held = paused.findLast(({ at }) => at <= sample.at)?.now.join(' ') ?? '';
    return `  ${text((sample.at - start) / 1_000)}: ${Math.round(rateIn([before, sample]))} kbit/s, made up ${percent(concealedIn([before, sample]))}, ${shown} frames, paused [${held}]`;
  });
  return lines.join('\n');
}

/** Longest gap, and when the last one over half a second was over; in seconds from the start. */
function gapsIn(times: readonly number[], start: number): { longest: number; lastTrouble: number } {
  const gaps = times.map((at, index) => ({ at, long: index === 0 ? 0 : at - times[index - 1]! }));
  return {
    longest: Math.max(0, ...gaps.map(({ long }) => long)) / 1_000,
    lastTrouble: Math.max(0, ((gaps.findLast(({ long }) => long > 500)?.at ?? start) - start) / 1_000),
  };
}
