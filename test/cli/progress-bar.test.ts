import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderBar, stepBar } from '../../src/cli/progress-bar.js';
import type { BarState } from '../../src/cli/progress-bar.js';
import type { RunProgress } from '../../src/node/index.js';

const MB = 1_000_000;
const plain = { columns: 100, hasColour: false };

const reading = (megabytes: number, of = 1430): RunProgress => ({
  step: 'reading',
  bytesRead: megabytes * MB,
  bytesTotal: of * MB,
});

/** What was heard, each with its time in seconds. */
const after = (...heard: readonly (readonly [seconds: number, progress: RunProgress])[]): BarState =>
  heard.reduce<BarState | null>((state, [seconds, progress]) => stepBar(state, progress, seconds * 1000), null)!;

describe('the progress bar', () => {
  it('tells share, time left, amount and speed', () => {
    const state = after([0, reading(130)], [1, reading(330)], [2, reading(530)]);
    // 400 MB in 2 s are 200 MB/s, so 900 MB take 4.5 s more; 530 of 1,430 are 37.06 %.
    expect(renderBar(state, 2000, plain)).toBe(
      'reading [###########...................]  37 %  5 s left  530 of 1,430 MB  200 MB/s',
    );
  });

  it('tells no speed before it shows, and none of another step or of a file that is begun again', () => {
    const shown = (state: BarState, atMs: number): string => renderBar(state, atMs, plain);
    expect(shown(after([0, reading(0)]), 100)).toBe('reading [..............................]   0 %  0.0 of 1,430 MB');
    const hashed: RunProgress = { step: 'hashing', bytesRead: 1430 * MB, bytesTotal: 1430 * MB };
    expect(shown(after([0, hashed], [5, reading(143)]), 5100)).toBe(
      'reading [###...........................]  10 %  143 of 1,430 MB',
    );
    const again = after([0, reading(0)], [3, reading(600)], [4, reading(100)]);
    expect(shown(again, 4100)).toBe('reading [##............................]   6 %  100 of 1,430 MB');
  });

  it('takes the speed of the last seconds alone', () => {
    // 1 MB/s for a minute, then 100 MB/s for ten seconds.
    const slow = Array.from({ length: 60 }, (_, second) => [second, reading(second)] as const);
    const fast = Array.from({ length: 11 }, (_, second) => [60 + second, reading(60 + second * 100)] as const);
    expect(renderBar(after(...slow, ...fast), 70_000, plain)).toContain('4 s left  1,060 of 1,430 MB  100 MB/s');
  });

  it('says when nothing is left to read', () => {
    expect(renderBar(after([0, reading(0)], [5, reading(1430)]), 5000, plain)).toBe(
      'reading [##############################] 100 %  read; working it out  1,430 of 1,430 MB',
    );
  });

  it('counts minutes and hours up', () => {
    const left = (total: number): string =>
      renderBar(after([0, reading(0, total)], [1, reading(1, total)]), 1000, plain);
    expect(left(60)).toContain('59 s left');
    expect(left(62)).toContain('2 min left');
    expect(left(3600 * 2 + 61)).toContain('2 h 1 min left');
  });

  it('gives up what does not fit, the speed first, and colours the full part where it may', () => {
    const state = after([0, reading(0)], [1, reading(143)]);
    const within = (columns: number): string => renderBar(state, 1000, { columns, hasColour: false });
    expect(within(70)).toBe('reading [#...............]  10 %  9 s left  143 of 1,430 MB  143 MB/s');
    expect(within(50)).toBe('reading [......]  10 %  9 s left  143 of 1,430 MB');
    expect(within(35)).toBe('reading [........]  10 %  9 s left');
    expect(within(30)).toBe('reading  10 %');
    expect(within(10)).toBe('reading  ');
    expect(renderBar(state, 1000, { columns: 100, hasColour: true })).toContain('[\u001B[32m###\u001B[39m......');
  });

  it('never fills a line, never says 100 % too early, whatever is heard', () => {
    const heard = fc.record({ at: fc.nat(20_000), read: fc.nat(5_000_000_000), total: fc.nat(5_000_000_000) });
    fc.assert(
      fc.property(
        fc.array(heard, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 200 }),
        (all, columns) => {
          let atMs = 0;
          let state: BarState | null = null;
          for (const { at, read, total } of all) {
            atMs += at;
            const progress: RunProgress = { step: 'reading', bytesRead: Math.min(read, total), bytesTotal: total };
            state = stepBar(state, progress, atMs);
          }
          const text = renderBar(state!, atMs, { columns, hasColour: false });
          expect(text.length).toBeLessThan(columns);
          const { bytesRead, bytesTotal } = state!.progress;
          expect(text.includes('100 %') && bytesRead < bytesTotal).toBe(false);
          expect(text).not.toMatch(/NaN|Infinity|-\d/);
        },
      ),
      { seed: 20_261_121, numRuns: 300 },
    );
  });
});
