// npm run bench: how quick and how heavy the room is, beside livekit-client alone and LiveKit's own conference. Words
// choose figures (`npm run bench -- join memory`), BENCH_RUNS how often each is taken. JSON on stdout, words on stderr;
// a target that is missed is a result, not a failure. docs/bench.md says how each figure is taken.
import { availableParallelism } from 'node:os';
import { bundleWhenStale } from './build/bundle.mjs';
import { startBench } from './bench/bench.mjs';
import { figures } from './bench/figures.mjs';
import { lineOf } from './bench/rows.mjs';
import { main, Sentence } from './support/sentence.mjs';
import { end, endWithNpm } from './support/shutdown.mjs';
import { versionsInUse } from './bench/versions.mjs';

await main(async () => {
  endWithNpm();
  const words = process.argv.slice(2);
  const unknown = words.find((word) => !(word in figures));
  if (unknown) throw new Sentence(`There is no figure ${unknown}; there are ${Object.keys(figures).join(', ')}.`);
  const runs = process.env['BENCH_RUNS'] === undefined ? undefined : Number(process.env['BENCH_RUNS']);
  if (runs !== undefined && !(Number.isInteger(runs) && runs > 0)) throw new Sentence('BENCH_RUNS must be a whole number above 0.');

  await bundleWhenStale();
  const rows = [];
  for (const [name, { measure, usualRuns }] of Object.entries(figures)) {
    if (words.length > 0 && !words.includes(name)) continue;
    const bench = await startBench({ runs: runs ?? usualRuns });
    console.error(`\n${name} (${bench.runs} runs)`);
    const taken = await measure(bench);
    await bench.rig.stop();
    rows.push(...taken);
    for (const row of taken) console.error(lineOf(row));
  }
  const machine = { cores: availableParallelism(), node: process.version, ...versionsInUse() };
  // The last thing on stdout, and all of it.
  process.stdout.write(`${JSON.stringify({ machine, figures: rows }, null, 2)}\n`);
  await end(0);
});
