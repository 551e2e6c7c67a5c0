import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.js';
import { OPTION_VALUES } from '../../src/cli/option-values.js';
import { pathOf, programFor } from '../../src/cli/program.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';
import { hasProgram } from '../support/shells.js';

const folder = temporaryFolder();
const bashScript = join(folder, 'portolan.bash');
const zshFolder = join(folder, 'zfunc');

beforeAll(async () => {
  writeFileSync(bashScript, (await runCli('completion', 'bash')).out);
  mkdirSync(zshFolder);
  writeFileSync(join(zshFolder, '_portolan'), (await runCli('completion', 'zsh')).out);
  writeFileSync(join(folder, 'plan of waves.csv'), '');
});

/** What bash offers for the last of the words, where the key of completion is pressed behind it. */
function offered(...words: readonly string[]): readonly string[] {
  const script = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _portolan; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script, 'bash', bashScript, 'portolan', ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((word) => word !== '');
}

describe('portolan completion', () => {
  it('prints a script that depends on nothing but the program', async () => {
    for (const shell of ['bash', 'zsh']) {
      const { exitCode, out, error } = await runCli('completion', shell);
      expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
      expect(out).toBe((await runCli('completion', shell)).out);
    }
  });

  it('says how to install it', async () => {
    const { out } = await runCli('completion', '--help');
    expect(out).toContain('source <(portolan completion bash)');
    expect(out).toContain('portolan completion zsh > ~/.zfunc/_portolan');
  });

  it('offers values only for what takes them, and those of which its description speaks', async () => {
    const line = {
      arguments: [],
      out: () => undefined,
      error: () => undefined,
      today: '2026-11-20',
      isTerminal: false,
    };
    const program = await programFor(line, { all: true });
    const all = program.commands.flatMap((command) => [command, ...command.commands]);
    for (const [key, values] of OPTION_VALUES) {
      if (key === 'help <command>') continue;
      const [, path, taker] = /^(?:(.*) )?(\S+)$/.exec(key)!;
      const takers = all
        .filter((command) => path === undefined || pathOf(command) === path)
        .filter((command) => path !== undefined || !OPTION_VALUES.has(`${pathOf(command)} ${taker}`))
        .flatMap((command) => [
          ...command.options.filter(({ long }) => long === taker).map(({ description }) => description),
          ...command.registeredArguments.filter((one) => `<${one.name()}>` === taker).map((one) => one.description),
        ]);
      expect({ key, takers: takers.length > 0 }).toEqual({ key, takers: true });
      for (const description of takers) for (const value of values) expect(description).toContain(value);
    }
  });
});

describe.skipIf(!hasProgram('bash'))('bash with it (skipped where bash is missing)', () => {
  it('offers commands and those within commands', () => {
    expect(offered('')).toEqual([...COMMANDS.map(({ name }) => name), 'help']);
    expect(offered('as')).toEqual(['assess']);
    expect(offered('site', '')).toEqual(['init', 'check', 'urls', 'error-code']);
    expect(offered('help', 'wav')).toEqual(['waves']);
    expect(offered('waves', 'sc')).toEqual(['score']);
  });

  it('offers every option of the command that is being typed, and no other', async () => {
    const program = await programFor(
      { arguments: [], out: () => undefined, error: () => undefined, today: '2026-11-20', isTerminal: false },
      { all: true },
    );
    for (const command of program.commands.flatMap((one) => [one, ...one.commands])) {
      const known = command.options.flatMap(({ long }) => long ?? []);
      expect([...offered(...pathOf(command).split(' '), '--')].sort()).toEqual([...known, '--help'].sort());
    }
  });

  it('offers the values of an option that chooses among few, however it is written', () => {
    expect(offered('assess', '--profile', '')).toEqual(['portolan', 'azure-migrate', 'azure-migrate-2023']);
    expect(offered('assess', 'rvtools.xlsx', '--region', 'westus')).toEqual(['westus', 'westus2', 'westus3']);
    expect(offered('assess', '--region', '=', 'uks')).toEqual(['uksouth']);
    expect(offered('assess', '--region', '=')).toContain('eastus');
    expect(offered('assess', '--fail-on', '')).toEqual(['error', 'warning', 'info']);
    expect(offered('preflight', '--fail-on', '')).toEqual(['failed', 'unknown']);
    expect(offered('waves', 'score', '--strategy', 't')).toEqual(['tier']);
    expect(offered('site', 'urls', '--tool', 'asr-classic', 'migrate-agent-')).toEqual(['migrate-agent-based']);
    expect(offered('collect-script', 'v')).toEqual(['vsphere']);
  });

  it('takes the value of an option for no command, and a command behind an input for an input', () => {
    expect(offered('waves', '--out', 'score', '--wave-p')).toEqual(['--wave-profile']);
    expect(offered('waves', '--out', 'score', 'sc')).toEqual(['score']);
    expect(offered('waves', 'rvtools.xlsx', 'sc')).toEqual([]);
    expect(offered('assess', '--', '--prof')).toEqual([]);
  });

  it('leaves files to the shell, and gives their names where it has words beside them', () => {
    expect(offered('assess', '')).toEqual([]);
    expect(offered('assess', '--out', '')).toEqual([]);
    expect(offered('waves', '')).toEqual(expect.arrayContaining(['score', 'plan of waves.csv']));
  });

  it('offers nothing, and no file, for a number', () => {
    const script = `source "$1"; compopt() { echo "compopt $*"; }; COMP_WORDS=(portolan waves --waves ''); COMP_CWORD=3; _portolan; echo "\${#COMPREPLY[@]}"`;
    const { stdout } = spawnSync('bash', ['--norc', '-c', script, 'bash', bashScript], { encoding: 'utf8' });
    expect(stdout).toBe('compopt +o default +o bashdefault\n0\n');
  });
});

/** An interactive zsh on a terminal of its own, in which `portolan` prints the words with which it is called. */
const ZSH = `
zmodload zsh/zpty
zpty -b shell zsh -f -i
read_until() { # what the shell prints, until it has printed $1, for 20 s at most
  local all='' part; local -i turn
  for ((turn = 0; turn < 200; turn++)); do
    while zpty -rt shell part 2>/dev/null; do all+=$part; done
    if [[ $all == *$1* ]]; then print -r -- "$all"; return; fi
    sleep 0.1
  done
  print -r -- "without $1: $all"
}
zpty -w shell "PS1='> '; fpath=($1 \\$fpath); autoload -Uz compinit; compinit -u -D; portolan() { print -r -- CALLED:\\$*:; }; echo REA''DY"
read_until READY > /dev/null
shift
for keys in "$@"; do
  zpty -w -n shell "\${(g::)keys}"
  sleep 0.5
  zpty -w -n shell $'\\n'
  read_until CALLED:
done
zpty -d shell
`;

/** The words of the command line after these keys, of which a tab completes. */
function typed(...lines: readonly string[]): readonly string[] {
  const { stdout } = spawnSync('zsh', ['-f', '-c', ZSH, 'zsh', zshFolder, ...lines], { cwd: folder, encoding: 'utf8' });
  return [...stdout.matchAll(/CALLED:([^:]*):/g)].map(([, words]) => words!);
}

describe.skipIf(!hasProgram('zsh'))('zsh with it (skipped where zsh is missing)', () => {
  it('completes commands, options, values and files at the key', () => {
    expect(
      typed(
        'portolan asse\\t --profi\\t azure-migrate-\\t',
        'portolan wav\\tscor\\t --strat\\tti\\t',
        'portolan assess --region=uks\\t',
        'portolan collect-script vs\\t',
        'portolan assess plan\\t',
      ),
    ).toEqual([
      'assess --profile azure-migrate-2023',
      'waves score --strategy tier',
      'assess --region=uksouth',
      'collect-script vsphere',
      'assess plan of waves.csv',
    ]);
  });
});
