import type { Assessment } from '../../src/assessment/index.js';
import { contentsOfAssessment, renderReportHtml } from '../../src/report/index.js';

/** The report of an assessment that nothing else lies beside. */
export const reportPage = (assessment: Assessment): string => renderReportHtml(contentsOfAssessment(assessment));
