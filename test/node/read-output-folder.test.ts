import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assessment/index.js';
import { readOutputFolder, serializeAssessment } from '../../src/node/index.js';
import { anAssessment } from '../support/an-assessment.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const at = (...names: readonly string[]): string => join(folder, ...names);
const SHOP = resolve(import.meta.dirname, '../../datasets/webshop');

type Json = Record<string, unknown>;
const jsonIn = (path: string): Json => JSON.parse(readFileSync(path, 'utf8')) as Json;
const put = (path: string, value: unknown): void => {
  writeFileSync(path, typeof value === 'string' ? value : `${JSON.stringify(value, null, 2)}\n`);
};

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A folder of its own with what the whole run wrote. */
function aCopy(name: string): string {
  rmSync(at(name), { recursive: true, force: true });
  cpSync(at('whole'), at(name), { recursive: true });
  return at(name);
}

/** One day of two machines. */
function writeMeasured(): readonly string[] {
  const start = Date.parse('2026-07-01T00:00:00Z');
  const rows = Array.from({ length: 4032 }, (_, bucket) => {
    const stamp = new Date(start + bucket * 600_000).toISOString();
    return ['erp01', 'erp02'].map((name) => `${stamp},${name},4,${bucket % 90},6144\n`).join('');
  });
  put(
    at('inventory.csv'),
    'machine,cores,memoryMiB,os,disks\nerp01,4,16384,Ubuntu 22.04,128\nerp02,4,16384,Ubuntu 22.04,128\n',
  );
  put(at('samples.csv'), `# interval: 20\ntimestamp,machine,cores,cpuPercent,memoryUsedMiB\n${rows.join('')}`);
  return [at('inventory.csv'), at('samples.csv')];
}

beforeAll(async () => {
  for (const command of [['assess'], ['waves'], ['graph'], ['replication', 'plan'], ['recovery', 'plan'], ['whatif']]) {
    const { exitCode, error } = await runCli(...command, SHOP, '--quiet', '--out', at('whole'));
    expect(exitCode, error).toBe(0);
  }
  const measured = writeMeasured();
  for (const command of ['assess', 'backtest', 'whatif']) {
    const { exitCode, error } = await runCli(command, ...measured, '--quiet', '--out', at('measured'));
    expect(exitCode, error).toBe(0);
  }
});

describe('reading an output folder', () => {
  it('reads all that was run on the same inputs', async () => {
    const read = await readOutputFolder(at('whole'));
    expect(read.problems).toEqual([]);
    expect(read.assessment).toEqual(jsonIn(at('whole', 'assessment.json')));
    expect(read.lock?.assessmentSha256).toBe(read.assessmentSha256);
    for (const [name, value] of [
      ...([
        ['waves', read.waves],
        ['calendar', read.calendar],
        ['graph', read.graph],
      ] as const),
      ...([
        ['replication', read.replication],
        ['recovery', read.recovery],
        ['whatif', read.whatIf],
      ] as const),
    ]) {
      expect(value, name).toEqual(jsonIn(at('whole', `${name}.json`)));
    }
    expect([read.backTest, read.peaksPath]).toEqual([null, null]);
  });

  it('reads the store of samples and what was tested on them', async () => {
    const read = await readOutputFolder(at('measured'));
    expect(read.problems).toEqual([]);
    expect(read.peaksPath).toBe(at('measured', 'peaks.store'));
    expect(read.backTest).toEqual(jsonIn(at('measured', 'backtest.json')));
  });

  it('knows what belongs together by the hash of the assessment, which every output states as the lock does', () => {
    for (const [name, ...outputs] of [
      ['whole', 'waves', 'replication', 'recovery', 'whatif'],
      ['measured', 'backtest', 'whatif'],
    ] as const) {
      const { assessmentSha256 } = jsonIn(at(name, 'assessment.lock.json'));
      expect(assessmentSha256).toBe(sha256(readFileSync(at(name, 'assessment.json'))));
      for (const output of outputs) {
        const { assessmentSha256: stated } = jsonIn(at(name, `${output}.json`));
        expect([name, output, stated]).toEqual([name, output, assessmentSha256]);
      }
    }
  });

  it('takes the assessment itself for its folder', async () => {
    expect(await readOutputFolder(at('whole', 'assessment.json'))).toEqual(await readOutputFolder(at('whole')));
  });

  it('reads an assessment alone', async () => {
    mkdirSync(at('alone'));
    put(at('alone', 'assessment.json'), serializeAssessment(anAssessment()));
    const { assessment, problems, ...others } = await readOutputFolder(at('alone'));
    expect(assessment).toEqual(anAssessment());
    expect(problems).toEqual([]);
    expect(Object.values(others).filter((value) => value !== null)).toEqual([others.assessmentSha256]);
  });
});

describe('an assessment that cannot be read', () => {
  const refused = async (content: unknown): Promise<unknown> => {
    mkdirSync(at('refused'), { recursive: true });
    put(at('refused', 'assessment.json'), content);
    return readOutputFolder(at('refused')).catch((cause: unknown) => (cause as { problem: unknown }).problem);
  };

  it.each([[''], ['no-such-folder']])('is told where there is none: "%s"', async (name) => {
    await expect(readOutputFolder(at(name))).rejects.toMatchObject({ problem: { code: 'node/no-assessment' } });
  });

  it.each([
    ['half a file', serializeAssessment(anAssessment()).slice(0, 5000)],
    ['no object', '[1, 2]'],
    ['no version', '{}'],
  ])('is told as damaged where it is %s', async (_, text) => {
    expect(await refused(text)).toMatchObject({ code: 'node/not-an-assessment', at: { file: 'assessment.json' } });
  });

  it('is told with the first place that is not as it should be', async () => {
    const { machines, ...rest } = JSON.parse(serializeAssessment(anAssessment())) as Json & { machines: Json[] };
    const edited = machines.map((machine, index) =>
      index === 3 ? { ...machine, readiness: { state: 'fine' } } : machine,
    );
    expect(await refused({ ...rest, machines: edited })).toMatchObject({
      code: 'node/not-an-assessment',
      message: expect.stringContaining('machines[3].readiness') as unknown,
    });
  });

  it('asks for a newer program where its version is newer, and for a new run where it is older', async () => {
    expect(await refused({ schemaVersion: 2 })).toMatchObject({
      code: 'node/other-schema-version',
      message: 'has schema version 2, this program reads 1',
      remedy: expect.stringContaining('as new as') as unknown,
    });
    expect(await refused({ schemaVersion: 0 })).toMatchObject({
      remedy: expect.stringContaining('assess again') as unknown,
    });
  });

  it('lets pass what a later version added beside', async () => {
    const later = { ...anAssessment(), mood: 'good' };
    expect(await refused(later)).toMatchObject({ assessment: { mood: 'good' } });
  });
});

describe('a file of another assessment', () => {
  const problemsOf = async (name: string): Promise<readonly [unknown, string, string][]> =>
    (await readOutputFolder(at(name))).problems.map(({ at: place, code, message }) => [place?.file, code, message]);

  it('is told and left out: other machines, another day, another policy', async () => {
    const copy = aCopy('other');
    const { machines, ...rest } = jsonIn(join(copy, 'assessment.json')) as unknown as Assessment;
    const renamed = machines.map((one, index) =>
      index === 0 ? { ...one, id: 'vmware:x/other', name: '=other' } : one,
    );
    put(join(copy, 'assessment.json'), { ...rest, machines: renamed });
    put(join(copy, 'recovery.json'), { ...jsonIn(join(copy, 'recovery.json')), asOf: '2020-01-01' });
    const whatIf = jsonIn(join(copy, 'whatif.json'));
    put(join(copy, 'whatif.json'), { ...whatIf, policy: { ...(whatIf['policy'] as Json), name: 'mine' } });
    const found = await problemsOf('other');
    expect(found.map(([file, code]) => [file, code])).toEqual(
      ['assessment.lock', 'waves', 'calendar', 'graph', 'replication', 'recovery', 'whatif'].map((name) => [
        `${name}.json`,
        'node/other-assessment',
      ]),
    );
    expect(found[1]![2]).toContain('the assessment does not have');
    expect(found[5]![2]).toContain('as of 2020-01-01');
    expect(found[6]![2]).toContain('another policy');
    const { assessment, problems, assessmentSha256, ...others } = await readOutputFolder(copy);
    expect([assessment.machines.length, problems.length, assessmentSha256.length]).toEqual([machines.length, 7, 64]);
    expect(Object.values(others).every((value) => value === null)).toBe(true);
  });

  it('is known by its hash alone, and told with both hashes and what to run again', async () => {
    const copy = aCopy('repriced');
    const { notIncluded, ...rest } = jsonIn(join(copy, 'assessment.json')) as unknown as Assessment;
    put(join(copy, 'assessment.json'), { ...rest, notIncluded: [...notIncluded, 'the moon'] });
    const { problems, assessmentSha256, ...read } = await readOutputFolder(copy);
    const { assessmentSha256: stated } = jsonIn(join(copy, 'waves.json')) as { assessmentSha256: string };
    expect(problems.map(({ at: place }) => place?.file)).toEqual(
      // A calendar belongs to its waves; the graph says nothing of any assessment but its machines.
      ['assessment.lock', 'waves', 'calendar', 'replication', 'recovery', 'whatif'].map((name) => `${name}.json`),
    );
    expect(problems[3]).toMatchObject({
      code: 'node/other-assessment',
      message: expect.stringContaining(
        `(of SHA-256 ${stated.slice(0, 12)}, this one has ${assessmentSha256.slice(0, 12)}): nothing that it states`,
      ) as unknown,
      remedy: expect.stringContaining('run portolan replication plan again') as unknown,
    });
    expect([read.waves, read.replication, read.graph === null]).toEqual([null, null, false]);
  });

  it('says which version made it, where that is the difference', async () => {
    const copy = aCopy('updated');
    const plan = { ...jsonIn(join(copy, 'recovery.json')), engine: { name: 'portolan', version: '0.0.7' } };
    put(join(copy, 'recovery.json'), { ...plan, assessmentSha256: '0'.repeat(64) });
    expect(await problemsOf('updated')).toEqual([
      ['recovery.json', 'node/other-assessment', expect.stringContaining('Portolan 0.0.7 made it')],
    ]);
  });

  it('was edited where its hash is right and what it states is not', async () => {
    const copy = aCopy('edited');
    put(join(copy, 'recovery.json'), { ...jsonIn(join(copy, 'recovery.json')), asOf: '2020-01-01' });
    expect(await problemsOf('edited')).toEqual([
      ['recovery.json', 'node/other-assessment', expect.stringContaining('was edited since')],
    ]);
  });

  it('is shown with a warning where an earlier version wrote it without a hash', async () => {
    const copy = aCopy('earlier');
    const { assessmentSha256, ...plan } = jsonIn(join(copy, 'waves.json'));
    put(join(copy, 'waves.json'), plan);
    expect(assessmentSha256).toBeDefined();
    expect(await problemsOf('earlier')).toEqual([
      ['waves.json', 'node/no-assessment-hash', expect.stringContaining('it is shown')],
    ]);
    expect((await readOutputFolder(copy)).waves).toEqual(plan);
    put(join(copy, 'waves.json'), { ...plan, asOf: '2020-01-01' });
    expect((await problemsOf('earlier'))[0]).toEqual([
      ...['waves.json', 'node/other-assessment'],
      expect.stringContaining('was made from another assessment: it is as of 2020-01-01'),
    ]);
  });

  it('may lack a machine that was added since', async () => {
    const copy = aCopy('added');
    const { machines, ...rest } = jsonIn(join(copy, 'assessment.json')) as unknown as Assessment;
    put(join(copy, 'assessment.json'), {
      ...rest,
      machines: [...machines, { ...machines[0]!, id: 'new', name: 'new-1' }],
    });
    expect((await problemsOf('added'))[1]).toEqual([
      ...['waves.json', 'node/other-assessment'],
      expect.stringMatching(
        /^was made from another assessment \(of SHA-256 [0-9a-f]{12}, .*\): it does not have "new-1"; it is left out$/,
      ),
    ]);
  });

  it('may be a calendar of another plan', async () => {
    const copy = aCopy('replanned');
    const waves = jsonIn(join(copy, 'waves.json'));
    const [first, ...later] = waves['waves'] as { machines: string[] }[];
    put(join(copy, 'waves.json'), { ...waves, waves: [{ ...first!, machines: first!.machines.slice(1) }, ...later] });
    expect(await problemsOf('replanned')).toEqual([
      [
        'calendar.json',
        'node/other-assessment',
        expect.stringContaining('its wave 1 has other machines than the plan'),
      ],
    ]);
  });

  it('may be a store of other samples, or of an assessment without any', async () => {
    cpSync(at('measured', 'peaks.store'), join(aCopy('samples'), 'peaks.store'));
    expect(await problemsOf('samples')).toEqual([
      ['peaks.store', 'node/other-assessment', expect.stringContaining('had no samples')],
    ]);
    cpSync(at('measured'), at('fewer'), { recursive: true });
    const assessment = jsonIn(at('fewer', 'assessment.json')) as unknown as Assessment;
    const other = { ...assessment, machines: assessment.machines.slice(1) };
    put(at('fewer', 'assessment.json'), other);
    expect((await problemsOf('fewer')).map(([file]) => file)).toContain('peaks.store');
  });
});

describe('a damaged file beside an assessment', () => {
  it.each([
    ['waves.json', '{"schemaVersion":1,', 'node/damaged-output'],
    ['waves.json', '{"schemaVersion":1}', 'node/damaged-output'],
    ['graph.json', '{"schemaVersion":3}', 'node/other-schema-version'],
    ['whatif.json', 'null', 'node/damaged-output'],
    ['assessment.lock.json', '{}', 'node/damaged-output'],
    ['peaks.store', 'nothing', 'node/damaged-output'],
  ])('%s that holds %s is told and left out', async (file, text, code) => {
    const copy = aCopy('damaged');
    put(join(copy, file), text);
    const { problems, assessment } = await readOutputFolder(copy);
    expect(problems[0]).toMatchObject({ code, severity: 'warning', at: { file } });
    expect(assessment.machines.length).toBeGreaterThan(0);
  });
});
