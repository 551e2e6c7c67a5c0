import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { headOf, renderEvidence, sealEvidence } from '../../src/recovery/index.js';
import type { DrillEvidence, RecoveryPlan } from '../../src/recovery/index.js';
import { readWorkbook } from '../../src/node/read-workbook.js';
import { newForm } from '../support/connection-export.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';
import { schemaErrors } from '../support/schema-errors.js';
import { aWorkbook } from '../support/workbook.js';

const folder = temporaryFolder();
const at = (...names: readonly string[]): string => join(folder, ...names);
const SHOP = resolve(import.meta.dirname, '../../datasets/webshop');
const plan = (...words: readonly string[]): ReturnType<typeof runCli> => runCli('recovery', 'plan', ...words);
const verify = (...words: readonly string[]): ReturnType<typeof runCli> => runCli('recovery', 'verify', ...words);

describe('portolan recovery plan', () => {
  let first: Awaited<ReturnType<typeof runCli>>;
  beforeAll(async () => {
    first = await plan(SHOP, '--settings', join(SHOP, 'plans.yaml'), '--json', '--out', at('out'));
  });

  it('writes data that fits its schema, a page, a workbook and the tables that people paste', () => {
    expect(first.exitCode).toBe(0);
    expect(schemaErrors('recovery', JSON.parse(first.out))).toBeNull();
    expect(readFileSync(at('out', 'recovery.json'), 'utf8')).toBe(first.out);
    expect(readdirSync(at('out')).toSorted()).toEqual([
      ...['recovery-drills-due.csv', 'recovery-groups.csv', 'recovery-security-rules.csv'],
      ...['recovery.html', 'recovery.json', 'recovery.xlsx'],
    ]);
  });

  it('takes the folder of the estate whole: its own settings among the inputs shape nothing by lying there', async () => {
    const { out } = await plan(SHOP, '--json');
    const { settings } = JSON.parse(out) as RecoveryPlan;
    expect(settings.elements).toEqual([]);
    expect(settings.availabilityPercent).toBeNull();
  });

  it('says to people what follows from the stated figures and what does not', async () => {
    const stated = await plan(SHOP, '--settings', join(SHOP, 'plans.yaml'));
    expect(stated.out).toContain('recovery time 45 min, within the objective of 60 min');
    expect(stated.out).toMatch(/99\.955 % against 99\.95 %, which follows from the inputs/);
    const silent = await plan(SHOP);
    expect(silent.out).toContain('recovery time 65 min, over the objective of 60 min');
    expect(silent.out).toMatch(/99\.935 % against 99\.95 %, which does not follow from the inputs/);
    expect(silent.out).toMatch(/all of the last 2 h are\s+kept/);
  });

  it('never writes over a file that is not its own', async () => {
    const path = at('out', 'recovery.html');
    const before = readFileSync(path);
    writeFileSync(path, '<p>mine</p>');
    const { exitCode, error } = await plan(SHOP, '--out', at('out'));
    expect(exitCode).not.toBe(0);
    expect(error).toContain('recovery.html');
    expect(readFileSync(path, 'utf8')).toBe('<p>mine</p>');
    writeFileSync(path, before);
  });

  it('tells every fault of the settings with its line', async () => {
    writeFileSync(at('bad.yaml'), 'recoveryPlan:\n  rtoMinuts: 60\n  minutes:\n    decide: -1\nsurprise: true\n');
    const { exitCode, error } = await plan(SHOP, '--settings', at('bad.yaml'));
    expect(exitCode).not.toBe(0);
    for (const place of ['bad.yaml:5', 'line 2', 'line 4']) expect(error).toContain(place);
    expect(error).toContain('rtoMinutes');
  });

  it('lets no name of the input become markup, a formula or a key', async () => {
    const names = ['</script><script>alert(1)</script>', '=HYPERLINK("http://x")', '__proto__'];
    const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const ids = names.map((_, index) => `00000000-0000-4000-8000-00000000000${index}`);
    const header = [
      'VM',
      'VM UUID',
      'Powerstate',
      'CPUs',
      'Memory',
      'Provisioned MiB',
      'OS according to the VMware Tools',
    ];
    const rows = names.map((name, index) => [name, ids[index]!, 'poweredOn', 2, 4096, 40_960, 'Ubuntu Linux (64-bit)']);
    writeFileSync(at('hostile.xlsx'), aWorkbook({ vInfo: [header, ...rows] }));
    writeFileSync(
      at('who.csv'),
      ['machine,id,application', ...names.map((name, index) => `${cell(name)},${ids[index]!},${cell(name)}`)].join(
        '\n',
      ),
    );
    writeFileSync(
      at('asked.csv'),
      newForm(...names.map((name) => `2026-11-09,appl,,${cell(name)},,a,a,,__proto__,,,b,443,9`)),
    );
    const { exitCode } = await plan(at('hostile.xlsx'), at('who.csv'), at('asked.csv'), '--out', at('hostile'));
    expect(exitCode).toBe(0);
    expect(readFileSync(at('hostile', 'recovery.html'), 'utf8')).not.toContain('<script>alert');
    for (const name of ['recovery-groups.csv', 'recovery-drills-due.csv', 'recovery-security-rules.csv']) {
      expect(readFileSync(at('hostile', name), 'utf8'), name).not.toMatch(/(?:^|,)"?[=+@]/m);
    }
    expect(readFileSync(at('hostile', 'recovery-drills-due.csv'), 'utf8')).toContain("'=HYPERLINK");
    const bytes = readFileSync(at('hostile', 'recovery.xlsx'));
    const sheets = readWorkbook(new Uint8Array(bytes), 'recovery.xlsx');
    expect(JSON.stringify(sheets)).toContain('=HYPERLINK'); // as text: a formula would have no text to read
    const { machines } = JSON.parse(readFileSync(at('hostile', 'recovery.json'), 'utf8')) as RecoveryPlan;
    expect(machines.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  });
});

const drillOf = (overrides: Partial<DrillEvidence>): DrillEvidence => ({
  ...{ schemaVersion: 1, scenarioId: 'site-loss', scenario: 'first', kind: 'unplanned', plan: 'recovery.json' },
  ...{ scope: ['fe01'], from: '2026-11-22T01:00:00Z', to: '2026-11-22T02:12:00Z', participants: [] },
  results: [{ measure: 'RTO', unit: 'min', objective: 60, measured: 45, isMet: true }],
  ...{ deviations: [], lessons: [], isCleanedUp: true, isSuccessful: true, approver: null },
  ...overrides,
});

describe('portolan recovery plan --evidence', () => {
  const scope = ['Front end', 'fe01'];
  const chain = sealEvidence([drillOf({ scope, from: '2026-05-01T01:00:00Z', to: '2026-05-01T02:00:00Z' })]);
  const text = renderEvidence(chain);
  const HEAD = `1:${chain[0]!.hash}`;
  const planAt = (asOf: string, content: string, ...words: readonly string[]): ReturnType<typeof runCli> => {
    writeFileSync(at('drills.jsonl'), content);
    return plan(SHOP, '--as-of', asOf, '--evidence', at('drills.jsonl'), ...words);
  };

  it('says who is due again by the day of the plan: an application after 3 months, a machine after 6', async () => {
    const read = async (asOf: string): Promise<readonly string[]> => {
      const { out, exitCode } = await planAt(asOf, text, '--evidence-head', HEAD, '--json');
      expect(exitCode).toBe(0);
      const { drills } = JSON.parse(out) as RecoveryPlan;
      expect(schemaErrors('recovery', JSON.parse(out))).toBeNull();
      return scope.map((name) => drills.due.find(({ subject }) => subject === name)!.state);
    };
    expect(await read('2026-06-01')).toEqual(['fresh', 'fresh']);
    expect(await read('2026-08-02')).toEqual(['overdue', 'fresh']);
    expect(await read('2026-11-02')).toEqual(['overdue', 'overdue']);
    expect(await read('2026-04-30')).toEqual(['never', 'never']);
  });

  it('shows people the records and the reminder, and warns that no head was given', async () => {
    const { out, error } = await planAt('2026-11-02', text);
    expect(out).toMatch(/Drills of the evidence[\s\S]*2026-05-01 {2}first/);
    expect(out).toMatch(/of 3 applications, drilled every 3 months: 1 overdue, 2 never drilled/);
    expect(error).toContain('recovery/evidence-without-head');
  });

  it('makes no plan on evidence that is not as it was sealed, and says where it is broken', async () => {
    for (const [content, head, words] of [
      [text.replace('first', 'other'), HEAD, 'drills.jsonl:1: error recovery/evidence-broken'],
      [`${text}{}\n`, HEAD, 'drills.jsonl:2: error recovery/evidence-broken'],
      [text, `2:${'0'.repeat(64)}`, 'the chain ends with record 1, but the head that was kept names record 2'],
    ] as const) {
      const { exitCode, out, error } = await planAt('2026-11-02', content, '--evidence-head', head);
      expect([exitCode, out]).toEqual([2, '']);
      expect(error.replace(/\s+/g, ' ')).toContain(words);
    }
    const alone = await plan(SHOP, '--evidence-head', HEAD);
    expect([alone.exitCode, alone.error.includes('without --evidence')]).toEqual([2, true]);
  });
});

describe('portolan recovery verify', () => {
  const drill = (scenario: string): DrillEvidence => drillOf({ scenario });
  const records = sealEvidence(['first', 'second', 'third'].map(drill));
  const lines = renderEvidence(records).split('\n').slice(0, -1);
  const head = headOf(records)!;
  const HEAD = `${head.sequence}:${head.hash}`;
  const judge = (kept: readonly string[], ...words: readonly string[]): ReturnType<typeof runCli> => {
    writeFileSync(at('evidence.jsonl'), kept.map((one) => `${one}\n`).join(''));
    return verify(at('evidence.jsonl'), ...words);
  };

  it('holds for what was sealed, prints its head, and says what no chain tells without one', async () => {
    const alone = await judge(lines);
    expect(alone.exitCode).toBe(0);
    expect(alone.out).toContain('3 records: the chain holds');
    expect(alone.out).toContain(`head ${HEAD}`);
    expect(alone.out).toContain('no head was given');
    const known = await judge(lines, '--head', HEAD, '--json');
    expect(JSON.parse(known.out)).toMatchObject({ isWhole: true, faults: [], head, said: [] });
  });

  it.each([
    ['unreadable', [lines[0]!, 'no JSON', lines[2]!], 2],
    ['changed', [lines[0]!, lines[1]!.replace('second', 'seconds'), lines[2]!], 2],
    ['removed', [lines[0]!, lines[2]!], 2],
    ['reordered', [lines[0]!, lines[2]!, lines[1]!], 2],
    ['inserted', [lines[0]!, lines[0]!, lines[1]!, lines[2]!], 2],
    ['truncated', lines.slice(0, 2), 2],
  ])('names a chain that is %s, and its line', async (kind, kept, line) => {
    const { exitCode, out } = await judge(kept, '--head', HEAD, '--json');
    expect(exitCode).toBe(1);
    const { isWhole, faults } = JSON.parse(out) as { isWhole: boolean; faults: { kind: string; line: number }[] };
    expect(isWhole).toBe(false);
    expect(faults).toContainEqual(expect.objectContaining({ kind, line }));
  });

  it('refuses a head that is none and a file that is not there', async () => {
    const none = await judge(lines, '--head', 'x');
    expect([none.exitCode === 0, none.error.includes('--head "x" is no head')]).toEqual([false, true]);
    const missing = await verify(at('nowhere.jsonl'));
    expect([missing.exitCode === 0, missing.error.includes('cannot be read: there is no such file')]).toEqual([
      false,
      true,
    ]);
    const none0 = await judge(lines, '--head', `0:${'0'.repeat(64)}`);
    expect(none0.error).toContain('is no head');
  });

  it('certifies no byte that was replaced, no mark at the front and no file without a record', async () => {
    const odd = sealEvidence([drill('u\ufffd')]);
    const bytes = Buffer.from(renderEvidence(odd));
    writeFileSync(at('byte.jsonl'), bytes);
    expect((await verify(at('byte.jsonl'))).exitCode).toBe(0);
    const place = bytes.indexOf(Buffer.from([0xef, 0xbf, 0xbd]));
    const altered = Buffer.concat([bytes.subarray(0, place), Buffer.from([0xff]), bytes.subarray(place + 3)]);
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
    for (const [content, words] of [
      [altered, 'byte.jsonl:1: error recovery/evidence-encoding'],
      [marked, 'begins with the mark of UTF-8'],
      [Buffer.from(bytes.toString(), 'utf16le'), 'recovery/evidence-encoding'],
    ] as const) {
      writeFileSync(at('byte.jsonl'), content);
      const { exitCode, error } = await verify(at('byte.jsonl'));
      expect([exitCode, error.includes(words)]).toEqual([2, true]);
    }
    for (const [content, words] of [
      ['', 'there is no record'],
      [renderEvidence(odd).trimEnd(), 'no line feed at its end'],
      [
        renderEvidence(odd).replace('\n', '\r\n'),
        'it ends with a carriage return; portolan recovery seal writes it so',
      ],
      [renderEvidence(odd).replaceAll('":', '": '), 'no spaces between its parts'],
    ] as const) {
      writeFileSync(at('byte.jsonl'), content);
      const { exitCode, out } = await verify(at('byte.jsonl'));
      expect([exitCode, out.includes(words), out]).toEqual([1, true, out]);
    }
  });

  it('tells what is sealed and no evidence of a drill', async () => {
    const junk = sealEvidence([{} as DrillEvidence]);
    const { exitCode, out, error } = await judge(renderEvidence(junk).trimEnd().split('\n'));
    expect([exitCode, out.includes('the chain holds')]).toEqual([0, true]);
    expect(error).toContain('evidence.jsonl:1: warning recovery/evidence-fields');
  });

  it('seals what verifies, behind a chain or anew, and nothing that is no drill', async () => {
    writeFileSync(at('drill.json'), JSON.stringify([drill('first'), drill('second')], null, 2));
    const first = await runCli('recovery', 'seal', at('drill.json'));
    expect(first.exitCode).toBe(0);
    expect(first.out).toBe(`${lines.slice(0, 2).join('\n')}\n`);
    writeFileSync(at('chain.jsonl'), first.out);
    writeFileSync(at('drill.json'), JSON.stringify(drill('third')));
    const next = await runCli('recovery', 'seal', at('drill.json'), '--onto', at('chain.jsonl'));
    expect(next.out).toBe(`${lines[2]!}\n`);
    expect(next.error).toContain(`head ${HEAD}`);
    writeFileSync(at('chain.jsonl'), `${first.out}${next.out}`);
    expect((await verify(at('chain.jsonl'), '--head', HEAD)).exitCode).toBe(0);
    writeFileSync(at('drill.json'), '{"drill": 1}');
    const refused = await runCli('recovery', 'seal', at('drill.json'));
    expect([refused.exitCode, refused.out, refused.error.includes('recovery/not-drills')]).toEqual([2, '', true]);
    writeFileSync(at('drill.json'), JSON.stringify(drill('fourth')));
    writeFileSync(at('chain.jsonl'), first.out.replace('first', 'other'));
    const broken = await runCli('recovery', 'seal', at('drill.json'), '--onto', at('chain.jsonl'));
    expect([broken.exitCode, broken.error.includes('recovery/evidence-broken')]).toEqual([2, true]);
  });
});
