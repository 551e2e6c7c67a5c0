import type { AssessedMachine, Assessment } from '../../assessment/index.js';
import { BYTES_PER_MB } from '../../model/index.js';
import type { CostLine } from '../../cost/index.js';
import type { Finding } from '../../readiness/index.js';
import type { DiskChoice, DiskNeed } from '../../sizing/index.js';
import { acceptedWords, FINDING_SEVERITY_WORDS, QUESTION_WORDS, READINESS_WORDS } from '../words.js';
import { dollarColumn, dollars, gibOfBytes, needed, tableOf, yesOrNo } from './estate-cells.js';
import { amountColumn, noteColumn, textColumn } from './table.js';
import type { ReportTable } from './table.js';

interface DiskRow {
  readonly machine: AssessedMachine;
  readonly need: DiskNeed | undefined;
  readonly disk: DiskChoice | null;
}

/** One row for each disk that is needed, with the disk chosen for it. */
export const diskTable = ({ machines }: Assessment): ReportTable =>
  tableOf<DiskRow>(
    { id: 'disks', title: 'Disks', said: 'Every disk of every machine with a need, and the disk that it becomes.' },
    [
      [textColumn('Machine'), ({ machine }) => machine.name],
      [textColumn('Disk'), ({ need, disk }) => need?.name ?? disk?.name ?? null],
      [textColumn('Boots', 8), ({ need, disk }) => yesOrNo(need?.isOs ?? disk?.isOs ?? false)],
      [amountColumn('Size now', 'GiB'), ({ need }) => gibOfBytes(need?.sizeBytes)],
      [textColumn('Size is', 12), ({ need }) => need?.sizeBasis ?? null],
      [amountColumn('Needs', 'IOPS', 0), ({ need }) => needed(need?.iops)],
      [
        amountColumn('Needs throughput', 'MB/s'),
        ({ need }) => needed(need?.bytesPerSecond == null ? null : need.bytesPerSecond / BYTES_PER_MB),
      ],
      [textColumn('Type', 16), ({ disk }) => disk?.type ?? null],
      [textColumn('Tier', 10), ({ disk }) => disk?.tier ?? null],
      [textColumn('Redundancy', 12), ({ disk }) => disk?.redundancy ?? null],
      [amountColumn('Size', 'GiB', 0), ({ disk }) => disk?.sizeGiB ?? null],
      [amountColumn('Offers', 'IOPS', 0), ({ disk }) => disk?.iops ?? null],
      [
        amountColumn('Offers throughput', 'MB/s'),
        ({ disk }) => (disk === null ? null : disk.bytesPerSecond / BYTES_PER_MB),
      ],
      [dollarColumn('Cost'), ({ disk }) => dollars(disk?.perMonth)],
      [
        textColumn('Why', 60),
        ({ disk, machine }) => disk?.reason ?? machine.unsized?.reason ?? 'no disk that the policy allows fits',
      ],
      [
        textColumn('Why the cost is unknown', 40),
        ({ disk }) => (disk === null ? 'no disk was chosen' : disk.perMonth === null ? 'no price is known' : null),
      ],
      [noteColumn('Price from'), ({ disk }) => disk?.priceSource ?? null],
    ],
    machines.flatMap((machine) =>
      Array.from({ length: Math.max(machine.need?.disks.length ?? 0, machine.disks.length) }, (_, index) => ({
        machine,
        need: machine.need?.disks[index],
        disk: machine.disks[index] ?? null,
      })),
    ),
  );

interface FindingRow {
  readonly machine: AssessedMachine;
  readonly finding: Finding;
}

/** One row for each finding; a machine without any has none. */
export const readinessTable = ({ machines }: Assessment): ReportTable =>
  tableOf<FindingRow>(
    {
      id: 'readiness',
      title: 'Readiness',
      said: 'Every finding of every machine with what to do. A machine without a finding is not here; the sheet of machines has them all.',
    },
    [
      [textColumn('Machine'), ({ machine }) => machine.name],
      [textColumn('Readiness', 20), ({ machine }) => READINESS_WORDS[machine.readiness.state]],
      [textColumn('Question', 30), ({ finding }) => QUESTION_WORDS[finding.question]],
      [textColumn('Severity', 14), ({ finding }) => FINDING_SEVERITY_WORDS[finding.severity]],
      [textColumn('Finding', 70), ({ finding }) => finding.message],
      [textColumn('What to do', 70), ({ finding }) => finding.remedy],
      [textColumn('Accepted', 40), ({ finding }) => acceptedWords(finding) || null],
      [textColumn('Rule', 28), ({ finding }) => finding.rule],
      [textColumn('Code', 28), ({ finding }) => finding.code],
    ],
    machines.flatMap((machine) => machine.findings.map((finding) => ({ machine, finding }))),
  );

const COST_KINDS: Readonly<Record<CostLine['kind'], string>> = {
  compute: 'Compute',
  windowsLicence: 'Windows licence',
  disk: 'Disk',
  backup: 'Backup',
  siteRecovery: 'Site Recovery',
  defender: 'Defender for Servers',
};

interface BillRow {
  readonly machine: AssessedMachine;
  readonly line: CostLine;
}

/** Every line of every bill: what is known of them sums to the totals. */
export const costTable = ({ machines }: Assessment): ReportTable =>
  tableOf<BillRow>(
    {
      id: 'costs',
      title: 'Costs',
      said: 'Every line of every bill with its arithmetic. An unknown price is an empty cell, in no sum, and its working says what is missing.',
    },
    [
      [textColumn('Machine'), ({ machine }) => machine.name],
      [textColumn('Application'), ({ machine }) => machine.application],
      [textColumn('Environment', 14), ({ machine }) => machine.environment],
      [textColumn('Power', 10), ({ machine }) => machine.power],
      [textColumn('Part', 18), ({ line }) => COST_KINDS[line.kind]],
      [textColumn('Line', 40), ({ line }) => line.label],
      [dollarColumn('Cost'), ({ line }) => dollars(line.perMonth)],
      [textColumn('Working', 60), ({ line }) => line.working],
      [noteColumn('Price from'), ({ line }) => line.source],
    ],
    machines.flatMap((machine) => (machine.cost?.lines ?? []).map((line) => ({ machine, line }))),
  );
