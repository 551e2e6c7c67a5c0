import { describe, expect, it, vi } from 'vitest';
import { CommandEnd } from '../../src/cli/command-line.js';
import type { CommandLine, ExitCode } from '../../src/cli/command-line.js';
import { createProgressDrawing } from '../../src/cli/draw-progress.js';
import { asLongRun } from '../../src/cli/long-run.js';
import type { LongRun } from '../../src/cli/long-run.js';
import type { RunProgress } from '../../src/node/index.js';

const WORDS = { before: 'nothing was written', after: 'all was written' };
const progress = (share: number): RunProgress => ({ step: 'reading', bytesRead: share * 1e8, bytesTotal: 1e8 });

interface Held {
  readonly line: CommandLine;
  readonly text: () => string;
  readonly send: (signal: 'SIGINT' | 'SIGTERM') => void;
  readonly exits: readonly ExitCode[];
  readonly listeners: () => number;
}

function held(environment: Record<string, string> = {}, isTerminal = true): Held {
  let text = '';
  const hearers = new Map<string, () => void>();
  const exits: ExitCode[] = [];
  const line: CommandLine = {
    arguments: [],
    today: '2026-11-21',
    out: (words) => (text += words),
    error: (words) => (text += words),
    isTerminal,
    environment: { TERM: 'xterm', ...environment },
    columns: () => 100,
    system: {
      on: (signal, hear) => void hearers.set(signal, hear),
      off: (signal) => void hearers.delete(signal),
      exit: (code) => void exits.push(code),
    },
  };
  const send = (signal: string): void => {
    hearers.get(signal)!();
  };
  return { line, text: () => text, send, exits, listeners: () => hearers.size };
}

/** Work that lasts 3 s, as far as clocks tell. */
async function threeSeconds({ line, onProgress }: LongRun): Promise<void> {
  const clock = vi.spyOn(performance, 'now');
  const startMs = performance.now();
  for (let step = 0; step <= 30; step++) {
    clock.mockReturnValue(startMs + step * 100);
    onProgress(progress(step / 30));
  }
  clock.mockRestore();
  line.out('done\n');
  return Promise.resolve();
}

const run = (line: CommandLine, work: (run: LongRun) => Promise<void>, isQuiet = false): Promise<unknown> =>
  asLongRun(line, { words: WORDS, isQuiet }, work).catch((error: unknown) => error);

const exitOf = (end: unknown): ExitCode | null => (end instanceof CommandEnd ? end.exitCode : null);

describe('progress of a long run', () => {
  it('is drawn for a person, and is gone before anything else is written', async () => {
    const { line, text } = held();
    await run(line, threeSeconds);
    expect(text()).toMatch(/^(\r\u001B\[2Kreading \[[^\r\n]+)+\r\u001B\[2Kdone\n$/);
    expect(text()).toContain('\u001B[32m#');
  });

  it.each([
    ['in a pipe', {}, false, false],
    ['with --quiet', {}, true, true],
    ['where nobody waits', { CI: 'true' }, true, false],
    ['where a line cannot be taken back', { TERM: 'dumb' }, true, false],
  ])('is not drawn %s', async (_, environment, isTerminal, isQuiet) => {
    const { line, text } = held(environment, isTerminal);
    await run(line, threeSeconds, isQuiet);
    expect(text()).toBe('done\n');
  });

  it('has no colour under NO_COLOR', async () => {
    const { line, text } = held({ NO_COLOR: '1' });
    await run(line, threeSeconds);
    expect(text()).toContain('reading [###');
    expect(text().replaceAll('\r\u001B[2K', '')).not.toContain('\u001B');
  });

  it('comes after a second, ten times a second, and its end is always drawn', () => {
    let atMs = 0;
    const drawn: string[] = [];
    const drawing = createProgressDrawing(
      { write: (text) => void drawn.push(text), columns: () => 80, hasColour: false },
      () => atMs,
    );
    drawing.clear();
    for (; atMs < 1000; atMs += 10) drawing.show(progress(atMs / 3000));
    expect(drawn).toEqual([]);
    for (; atMs < 2000; atMs += 10) drawing.show(progress(atMs / 3000));
    expect(drawn).toHaveLength(10);
    drawing.show(progress(1));
    expect(drawn.at(-1)).toContain('100 %');
    drawing.clear();
    drawing.clear();
    expect(drawn.slice(11)).toEqual(['\r\u001B[2K']);
  });
});

describe('a signal during a long run', () => {
  const untilStopped = ({ signal }: LongRun): Promise<void> =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
    });

  it.each([
    ['SIGINT', 130, 'Stopped by Ctrl-C; nothing was written\n'],
    ['SIGTERM', 143, 'Stopped by SIGTERM; nothing was written\n'],
  ] as const)('%s ends it with exit code %i and says what became of it', async (signal, code, words) => {
    const { line, text, send, exits, listeners } = held();
    const ended = run(line, untilStopped);
    send(signal);
    expect([exitOf(await ended), text(), exits, listeners()]).toEqual([code, words, [], 0]);
  });

  it('ends the process at once where a second one comes', async () => {
    const { line, send, exits } = held();
    const ended = run(line, untilStopped);
    send('SIGINT');
    send('SIGINT');
    expect(exits).toEqual([130]);
    await ended;
  });

  it('is too late once something is written, and says so', async () => {
    const { line, text, send } = held();
    const end = await run(line, async ({ lastCall, commit, line: within }) => {
      await lastCall();
      commit();
      send('SIGINT');
      within.out('written\n');
    });
    expect([exitOf(end), text()]).toEqual([130, 'written\nStopped by Ctrl-C; all was written\n']);
  });

  it('is heard by the last call', async () => {
    const { line, text, send } = held();
    const end = await run(line, async ({ lastCall }) => {
      setImmediate(() => {
        send('SIGINT');
      });
      await lastCall();
    });
    expect([exitOf(end), text()]).toEqual([130, 'Stopped by Ctrl-C; nothing was written\n']);
  });

  it('does not hide another error of the same moment', async () => {
    const { line, send } = held();
    const fault = new Error('disk full');
    expect(
      await run(line, () => {
        send('SIGINT');
        return Promise.reject(fault);
      }),
    ).toBe(fault);
  });

  it('leaves no listener behind where none came', async () => {
    const { line, listeners } = held();
    await run(line, () => Promise.resolve());
    expect(listeners()).toBe(0);
  });
});
