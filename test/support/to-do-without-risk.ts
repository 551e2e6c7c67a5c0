import { deriveRisks } from '../../src/report/front/risks.js';
import { recoveryActions } from '../../src/report/html/recovery-actions.js';
import { replicationActions } from '../../src/report/html/replication-actions.js';
import type { ReportContents } from '../../src/report/index.js';

/** What the plans call to do in a section to which no risk leads. */
export function toDoWithoutRisk(contents: ReportContents): readonly string[] {
  const { replication, recovery } = contents;
  const places = new Set(deriveRisks(contents).flatMap((risk) => risk.places.slice(0, 1)));
  const asked = [
    ...(replication === null ? [] : replicationActions(replication)).map((one) => ({ ...one, of: 'replication' })),
    ...(recovery === null ? [] : recoveryActions(recovery)).map((one) => ({ ...one, of: 'recovery' })),
  ];
  return asked.filter(({ kind, of, to }) => kind === 'act' && !places.has(`${of}-${to}`)).map(({ said }) => said);
}
