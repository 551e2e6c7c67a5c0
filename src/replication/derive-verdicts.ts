import type { MachineChurn } from './churn.js';
import { diskVerdicts } from './disk-verdicts.js';
import { diskLogs, logVerdict } from './hyper-v-logs.js';
import type { DiskLog, LogTerms, WrittenOf } from './hyper-v-logs.js';
import type { LimitConditions } from './limit-conditions.js';
import type { LinkWaits } from './link-waits.js';
import { machineVerdicts } from './machine-verdicts.js';
import type { LimitVerdict, MachineVerdicts } from './placement.js';
import type { ReplicatedMachine } from './replicated.js';
import type { SourceIops } from './source-iops.js';

export interface VerdictsInput {
  readonly machines: readonly ReplicatedMachine[];
  /** Of each machine, with its disks in the machine's order. */
  readonly churn: { readonly machines: readonly MachineChurn[]; readonly bytesByMinute?: WrittenOf };
  readonly resolved: LimitConditions;
  /** Absent: no limit of operations is judged. */
  readonly iops?: readonly SourceIops[];
  /** How long recovery points are kept; null: nobody says. */
  readonly retentionHours?: number | null;
  /** For the logs of Hyper-V: how long changes wait on the link at worst, and what machines write by minute. Absent: unknown. */
  readonly backlogMinutes?: number | null;
  /** What of the link would let them wait for a shorter time, for the remedies of such a log. Absent: unknown. */
  readonly waits?: LinkWaits | null;
}

/**
 * Every machine and disk against the limits of its generation, in the order of the machines.
 *
 * Limits are inclusive: 54 MB/s are within 54 MB/s. What is measured counts after growth. An unknown target disk or unmeasured churn is
 * `unknown`, never guessed; an I/O size between two printed ones takes the lower row, told as an assumption. The table of churn of a disk is
 * that of Site Recovery's VMware matrix and holds for generations with an agent; machines that their Hyper-V hosts replicate have one of
 * their own, for the machine as a whole. Without an agent on VMware no limit is documented: the verdict is `undocumented` and says what
 * binds instead.
 */
export function deriveVerdicts({
  machines,
  churn,
  resolved,
  iops = [],
  retentionHours = null,
  backlogMinutes = null,
  waits = null,
}: VerdictsInput): readonly MachineVerdicts[] {
  const churnOf = new Map(churn.machines.map((one) => [one.machine, one]));
  const iopsOf = new Map(iops.map((one) => [one.machine, one]));
  return machines.map((machine) => {
    const own = churnOf.get(machine.id) ?? null;
    const operations = iopsOf.get(machine.id);
    const terms: LogTerms = {
      ...{ churn: own, backlogMinutes, copyHours: null },
      written: machine.generation === 'hyperV' ? (churn.bytesByMinute?.(machine.id) ?? null) : null,
      growthPercent: resolved.growthPercent.value,
      foldPercent: null,
    };
    const logs = machine.generation === 'hyperV' ? diskLogs(machine, terms) : [];
    const verdictOf = (log: DiskLog, index: number): LimitVerdict => {
      const mean = own?.disks[index]?.averageMBps ?? null;
      return logVerdict(log, {
        ...{ isMeasured: mean !== null, isOs: machine.disks[index]!.isOs },
        ...(mean === null ? {} : { lift: { mean, terms, waits } }),
      });
    };
    return {
      machine: machine.id,
      verdicts: machineVerdicts({ machine, churn: own, iops: operations?.total ?? null, resolved, retentionHours }),
      disks: machine.disks.map((disk, index) => ({
        disk: disk.name,
        verdicts: [
          ...diskVerdicts({
            ...{ machine, disk, resolved },
            churn: own?.disks[index] ?? null,
            iops: operations?.disks[index] ?? null,
            machineMBps: own?.averageMBps ?? null,
          }),
          ...logs.filter((log) => log.disk === disk.name && disk.leftOut === null).map((log) => verdictOf(log, index)),
        ],
      })),
    };
  });
}
