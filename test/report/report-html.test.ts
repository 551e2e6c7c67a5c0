import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { BROWSER_SCRIPT, BROWSER_SCRIPT_SHA256 } from '../../src/report/html/browser-script.js';
import { toMachineId } from '../../src/model/index.js';
import {
  aFinding,
  anAssessedMachine,
  anAssessment,
  aMachineOfUnknownPrice,
  anUnsizedMachine,
  HOSTILE_NAMES,
} from '../support/an-assessment.js';
import { reportPage } from '../support/report-page.js';

/** What a reader would read: the body without tags, with entities resolved. */
function textOf(page: string): string {
  const body = page.slice(page.indexOf('<body>'), page.indexOf('<script>'));
  return body
    .replace(/<script type="text\/plain"[^>]*>[^<]*<\/script>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#96;', '`')
    .replaceAll('&amp;', '&')
    .replace(/[ \n]+/g, ' ');
}

const lines = (text: string): string => text.replace(/(.{1,100})(?: |$)/g, '$1\n');

describe('the security of the report', () => {
  it('names the hash of its one script', () => {
    const hash = createHash('sha256').update(BROWSER_SCRIPT).digest('base64');
    expect(BROWSER_SCRIPT_SHA256).toBe(hash);
    const page = reportPage(anAssessment());
    const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)];
    expect(scripts.map(([, text]) => text)).toEqual([BROWSER_SCRIPT]);
    // Data for the script is no script: browsers neither run nor fetch what is plain text.
    const others = [...page.matchAll(/<script ([^>]*)>/g)].map(([, attributes]) => attributes);
    expect(others.filter((attributes) => !/^type="text\/plain" id="[a-z0-9-]+"$/.test(attributes!))).toEqual([]);
    expect(page).toContain(`script-src 'sha256-${hash}'`);
    expect(page).toContain("default-src 'none'");
  });

  it('has its policy before anything that it governs', () => {
    const page = reportPage(anAssessment());
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style'));
  });

  it('loads nothing: no address, no source, no import', () => {
    const page = reportPage(anAssessment());
    expect(page).not.toMatch(/https?:/);
    expect(page).not.toMatch(/\ssrc=|@import|url\(|<link|<iframe|<object|<embed|<base/);
    const shown = page.replace(BROWSER_SCRIPT, '');
    expect([...shown.matchAll(/href="([^"]*)"/g)].filter(([, target]) => !/^#[a-z0-9-]+$/.test(target!))).toEqual([]);
  });

  it.each(HOSTILE_NAMES.map((name) => [JSON.stringify(name), name]))(
    'keeps %s a text wherever it may stand',
    (_, name) => {
      const plain = reportPage(everywhere('harmless'));
      const hostile = reportPage(everywhere(name));
      const tags = (page: string): readonly string[] =>
        [...page.matchAll(/<\/?([a-z0-9]+)/gi)].map(([tag]) => tag.toLowerCase());
      expect(tags(hostile)).toEqual(tags(plain));
      const attributes = (page: string): readonly string[] =>
        [...page.slice(page.indexOf('<body>')).matchAll(/<[a-z][^>]*>/gi)].map(([tag]) =>
          tag.replace(/"[^"]*"/g, '""'),
        );
      expect(attributes(hostile)).toEqual(attributes(plain));
    },
  );
});

/** An assessment in which every text of an input is this one. */
function everywhere(text: string): ReturnType<typeof anAssessment> {
  const whole = anAssessedMachine();
  const { catalogue } = anAssessment();
  return anAssessment({
    machines: [
      {
        ...whole,
        name: text,
        id: toMachineId(text),
        application: text,
        source: {
          ...whole.source,
          os: text,
          osFamily: text,
          host: text,
          cluster: text,
          datacenter: text,
          addresses: [text],
        },
        findings: [aFinding({ message: text, remedy: text, rule: text, source: text, code: text })],
        need: { ...whole.need!, missing: [text], disks: whole.need!.disks.map((disk) => ({ ...disk, name: text })) },
        disks: whole.disks.map((disk) => ({ ...disk!, name: text, tier: text, reason: text })),
        origins: { [text]: { file: text, sheet: text, column: text, line: 1, how: 'derived', note: text } },
      },
      anUnsizedMachine({ name: text, unsized: { reason: text, remedy: text, code: text } }),
    ],
    outOfScope: [{ id: toMachineId(text), name: text, reason: text, power: 'on' }],
    inputs: [{ ...anAssessment().inputs[0]!, file: text, kind: text, recognisedBy: text }],
    problems: [{ code: text, severity: 'error', at: { file: text, column: text }, message: text, remedy: text }],
    region: { name: text, displayName: text, isAssumed: false },
    catalogue: { ...catalogue, priceSheet: text },
    policyWords: [text],
    assumptions: [text],
    notIncluded: [text],
  });
}

describe('what the report says', () => {
  it('reads the same as it did', async () => {
    const text = textOf(reportPage(anAssessment()));
    // The values of the policy are another folder's business; they stand between these two headings.
    const told = text.replace(/The policy, value by value .*(?= Words used here)/, 'The policy, value by value …');
    await expect(lines(told)).toMatchFileSnapshot('../golden/report/report.txt');
  });

  it('gives the same bytes for the same input', () => {
    expect(reportPage(anAssessment())).toBe(reportPage(anAssessment()));
  });

  it('shows the counts of the assessment as equations, and one row per machine', () => {
    const assessment = anAssessment();
    const { counts } = assessment;
    const page = reportPage(assessment);
    const text = textOf(page);
    expect(text).toMatch(
      new RegExp(
        `${counts.assessed} machines assessed = ${counts.sized} with a size \\+ ${counts.unsized} without a size`,
      ),
    );
    expect(text).toMatch(
      new RegExp(
        `${counts.machines} machines found = ${counts.assessed} assessed \\+ ${counts.outOfScope} out of scope`,
      ),
    );
    expect(text).toMatch(
      new RegExp(
        `${counts.rows} rows read = ${counts.machines} machines \\+ ${counts.merged} merged into another \\+ ${counts.skipped} skipped`,
      ),
    );
    expect(page.match(/<tr id=m\d+>/g)).toHaveLength(counts.assessed);
    expect(page.match(/<div class="why-panel">/g)).toHaveLength(counts.assessed);
  });

  it('never shows an unknown price as zero', () => {
    const text = textOf(reportPage(anAssessment({ machines: [aMachineOfUnknownPrice()] })));
    expect(text).toContain('Unknown in this region for every machine: Pay as you go;');
    expect(text).toContain('Not complete: 1 machine with an unknown price.');
    expect(text).toContain('92.93 + 1 unknown');
    expect(text).toContain('Compute unknown 1 machine unknown');
  });

  it('says how much right-sizing saves, and leaves it out where there is nothing to compare', () => {
    const assessment = anAssessment();
    expect(textOf(reportPage(assessment))).toContain('saved per month');
    const cheaper = { ...assessment.totals, asIs: assessment.totals.running };
    expect(textOf(reportPage({ ...assessment, totals: cheaper }))).toContain('612.69 USD more per month');
    const totals = { ...assessment.totals, asIs: null };
    expect(textOf(reportPage({ ...assessment, totals }))).not.toContain('saved per month');
  });

  it('shows money in the currency of the price sheet with its rate', () => {
    const assessment = anAssessment();
    const catalogue = { ...assessment.catalogue, currency: 'AUD', usdToCurrency: 1.5, priceSheet: 'EA 2026' };
    const text = textOf(reportPage({ ...assessment, catalogue }));
    expect(text).toContain('3,815.54 AUD per month');
    expect(text).toContain('1 USD = 1.5 AUD');
    expect(text).toContain('EA 2026');
  });

  it('shows an empty estate and one without any size', () => {
    const empty = anAssessment({
      machines: [],
      outOfScope: [],
      inputs: [],
      problems: [],
      assumptions: [],
      notIncluded: [],
    });
    const text = textOf(reportPage(empty));
    expect(text).toContain('0 machines assessed = 0 with a size + 0 without a size');
    expect(text).toContain('No machine is in scope, so there is nothing to size.');
    expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
    const unsized = textOf(reportPage(anAssessment({ machines: [anUnsizedMachine()] })));
    expect(unsized).toContain('Why there is no size no source says how much memory the machine has');
    expect(unsized).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('grows no faster than its machines', () => {
    const sizeOf = (count: number): number =>
      reportPage(
        anAssessment({
          machines: Array.from({ length: count }, (_, index) => anAssessedMachine({ name: `m${index}` })),
        }),
      ).length;
    const one = sizeOf(200);
    expect(sizeOf(400) - one).toBeLessThan(one * 1.05);
  });
});
