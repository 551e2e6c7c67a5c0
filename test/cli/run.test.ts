import { createHash } from 'node:crypto';
import dns from 'node:dns';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { AssessedMachine, Assessment } from '../../src/assessment/index.js';
import { run } from '../../src/cli/run.js';
import { InvariantError } from '../../src/model/index.js';
import { estateFiles, inventedEstate } from '../../src/estates/index.js';
import { readPeaksStore } from '../../src/node/index.js';
import type { SizeCertificate } from '../../src/sizing/index.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';
import { hasShared, NEEDS_SHARED, sharedPath } from '../support/shared-material.js';

const folder = temporaryFolder();
const demo = join(folder, 'demo');
const HEADER = 'machine,cores,memoryMiB,os,disks,environment,cpuPercent,memoryPercent';

const writeInput = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const aWorkbookOfTheDemo = (): string | Uint8Array => {
  const estate = inventedEstate('webshop');
  return estateFiles(estate, estate.machines)[0]!.content;
};

const readAssessment = (out: string): Assessment =>
  JSON.parse(readFileSync(join(out, 'assessment.json'), 'utf8')) as Assessment;

beforeAll(async () => {
  const { exitCode } = await runCli('demo', '--out', demo, '--days', '1');
  expect(exitCode).toBe(0);
});

describe('portolan demo and assess', () => {
  it('ends with five lines of result, the last of which says where the report is', async () => {
    const { out } = await runCli(
      'assess',
      join(demo, 'inputs'),
      '--out',
      join(folder, 'again'),
      '--region',
      'australiaeast',
    );
    expect(out).toContain('45 = 42 assessed + 3 out of scope');
    expect(out).toContain(join(folder, 'again', 'report.html'));
    expect(readdirSync(join(folder, 'again')).sort()).toEqual([
      'assessment.json',
      'assessment.lock.json',
      'peaks.store',
      'report.html',
      'sizes.csv',
    ]);
  });

  it('writes an assessment that its published schema describes, with counts that reconcile', () => {
    const assessment = readAssessment(demo);
    const schema = JSON.parse(readFileSync('schemas/assessment.schema.json', 'utf8')) as object;
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
    validate(assessment);
    expect(validate.errors).toBeNull();
    const { counts, totals, machines } = assessment;
    expect(counts.rows).toBe(counts.machines + counts.merged + counts.skipped);
    expect(counts.machines).toBe(counts.assessed + counts.outOfScope);
    expect(counts.assessed).toBe(counts.sized + counts.unsized);
    expect(Object.values(counts.readiness).reduce((sum, count) => sum + count, 0)).toBe(counts.assessed);
    expect(totals.running.perMonth + totals.poweredOff.perMonth).toBe(totals.all.perMonth);
    expect(machines.reduce((sum, { cost }) => sum + (cost?.perMonth ?? 0), 0)).toBe(totals.all.perMonth);
    for (const machine of machines) expect((machine.size === null) === (machine.unsized !== null)).toBe(true);
  });

  it('gives the same bytes for the same input, whatever the order of other runs', async () => {
    const hash = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
    const other = join(folder, 'same');
    await runCli('assess', join(demo, 'inputs'), '--out', other, '--region', 'Australia East');
    for (const name of ['assessment.json', 'sizes.csv', 'report.html']) {
      expect(hash(join(other, name)), name).toBe(hash(join(demo, name)));
    }
  });

  it('holds no absolute path and no clock time', () => {
    const text = readFileSync(join(demo, 'assessment.json'), 'utf8');
    expect(text).not.toContain(folder);
    expect(text).not.toContain(new Date().toISOString().slice(0, 13));
  });

  it('names the file and row of every value that sizing used', () => {
    for (const machine of readAssessment(demo).machines) {
      expect(machine.origins['cores'], machine.name).toMatchObject({
        file: expect.any(String) as string,
        line: expect.any(Number) as number,
      });
      expect(machine.origins['memoryBytes'], machine.name).toBeDefined();
      machine.need?.disks.forEach((_, index) => {
        expect(machine.origins[`disks[${index}].sizeBytes`], machine.name).toBeDefined();
      });
    }
  });

  it('prints the assessment as JSON if asked', async () => {
    const { out } = await runCli('assess', join(demo, 'inputs'), '--out', join(folder, 'json'), '--json');
    expect((JSON.parse(out) as Assessment).region).toMatchObject({ name: 'eastus', isAssumed: true });
  });

  it('takes another profile, a policy and prices', async () => {
    const input = writeInput('two.csv', `${HEADER}\nweb01,4,8192,Ubuntu 22.04,64,production,20,40\n`);
    const policy = writeInput('policy.yaml', 'extends: portolan\nsizing: { comfort: { cpu: 2 } }\n');
    const prices = writeInput('prices.yaml', 'date: 2026-09-01\ncurrency: AUD\nusdToCurrency: 1.5\n');
    const sizeUnder = async (...options: readonly string[]): Promise<AssessedMachine> => {
      const { out, exitCode, error } = await runCli(
        'assess',
        input,
        '--out',
        join(folder, 'two'),
        '--json',
        ...options,
      );
      expect(error).toBe('');
      expect(exitCode).toBe(0);
      return (JSON.parse(out) as Assessment).machines[0]!;
    };
    expect((await sizeUnder()).need?.cores).toBe(2);
    expect((await sizeUnder('--policy', policy)).need?.coresSteps.at(-2)?.text).toContain('comfort 2');
    expect((await sizeUnder('--profile', 'azure-migrate')).need?.cores).toBe(0.8);
    await sizeUnder('--prices', prices);
    const { catalogue } = readAssessment(join(folder, 'two'));
    expect(catalogue).toMatchObject({ currency: 'AUD', usdToCurrency: 1.5 });
  });
});

describe('the network', () => {
  it('is never asked: no socket opens and no name is looked up', async () => {
    const refuse = (): never => {
      throw new Error('a connection was tried');
    };
    const watched = [
      vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(refuse),
      vi.spyOn(dns, 'lookup').mockImplementation(refuse),
      vi.spyOn(globalThis, 'fetch').mockImplementation(refuse),
    ];
    const { exitCode } = await runCli('demo', '--out', join(folder, 'offline'), '--days', '1');
    expect(exitCode).toBe(0);
    for (const spy of watched) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});

describe('portolan explain', () => {
  it('tells the whole decision from an output folder and from the inputs', async () => {
    const fromFolder = await runCli('explain', 'rep-sql01', demo);
    const fromInputs = await runCli('explain', 'REP-SQL01', join(demo, 'inputs'), '--region', 'australiaeast');
    expect(fromFolder.exitCode).toBe(0);
    expect(fromInputs.out).toBe(fromFolder.out);
    for (const part of ['-vms.csv:', 'x comfort 1.3', 'sizes refused', 'USD']) expect(fromFolder.out).toContain(part);
  });

  it('lists every refused size with --all, as many as the assessment counted', async () => {
    const { out } = await runCli('explain', 'rep-sql01', demo, '--all', '--json');
    const { refused } = JSON.parse(out) as AssessedMachine;
    const counted = Object.values(refused?.byLimit ?? {}).reduce((sum, count) => sum + count, 0);
    expect(refused?.cheapest).toHaveLength(counted);
  });

  it('certifies a size and checks the certificate', async () => {
    const text = await runCli('explain', 'rep-sql01', demo, '--certificate');
    expect(text.exitCode).toBe(0);
    expect(text.out).toContain('no option that keeps every limit costs less');
    expect(text.out).toContain('by code of its own: it holds');
    const { out } = await runCli('explain', 'rep-sql01', demo, '--certificate', '--json');
    const { certificate, faults } = JSON.parse(out) as { certificate: SizeCertificate; faults: unknown };
    expect(faults).toEqual([]);
    const machine = JSON.parse((await runCli('explain', 'rep-sql01', demo, '--json')).out) as AssessedMachine;
    expect(certificate.chosen?.size).toBe(machine.size?.name);
    expect(certificate.chosen?.disks.map(({ perMonth }) => perMonth)).toEqual(
      machine.disks.map((disk) => disk?.perMonth),
    );
    expect((await runCli('explain', 'legacy-crm01', demo, '--certificate')).error).toContain('cli/no-choice');
  });

  it('says what to do about a name that is unknown, out of scope or would need the inputs', async () => {
    expect(await runCli('explain', 'nobody', demo)).toMatchObject({ exitCode: 2, out: '' });
    expect((await runCli('explain', 'tmpl-w2022', demo)).error).toContain('a template');
    expect((await runCli('explain', 'fin-app01', demo, '--profile', 'azure-migrate')).error).toContain('input files');
  });
});

describe('portolan explain of a name that is none', () => {
  it('suggests the nearest names, and none where none is near', async () => {
    expect((await runCli('explain', 'fs-vautl01', demo)).error).toContain('did you mean "fs-vault01"');
    const { error } = await runCli('explain', 'zzzzzzzzzzzz', demo);
    expect(error).toContain('no name is near it');
  });
});

describe('portolan assess --locked', () => {
  const input = (): string => writeInput('locked.csv', `${HEADER}\nweb01,4,8192,Ubuntu 22.04,64,production,20,40\n`);
  const out = join(folder, 'locked');

  it('reproduces the bytes where nothing has changed, and refuses with every difference where something has', async () => {
    await runCli('assess', input(), '--out', out, '--as-of', '2026-09-01');
    const before = readFileSync(join(out, 'assessment.json'), 'utf8');
    expect((await runCli('assess', input(), '--out', out, '--locked')).exitCode).toBe(0);
    expect(readFileSync(join(out, 'assessment.json'), 'utf8')).toBe(before);
    writeInput('locked.csv', `${HEADER}\nweb01,4,8192,Ubuntu 22.04,64,production,21,40\n`);
    const changed = await runCli(
      'assess',
      join(folder, 'locked.csv'),
      '--out',
      out,
      '--locked',
      '--region',
      'westeurope',
    );
    expect(changed.exitCode).toBe(2);
    expect(changed.error).toMatch(
      /3 things differ[\s\S]*input 1: was locked\.csv[\s\S]*region: was eastus, is westeurope/,
    );
    expect(readFileSync(join(out, 'assessment.json'), 'utf8')).toBe(before);
    const other = await runCli('assess', input(), '--out', out, '--locked', '--profile', 'azure-migrate');
    expect(other.error).toContain('policy: was portolan');
  });

  it('holds the region by its own name, however it is spelt', async () => {
    await runCli('assess', input(), '--out', out, '--as-of', '2026-09-01', '--region', 'australiaeast');
    const again = await runCli('assess', input(), '--out', out, '--locked', '--region', 'Australia East');
    expect(again).toMatchObject({ exitCode: 0 });
  });

  it('names another day as what differs, not as a fault', async () => {
    await runCli('assess', input(), '--out', out, '--as-of', '2026-09-01');
    const { error } = await runCli('assess', input(), '--out', out, '--locked', '--as-of', '2026-09-02');
    expect(error).toContain('as-of: was 2026-09-01, is 2026-09-02');
  });

  it('needs a lock to hold to', async () => {
    const { exitCode, error } = await runCli('assess', input(), '--out', join(folder, 'no-lock'), '--locked');
    expect(exitCode).toBe(2);
    expect(error).toContain('assessment.lock.json');
  });
});

describe('samples beside an inventory', () => {
  const DAYS = 15;
  /** 20 s samples of one day in each hour: 30 % of 16 cores, with a minute of 50 % every ten. */
  const samples = (): string => {
    const rows = ['# zone: UTC', '# interval: 20', 'timestamp,machine,cores,memoryMiB,cpuPercent,memoryUsedMiB'];
    const start = Date.parse('2026-07-20T00:00:00Z');
    for (let step = 0; step < DAYS * 144; step += 1) {
      for (const [offset, percent] of [
        [0, 30],
        [20, 50],
        [40, 30],
      ] as const) {
        const stamp = new Date(start + step * 600_000 + offset * 1000).toISOString();
        rows.push(`${stamp},web01,16,32768,${percent},8192`);
      }
    }
    return `${rows.join('\n')}\n`;
  };

  it('sizes on the percentile of 10-minute peaks, says so, and takes the day of the last sample for today', async () => {
    const inventory = writeInput('one.csv', `${HEADER}\nweb01,16,32768,Ubuntu 22.04,64,production,,\n`);
    const path = writeInput('one-samples.csv', samples());
    const out = join(folder, 'sampled');
    const { exitCode, error } = await runCli('assess', inventory, path, '--out', out);
    expect(error).toBe('');
    expect(exitCode).toBe(0);
    const { machines, asOf, window } = readAssessment(out);
    const [machine] = machines;
    // Every bucket peaks at 50 % of 16 cores = 8; comfort 1.3 asks for 10.4.
    expect(machine?.need).toMatchObject({ basis: 'sampled', cores: 10.4 });
    expect(machine?.need?.coresSteps.map(({ text }) => text).join(' ')).toContain('P95 of 2,160 10-minute peaks');
    expect(machine?.coverage).toMatchObject({ intervalSeconds: 20, isOfAverages: false });
    expect(asOf).toBe('2026-08-03');
    expect(window).toEqual({ from: '2026-07-05', to: '2026-08-03', days: 30 });
    const { values: peaks, problems } = await readPeaksStore(join(out, 'peaks.store'));
    expect(problems).toEqual([]);
    const cpu = peaks.series.find(({ key }) => key.channel === 'cpuUsedCores');
    expect([...new Set(cpu?.maxima)]).toEqual([8]);
    expect([...new Set(cpu?.counts)]).toEqual([3]);
    expect(machine?.findings.map(({ rule }) => rule)).toContain('samples/younger-than-window');
    expect((await runCli('explain', 'web01', out)).out).toContain('first reached 2026-07-20 00:00 UTC');
  });

  it('sets a stray stamp of the future aside, so that the window ends where the samples do, as with --as-of', async () => {
    const inventory = writeInput('stray.csv', `${HEADER}\nweb01,16,32768,Ubuntu 22.04,64,production,,\n`);
    const stray = `${samples()}2027-03-05T00:00:00Z,web01,16,32768,1,100\n`;
    const path = writeInput('stray-samples.csv', stray);
    const out = join(folder, 'stray');
    await runCli('assess', inventory, path, '--out', out);
    const told = readAssessment(out);
    expect(told.window?.to).toBe('2026-08-03');
    expect(told.machines[0]?.need?.cores).toBe(10.4);
    expect(told.problems).toMatchObject([{ code: 'ingest/stray-samples', at: { file: 'stray-samples.csv' } }]);
    await runCli('assess', inventory, path, '--out', out, '--as-of', '2026-08-03');
    const { machines, window } = readAssessment(out);
    expect(window?.to).toBe('2026-08-03');
    expect(machines[0]?.need?.cores).toBe(10.4);
  });

  it('says of a machine whose samples all lie before the window that it is sized without them', async () => {
    const rows = samples().trimEnd().split('\n');
    const later = rows.slice(3).map((row) => row.replace('web01', 'web02').replace(/^2026-07|^2026-08/, '2026-11'));
    const path = writeInput('two-spans.csv', `${[...rows, ...later].join('\n')}\n`);
    const out = join(folder, 'two-spans');
    await runCli('assess', path, '--out', out);
    const findingsOf = (name: string): readonly string[] =>
      readAssessment(out)
        .machines.find((machine) => machine.name === name)
        ?.findings.map(({ rule }) => rule) ?? [];
    const { out: summary } = await runCli('assess', path, '--out', out);
    expect(summary).toContain('Outside    1 machine with samples has none from');
    const { out: why } = await runCli('explain', 'web01', out);
    expect(why).toContain('its samples end on 2026-08-03, before the window, so none of them counts');
    expect(why).toContain('all of its samples lie before the window');
    expect(why).not.toContain('no utilisation');
    expect(findingsOf('web01')).toContain('samples/before-window');
    expect(findingsOf('web02')).not.toContain('samples/before-window');
  });

  it('gives the only disk of a machine all its disk samples, and tells names that match no disk', async () => {
    const header = '# zone: UTC\n# interval: 20\ntimestamp,machine,disk[scsi0:0].readIops,disk[scsi0:0].writeIops';
    const lines = Array.from({ length: 30 }, (_, index) => {
      const stamp = new Date(Date.parse('2026-07-20T00:00:00Z') + index * 20_000).toISOString();
      return `${stamp},web01,400,300\n${stamp},web02,400,300`;
    });
    const path = writeInput('disk-samples.csv', `${[header, ...lines].join('\n')}\n`);
    const rows = 'web01,4,8192,Ubuntu 22.04,64,production,,\nweb02,4,8192,Ubuntu 22.04,64;64,production,,';
    const inventory = writeInput('disk-inventory.csv', `${HEADER}\n${rows}\n`);
    const out = join(folder, 'disk-samples');
    await runCli('assess', inventory, path, '--out', out);
    const [one, two] = readAssessment(out).machines;
    // 700 operations a second x comfort 1.3: P6 has 240 and P15 is the first tier with as many.
    expect(one?.need?.disks[0]?.iops).toBe(910);
    expect(one?.disks[0]?.tier).toBe('P15');
    expect(two?.need).toMatchObject({ totalIops: 910, disks: [{ iops: null }, { iops: null }] });
    expect(two?.findings.map(({ rule }) => rule)).toContain('samples/disks-unmatched');
  });

  it('assesses machines of which only samples tell, as far as they tell', async () => {
    const path = writeInput('only-samples.csv', samples());
    const { exitCode } = await runCli('assess', path, '--out', join(folder, 'only'));
    expect(exitCode).toBe(0);
    const { counts, machines } = readAssessment(join(folder, 'only'));
    expect(counts).toMatchObject({ rows: 1, machines: 1 });
    expect(machines[0]).toMatchObject({ name: 'web01', source: { cores: 16, os: null } });
    expect(machines[0]?.cost?.lines.find(({ kind }) => kind === 'disk')?.perMonth).toBeNull();
  });

  it('reads the Bitbrains form through its mapping, and calls averages averages', async () => {
    const text = [
      'Timestamp [ms];\tCPU cores;\tCPU capacity provisioned [MHZ];\tCPU usage [MHZ];\tCPU usage [%];\tMemory capacity provisioned [KB];\tMemory usage [KB];\tDisk read throughput [KB/s];\tDisk write throughput [KB/s];\tNetwork received throughput [KB/s];\tNetwork transmitted throughput [KB/s]',
      ...Array.from(
        { length: 2016 },
        (_, index) =>
          `${1376314846 + index * 300};\t4;\t11703.99824;\t2925.99956;\t25.0;\t6.7108864E7;\t6129274.4;\t0.0;\t20.1;\t1.5;\t2.5`,
      ),
    ].join('\n');
    const path = writeInput('7.csv', text);
    const out = join(folder, 'bitbrains');
    const { exitCode, error } = await runCli(
      'assess',
      path,
      '--out',
      out,
      '--mapping',
      'datasets/mappings/bitbrains.yaml',
    );
    expect(error).toBe('');
    expect(exitCode).toBe(0);
    const [machine] = readAssessment(out).machines;
    expect(machine?.coverage?.isOfAverages).toBe(true);
    expect(machine?.need?.coresSteps.map(({ text: step }) => step).join(' ')).toContain('which are not peaks');
    expect(machine?.findings.map(({ rule }) => rule)).toContain('samples/averages');
  });
});

describe('portolan check and catalog', () => {
  it('tells what was read, in text and JSON', async () => {
    const text = await runCli('check', join(demo, 'inputs'));
    expect(text.out).toContain('85 rows = 45 machines + 40 merged into another + 0 skipped');
    const json = JSON.parse((await runCli('check', join(demo, 'inputs'), '--json')).out) as {
      inputs: readonly unknown[];
    };
    expect(json.inputs).toHaveLength(readdirSync(join(demo, 'inputs')).length);
  });

  it('exits with 1 only if asked and only for the level asked', async () => {
    const input = writeInput(
      'bad.csv',
      `${HEADER}\nweb01,four,8192,Ubuntu 22.04,64,production,,\nweb02,2,4096,Ubuntu 22.04,64,production,,\n`,
    );
    expect((await runCli('check', input)).exitCode).toBe(0);
    expect((await runCli('check', input, '--strict')).exitCode).toBe(1);
    expect((await runCli('check', input, '--fail-on', 'error')).exitCode).toBe(1);
    expect((await runCli('check', input, '--fail-on', 'often')).exitCode).toBe(2);
    expect((await runCli('check', join(demo, 'inputs'), '--strict')).exitCode).toBe(0);
  });

  it('shows source and date of every column, and the age', async () => {
    const { out } = await runCli('catalog', '--as-of', '2026-11-21');
    expect(out).toContain('1501 VM sizes, 58 regions');
    expect(out).toContain('australiaeast');
    expect(out).toMatch(/Catalogue of 2026-\d\d-\d\d, \d+ days old/);
    const present = await runCli('catalog');
    expect(present.out).toContain('90 days old on 2026-11-20 (today)');
    const json = JSON.parse((await runCli('catalog', '--json')).out) as { rows: readonly { source: string }[] };
    expect(json.rows.every(({ source }) => source.length > 0)).toBe(true);
  });
});

describe('what cannot go on', () => {
  it.each([
    [['assess', 'no-such-file.xlsx']],
    [['assess']],
    [['frobnicate']],
    [['assess', 'x.csv', '--region', 'atlantis']],
    [['assess', 'x.csv', '--profile', 'mine']],
    [['assess', 'x.csv', '--policy', 'none.yaml']],
    [['assess', 'x.csv', '--as-of', '2026-02-30']],
    [['catalog', '--as-of', 'yesterday']],
    [['explain', 'web01', 'nowhere']],
  ])('exits with 2 and a remedy: %j', async (words) => {
    const { exitCode, error, out } = await runCli(...words);
    expect(exitCode).toBe(2);
    expect(out).toBe('');
    expect(error).toMatch(/remedy|--help/);
    expect(error).not.toContain('    at ');
  });

  it('exits with 2 where the inputs describe no machine, or the policy allows no size', async () => {
    const empty = await runCli('assess', writeInput('empty.csv', `${HEADER}\n`), '--out', join(folder, 'none'));
    expect(empty).toMatchObject({ exitCode: 2 });
    expect(empty.error).toContain('portolan check');
    const policy = writeInput('nothing.yaml', 'sizes: { series: ["^no such series$"] }\n');
    const narrow = await runCli('assess', join(demo, 'inputs'), '--out', join(folder, 'none'), '--policy', policy);
    expect(narrow).toMatchObject({ exitCode: 2 });
    expect(narrow.error).toContain('sizes.series');
  });

  it('exits with 2 where the output folder cannot be written', async () => {
    const blocked = writeInput('a-file', 'x');
    const { exitCode, error } = await runCli('assess', join(demo, 'inputs'), '--out', join(blocked, 'out'));
    expect(exitCode).toBe(2);
    expect(error).toContain('node/cannot-write');
  });

  it('exits with 3 and a stack for a fault of our own', async () => {
    let error = '';
    const exitCode = await run({
      arguments: ['--version'],
      out: () => {
        throw new InvariantError('what should hold did not');
      },
      error: (text) => (error += text),
      today: '2026-11-21',
      isTerminal: false,
    });
    expect(exitCode).toBe(3);
    expect(error).toMatch(/fault of Portolan[\s\S]*what should hold did not[\s\S]* at /);
  });

  it('exits with 0 for help and version', async () => {
    expect((await runCli('--help')).exitCode).toBe(0);
    expect((await runCli('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('hostile input', () => {
  const names = [
    '=HYPERLINK("http://x")',
    '</script><script>alert(1)</script>',
    '__proto__',
    'constructor',
    '<img src=x onerror=alert(1)>',
  ];

  it('assesses machines with hostile names and lets none of them act', async () => {
    const rows = names.map((name) => `"${name.replaceAll('"', '""')}",2,4096,Ubuntu 22.04,64,production,,`);
    const input = writeInput('hostile.csv', [HEADER, ...rows].join('\n'));
    const out = join(folder, 'hostile');
    expect((await runCli('assess', input, '--out', out)).exitCode).toBe(0);
    const assessment = readAssessment(out);
    expect(assessment.machines.map(({ name }) => name)).toEqual(names);
    expect(assessment.counts.sized).toBe(names.length);
    const html = readFileSync(join(out, 'report.html'), 'utf8');
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x');
    expect(readFileSync(join(out, 'sizes.csv'), 'utf8')).not.toMatch(/(^|[,"\n])=HYPERLINK/);
    expect((await runCli('explain', '__proto__', out)).out).toContain('__proto__');
  });

  it.each([
    ['a truncated workbook', () => aWorkbookOfTheDemo().slice(0, 5000), 'ingest/truncated-workbook'],
    ['a picture', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'ingest/'],
    ['a text of another kind', () => 'Dear customer,\nplease find attached\n', 'ingest/'],
    ['an empty file', () => '', 'ingest/'],
  ])('says what is wrong with %s and assesses the rest', async (name, content, code) => {
    const inputs = join(folder, name.replaceAll(' ', '-'));
    mkdirSync(inputs);
    writeFileSync(join(inputs, 'bad.xlsx'), content());
    writeFileSync(join(inputs, 'good.csv'), `${HEADER}\nweb01,4,8192,Ubuntu 22.04,64,production,,\n`);
    const alone = await runCli('assess', join(inputs, 'bad.xlsx'), '--out', join(inputs, 'out'));
    expect(alone.exitCode).toBe(2);
    expect(alone.error).toContain('remedy');
    expect(existsSync(join(inputs, 'out'))).toBe(false);
    const both = await runCli(
      'assess',
      join(inputs, 'bad.xlsx'),
      join(inputs, 'good.csv'),
      '--out',
      join(inputs, 'out'),
    );
    expect(both.exitCode).toBe(0);
    expect(both.error).toContain('1 error');
    const assessment = readAssessment(join(inputs, 'out'));
    expect(assessment.counts.sized).toBe(1);
    expect(assessment.problems.some((problem) => problem.code.startsWith(code))).toBe(true);
  });
});

describe.skipIf(!hasShared)(`the real workbooks${NEEDS_SHARED}`, () => {
  it('assesses or lists all 805 machines: 763 on, 42 off, 10 templates', async () => {
    const out = join(folder, 'sizing-workshop');
    const { exitCode } = await runCli(
      'assess',
      sharedPath('data/inventory/rvtools/SizingWorkshop-RVTools.xlsx'),
      '--out',
      out,
    );
    expect(exitCode).toBe(0);
    const { counts, machines, outOfScope } = readAssessment(out);
    expect(counts).toMatchObject({
      rows: 805,
      merged: 0,
      skipped: 0,
      machines: 805,
      poweredOn: 763,
      poweredOff: 42,
      templates: 10,
    });
    expect(machines.length + outOfScope.length).toBe(805);
    for (const machine of machines) expect(machine.size !== null || machine.unsized !== null).toBe(true);
  });

  it('assesses the small workbook with all its tabs', async () => {
    const out = join(folder, 'small');
    await runCli('assess', sharedPath('data/inventory/rvtools/rvtools-small-complete.xlsx'), '--out', out);
    const { machines, counts } = readAssessment(out);
    expect(counts).toMatchObject({ rows: 3, machines: 3, sized: 3 });
    expect(machines.map(({ name, source }) => [name, source.cores, source.diskCount])).toEqual([
      ['sample-web-01', 2, 2],
      ['sample-db-01', 4, 2],
      ['sample-archive-01', 2, 1],
    ]);
  });

  it('makes one disk of an RVTools machine under the Azure Migrate profile', async () => {
    const out = join(folder, 'one-disk');
    const path = sharedPath('data/inventory/rvtools/rvtools-small-complete.xlsx');
    await runCli('assess', path, '--out', out, '--profile', 'azure-migrate');
    expect(readAssessment(out).machines.map(({ need }) => need?.disks.length)).toEqual([1, 1, 1]);
  });
});
