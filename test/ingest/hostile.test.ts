import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOf, estateOf, estateOfSheets, estateOfText, textFile, workbookFile } from '../support/workbook.js';

const HOSTILE = [
  '=HYPERLINK("http://x")',
  '</script>',
  '__proto__',
  'constructor',
  'toString',
  '\u202egnp.exe',
  '%s%n',
  '../../etc',
];

describe('names that would do harm if anybody believed them', () => {
  it('are text like any other', () => {
    const estate = estateOfSheets({
      vInfo: [['VM', 'CPUs', 'Memory', 'Annotation', 'Host'], ...HOSTILE.map((text) => [text, 1, 1024, text, text])],
      vNetwork: [['VM', 'NIC label', 'Network'], ...HOSTILE.map((text) => [text, text, text])],
      vHost: [['Host', 'CPU Model'], ...HOSTILE.map((text) => [text, text])],
    });
    expect(estate.machines.map(({ name }) => name)).toEqual(HOSTILE);
    expect(estate.machines.map(({ nics }) => nics[0]?.network)).toEqual(HOSTILE);
    expect(estate.machines.map(({ placement }) => placement.hostCpu)).toEqual(HOSTILE);
    expect(estate.problems).toEqual([]);
    expect(({} as Record<string, unknown>)['cores']).toBeUndefined();
  });

  it('are harmless as headers, tags and sheets too', () => {
    const estate = estateOf(
      workbookFile({ ['__proto__x']: [HOSTILE], constructor: [HOSTILE, HOSTILE] }, 'a.xlsx'),
      textFile(
        `machine,cores,tags,${HOSTILE.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\nm,1,__proto__=1;constructor=2,,,,,,,,\n`,
      ),
    );
    expect(estate.machines[0]?.tags).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
    expect(codesOf(estate)).toEqual(['unrecognised']);
  });

  it('never reach a message uncut or with control characters', () => {
    const { problems } = estateOfText(`machine,cores\nm,"\u001b[31m${'z'.repeat(5000)}\u0007"\n`);
    expect(problems[0]?.code).toBe('ingest/bad-number');
    expect(problems[0]?.message.length).toBeLessThan(300);
    expect(problems[0]?.message).not.toMatch(/[\u0000-\u001f]/);
  });
});

describe('a table with many faults', () => {
  it('tells the first of a kind one by one and the rest as one', () => {
    const rows = Array.from({ length: 500 }, (_, index) => `m${index},four`).join('\n');
    const { problems, machines } = estateOfText(`machine,cores\n${rows}\n`);
    expect(machines).toHaveLength(500);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toMatchObject({ code: 'ingest/bad-number', count: 480, at: { line: 22 } });
  });

  it('that is no table at all is told with what was seen', () => {
    const [problem] = estateOfText('Dear colleague, please find attached\nthe list\n').problems;
    expect(problem).toMatchObject({ code: 'ingest/unrecognised', severity: 'error' });
    expect(problem?.message).toContain('"Dear colleague"');
  });

  it('never makes reading throw, whatever it holds', () => {
    const junk = fc.string({
      unit: fc.constantFrom(
        'm',
        'machine',
        ',',
        ';',
        '\t',
        '"',
        '\n',
        '\r',
        '\0',
        ' ',
        'VM',
        '=',
        'é',
        '1',
        '.',
        '\u2028',
      ),
      maxLength: 200,
    });
    fc.assert(fc.property(junk, (text) => estateOfText(text).counts.rows >= 0));
    fc.assert(fc.property(junk, (text) => estateOfText(`machine,cores,disks,tags\n${text}`).counts.rows >= 0));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (content) => estateOfText(content).counts.rows >= 0));
  });
});
