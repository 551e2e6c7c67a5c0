import { DEFAULT_POLICY, deriveAssessment } from '../../src/assessment/index.js';
import type { AssessedMachine } from '../../src/assessment/index.js';
import { LEVEL_SIGNS } from '../../src/charts/index.js';
import type { ChartQuantity, MachineCharts } from '../../src/charts/index.js';
import { toMachineId } from '../../src/model/index.js';
import type { MachineId } from '../../src/model/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/index.js';
import { contentsOfAssessment } from '../../src/report/index.js';
import type { ReportContents } from '../../src/report/index.js';
import { inventSampledEstate } from './invented-peaks.js';

const DAYS = 30;
const POINTS = DAYS * 4;
const ASSESSED = 200;
const QUANTITIES: readonly ChartQuantity[] = ['cpu', 'memory', 'diskIops', 'diskThroughput', 'network'];

/** A linear congruential generator: the same report in every run. */
function randomBelow(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** What a report of so many machines with samples holds: 200 are assessed, the others are those with other names and other figures. */
export async function inventReport(count: number): Promise<ReportContents> {
  const { estate, peaks } = inventSampledEstate(Math.min(count, ASSESSED), DAYS);
  const catalogue = await readCatalogue();
  const offer = await readRegionOffer(catalogue, 'westeurope');
  const assessment = deriveAssessment({
    ...{ estate, catalogue, offer, peaks, policy: DEFAULT_POLICY, asOf: '2026-11-22', engineVersion: '0.0.0' },
    priceSheet: null,
    regionIsAssumed: false,
  });
  const below = randomBelow(20_261_122);
  const machines = Array.from({ length: count }, (_, index) =>
    varied(assessment.machines[index % assessment.machines.length]!, index, below),
  );
  const { counts } = assessment;
  const all = { ...counts, rows: count, machines: count, assessed: count, sized: count, unsized: 0, poweredOn: count };
  return {
    ...contentsOfAssessment({ ...assessment, machines, counts: all }),
    charts: new Map(machines.map(({ id }) => [id, inventCharts(below)])),
  };
}

/** The same machine with another name and, in its sentences, other decimals: two machines never use the same. */
function varied(machine: AssessedMachine, index: number, below: (bound: number) => number): AssessedMachine {
  const isText = new Set(['text', 'why', 'distance', 'reason', 'working']);
  const text = JSON.stringify(machine, (key, value: unknown) =>
    isText.has(key) && typeof value === 'string'
      ? value.replace(/\d+\.\d{2,}/g, (found) => `${Math.floor(Number(found))}.${100 + below(900)}`)
      : value,
  );
  const id: MachineId = toMachineId(`invented:${index}`);
  return { ...(JSON.parse(text) as AssessedMachine), id, name: `app-${index.toString(36)}-${below(10)}` };
}

function inventCharts(below: (bound: number) => number): MachineCharts {
  const most = 32;
  return {
    from: '2026-10-23T00:00:00Z',
    hoursPerPoint: 6,
    bucketMinutes: 10,
    levels: most,
    charts: QUANTITIES.map((quantity) => {
      const usual = 4 + below(most / 2);
      const points = Array.from({ length: POINTS }, (_, point) => {
        const level = point % 4 > 0 && point % 4 < 3 ? usual : usual / 3;
        return LEVEL_SIGNS[Math.min(most, Math.round(level * (0.7 + below(60) / 100)))]!;
      });
      return {
        quantity,
        unit: 'cores',
        isOfAverages: false,
        lines: [{ name: '', scale: 1 + below(9999) / 100, points: points.join('') }],
        marks: [
          { kind: 'percentile', label: 'P95', value: below(9999) / 1000 },
          { kind: 'need', label: '', value: below(9999) / 1000 },
          { kind: 'limit', label: 'Standard_D4as_v5', value: 2 ** below(6) },
        ],
      };
    }),
    days: { from: '2026-10-23', zone: 'UTC', signs: '#'.repeat(30) },
  };
}
