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

  it('shows the first problems, the worst first, and counts the rest', () => {
    const problems = Array.from({ length: 25 }, (_, index) => aProblem(index + 1));
    const text = renderCheckText(anEstate({ problems: [...problems, { ...aProblem(99), severity: 'error' }] }));
    expect(text).toContain('1 error, 25 warnings:\n  estate.csv:99: error');
    expect(text).toContain('and 6 more problems');
    expect(text.split('remedy:').length - 1).toBe(20);
  });

  it('tells a kind of problem that more than five files have once, with the first three of them', () => {
    const inFile = (file: string, severity: Problem['severity'] = 'info'): Problem => ({
      ...aProblem(7),
      severity,
      at: { file, line: 7 },
      count: 4,
    });
    const five = ['a', 'b', 'c', 'd', 'e'].map((name) => inFile(`${name}.csv`));
    const apart = renderCheckText(anEstate({ problems: five }));
    expect(apart.split('remedy:').length - 1).toBe(5);
    const six = [...five, inFile('f.csv'), inFile('f.csv', 'warning')];
    const text = renderCheckText(anEstate({ problems: six })).replace(/\s+/g, ' ');
    expect(text).toContain('4 warnings, 24 notes');
    expect(text).toContain('a.csv, b.csv, c.csv and 3 more files: note ingest/bad-number');
    expect(text).toContain('(24 times in 6 files, the first is shown)');
    expect(text).toContain('f.csv:7: warning ingest/bad-number');
    expect(text.split('remedy:').length - 1).toBe(2);
  });

  it('says so where there is nothing', () => {
    const text = renderCheckText(
      anEstate({ inputs: [], problems: [], counts: { rows: 0, merged: 0, skipped: 0, machines: 0 } }),
    );
    expect(text).toBe('0 rows = 0 machines + 0 merged into another + 0 skipped\n\nNo problems.\n');
  });
});

describe('the summary of assess', () => {
  it('is five lines that reconcile', async () => {
    const text = renderAssessSummary(anAssessment(), ['out/assessment.json', 'out/sizes.csv', 'out/report.html']);
    expect(text.match(/\n/g)).toHaveLength(5);
    await expect(text).toMatchFileSnapshot('../golden/report/summary.txt');
  });

  it('shows money in the currency of the price sheet', () => {
    const assessment = anAssessment();
    const catalogue = { ...assessment.catalogue, currency: 'AUD', usdToCurrency: 1.5 };
    expect(renderAssessSummary({ ...assessment, catalogue }, [])).toContain(
      '2,896.50 running + 919.04 powered off AUD per month',
    );
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
