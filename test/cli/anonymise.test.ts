import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAssessmentInput, readOutputFolder } from '../../src/node/index.js';
import type { OutputFolder } from '../../src/node/index.js';
import { outputTexts } from '../support/output-text.js';
import { rawNames } from '../support/raw-names.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const at = (...names: readonly string[]): string => join(folder, ...names);
const datasetOf = (estate: string): string => resolve(import.meta.dirname, '../../datasets', estate);

async function succeed(...words: readonly string[]): Promise<string> {
  const { exitCode, out, error } = await runCli(...words);
  expect(exitCode, error).toBeLessThan(2);
  return out;
}

const COMMANDS = [
  ...[['assess'], ['waves'], ['graph', '--functions'], ['replication', 'plan'], ['recovery', 'plan']],
  ...[['whatif', '--percentiles', '95,99'], ['backtest']],
] as const;

/** Names that are also headings, groups of a plan or products of ours, spelt in the same way; where they are names is looked at below. */
const OWN_WORDS = new Set(['Directory', 'Egress', 'Network Adapter', 'Quality', 'SQL Server']);
const isWordCharacter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/** The names that a text holds on borders of words: plain words as they are spelt, all else in any case. */
function found(names: Iterable<string>, text: string): readonly string[] {
  const lower = text.toLowerCase();
  return [...names].filter((name) => {
    if (OWN_WORDS.has(name)) return false;
    const isPlain = /^[\p{L} ]+$/u.test(name);
    const [within, wanted] = isPlain ? [text, name] : [lower, name.toLowerCase()];
    for (let place = within.indexOf(wanted); place >= 0; place = within.indexOf(wanted, place + 1)) {
      const [before, after] = [within.charAt(place - 1), within.charAt(place + wanted.length)];
      if (!isWordCharacter(before) && !isWordCharacter(after)) return true;
    }
    return false;
  });
}

/** Figures of every document: whatever may not change. */
const figures = ({ assessment, graph, waves, replication, recovery }: OutputFolder): unknown => ({
  counts: assessment.counts,
  totals: assessment.totals,
  calendar: assessment.calendar,
  machines: assessment.machines.map(({ cost, size, need, readiness }) => [
    cost?.perMonth,
    size,
    need?.disks.length,
    readiness,
  ]),
  edges: graph?.edges.map(({ port, connections, days }) => [port, connections, days]),
  waves: waves?.waves.map(({ number, machines, risk }) => [number, machines.length, risk.level]),
  cost: waves?.cost.lines.map((line) => ({ ...line, words: '' })),
  replication: replication?.machines.map(({ disks }) => disks.length),
  months: replication?.cost.months,
  recovery: recovery?.groups.rto,
  availability: recovery?.availability.map(({ present }) => present.shares.length),
});

/** In no source but the samples: their file, a disk, and a NIC. */
const SAMPLED = ['acme-samples.csv', 'Tresor7-Journal', 'vmnic-kunde9'] as const;
const [SAMPLES, DISK, NIC] = SAMPLED;
const SAMPLED_MACHINES = 3;
const SAMPLED_DAYS = 21;
const BUCKETS_A_DAY = 144;

/** Samples of some machines of an estate, with a disk and a NIC of telling names; enough days for a back-test. */
async function writeSamples(estate: string): Promise<string> {
  const { estate: read } = await readAssessmentInput([datasetOf(estate)]);
  const names = read.machines.filter(({ isTemplate }) => !isTemplate).map(({ name }) => name);
  const start = Date.parse('2026-10-01T00:00:00Z');
  const rows = Array.from({ length: SAMPLED_DAYS * BUCKETS_A_DAY }, (_, bucket) => {
    const stamp = new Date(start + bucket * 600_000).toISOString();
    const used = names.slice(0, SAMPLED_MACHINES);
    return used
      .map(
        (name, index) => `${stamp},${name},4,${(bucket * (index + 3)) % 80},2048,${bucket % 50},${(bucket % 9) * 1000}`,
      )
      .join('\n');
  });
  const head = `timestamp,machine,cores,cpuPercent,memoryUsedMiB,disk[${DISK}].readIops,nic[${NIC}].outBytesPerSecond`;
  mkdirSync(at(`${estate}-in`));
  writeFileSync(at(`${estate}-in`, SAMPLES), `# interval: 20\n${head}\n${rows.join('\n')}\n`);
  return at(`${estate}-in`, SAMPLES);
}

describe.each(['webshop', 'manufacturer'])('an anonymised copy of %s', (estate) => {
  const original = at(estate);
  const copy = at(`${estate}-copy`);
  const names = new Set([...rawNames(datasetOf(estate)), ...SAMPLED]);

  beforeAll(async () => {
    const inputs = [datasetOf(estate), await writeSamples(estate)];
    for (const command of COMMANDS) await succeed(...command, ...inputs, '--quiet', '--out', original);
    await succeed(
      'report',
      original,
      '--quiet',
      '--out',
      at(`${estate}-named`),
      '--specs',
      at(`${estate}-named-specs`),
    );
    await succeed(
      'report',
      original,
      '--quiet',
      '--anonymise',
      '--json-too',
      '--out',
      copy,
      '--anonymise-map',
      at(`${estate}.map.json`),
      '--specs',
      at(`${estate}-specs`),
    );
    for (const format of ['csv', 'parquet']) {
      await succeed('tables', original, '--anonymise', '--format', format, '--out', at(`${estate}-${format}`));
    }
    const { assessment } = await readOutputFolder(copy);
    const measured = assessment.machines.find(({ coverage }) => coverage !== null);
    await succeed('explain', measured!.id, copy, '--quiet', '--html', at(`${estate}-page`, 'machine.html'));
  }, 600_000);

  it('holds no name of the inputs in any file, packed pages, workbook and tables included', async () => {
    const held = found(names, [...(await outputTexts(at(`${estate}-named`))).values()].join('\n'));
    expect(held.length, 'the report with names holds them').toBeGreaterThan(estate === 'webshop' ? 40 : 600);
    expect(held).toEqual(expect.arrayContaining([SAMPLES, DISK]));
    const specs = [...(await outputTexts(at(`${estate}-named-specs`))).values()].join('\n');
    expect(found(names, specs).length, 'the specs with names hold them').toBeGreaterThan(SAMPLED_MACHINES);
    for (const [place, least] of [
      [copy, COMMANDS.length],
      [at(`${estate}-csv`), 10],
      [at(`${estate}-parquet`), 10],
      [at(`${estate}-specs`), SAMPLED_MACHINES + 10],
      [at(`${estate}-page`), 1],
    ] as const) {
      const texts = await outputTexts(place);
      expect(texts.size, place).toBeGreaterThanOrEqual(least);
      for (const [file, text] of texts) expect(found(names, text), file).toEqual([]);
    }
  });

  it('has the same figures, keeps to the schemas and is read as a folder of its own', async () => {
    const [named, anonymised] = await Promise.all([readOutputFolder(original), readOutputFolder(copy)]);
    expect([named.problems, anonymised.problems]).toEqual([[], []]);
    expect([named.backTest, named.whatIf, named.peaksPath].includes(null)).toBe(false);
    expect(anonymised.recovery).not.toBeNull();
    const { machines } = anonymised.assessment;
    const applications = [...machines, ...(anonymised.graph?.machines ?? [])].flatMap(
      ({ application }) => application ?? [],
    );
    expect(applications.filter((application) => !/^app-\d\d$/u.test(application))).toEqual([]);
    expect(JSON.stringify(figures(anonymised)).replaceAll(/"[^"]*"/gu, '""')).toBe(
      JSON.stringify(figures(named)).replaceAll(/"[^"]*"/gu, '""'),
    );
  });

  it('is written with the same bytes again, and the file of pseudonyms tells every machine', async () => {
    const again = at(`${estate}-again`);
    await succeed('report', original, '--quiet', '--anonymise', '--json-too', '--out', again);
    for (const name of readdirSync(copy)) {
      expect(readFileSync(join(again, name)).equals(readFileSync(join(copy, name))), name).toBe(true);
    }
    const { pseudonyms } = JSON.parse(readFileSync(at(`${estate}.map.json`), 'utf8')) as {
      pseudonyms: { kind: string; original: string; pseudonym: string }[];
    };
    const back = new Map(pseudonyms.map(({ original: name, pseudonym }) => [pseudonym, name]));
    const [named, anonymised] = await Promise.all([readOutputFolder(original), readOutputFolder(copy)]);
    expect(anonymised.assessment.machines.map(({ name }) => back.get(name)?.toLowerCase())).toEqual(
      named.assessment.machines.map(({ name }) => name.toLowerCase()),
    );
    expect(new Set(anonymised.assessment.machines.map(({ id }) => id)).size).toBe(named.assessment.machines.length);
  });
});

describe('the options', () => {
  const original = at('options');
  beforeAll(() => succeed('assess', datasetOf('webshop'), '--quiet', '--out', original), 60_000);

  it('refuses to let names and pseudonyms meet', async () => {
    for (const words of [
      ['report', original, '--anonymise'],
      ['report', original, '--anonymise', '--out', original],
      ['report', join(original, 'assessment.json'), '--anonymise', '--out', join(original, 'copy')],
      ['tables', original, '--anonymise', '--out', `${original}/../options`],
      ['report', original, '--anonymise', '--out', at('new'), '--anonymise-map', at('new', 'map.json')],
      ['report', original, '--json-too', '--out', at('new')],
      ['report', original, '--anonymise-key', 'secret', '--out', at('new')],
      ['report', original, '--anonymise', '--anonymise-words', at('missing.txt'), '--out', at('new')],
    ]) {
      const { exitCode, error } = await runCli(...words);
      expect([exitCode, error.includes('cli/bad-option')], words.join(' ')).toEqual([2, true]);
      expect(existsSync(at('new'))).toBe(false);
    }
  });

  it('takes a key, and words that must not be seen', async () => {
    writeFileSync(at('words.txt'), 'webshop-inventory\nMachine room\nEast US\n');
    const copy = at('with-words');
    await succeed(
      'report',
      original,
      '--quiet',
      '--anonymise',
      '--anonymise-key',
      'k',
      '--anonymise-words',
      at('words.txt'),
      '--out',
      copy,
    );
    const page = (await outputTexts(copy)).get('report.html') ?? '';
    expect(page).toMatch(/machine-[0-9a-f]{8}/u);
    expect(page).not.toContain('Machine room');
    expect(page).not.toContain('machine-0001');
  });
});
