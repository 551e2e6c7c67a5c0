import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RecoveryPlan } from '../../../src/recovery/index.js';
import type { ReplicationPlan } from '../../../src/replication/index.js';
import { deriveCostRange } from '../../../src/report/front/cost-range.js';
import { deriveDataQuality } from '../../../src/report/front/data-quality.js';
import { deriveRisks } from '../../../src/report/front/risks.js';
import { contentsOfAssessment, formatCount, formatMoney, renderReportHtml } from '../../../src/report/index.js';
import type { ReportContents } from '../../../src/report/index.js';
import { anAssessment } from '../../support/an-assessment.js';
import { temporaryFolder } from '../../support/run-cli.js';
import { toDoWithoutRisk } from '../../support/to-do-without-risk.js';
import { HOSTILE_NAMES, writePlans } from '../../support/written-plans.js';

const assessment = anAssessment();
const SHA = (digit: string): string => digit.repeat(64);
const lock = {
  engine: '0.1.0',
  inputs: [{ file: '<b>estate</b>.xlsx', bytes: 1234, sha256: SHA('a') }],
  ...{ catalogueSha256: SHA('b'), policySha256: SHA('c'), assessmentSha256: SHA('d') },
};

/** The markup of one chapter as a reader reads it. */
function chapterText(page: string, id: string): string {
  const from = page.indexOf(`<section id="${id}"`);
  return page
    .slice(from, page.indexOf('</section>', from))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('the first page', () => {
  const contents: ReportContents = { ...contentsOfAssessment(assessment), lock };
  const page = renderReportHtml(contents);
  const text = chapterText(page, 'summary');

  it('says the cost of a month and of a year, and both ends of the range, as the assessment has them', () => {
    const { totals, catalogue } = assessment;
    const range = deriveCostRange(assessment)!;
    expect(text).toContain(`${formatMoney(totals.all.perMonth, catalogue).replace(' USD', '')} USD per month`);
    expect(text).toContain(`${formatMoney(totals.all.perYear, catalogue)} per year`);
    for (const { perMonth, perYear } of [range.low, range.high]) {
      expect(text).toContain(formatMoney(perMonth, catalogue).replace(' USD', ''));
      expect(text).toContain(formatMoney(perYear, catalogue).replace(' USD', ''));
    }
    expect(text).toContain('Prices of 2025-05-16 to 2026-08-01');
    expect(text).toContain('Not complete: 1 machine with an unknown price, 1 machine without a size.');
  });

  it('counts readiness as the assessment does', () => {
    const { readiness } = assessment.counts;
    const row = Object.values(readiness).map((count) => `${formatCount(count)} [\\d.]+ %`);
    expect(text).toMatch(new RegExp(`May it run in Azure\\? ${row.join(' ')}`));
  });

  it('shows the three biggest risks in their order, each with its place on the page', () => {
    const risks = deriveRisks(contents);
    const shown = risks.slice(0, 3).map(({ title }) => text.indexOf(title));
    expect(shown).toEqual(shown.toSorted((one, other) => one - other));
    expect(shown).not.toContain(-1);
    expect(text).toContain(`${risks.length - 3} more risk`);
  });

  it('shows the grade of the data with every fact, and the rule in a chapter', () => {
    const { grade, facts } = deriveDataQuality(assessment);
    expect(text).toContain(`Quality of the data ${grade} of A to E`);
    expect(page.match(/data-label="Grade"/g)).toHaveLength(facts.length);
  });

  it('shortens hashes and has them in full in the basis', () => {
    expect(text).toContain(`Assessment ${'d'.repeat(12)}…`);
    const basis = chapterText(page, 'basis');
    for (const digit of ['a', 'b', 'c', 'd']) expect(basis).toContain(SHA(digit));
    expect(page).not.toContain('<b>estate');
  });

  it('says that there is no lock rather than showing none', () => {
    expect(chapterText(renderReportHtml(contentsOfAssessment(assessment)), 'summary')).toContain('No lock lies beside');
  });

  it('lists what lies in the folder and is left out', () => {
    const left = { code: 'node/other-assessment', severity: 'warning', at: { file: 'waves.json' } } as const;
    const leftOut = [{ ...left, message: 'was made from <i>another</i> one', remedy: 'run it again' }];
    const input = chapterText(renderReportHtml({ ...contents, leftOut }), 'input');
    expect(input).toContain('In the folder, and not in this report');
    expect(input).toContain('was made from &lt;i&gt;another&lt;/i&gt; one');
  });
});

describe('plans as chapters of the report', () => {
  let contents: ReportContents;
  let page = '';
  beforeAll(async () => {
    const folder = await writePlans(temporaryFolder(), 300);
    const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
    expect(existsSync(join(folder, 'replication.json'))).toBe(true);
    contents = {
      ...contentsOfAssessment(assessment),
      ...{ replication: read('replication') as ReplicationPlan, recovery: read('recovery') as RecoveryPlan },
    };
    page = renderReportHtml(contents);
  });

  const idsOf = (text: string): readonly string[] => [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!);

  it('have anchors of their own, and every link leads somewhere', () => {
    const ids = idsOf(page);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const targets = [...page.slice(0, page.lastIndexOf('<script>')).matchAll(/href="#([^"]*)"/g)].map(
      ([, target]) => target!,
    );
    expect(targets).toContain('replication-windows');
    expect(targets.filter((id) => !ids.includes(id) && !/^(m|finding-)\d+$/.test(id))).toEqual([]);
  });

  it('stay short however large the plan, and say where the rest stands', () => {
    const whole = Buffer.byteLength(page);
    const bare = Buffer.byteLength(renderReportHtml(contentsOfAssessment(assessment)));
    expect(whole - bare).toBeLessThan(250_000);
    expect(chapterText(page, 'replication')).toMatch(/And \d+ more rows, in replication\.html/);
    expect(chapterText(page, 'recovery')).toMatch(/And [\d,]+ more rows, in recovery\.html/);
  });

  it('keep hostile names text', () => {
    for (const name of HOSTILE_NAMES.filter((one) => one.includes('<'))) expect(page).not.toContain(name);
  });

  it('bring what they rest on into the basis, and the lock claims the assessment alone', () => {
    const basis = chapterText(page, 'basis');
    expect(contents.replication!.assumptions.length).toBeGreaterThan(0);
    expect(basis).toContain('What the plans in this report rest on besides');
    expect(basis).toContain(`Replication: ${contents.replication!.assumptions.length} assumption`);
    const locked = chapterText(renderReportHtml({ ...contents, lock }), 'basis');
    expect(locked).toContain('SHA-256 of everything that the figures of the assessment depend on.');
    expect(locked).toContain('are in no hash here');
    expect(chapterText(renderReportHtml({ ...contentsOfAssessment(assessment), lock }), 'basis')).not.toContain(
      'are in no hash here',
    );
  });

  it('have their risks ranked with the others, and single points as the plan of recovery counts them', () => {
    const { replication, recovery } = contents;
    const present = recovery!.availability.flatMap((one) => one.present.shares);
    const points = new Set(present.filter(({ isSinglePoint }) => isSinglePoint).map(({ id }) => id)).size;
    const risks = deriveRisks(contents);
    const found = new Map(risks.map((risk) => [risk.id, risk]));
    expect(points).toBeGreaterThan(0);
    expect(found.get('single-points')?.title.startsWith(`${points} single point`)).toBe(true);
    const never = (kind: string): number =>
      recovery!.drills.due.filter((one) => one.state === 'never' && one.kind === kind).length;
    expect(found.get('drills')?.title).toContain(`Never drilled: ${formatCount(never('machine'))} of `);
    expect(never('application') > 0).toBe(found.get('drills')?.title.includes('application'));
    const isLate = recovery!.points.rpo.some(({ isMet }) => isMet === false);
    expect(found.has('recovery-points')).toBe(isLate);
    expect(found.has('replication-objective')).toBe((replication!.bandwidth.given?.breaches.length ?? 0) > 0);
  });

  it('leave nothing that is to be done out of the risks', () => {
    expect(toDoWithoutRisk(contents)).toEqual([]);
  });

  it('stand in the navigation under what they are for', () => {
    const nav = /<nav class="chapters"[\s\S]*?<\/nav>/
      .exec(page)?.[0]
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(nav).toContain('Move Replication Recover Recovery Basis');
  });
});
