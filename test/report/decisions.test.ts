import { describe, expect, it } from 'vitest';
import type { AssessedDecision, Assessment } from '../../src/assessment/index.js';
import { renderAssessSummary, renderExplainText } from '../../src/report/index.js';
import { SIZES_COLUMNS } from '../../src/report/sizes-columns.js';
import { aFinding, anAssessedMachine, anAssessment } from '../support/an-assessment.js';
import { reportPage } from '../support/report-page.js';

const accepted = { who: 'Ana Lim', when: '2026-08-01', why: 'the system <b>retires</b> in March' };
const decision: AssessedDecision = {
  kind: 'accept',
  what: 'accept os/*',
  machines: ['erp-*'],
  ...accepted,
  until: '2027-03-31',
  at: { file: 'decisions.yaml', line: 7 },
  status: 'applied',
  matched: 1,
  changed: 1,
  effect: '1 finding of 1 machine accepted',
};
const stale: AssessedDecision = { ...decision, status: 'stale', effect: 'nothing of the kind is found any more' };
const machine = anAssessedMachine({ findings: [aFinding({ accepted })] });
const standing = anAssessedMachine({ name: 'erp-app-02' });
const assessment: Assessment = anAssessment({ machines: [machine, standing], decisions: [decision, stale] });

describe('decisions in what is rendered', () => {
  it('have a section of the report, with who, when, why, until, where and what came of it', () => {
    const page = reportPage(assessment);
    expect(page).toContain('<a href="#decisions">Decisions</a>');
    for (const part of ['accept os/*', 'decisions.yaml:7', 'until 2027-03-31', 'Changes nothing', 'erp-*']) {
      expect(page, part).toContain(part);
    }
    expect(page).toContain('the system &lt;b&gt;retires&lt;/b&gt; in March');
    expect(page).not.toContain('<b>retires</b>');
    expect(reportPage(anAssessment())).not.toContain('id="decisions"');
  });

  it('mark an accepted finding wherever it is shown, apart from the same finding that stands', () => {
    const words = 'accepted by Ana Lim on 2026-08-01: the system';
    const page = reportPage(assessment);
    expect(page.split(words)).toHaveLength(3);
    expect(page.split('<code>os/past-end-of-support</code>')).toHaveLength(3);
    expect(renderExplainText(assessment, machine)).toContain('accepted by Ana Lim on 2026-08-01');
    expect(renderExplainText(assessment, standing)).not.toContain('accepted by');
    const column = SIZES_COLUMNS.find(({ name }) => name === 'acceptedFindings')!;
    const cells = [machine, standing].map((about) =>
      column.of({ status: 'sized', about, machine: about, reason: null }),
    );
    expect(cells).toEqual(['os/past-end-of-support', null]);
  });

  it('are counted in the summary, by what came of them', () => {
    expect(renderAssessSummary(assessment, [])).toContain('Decisions  2 = 1 applied + 1 changes nothing');
    expect(renderAssessSummary(anAssessment(), [])).not.toContain('Decisions');
  });
});
