import { contentsOfAssessment } from '../../src/report/index.js';
import type { ReportContents } from '../../src/report/index.js';
import { anAssessment } from './an-assessment.js';
import { inventReport } from './invented-report.js';

/** Reports that between them have every chapter: a handful of machines of each kind, and an estate with samples. */
export const inventReports = async (): Promise<readonly ReportContents[]> => [
  contentsOfAssessment(anAssessment()),
  await inventReport(200),
];
