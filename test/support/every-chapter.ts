import { contentsOfAssessment } from '../../src/report/index.js';
import type { ReportContents } from '../../src/report/index.js';
import { anAssessment } from './an-assessment.js';
import { inventedContents } from '../report/estate-charts/invented-contents.js';
import { inventReport } from './invented-report.js';
import { planReport } from './planned-report.js';

/**
 * Reports that between them have every chapter: a handful of machines of each kind, an estate with samples, its what-if and its back-test, and
 * waves, replication and recovery of a few machines.
 *
 * @param folder where the plans are written
 */
export const inventReports = async (folder: string): Promise<readonly ReportContents[]> => [
  contentsOfAssessment(anAssessment()),
  await inventReport(200),
  await inventedContents(),
  await planReport(folder),
];
