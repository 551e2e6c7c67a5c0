/**
 * What 10,000 machines write in 30 days, minute by minute: folded into one series, the figures of every machine, the backlog of a link and
 * the least bandwidths. Beside DuckDB with the same on the same data; answers are compared before times are.
 *
 * 432 million sums would take 3.4 GB. There are 2,000 distinct days of minutes, of whole bytes so that every order of adding gives the same
 * sum, and each machine lives 30 of them in an order of its own: its month is put together in one buffer, which is part of the time.
 */
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';

import { addWithMean, figuresOfMinutes, totalsOf } from '../../src/replication/minute-bytes.js';
import type { MinuteBytes } from '../../src/replication/minute-bytes.js';
import { deriveLeastBandwidths } from '../../src/replication/least-bandwidth.js';
import {
  createLinkSchedule,
  DEFAULT_REPLICATION_SETTINGS,
  deriveSent,
  resolveReplicationSettings,
} from '../../src/replication/index.js';
import { deriveRpoAtBandwidth } from '../../src/replication/rpo-at-bandwidth.js';
import { expectEqual } from './timing.js';

const MACHINES = 10_000;
const DAYS = 30;
const MINUTES_PER_DAY = 1440;
const MINUTES = DAYS * MINUTES_PER_DAY;
const DISTINCT = 2000;
const START_MS = Date.UTC(2026, 9, 1);
const PROMISED_MS = 5000;
const ROUNDS = 3;
/** Machines whose percentiles DuckDB holds at once: all of them would take its memory. */
const BATCH = 1000;
const OBJECTIVES = [15, 30, 60];
/** The policy of the manufacturer: slow by day, open at night. */
const RESOLVED = resolveReplicationSettings(
  {
    ...DEFAULT_REPLICATION_SETTINGS,
    link: {
      mbps: 60_000,
      zone: 'Australia/Melbourne',
      throttles: [{ from: '07:00', to: '19:00', mbps: 50_000 }],
      blackouts: null,
      applianceMbps: null,
    },
  },
  null,
);

interface Answer {
  readonly all: MinuteBytes;
  readonly p95: Float64Array;
  readonly mostBacklogBytes: number;
  readonly least: readonly (number | null)[];
}

export async function benchReplication(): Promise<void> {
  const days = inventDays();
  const times: number[] = [];
  const cpuMs: number[] = [];
  let answer: Answer | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    answer = plan(days);
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    cpuMs.push((user + system) / 1000);
  }
  times.sort((left, right) => left - right);
  const median = times[ROUNDS >> 1]!;
  const memory = process.memoryUsage.rss() / 2 ** 20;
  console.log(
    `${MACHINES} machines x ${DAYS} days of minutes: fold, P95 of each, backlog, least bandwidths: median ${median.toFixed(0)} ms ` +
      `(${median <= PROMISED_MS ? 'within' : 'BEYOND'} ${PROMISED_MS} ms; of the processor ${Math.min(...cpuMs).toFixed(0)} ms at least), process ${memory.toFixed(0)} MiB, data ${((days.length * 8) / 2 ** 20).toFixed(0)} MiB`,
  );
  console.log(`  for ${OBJECTIVES.join(', ')} minutes: ${answer!.least.join(', ')} Mb/s`);
  await besideDuckDb(days, answer!, median);
}

/** Which of the distinct days a machine lives on a day. */
const dayOf = (machine: number, day: number): number => (machine * 37 + day * 389 + ((machine * day) % 17)) % DISTINCT;

/** Whole bytes by minute: day and night, noise, bursts at night. */
function inventDays(): Float64Array {
  let state = 20_261_122;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const days = new Float64Array(DISTINCT * MINUTES_PER_DAY);
  for (let day = 0; day < DISTINCT; day++) {
    const mean = 2_000_000 + random() * 40_000_000;
    const burst = Math.floor(random() * 400);
    for (let minute = 0; minute < MINUTES_PER_DAY; minute++) {
      const isDay = minute >= 480 && minute < 1080;
      const isBurst = minute >= burst && minute < burst + 30;
      days[day * MINUTES_PER_DAY + minute] = Math.floor(mean * (isDay ? 1.4 : 0.6) * (isBurst ? 6 : 1) * random() * 2);
    }
  }
  return days;
}

function plan(days: Float64Array): Answer {
  const all: MinuteBytes = { startMs: START_MS, bytes: new Float64Array(MINUTES) };
  const p95 = new Float64Array(MACHINES);
  const month: MinuteBytes = { startMs: START_MS, bytes: new Float64Array(MINUTES) };
  for (let machine = 0; machine < MACHINES; machine++) {
    for (let day = 0; day < DAYS; day++) {
      const from = dayOf(machine, day) * MINUTES_PER_DAY;
      month.bytes.set(days.subarray(from, from + MINUTES_PER_DAY), day * MINUTES_PER_DAY);
    }
    const totals = totalsOf(month.bytes);
    p95[machine] = figuresOfMinutes(month, totals).p95MBps!;
    addWithMean(all, month, totals);
  }
  const sent = deriveSent(all, RESOLVED)!;
  const schedule = createLinkSchedule(RESOLVED)!;
  const { mostBacklogBytes } = deriveRpoAtBandwidth(sent, schedule, OBJECTIVES[0]!);
  const least = deriveLeastBandwidths(sent, schedule, OBJECTIVES).map(({ mbps100 }) => mbps100);
  return { all, p95, mostBacklogBytes, least };
}

async function besideDuckDb(days: Float64Array, answer: Answer, oursMs: number): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  await loadDays(connection, days);
  const start = performance.now();
  await connection.run(`
    create table folded as
    select lives.day * ${MINUTES_PER_DAY} + days.minute as minute, sum(days.bytes) as bytes
    from lives join days on lives.distinct_day = days.day group by 1`);
  const foldedMs = performance.now() - start;
  const p95 = new Float64Array(MACHINES);
  for (let from = 0; from < MACHINES; from += BATCH) {
    const rows = await ask(
      connection,
      `select lives.machine, quantile_disc(days.bytes, 0.95) from lives join days on lives.distinct_day = days.day
       where lives.machine between ${from} and ${from + BATCH - 1} group by 1`,
    );
    for (const [machine, bytes] of rows) p95[machine!] = bytes!;
  }
  const percentilesMs = performance.now() - start - foldedMs;
  const most = await mostBacklog(connection);
  const theirsMs = performance.now() - start;
  compare(answer, { p95, most, minutes: await ask(connection, 'select minute, bytes from folded') });
  console.log(
    `  DuckDB (2 threads), without the least bandwidths: ${theirsMs.toFixed(0)} ms (sums ${foldedMs.toFixed(0)}, percentiles ${percentilesMs.toFixed(0)}): ` +
      `ours takes ${(oursMs / theirsMs).toFixed(2)} of it; sums, ${MACHINES} percentiles and the largest backlog are the same`,
  );
  connection.closeSync();
  instance.closeSync();
}

async function loadDays(connection: DuckDBConnection, days: Float64Array): Promise<void> {
  await connection.run('create table days (day integer, minute integer, bytes double)');
  await connection.run('create table lives (machine integer, day integer, distinct_day integer)');
  const append = await connection.createAppender('days');
  for (let index = 0; index < days.length; index++) {
    append.appendInteger(Math.floor(index / MINUTES_PER_DAY));
    append.appendInteger(index % MINUTES_PER_DAY);
    append.appendDouble(days[index]!);
    append.endRow();
  }
  append.closeSync();
  const lives = await connection.createAppender('lives');
  for (let machine = 0; machine < MACHINES; machine++) {
    for (let day = 0; day < DAYS; day++) {
      lives.appendInteger(machine);
      lives.appendInteger(day);
      lives.appendInteger(dayOf(machine, day));
      lives.endRow();
    }
  }
  lives.closeSync();
}

/** The backlog as a cumulative sum less its running minimum. */
async function mostBacklog(connection: DuckDBConnection): Promise<number> {
  const sent = deriveSent({ startMs: START_MS, bytes: new Float64Array([1]) }, RESOLVED)!.bits[0]!;
  const capacity = createLinkSchedule(RESOLVED)!.fill(START_MS, MINUTES);
  await connection.run('create table capacity (minute integer, bits double)');
  const append = await connection.createAppender('capacity');
  capacity.forEach((bits, minute) => {
    append.appendInteger(minute);
    append.appendDouble(bits);
    append.endRow();
  });
  append.closeSync();
  const [row] = await ask(
    connection,
    `with sums as (
       select minute, sum(folded.bytes * ${sent}::double - capacity.bits) over (order by minute) as total
       from folded join capacity using (minute))
     select max(total - least(0, lowest)) from (select total, min(total) over (order by minute) as lowest from sums)`,
  );
  return row![0]! / 8;
}

async function ask(connection: DuckDBConnection, sql: string): Promise<readonly (readonly number[])[]> {
  return (await connection.runAndReadAll(sql)).getRowsJS() as unknown as readonly (readonly number[])[];
}

interface Theirs {
  readonly p95: Float64Array;
  readonly most: number;
  readonly minutes: readonly (readonly number[])[];
}

function compare(ours: Answer, { p95, most, minutes }: Theirs): void {
  expectEqual('minutes', minutes.length, MINUTES);
  for (const [minute, bytes] of minutes) expectEqual(`minute ${minute}`, ours.all.bytes[minute!]!, bytes!);
  for (let machine = 0; machine < MACHINES; machine++) {
    expectEqual(`P95 of machine ${machine}`, ours.p95[machine]!, p95[machine]! / 60_000_000);
  }
  // A share of 0.91 is no whole number of bits: both round, each in its own order.
  const apart = Math.abs(ours.mostBacklogBytes - most) / Math.max(1, most);
  if (apart > 1e-6) throw new Error(`the largest backlog: ${ours.mostBacklogBytes} is not ${most}`);
}
