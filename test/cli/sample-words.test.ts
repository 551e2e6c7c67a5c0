import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assessment/index.js';
import type { Problem } from '../../src/model/index.js';
import { at, pdhLog } from '../ingest/samples/dialects/pdh-log.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
function put(name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}
/** Without the breaks of lines, which depend on the length of names. */
const plain = (text: string): string => text.replace(/\s+/g, ' ');

describe('counters and columns that nobody reads', () => {
  it('are named by check with their numbers', async () => {
    const header = 'Value,Timestamp,MetricId,Unit,Entity,EntityId,IntervalSecs,Instance';
    const rows = ['cpu.usage.average,%', 'mem.swapped.average,KB', 'cpu.ready.summation,ms', 'cpu.ready.summation,ms'];
    const lines = rows.map((row, index) => `${index},2026-03-01T00:00:0${index}Z,${row},web01,VirtualMachine-vm-1,20,`);
    const stat = put('ignored/stat.csv', [header, ...lines].join('\n'));
    const told = plain((await runCli('check', stat)).out);
    expect(told).toContain('stat.csv: 2 counters ignored, 3 rows: cpu.ready.summation (2), mem.swapped.average (1)');
    const processes = [1, 2, 3].map((id) => String.raw`\\WEB01\Process(p${id})\Virtual Bytes`);
    const paths = [String.raw`\\WEB01\Processor(0)\% Processor Time`, ...processes];
    const log = put('ignored/perf.csv', pdhLog(paths, [[at(0), 1, 2, 3, 4]]));
    expect(plain((await runCli('check', log)).out)).toContain(
      String.raw`perf.csv: 3 columns ignored: Process(…)\Virtual Bytes (3 columns)`,
    );
    const out = join(folder, 'ignored-out');
    await runCli('assess', stat, log, '--out', out);
    const { inputs } = JSON.parse(readFileSync(join(out, 'assessment.json'), 'utf8')) as Assessment;
    expect(inputs[1]?.sheets[0]).toMatchObject({ columnsIgnoredCount: 3 });
  });
});

describe('a machine with one sample', () => {
  const sample = put(
    'one.csv',
    'timestamp,machine,cores,memoryMiB,cpuPercent\n2026-06-01T00:00:00Z,web01,8,32768,40\n',
  );
  const out = join(folder, 'one-out');

  it('is said to show no interval, wherever its average is told', async () => {
    const single = 'single values, which show no interval and are taken for averages of 600 s';
    expect(plain((await runCli('check', sample)).out)).toContain(`${single}, of which no peak is claimed`);
    const { out: summary } = await runCli('assess', sample, '--out', out);
    expect(plain(summary)).toContain('of 1 machine there are single values, which show no interval');
    const why = plain((await runCli('explain', 'web01', out)).out);
    expect(why).toContain('1 single value, which shows no interval, taken for averages of 600 s, which are not peaks');
    expect(why).toContain('P95 of a single value, taken for an average of 600 s, which is no peak');
    expect(why).toContain('Warning: there is a single value, which shows no interval');
    expect(why).not.toContain('the source gives averages');
  });

  it('is an average, as ever, once two samples show that it is one', async () => {
    const two = put('two.csv', `timestamp,machine,cores,cpuPercent\n1780272000,web01,8,40\n1780272600,web01,8,40\n`);
    expect(plain((await runCli('check', two)).out)).toContain('averages of 600 s, of which no peak is claimed');
  });
});

describe('what explain prints', () => {
  it('says how it is rounded, once, and that nothing is reckoned with it', async () => {
    const inventory = put('rounding.csv', 'machine,cores,memoryMiB,os\nweb01,3,5000,Ubuntu 22.04\n');
    const out = join(folder, 'rounding-out');
    await runCli('assess', inventory, '--out', out);
    const told = plain((await runCli('explain', 'web01', out)).out);
    expect(told.split('needs are rounded up to 3 decimals').length).toBe(2);
    const { source } = JSON.parse((await runCli('explain', 'web01', out, '--json')).out) as {
      readonly source: { readonly memoryBytes: number };
    };
    expect(told).toContain('memory 4.88 GiB');
    expect(source.memoryBytes).toBe(5000 * 2 ** 20);
  });
});

describe('a log of eight processors beside an inventory of four', () => {
  it('is told with both numbers, the cell of the inventory and what each decides', async () => {
    const inventory = put('cores/inventory.csv', 'machine,cores,memoryMiB,os\nweb01,4,16384,Ubuntu 22.04\n');
    const processors = Array.from(
      { length: 8 },
      (_, index) => String.raw`\\WEB01\Processor(${index})\% Processor Time`,
    );
    const paths = [...processors, String.raw`\\WEB01\Processor(_Total)\% Processor Time`];
    const log = put(
      'cores/perf.csv',
      pdhLog(
        paths,
        [0, 30].map((seconds) => [at(seconds), ...paths.map(() => 50)]),
      ),
    );
    const out = join(folder, 'cores-out');
    await runCli('assess', inventory, log, '--out', out);
    const told = plain((await runCli('explain', 'web01', out)).out);
    expect(told).toContain(
      'the inventory (inventory.csv:2 [cores]) gives it 4 cores, its samples 8 cores, last on 2026-03-01: what is used',
    );
    // Half of eight, not of four.
    expect(told).toContain('= 4 cores');
  });
});

describe('--json where the run could not go on', () => {
  it.each([
    ['an unknown option', ['assess', '--jsn', '--json'], 'cli/usage', "unknown option '--jsn'"],
    ['an unknown command', ['asses', '--json'], 'cli/usage', "unknown command 'asses'"],
    ['a bad value', ['check', 'x.csv', '--as-of', 'today', '--json'], 'cli/bad-option', '--as-of "today" is not a day'],
    ['an input that is not there', ['assess', 'not-there.csv', '--json'], 'ingest/no-input', 'not-there.csv'],
    ['no assessment', ['explain', 'web01', '--json', join(folder, 'none')], 'ingest/no-input', 'none'],
  ])('prints the problem as an object for %s, and says it in words too', async (_, words, code, message) => {
    const { exitCode, out, error } = await runCli(...words);
    expect(exitCode).toBe(2);
    const { problems } = JSON.parse(out) as { readonly problems: readonly Problem[] };
    expect(problems).toMatchObject([{ code, severity: 'error' }]);
    expect(problems[0]!.message).toContain(message);
    expect(error).toContain(message);
  });

  it('prints nothing where JSON was not asked for, nor where it is the name of an input', async () => {
    expect((await runCli('check', 'not-there.csv')).out).toBe('');
    expect((await runCli('check', '--', 'not-there.csv', '--json')).out).toBe('');
  });
});

describe('check --region', () => {
  it('refuses a region that assess would refuse, with the nearest names, and takes others by either name', async () => {
    const inventory = put('region.csv', 'machine,cores,memoryMiB,os\nweb01,3,5000,Ubuntu 22.04\n');
    const { exitCode, error, out } = await runCli('check', inventory, '--region', 'estus');
    expect([exitCode, out]).toEqual([2, '']);
    expect(error).toContain('catalog/unknown-region: "estus" is no Azure region');
    expect(error).toContain('did you mean eastus (East US)');
    expect((await runCli('check', inventory, '--region', 'West Europe')).exitCode).toBe(0);
  });
});

describe('a mapping with a zone that is none', () => {
  it('is refused with the line of the mapping, and no sample file is blamed', async () => {
    const lines = ['name: x', 'format: wide', 'separator: ","', 'time:', '  format: auto', '  zone: Mars'];
    const columns = ['columns:', '  t: { field: timestamp }', '  m: { field: machine }', '  c: { field: cores }'];
    const mapping = put('mars/map.yaml', [...lines, ...columns].join('\n'));
    const samples = put('mars/m.csv', 't,m,c\n2026-06-01T00:00:00,a,4\n');
    const { exitCode, error, out } = await runCli('check', samples, '--mapping', mapping);
    expect([exitCode, out]).toEqual([2, '']);
    expect(error).toContain('map.yaml:6: error mapping/bad-value: time.zone: is no time zone');
    expect(error).not.toContain('m.csv');
  });
});

describe('memory that no machine has', () => {
  it('is told where it decides a size, from samples as from an inventory', async () => {
    const sampled = put('odd/samples.csv', 'timestamp,machine,cores,memoryMiB,cpuPercent\n1772323200,web01,4,4,50\n');
    const listed = put('odd/inventory.csv', 'machine,cores,memoryMiB,os\nweb01,4,419430400,Ubuntu 22.04\n');
    for (const [input, words] of [
      [sampled, '4 MiB, which is less than 64 MiB'],
      [listed, '409600 GiB, which is more than 64 TiB'],
    ] as const) {
      expect(plain((await runCli('check', input)).out)).toContain(`the memory of "web01" is ${words}; it is kept`);
      expect(plain((await runCli('explain', 'web01', input)).out)).toContain(
        `Warning: the memory of the source is ${words}: it is taken as it stands`,
      );
    }
  });
});

describe('names that would move a cursor or turn the direction of text', () => {
  const ESCAPE = String.fromCharCode(27);
  const OBEYED = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
  const name = `we${ESCAPE}[2Jb\u202e01\u009b`;
  const shownName = 'we\u241b[2Jb\ufffd01\ufffd';

  it('reach no terminal and no CSV as they are, and keep their place in both', async () => {
    const samples = put(
      'controls/samples.csv',
      `timestamp,machine,cores,memoryMiB,cpuPercent,disk[${name}].readIops\n1772323200,${name},4,8192,50,3\n`,
    );
    const out = join(folder, 'controls-out');
    const assessed = await runCli('assess', samples, '--out', out);
    const texts = [assessed.out, assessed.error, readFileSync(join(out, 'sizes.csv'), 'utf8')];
    for (const words of [
      ['check', samples],
      ['check', samples, '--json'],
      ['explain', 'samples:' + name.toLowerCase(), out],
      ['explain', `${name}x`, out],
      ['explain', `${name}x`, out, '--json'],
      ['check', join(folder, `${name}.csv`)],
    ]) {
      const { out: told, error } = await runCli(...words);
      texts.push(told, error);
    }
    const exported = join(folder, 'controls.csv');
    await runCli('export', join(out, 'peaks.store'), exported);
    texts.push(readFileSync(exported, 'utf8'));
    for (const text of texts) expect(OBEYED.exec(text)).toBeNull();
    expect(readFileSync(join(out, 'sizes.csv'), 'utf8')).toContain(shownName);
    expect(readFileSync(exported, 'utf8')).toContain(shownName);
    const { machines } = JSON.parse((await runCli('assess', samples, '--out', out, '--json')).out) as Assessment;
    // JSON keeps what was read: it only escapes it.
    expect(machines[0]!.name).toBe(name);
  });
});

describe('files that are what they should not be', () => {
  const rows = Array.from({ length: 20 }, (_, row) => `${1_772_323_200 + row * 20},web01,4,8192,50\n`).join('');
  const CSV = `timestamp,machine,cores,memoryMiB,cpuPercent\n${rows}`;

  it('say that an archive is within another, whatever is inside', async () => {
    for (const [file, text] of [
      ['samples', CSV],
      ['inventory', 'machine,cores,memoryMiB,os\nweb01,3,5000,Ubuntu 22.04\n'],
    ] as const) {
      const path = join(folder, `${file}.gz`);
      writeFileSync(path, gzipSync(gzipSync(text)));
      const { exitCode, error } = await runCli('check', path);
      expect(exitCode).toBe(2);
      expect(error).toContain(`${file}.gz: error ingest/packed-twice: the archive holds another archive`);
    }
    const store = join(folder, 'twice.store');
    expect((await runCli('ingest', join(folder, 'samples.gz'), '--store', store)).out).toContain('ingest/packed-twice');
  });

  it('know what export wrote, also where a spreadsheet saved it again', async () => {
    const out = join(folder, 'exported-out');
    await runCli('assess', put('exported.csv', CSV), '--out', out);
    const exported = join(folder, 'peaks.csv');
    await runCli('export', join(out, 'peaks.store'), exported);
    const again = put('again.csv', `\ufeff${readFileSync(exported, 'utf8').replaceAll(',', ';')}`);
    for (const path of [exported, again]) {
      for (const command of ['check', 'assess']) {
        const { exitCode, error } = await runCli(command, path);
        expect(exitCode).toBe(2);
        expect(error).toContain('error ingest/exported-peaks: this is an export of peaks (portolan export)');
        expect(error).toContain('give the store that it was exported from');
      }
      const told = await runCli('ingest', path, '--store', join(folder, 'exported.store'));
      expect(plain(told.out)).toContain('ingest/exported-peaks');
    }
  });
});

describe('a month-end before the window', () => {
  it('is not told as unseen: none lies in the window', async () => {
    const hours = Array.from({ length: 24 * 29 }, (_, hour) => `${1_780_272_000 + hour * 3600},web01,4,8192,50\n`);
    const june = put('june.csv', `timestamp,machine,cores,memoryMiB,cpuPercent\n${hours.join('')}`);
    const policy = put('window.yaml', 'sizing: { windowDays: 29 }\n');
    const out = join(folder, 'june-out');
    await runCli('assess', june, '--out', out, '--policy', policy);
    const told = plain((await runCli('explain', 'web01', out)).out);
    expect(told).toContain('no month-end lies in the window: closing runs may need more');
    expect(told).not.toContain('2026-05-31 not seen');
    expect(plain((await runCli('check', june, '--policy', policy)).out)).toContain('no month-end lies in the window');
  });
});

describe('a stray stamp that a run of its own brought into a store', () => {
  it('is set aside by what all runs together show, and told with the store', async () => {
    const header = 'timestamp,machine,cores,memoryMiB,cpuPercent\n';
    const hours = Array.from({ length: 24 * 10 }, (_, hour) => `${1_780_272_000 + hour * 3600},web01,4,8192,50\n`);
    const store = join(folder, 'stray.store');
    await runCli('ingest', put('stray/days.csv', header + hours.join('')), '--store', store);
    await runCli('ingest', put('stray/lone.csv', `${header}2051222400,web01,4,8192,99\n`), '--store', store);
    const out = join(folder, 'stray-out');
    await runCli('assess', store, '--out', out);
    const { window, problems, machines } = JSON.parse(readFileSync(join(out, 'assessment.json'), 'utf8')) as Assessment;
    expect(window?.to).toBe('2026-06-10');
    expect(machines[0]!.need?.cores).toBe(2.6); // half of four cores, times 1.3
    expect(problems).toMatchObject([
      { code: 'ingest/stray-samples', severity: 'warning', at: { file: 'stray.store' } },
    ]);
    expect(plain((await runCli('check', store)).out)).toContain(
      'they are set aside, and the window ends with the rest',
    );
  });
});
