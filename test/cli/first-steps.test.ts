import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.js';
import { EXAMPLES } from '../../src/cli/examples.js';
import { pathOf, programFor } from '../../src/cli/program.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');
const LOGGER = resolve(import.meta.dirname, '../support/log-modules.mjs');
const folder = temporaryFolder();

const line = { arguments: [], out: () => undefined, error: () => undefined, today: '2026-11-20', isTerminal: false };

/** Of the program and of every command, those within commands too. */
function commandsWithin(command: Command): readonly Command[] {
  return command.commands.flatMap((one) => [one, ...commandsWithin(one)]);
}

let commands: readonly Command[] = [];
beforeAll(async () => {
  commands = commandsWithin(await programFor(line, { all: true }));
});

const tooWide = (text: string): readonly string[] => text.split('\n').filter(({ length }) => length > 80);

describe('the name alone', () => {
  it('says what to do next in 80 columns, with a command for each who uses it, and exits with 0', async () => {
    const { exitCode, out, error } = await runCli();
    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(tooWide(out)).toEqual([]);
    const shown = [...out.matchAll(/^ {2}portolan (\S+)/gm)].map(([, name]) => name);
    expect(shown).toEqual(['demo', 'check', 'assess', 'explain', 'waves']);
    for (const name of shown) expect(COMMANDS.map((entry) => entry.name)).toContain(name);
  });
});

describe('the list of commands', () => {
  it('names each command that there is, by the name that it gives itself, in 80 columns', async () => {
    const { out } = await runCli('--help');
    expect(tooWide(out)).toEqual([]);
    const top = commands.filter((command) => command.parent?.parent == null).map((command) => command.name());
    expect(top).toEqual(COMMANDS.map(({ name }) => name));
    const groups = [...new Set(COMMANDS.map(({ group }) => group))];
    const inOrder = groups.flatMap((group) => COMMANDS.filter((entry) => entry.group === group));
    const listed = [...out.matchAll(/^ {2}([a-z][a-z-]*) {2,}\S/gm)].map(([, name]) => name);
    expect(listed).toEqual([...inOrder.map(({ name }) => name), 'help']);
    for (const { summary } of COMMANDS) expect(out).toContain(summary);
  });

  it.each(['--help', '--version', 'help', ''])('is told without the code of any command: portolan %s', (word) => {
    const log = join(folder, `modules-${word}`);
    const words = word === '' ? [] : [word];
    const { status } = spawnSync(process.execPath, ['--import', LOGGER, MAIN, ...words], {
      env: { ...process.env, MODULE_LOG: log },
    });
    expect(status).toBe(0);
    const modules = readFileSync(log, 'utf8').trimEnd().split('\n');
    expect(modules.some((url) => url.endsWith('/cli/main.js'))).toBe(true);
    const packages = modules.flatMap((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []);
    expect([...new Set(packages)]).toEqual(['commander']);
    const ours = modules.flatMap((url) => /\/dist\/(.*)/.exec(url)?.[1] ?? []);
    expect(ours.filter((file) => !/^(cli|model)\//.test(file)).sort()).toEqual([
      'node/engine-version.js',
      'node/start.js',
      'node/today.js',
    ]);
    expect(ours.filter((file) => /\/command-(?!line)/.test(file))).toEqual([]);
    // Each file that is read in costs a millisecond or more, and help has 150.
    expect(ours).not.toContain('model/index.js');
    expect(ours.length).toBeLessThan(20);
  });

  it('reads in the code of the command that is asked for, and of no other', () => {
    const log = join(folder, 'modules-of-one');
    spawnSync(process.execPath, ['--import', LOGGER, MAIN, 'catalog', '--help'], {
      env: { ...process.env, MODULE_LOG: log },
    });
    const files = [...readFileSync(log, 'utf8').matchAll(/\/dist\/cli\/(command-[a-z-]+)\.js/g)].map(
      ([, name]) => name,
    );
    expect(files.sort()).toEqual(['command-catalog', 'command-line']);
  });
});

describe('the help of a command', () => {
  it('fits 80 columns, explains every option and argument, and ends with an example', async () => {
    for (const command of commands) {
      const { exitCode, out } = await runCli(...pathOf(command).split(' '), '--help');
      expect(exitCode).toBe(0);
      expect({ of: pathOf(command), tooWide: tooWide(out) }).toEqual({ of: pathOf(command), tooWide: [] });
      expect(out).toMatch(/\nExamples?:\n {2}portolan /);
      expect(command.description().length).toBeGreaterThan(10);
      for (const option of command.options) expect(option.description.length).toBeGreaterThan(5);
      for (const argument of command.registeredArguments) expect(argument.description.length).toBeGreaterThan(5);
    }
  });

  it('has examples of every command and of nothing else, each with words that the command takes', () => {
    const byPath = new Map(commands.map((command) => [pathOf(command), command]));
    expect([...EXAMPLES.keys()].sort()).toEqual([...byPath.keys()].sort());
    for (const [path, examples] of EXAMPLES) {
      for (const example of examples) {
        expect(example.startsWith(`portolan ${path}`)).toBe(true);
        expect(example.length).toBeLessThanOrEqual(78);
        const words = example.replaceAll('"', '').split(' ').slice(1);
        const inner = byPath.get(words.slice(0, 2).join(' ')) ?? byPath.get(words[0]!)!;
        const known = inner.options.flatMap(({ short, long }) => [short, long]);
        for (const word of words.filter((one) => one.startsWith('--'))) expect(known).toContain(word);
      }
    }
  });

  it('is the same whether it is asked for by an option or by a word', async () => {
    const byWord = await runCli('help', 'waves');
    expect(byWord.out).toBe((await runCli('waves', '--help')).out);
    expect(byWord.out).toContain('portolan waves rvtools.xlsx');
  });
});
