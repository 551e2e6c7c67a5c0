import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ReplicationPlan } from '../../src/replication/index.js';

const GIB = 1_073_741_824;
const docs = readFileSync(resolve(import.meta.dirname, '../../docs/replication.md'), 'utf8');

/** The page's worked example, in one line. */
export const WORKED_EXAMPLE: string = docs
  .slice(docs.indexOf('## Worked example'), docs.indexOf('## How long it takes'))
  .replace(/\s+/g, ' ');

const whole = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');

/** Its sentences that rest on figures, made from the plan: the mean of what is sent is reckoned anew, by the formula of the page. */
export function sentencesOf(plan: ReplicationPlan): readonly string[] {
  const { counts, churn, machines, bandwidth, initial, placement, settings } = plan;
  const generation = new Map(machines.map((machine) => [machine.id, machine.generation]));
  const writtenBy = (asked: string): number =>
    churn.machines.reduce(
      (sum, { machine, gbPerDay }) => (generation.get(machine) === asked ? sum + (gbPerDay ?? 0) : sum),
      0,
    );
  const count = (asked: string): number => machines.filter((machine) => machine.generation === asked).length;
  const [cycled, others] = [writtenBy('agentless'), writtenBy('hyperV')];
  const sent = 1.3 * 0.7 * ((settings.foldPercent! / 100) * cycled + others);
  const mbps = (sent * 8000) / 86_400;
  const own = bandwidth.least.find(({ rpoMinutes }) => rpoMinutes === bandwidth.objectiveMinutes)!;
  const copied = initial.batches.reduce((sum, { bytes }) => sum + bytes, 0) / 1e9;
  const spare = initial.waves.map(({ spareHours }) => whole(spareHours!));
  const later = initial.waves.map(({ slotDelayHours }) => whole(slotDelayHours));
  const logs = placement.datastores.flatMap(({ kind, growthBytes }) => (kind === 'logs' ? [growthBytes! / GIB] : []));
  return [
    `${counts.machines} machines = ${counts.replicated} replicated + ${counts.unreplicated} not; ${counts.disks} disks, ${counts.disksLeftOut} left out`,
    `${whole(churn.estate.gbPerDay!)} GB a day are written, ${whole(churn.estate.averageMBps!)} MB/s on average. The ${count('agentless')} machines of vSphere`,
    `write ${whole(cycled)} of them and the ${count('hyperV')} of Hyper-V ${whole(others)}`,
    `1.3 x 0.7 x (0.4 x ${whole(cycled)} + ${whole(others)}) = ${whole(sent)} GB a day, ${whole(mbps)} Mb/s`,
    `(${whole(mbps)} x 168 - 100 x 50) / 118 = ${whole((Math.round(mbps) * 168 - 5000) / 118)} Mb/s on average; so that nothing is older than a day, ${whole(own.mbps100!)} are needed, and ${whole(own.mbps90!)} for nine`,
    `If nothing folded it would be ${whole(bandwidth.withoutFold!.mbps100!)}`,
    `First copies are ${whole(copied)} GB`,
    `${spare[0]!}, ${spare[1]!} and ${spare[2]!} hours before they have to be`,
    `up to ${later[0]!}, ${later[1]!} and ${later[2]!} hours later than reckoned`,
    `needs up to ${whole(Math.max(...logs))} GiB of room`,
  ];
}
