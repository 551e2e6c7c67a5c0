/**
 * What a flip rate is worth: measures what `docs/backtest.md` and `src/backtest/flip-words.ts` say of it.
 *
 *   tsx scripts/study-flips.ts [machines=250] [draws=100]
 *
 * Invented machines of which the truth is known: CPU in 10-minute peaks, with levels of each day drawn from one law for ever. The true size
 * is the one of 728 days; a customer sees 28 of them, is told a size and a flip rate, and is right or not. In one world days are
 * independent of each other, in the other half of their variance belongs to whole weeks, which draws of single days cannot know.
 */
import { DEFAULT_POLICY } from '../src/assessment/index.js';
import { deriveFlipRate } from '../src/backtest/derive-flip-rate.js';
import { metricSeries } from '../src/backtest/overload.js';
import { ruleOfPolicy } from '../src/backtest/rules.js';
import { createSizer, sizeOnPast } from '../src/backtest/size-on-past.js';
import { joinEstate } from '../src/ingest/index.js';
import type { Instant, Machine, Milliseconds } from '../src/model/index.js';
import { readCatalogue, readRegionOffer } from '../src/node/index.js';
import { DEFAULT_BUCKET_MS, WHOLE_MACHINE } from '../src/timeseries/index.js';
import type { BucketSeries } from '../src/timeseries/index.js';
import { aBigMachine } from '../test/backtest/weekly-machine.js';

const [machineCount = 250, draws = 100] = process.argv.slice(2).map(Number);
const DAY = 144;
const DAY_MS = 86_400_000;
const SEEN_DAYS = 28;
const TRUE_DAYS = 728;
const START = Date.UTC(2024, 0, 1);
const WORLDS = { 'independent days': 0, 'days and weeks': 0.5 } as const;

function randomOf(seed: number): { readonly uniform: () => number; readonly normal: () => number } {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
  return { uniform, normal: () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()) };
}

/** Used cores by bucket: a level of the machine, times those of week, day and hour, times noise; weekends are quiet. */
function inventLoad(seed: number, shareOfWeeks: number): Float64Array {
  const { uniform, normal } = randomOf(seed);
  const level = 1.2 * Math.exp(uniform() * Math.log(20));
  const spread = 0.1 + 0.4 * uniform();
  const [ofWeeks, ofDays] = [Math.sqrt(shareOfWeeks) * spread, Math.sqrt(1 - shareOfWeeks) * spread];
  const load = new Float64Array(TRUE_DAYS * DAY);
  let week = 0;
  for (let day = 0; day < TRUE_DAYS; day += 1) {
    if (day % 7 === 0) week = normal() * ofWeeks;
    const ofDay = level * Math.exp(week + normal() * ofDays) * (day % 7 > 4 ? 0.4 : 1);
    for (let at = 0; at < DAY; at += 1) {
      load[day * DAY + at] = ofDay * (0.6 + 0.4 * Math.sin((Math.PI * at) / DAY)) * Math.exp(0.2 * normal());
    }
  }
  return load;
}

function seriesOf(machine: Machine, maxima: Float64Array, startMs: number): BucketSeries {
  return {
    key: { machine: machine.id, channel: 'cpuUsedCores', instance: WHOLE_MACHINE },
    granularity: { intervalMs: 20_000 as Milliseconds, kind: 'sample' },
    bucketMs: DEFAULT_BUCKET_MS,
    startMs: startMs as Instant,
    maxima,
    sums: maxima.map((value) => value * 15),
    counts: new Uint32Array(maxima.length).fill(30),
    minuteSums: null,
  };
}

const catalogue = await readCatalogue();
const offer = await readRegionOffer(catalogue, 'eastus');
const terms = {
  estate: joinEstate([]),
  catalogue,
  offer,
  regionIsAssumed: false,
  priceSheet: null,
  engineVersion: 'study',
};
const policyOver = (windowDays: number): typeof DEFAULT_POLICY => ({
  ...DEFAULT_POLICY,
  sizing: { ...DEFAULT_POLICY.sizing, windowDays },
  // One step after the other in cores, none dearer than the next: what is studied is the flip, not the catalogue.
  sizes: { ...DEFAULT_POLICY.sizes, series: ['^Dasv5$'] },
});
const seenSizer = createSizer(terms, ruleOfPolicy(policyOver(SEEN_DAYS)));
const trueSizer = createSizer(terms, ruleOfPolicy(policyOver(TRUE_DAYS)));
const endMs = (START + TRUE_DAYS * DAY_MS) as Instant;

/** Upper ends of the bands of flip rates, in percent. */
const BANDS = [0, 5, 20, 50, 100] as const;

for (const [world, shareOfWeeks] of Object.entries(WORLDS)) {
  const tallies = BANDS.map(() => ({ machines: 0, right: 0, flips: 0 }));
  for (let index = 0; index < machineCount; index += 1) {
    const machine = { ...aBigMachine(`m${index}`), memoryBytes: (4 * 1_073_741_824) as Machine['memoryBytes'] };
    const load = inventLoad(index + 1, shareOfWeeks);
    const truth = sizeOnPast(machine, trueSizer, { series: [seriesOf(machine, load, START)], endMs }).assessed.size;
    const series = [seriesOf(machine, load.slice((TRUE_DAYS - SEEN_DAYS) * DAY), endMs - SEEN_DAYS * DAY_MS)];
    const tested = [{ index: 0, window: { startMs: (endMs - 7 * DAY_MS) as Instant, endMs } }];
    const under = { machine, series, counted: metricSeries(series), tested };
    const rate = deriveFlipRate(under, seenSizer, { draws, seed: 1 });
    if (rate === null || truth === null) continue;
    const percent = (100 * rate.flips) / rate.draws;
    const tally = tallies[BANDS.findIndex((end) => percent <= end)]!;
    tally.machines += 1;
    tally.flips += percent;
    if (rate.size === truth.name) tally.right += 1;
  }
  console.log(`\n${world}: ${machineCount} machines, ${draws} draws\n`);
  console.log('| flip rate | machines | draws that agree, mean | size is the true one | apart by |');
  console.log('|---|---|---|---|---|');
  tallies.forEach(({ machines, right, flips }, place) => {
    const name = place === 0 ? '0 %' : `above ${BANDS[place - 1]!} % to ${BANDS[place]!} %`;
    if (machines === 0) {
      console.log(`| ${name} | 0 | | | |`);
      return;
    }
    const [agree, share] = [100 - flips / machines, (100 * right) / machines];
    console.log(
      `| ${name} | ${machines} | ${agree.toFixed(1)} % | ${share.toFixed(1)} % | ${(share - agree).toFixed(1)} points |`,
    );
  });
}
