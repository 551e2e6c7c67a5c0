// A process that writes a store until it is killed: node store-writer.mjs append|rewrite|compact STORE.
// Says "ready", then the number of each step once it is done. Built on dist, as users run it.
import { argv, stdout } from 'node:process';

const DAY_MS = 86_400_000;
const SERIES = 4;
const BUCKETS = 1440;

/** What step `index` appends: a month of its own, so that joined steps add up exactly. */
export function peaksOfStep(index) {
  const startMs = Date.UTC(2026, 2, 1) + index * 30 * DAY_MS;
  const maxima = Float64Array.from({ length: BUCKETS }, (_, at) => Math.sqrt(at + 1 + index * BUCKETS));
  const series = Array.from({ length: SERIES }, (_, disk) => ({
    key: { machine: 'samples:m', channel: 'diskReadIops', instance: String(disk).padStart(2, '0') },
    granularity: { intervalMs: 20_000, kind: 'sample' },
    bucketMs: 600_000,
    startMs,
    maxima: maxima.map((value) => value + disk),
    sums: maxima.map((value) => value * 3),
    counts: new Uint32Array(BUCKETS).fill(30),
    minuteSums: null,
  }));
  return { series, spanMs: [startMs, startMs + BUCKETS * 600_000 - 20_000] };
}

const [, script, mode, store] = argv;
if (script?.endsWith('store-writer.mjs')) {
  const { appendPeaksStore, compactPeaksStore, writePeaksStore } = await import('../../dist/node/index.js');
  const prepared = Array.from({ length: 10 }, (_, index) => peaksOfStep(index));
  stdout.write('ready\n');
  for (const [index, peaks] of prepared.entries()) {
    if (mode === 'rewrite') await writePeaksStore(store, peaks);
    else await appendPeaksStore(store, peaks);
    if (mode === 'compact') await compactPeaksStore(store);
    stdout.write(`${index}\n`);
  }
}
