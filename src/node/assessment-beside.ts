import { readFile } from 'node:fs/promises';
import type { Assessment } from '../assessment/index.js';
import { AssessmentError } from '../model/index.js';
import type { Problem } from '../model/index.js';
import { otherInputs } from './belongs-to-assessment.js';
import { hashText } from './lock-file.js';
import { ASSESSMENT_FILE, findAssessmentFile, hashAssessment, readAssessment } from './output-folder.js';

/**
 * Whether a folder that an output goes to holds another assessment than that of the output: `report` would leave the output out there.
 * An assessment that cannot be read is no matter of this output; `report` tells it.
 *
 * @param folder null where nothing is written
 * @returns a warning, `node/other-assessment`, which names the inputs that only one of both has; else nothing
 */
export async function otherAssessmentIn(folder: string | null, assessment: Assessment): Promise<readonly Problem[]> {
  const path = folder === null ? null : await findAssessmentFile(folder);
  if (path === null) return [];
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null || hashText(text) === hashAssessment(assessment)) return [];
  const beside = await readAssessment(path).catch((cause: unknown) => {
    if (cause instanceof AssessmentError) return null;
    throw cause;
  });
  if (beside === null || hashAssessment(beside) === hashAssessment(assessment)) return [];
  const inputs = assessment.inputs.map(({ file }) => file);
  const difference =
    otherInputs(inputs, beside) ?? 'both have the same inputs, so a file, the region, prices or options differ';
  return [
    {
      ...{ code: 'node/other-assessment', severity: 'warning', at: { file: ASSESSMENT_FILE } },
      message: `in the folder of this plan is another assessment than the one that the plan was made from, so portolan report leaves the plan out there: ${difference}`,
      remedy:
        'give the same inputs and options to portolan assess and to the plan; a site file that is named by --site, and files of settings, change nothing of an assessment',
    },
  ];
}
