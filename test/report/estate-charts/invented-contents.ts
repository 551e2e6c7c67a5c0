import { deriveAssessment } from '../../../src/assessment/index.js';
import type { AssessedMachine } from '../../../src/assessment/index.js';
import { deriveBackTest, parseRules } from '../../../src/backtest/index.js';
import { bytesOfGib } from '../../../src/model/index.js';
import { contentsOfAssessment } from '../../../src/report/index.js';
import type { ReportContents } from '../../../src/report/index.js';
import { deriveWhatIf } from '../../../src/whatif/index.js';
import { aBigMachine, aPolicy, anInput, aSeries, DAY, WEEK } from '../../backtest/weekly-machine.js';
import { HOSTILE_NAMES } from '../../support/an-assessment.js';

const MACHINES = 30;

/** Used cores of a machine: its own level by day and night, higher in the last week. */
const usedCores = (machine: number): number[] =>
  Array.from({ length: 4 * WEEK }, (_, bucket) => {
    const isDay = bucket % DAY > DAY / 3;
    const late = bucket >= 3 * WEEK && bucket % (3 + machine) === 0 ? 3 : 0;
    return 1 + (machine % 9) + (isDay ? 1.5 : 0) + late;
  });

/** Names that try to leave their place first, so that they stand among the dearest. */
const applicationOf = (at: number): string | null =>
  at % 7 === 6 ? null : (HOSTILE_NAMES[at] ?? `Application ${at % 17}`);

/** An assessment of sampled machines with its what-if and its back-test, in the names of hostile applications, and waves of three. */
export async function inventedContents(): Promise<ReportContents> {
  const machines = Array.from({ length: MACHINES }, (_, at) => ({
    ...aBigMachine(`m${at}`),
    memoryBytes: bytesOfGib(8),
  }));
  const series = machines.map(({ id }, at) => aSeries(id, 'cpuUsedCores', usedCores(at)));
  const input = await anInput(machines, series, { rules: parseRules('p95x1.15,p99x1.0,max', aPolicy()) });
  const backTest = deriveBackTest(input);
  const made = deriveAssessment({ ...input, regionIsAssumed: false });
  const renamed = made.machines.map((machine, at): AssessedMachine => ({
    ...machine,
    name: HOSTILE_NAMES[at] ?? machine.name,
    application: applicationOf(at),
    environment: at % 3 === 0 ? 'nonProduction' : 'production',
    source: { ...machine.source, os: HOSTILE_NAMES[at % 12] ?? machine.source.os },
  }));
  const whatIf = deriveWhatIf({
    ...input,
    region: input.offer.region.name,
    offers: new Map([[input.offer.region.name, input.offer]]),
    axes: { percentiles: [90, 95, 100], comforts: [1, 1.3], historyDays: [], terms: [], series: [], regions: [] },
  });
  return { ...contentsOfAssessment({ ...made, machines: renamed }), whatIf, backTest };
}
