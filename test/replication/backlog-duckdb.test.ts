import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { simulateBacklog } from '../../src/replication/backlog.js';

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The backlog as a cumulative sum less its running minimum, and the head as the first minute whose arrivals go beyond what was sent. */
const QUERY = `
  with sums as (
    select minute, sum(arrived) over w as written, sum(arrived - carried) over w as net from profile window w as (order by minute)
  ), lows as (select *, least(0, min(net) over (order by minute)) as lowest from sums
  ), waiting as (select minute, written, net - lowest as unsent from lows)
  select waiting.minute, waiting.unsent,
    case when waiting.unsent = 0 then 0 else waiting.minute + 1 - (
      select min(head.minute) from waiting as head where head.written > waiting.written - waiting.unsent
    ) end as age
  from waiting order by minute`;

describe('a window query of an independent database', () => {
  it.each([1, 2, 3])('finds the same backlog and the same ages in random churn %i', async (seed) => {
    const random = generator(seed);
    const minutes = 3000;
    const arrivals = Float64Array.from({ length: minutes }, () =>
      Math.floor(random() * (random() < 0.05 ? 9000 : 1000)),
    );
    const capacity = Float64Array.from({ length: minutes }, (_, at) => (at % 1440 < 600 ? 400 : 1000));
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run('create table profile (minute integer, arrived bigint, carried bigint)');
    const append = await connection.createAppender('profile');
    arrivals.forEach((arrived, minute) => {
      append.appendInteger(minute);
      append.appendBigInt(BigInt(arrived));
      append.appendBigInt(BigInt(capacity[minute]!));
      append.endRow();
    });
    append.closeSync();
    const rows = (await connection.runAndReadAll(QUERY)).getRowsJS().map((row) => row.map(Number));
    connection.closeSync();
    instance.closeSync();

    const ours = simulateBacklog(arrivals, capacity);
    expect(rows.map(([, unsent]) => unsent)).toEqual([...ours.unsent]);
    expect(rows.map(([, , age]) => age)).toEqual([...ours.ages]);
    expect(Math.max(...ours.ages)).toBeGreaterThan(60);
  });
});
