import { describe, expect, it } from 'vitest';
import type { Estate, Problem } from '../../src/model/index.js';
import { renderAssessSummary, renderCheckText, renderExplainText } from '../../src/report/index.js';
import {
  aMachineOfUnknownPrice,
  anAssessedMachine,
  anAssessment,
  anUnsizedMachine,
  HOSTILE_NAMES,
} from '../support/an-assessment.js';

const anEstate = (overrides: Partial<Estate> = {}): Estate => ({
  inputs: anAssessment().inputs,
  counts: { rows: 10, merged: 2, skipped: 1, machines: 7 },
  machines: [],
  problems: anAssessment().problems,
  ...overrides,
});

const aProblem = (line: number): Problem => ({
  code: 'ingest/bad-number',
  severity: 'warning',
  at: { file: 'estate.csv', line },
  message: `found nothing in line ${line}`,
  remedy: 'write a number',
});

describe('the text of check', () => {
  it('tells what was read, what was not, and what is wrong', async () => {
    await expect(renderCheckText(anEstate())).toMatchFileSnapshot('../golden/report/check.txt');
  });

  it('tells each kind once with its number and three examples, the worst first, and never cuts a kind', () => {
    const problems = Array.from({ length: 25 }, (_, index) => aProblem(index + 1));
    const others = Array.from({ length: 30 }, (_, index) => ({ ...aProblem(7), code: `ingest/other-${index}` }));
    const all = [...problems, ...others, { ...aProblem(99), severity: 'error' as const }];
    const text = renderCheckText(anEstate({ problems: all }));
    expect(text).toContain(
      '1 error, 55 warnings:\n  estate.csv:99: error ingest/bad-number: found nothing in line 99\n',
    );
    expect(text).toContain(
      [
        '  warning ingest/bad-number, 25 times:',
        '    estate.csv:1: found nothing in line 1',
        '    estate.csv:2: found nothing in line 2',
        '    estate.csv:3: found nothing in line 3',
        '    and 22 more',
        '    remedy: write a number',
        '',
      ].join('\n'),
    );
    expect(others.filter(({ code }) => !text.includes(`warning ${code}:`))).toEqual([]);
    expect(text).toContain('--all lists every problem');
  });

  it('lists every problem where all are asked for', () => {
    const problems = Array.from({ length: 25 }, (_, index) => aProblem(index + 1));
    const text = renderCheckText(anEstate({ problems }), null, { all: true });
    expect(problems.filter(({ message }) => !text.includes(`${message}\n`))).toEqual([]);
    expect(text).not.toContain('--all');
  });

  it('takes its examples from as many files as it can, and tells remedies apart that differ', () => {
    const inFile = (file: string, remedy: string): Problem => ({
      ...aProblem(7),
      at: { file, line: 7 },
      message: `found in ${file}`,
      remedy,
      count: 4,
    });
    const kind = ['a.csv', 'a.csv', 'a.csv', 'b.csv', 'c.csv', 'd.csv'].map((file) => inFile(file, `mend ${file}`));
    const text = renderCheckText(anEstate({ problems: kind }));
    expect(text).toContain('24 warnings:\n  warning ingest/bad-number, 24 times in 4 files:\n');
    expect(text.match(/found in .*/g)).toEqual(
      ['a', 'b', 'c'].map((name) => `found in ${name}.csv (4 times, the first is shown)`),
    );
    expect(text.match(/remedy: .*/g)).toEqual(['a', 'b', 'c'].map((name) => `remedy: mend ${name}.csv`));
    expect(text).toContain('    and 12 more\n');
  });

  it('says why rows gave no machine, and why rows of samples gave nothing', () => {
    const skippedBecause = [
      { reason: 'no usable stamp', count: 2 },
      { reason: 'nothing measured', count: 1 },
    ];
    const [input] = anAssessment().inputs;
    const sheet = { ...input!.sheets[0]!, rowsSkipped: 3, skippedBecause };
    const text = renderCheckText(
      anEstate({
        inputs: [{ ...input!, sheets: [sheet] }],
        counts: { rows: 20, merged: 0, skipped: 13, machines: 7 },
        problems: [
          { ...aProblem(1), code: 'ingest/srm-placeholder', severity: 'info', count: 10 },
          { ...aProblem(2), code: 'ingest/no-name' },
          { ...aProblem(3), code: 'ingest/no-name' },
        ],
      }),
    ).replace(/\s+/g, ' ');
    expect(text).toContain('vInfo: 3 rows skipped: 2 no usable stamp, 1 nothing measured');
    expect(text).toContain(
      '13 skipped: 10 for placeholders of Site Recovery Manager, 2 without a name, 1 for other reasons',
    );
  });

  it('says so where there is nothing', () => {
    const text = renderCheckText(
      anEstate({ inputs: [], problems: [], counts: { rows: 0, merged: 0, skipped: 0, machines: 0 } }),
    );
    expect(text).toBe('0 rows = 0 machines + 0 merged into another + 0 skipped\n\nNo problems.\n');
  });
});

describe('the summary of assess', () => {
  it('is seven lines that reconcile', async () => {
    const text = renderAssessSummary(anAssessment(), ['out/assessment.json', 'out/sizes.csv', 'out/report.html']);
    expect(text.match(/\n/g)).toHaveLength(7);
    const assessed = anAssessment().counts.assessed;
    for (const label of ['Readiness', 'Migration', 'Protection']) {
      const line = text.split('\n').find((one) => one.startsWith(label)) ?? '';
      const counts = [...line.matchAll(/(\d+) (?:ready|not|unknown)/g)].map(([, count]) => Number(count));
      expect([label, counts.length, counts.reduce((sum, count) => sum + count, 0)]).toEqual([label, 4, assessed]);
    }
    await expect(text).toMatchFileSnapshot('../golden/report/summary.txt');
  });

  it('shows money in the currency of the price sheet', () => {
    const assessment = anAssessment();
    const catalogue = { ...assessment.catalogue, currency: 'AUD', usdToCurrency: 1.5 };
    expect(renderAssessSummary({ ...assessment, catalogue }, [])).toContain(
      '2,896.50 running + 919.04 powered off AUD per month',
    );
  });

  it('calls the cost unknown, with the reason, where no machine has one', () => {
    const machine = anUnsizedMachine();
    const text = renderAssessSummary(anAssessment({ machines: [machine] }), []);
    expect(text).toContain(`Cost       unknown: ${machine.unsized!.reason} (1 machine)\n`);
    const beside = renderAssessSummary(anAssessment({ machines: [anAssessedMachine({ power: 'off' }), machine] }), []);
    expect(beside).toMatch(/^Cost +unknown running \+ [\d,.]+ powered off USD per month; running: /m);
    expect(text + beside).not.toContain(' 0.00');
  });
});

describe('the text of explain', () => {
  it('tells the whole decision', async () => {
    const text = renderExplainText(anAssessment(), anAssessedMachine());
    await expect(text).toMatchFileSnapshot('../golden/report/explain.txt');
  });

  it('says why there is no size and what would give one', () => {
    const text = renderExplainText(anAssessment(), anUnsizedMachine());
    expect(text).toContain('legacy-hpux -> no size: no source says how much memory the machine has');
    expect(text).toContain('remedy: fill in the column "Memory" of vInfo and run again');
  });

  it('says that the number of NICs is unknown, and not 0', () => {
    const machine = anAssessedMachine();
    const text = renderExplainText(anAssessment(), { ...machine, need: { ...machine.need!, nicCount: null } });
    expect(text).toContain('an unknown number of NICs together');
    expect(text).not.toMatch(/\b0 NICs/);
  });

  it('says unknown for a price that is', () => {
    const text = renderExplainText(anAssessment(), aMachineOfUnknownPrice());
    expect(text).toMatch(/unknown {2}Standard_D2as_v7, 730 h/);
    expect(text).toContain('known, and 1 line unknown');
  });

  it('keeps to 100 columns', () => {
    const machine = anAssessedMachine({ name: 'a-machine-with-a-name' });
    const long = { ...machine, source: { ...machine.source, os: 'Some Very Long Operating System Name '.repeat(4) } };
    const lines = [machine, long].flatMap((each) => renderExplainText(anAssessment(), each).split('\n'));
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });

  it.each(HOSTILE_NAMES.map((name) => [JSON.stringify(name), name]))(
    'does not let %s steer the terminal',
    (_, name) => {
      const machine = anAssessedMachine({ name });
      const text = renderExplainText(anAssessment(), machine) + renderAssessSummary(anAssessment(), [name]);
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    },
  );
});
