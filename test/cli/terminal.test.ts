import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fitText } from '../../src/cli/fit-text.js';
import { columnsOf } from '../../src/model/index.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';
import { runOnTerminal } from '../support/run-on-terminal.js';

const folder = temporaryFolder();
const input = join(folder, 'inventory.csv');
const out = join(folder, 'out');
const HEADER = 'machine,cores,memoryMiB,os,disks,environment';
const COLOUR = /\u001B\[\d+m/g;

const plain = (text: string): string => text.replace(COLOUR, '');
const widest = (text: string): number => Math.max(...plain(text).split('\n').map(columnsOf));

/** The commands of the first five minutes. */
const COMMANDS: readonly (readonly string[])[] = [
  ['check', input, '--all'],
  ['assess', input, '--out', out],
  ['explain', 'web01', out],
  ['explain', 'web01', out, '--all'],
  ['graph', input],
  ['rules'],
  ['rules', 'os/unknown'],
  ['catalog'],
  ['--help'],
];

beforeAll(async () => {
  const rows = ['web01,2,4096,Ubuntu 22.04,64;128,production', 'web02,four,8192,Windows Server 2019,64,test'];
  writeFileSync(input, `${HEADER}\n${rows.join('\n')}\n数据库服务器,4,8192,Ubuntu 22.04,64,production\n`);
  expect((await runCli('assess', input, '--out', out)).exitCode).toBe(0);
});

describe('text on a terminal', () => {
  it.each([80, 100, 60])(
    'of %i columns is broken between words by us, so that it breaks nothing',
    async (columns) => {
      for (const words of COMMANDS) {
        const { out: told, error } = await runOnTerminal({ columns }, ...words);
        // A word alone on its line may be longer: it can be copied whole.
        const tooWide = plain(told + error)
          .split('\n')
          .filter((line) => columnsOf(line) > columns && /\S +\S/.test(line));
        expect({ words, tooWide }).toEqual({ words, tooWide: [] });
      }
    },
    60_000,
  );

  it('says the same words as in a pipe', async () => {
    const wordsOf = (text: string): readonly string[] => plain(text).split(/\s+/);
    for (const words of COMMANDS) {
      if (words[0] === 'catalog' || words[0] === '--help') continue;
      const piped = await runCli(...words);
      expect(wordsOf((await runOnTerminal({ columns: 80 }, ...words)).out)).toEqual(wordsOf(piped.out));
    }
  });

  it('is set to 80 columns where the terminal does not know its own', async () => {
    const known = await runOnTerminal({ columns: 80 }, 'explain', 'web01', out);
    const unknown = await runOnTerminal({ columns: 0 }, 'explain', 'web01', out);
    expect(unknown.out).toBe(known.out);
    expect(widest(unknown.out)).toBeLessThanOrEqual(80);
  });

  it('is left as it is where it is JSON', async () => {
    const piped = await runCli('explain', 'web01', out, '--json');
    const shown = await runOnTerminal(
      { columns: 40, environment: { FORCE_COLOR: '1' } },
      'explain',
      'web01',
      out,
      '--json',
    );
    expect(shown.out).toBe(piped.out);
  });

  it('has its columns one under the other where names are ideographs', async () => {
    const wide = join(folder, '数据库.csv');
    writeFileSync(wide, `${HEADER}\n数据库,4,8192,Ubuntu 22.04,64,production\n`);
    const { out: told } = await runOnTerminal({ columns: 80 }, 'check', wide);
    const lines = told.split('\n');
    const head = lines.find((line) => line.includes('rows read'))!;
    const row = lines[lines.indexOf(head) + 1]!;
    const endOf = (line: string, word: string): number => columnsOf(line.slice(0, line.indexOf(word) + word.length));
    expect(row).toContain('数据库.csv');
    expect(columnsOf(row.slice(0, row.indexOf('=')))).toBe(columnsOf(head.slice(0, head.indexOf('='))));
    expect(endOf(row, ' 1')).toBe(endOf(head, 'rows read'));
  });
});

describe('colour', () => {
  const coloured = async (surroundings: Parameters<typeof runOnTerminal>[0], ...words: string[]): Promise<boolean> => {
    const { out: told, error } = await runOnTerminal(surroundings, ...words);
    return (told + error).includes('\u001B');
  };

  it.each([
    ['on a terminal', { columns: 80, environment: { TERM: 'xterm' } }, true],
    ['in a pipe', {}, false],
    ['on a terminal with NO_COLOR', { columns: 80, environment: { NO_COLOR: '1' } }, false],
    ['on a terminal with NO_COLOR empty, which means unset', { columns: 80, environment: { NO_COLOR: '' } }, true],
    ['on a terminal that has none', { columns: 80, environment: { TERM: 'dumb' } }, false],
    ['in a pipe with FORCE_COLOR', { environment: { FORCE_COLOR: '1' } }, true],
    ['on a terminal with FORCE_COLOR 0', { columns: 80, environment: { FORCE_COLOR: '0' } }, false],
    ['with both, of which NO_COLOR counts', { columns: 80, environment: { FORCE_COLOR: '1', NO_COLOR: '1' } }, false],
  ] as const)('is there or not %s', async (_name, surroundings, isThere) => {
    expect(await coloured(surroundings, 'check', input)).toBe(isThere);
    expect(await coloured(surroundings, 'assess', '--help')).toBe(isThere);
  });

  it('adds nothing and takes nothing away', async () => {
    for (const words of COMMANDS) {
      const without = await runOnTerminal({ columns: 80, environment: { NO_COLOR: '1' } }, ...words);
      const withIt = await runOnTerminal({ columns: 80 }, ...words);
      expect(plain(withIt.out)).toBe(without.out);
    }
  });
});

describe('text in a pipe', () => {
  it('does not depend on the terminal beside it', async () => {
    for (const words of COMMANDS) {
      let told = '';
      const { run } = await import('../../src/cli/run.js');
      await run({
        arguments: words,
        out: (text) => (told += text),
        error: () => undefined,
        today: '2026-11-20',
        isTerminal: true,
        columns: () => 33,
        environment: { COLUMNS: '33', TERM: 'xterm' },
      });
      expect(told).toBe((await runCli(...words)).out);
    }
  });
});

describe('fitting lines', () => {
  it('goes on under the last cell of a row, and a little further in under a sentence', () => {
    const row = '  label    a text that goes on for ever and ever';
    expect(fitText(row, 40)).toBe('  label    a text that goes on for ever\n           and ever');
    expect(fitText(row, 34)).toBe('  label    a text that goes on for\n    ever and ever');
    expect(fitText('  a sentence without any cells at all', 20)).toBe('  a sentence without\n    any cells at all');
  });

  it('keeps every word and every short line, and breaks whatever has a blank to be broken at', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '数', '.'), minLength: 1, maxLength: 9 });
    const blanks = fc.constantFrom(' ', '  ', '    ');
    const text = fc
      .array(fc.tuple(fc.constantFrom('', '  ', '      '), fc.array(fc.tuple(word, blanks), { maxLength: 14 })))
      .map((lines) => lines.map(([indent, parts]) => (indent + parts.flat().join('')).trimEnd()).join('\n'));
    fc.assert(
      fc.property(text, fc.integer({ min: 40, max: 90 }), (given, columns) => {
        const fitted = fitText(given, columns);
        expect(fitted.split(/\s+/).join(' ')).toBe(given.split(/\s+/).join(' '));
        expect(Math.max(...fitted.split('\n').map(columnsOf))).toBeLessThanOrEqual(columns);
        expect(fitText(fitted, columns)).toBe(fitted);
      }),
    );
  });
});

describe('the demo on a terminal', () => {
  it('ends with what to do next, a command that works', async () => {
    const words = ['demo', '--estate', 'webshop', '--days', '1', '--out', join(folder, 'demo')];
    const { error } = await runOnTerminal({ columns: 400 }, ...words);
    const next = /or ask portolan (explain \S+ \S+)\n$/.exec(error)?.[1] ?? '';
    expect((await runCli(...next.split(' '))).exitCode).toBe(0);
  });
});
