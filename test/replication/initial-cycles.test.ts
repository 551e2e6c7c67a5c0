import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedBits, QUARTERS_PER_WEEK, weekOf } from '../../src/replication/initial-churn.js';
import { deriveCycles } from '../../src/replication/initial-cycles.js';
import { createMinuteLink } from '../../src/replication/minute-link.js';
import { nextCycleDelayHours } from '../../src/replication/index.js';
import { aLink } from './a-first-copy.js';

const MINUTE_MS = 60_000;
const START = Date.UTC(2026, 9, 3, 5);
const MINUTES = 4000;

const stated = fc.record({
  mbps: fc.integer({ min: 20, max: 200 }),
  dayMbps: fc.integer({ min: 5, max: 100 }),
  blackoutHours: fc.subarray([6, 8, 9, 15, 22], { maxLength: 2 }),
  copied: fc.integer({ min: 1, max: 1500 }),
  window: fc.integer({ min: 1600, max: MINUTES }),
  /** Bits a minute by the hour of the day, below what the link carries by day. */
  changes: fc.array(fc.integer({ min: 0, max: 280_000_000 }), { minLength: 24, maxLength: 24 }),
});

describe('cycles of changes until a window', () => {
  it('are those that a count by the minute finds, for a machine that has the link to itself', () => {
    fc.assert(
      fc.property(stated, fc.constantFrom('concept2025', 'faq2023'), (one, rule) => {
        const link = createMinuteLink(aLink(one), START);
        const bits = new Float64Array(QUARTERS_PER_WEEK);
        const week = weekOf(bits.map((_, quarter) => one.changes[Math.floor(quarter / 4) % 24]! * 15));
        const at = (minute: number): number => START + minute * MINUTE_MS;
        const leftBefore = new Float64Array(MINUTES + 1);
        for (let minute = 0; minute < MINUTES; minute++) {
          const own = changedBits(week, at(minute), at(minute + 1));
          leftBefore[minute + 1] = leftBefore[minute]! + Math.max(0, link.bits(minute) - own);
        }
        const found = deriveCycles(
          { fromMs: START, toMs: at(one.copied) },
          { week, windowMs: at(one.window) },
          { startMs: START, link, leftBefore, rule },
        );
        let [cycles, since, last] = [0, 0, 0];
        let begin = one.copied;
        let isLate = false;
        for (;;) {
          while (link.isBlackout(begin)) begin += 1;
          if (begin >= one.window) break;
          // Half a bit of slack for sums in another order.
          let left = changedBits(week, at(since), at(begin)) - 0.5;
          let end = begin;
          do {
            left -= Math.max(link.bits(end), changedBits(week, at(end), at(end + 1)));
            end += 1;
          } while (left > 0 && end < MINUTES);
          cycles += 1;
          since = begin;
          last = end - begin;
          isLate = end > one.window;
          if (isLate) break;
          begin = end + Math.ceil(nextCycleDelayHours(last / 60, rule) * 60);
        }
        expect(found.cycles).toBe(cycles);
        if (!isLate) expect(found.lastCycleMinutes).toBe(cycles === 0 ? null : last);
        expect(found.runsIntoWindow).toBe(isLate);
        expect(found.leftBits).toBeGreaterThanOrEqual(changedBits(week, at(since), at(one.window)) - 1);
      }),
      { numRuns: 80 },
    );
  });
});
