import type { CostPolicy } from '../cost/index.js';
import { implausibleAmounts } from '../ingest/index.js';
import { BYTES_PER_GIB } from '../model/index.js';
import type { Machine, MachineSource } from '../model/index.js';
import { FACTS } from '../readiness/index.js';
import type { Finding } from '../readiness/index.js';
import type { MachineNeed, NeedStep, SizeChoice } from '../sizing/index.js';
import { deriveSizeKindFindings } from './size-kind-findings.js';

const SOURCE = 'Portolan sizing';

const about = (rule: string, parts: Pick<Finding, 'severity' | 'message' | 'remedy' | 'code'>): Finding => ({
  rule,
  question: 'azure',
  source: SOURCE,
  ...parts,
});

function needFindings(need: MachineNeed, source: MachineSource): Finding[] {
  const estimated = need.disks.filter((disk) => disk.sizeBasis === 'estimated').map((disk) => `"${disk.name}"`);
  if (estimated.length === 0) return [];
  return [
    about('sizing/disk-size-estimated', {
      severity: 'informs',
      message: `the size of ${estimated.join(', ')} is estimated: no source lists the virtual disks`,
      remedy: FACTS.disks.howToGet[source],
      code: null,
    }),
  ];
}

function choiceFindings(choice: SizeChoice, need: MachineNeed, cost: CostPolicy): Finding[] {
  if (choice.kind === 'noMatch') {
    return [
      about('sizing/no-size', {
        severity: choice.limit === 'price' ? 'unknown' : 'blocks',
        message: choice.reason,
        remedy: choice.remedy,
        code: choice.code,
      }),
    ];
  }
  const { size } = choice;
  const findings: Finding[] = deriveSizeKindFindings(size, need, cost).map(({ rule, ...told }) => about(rule, told));
  if (size.retirementDate !== null) {
    findings.push(
      about('sizing/retiring-size', {
        severity: 'informs',
        message: `${size.name} retires on ${size.retirementDate}${size.retirementInferred ? ' (inferred from its sister series)' : ''}`,
        remedy: 'plan a resize before that date, or widen the series that the policy allows',
        code: null,
      }),
    );
  }
  if (choice.isLicenceUnknown) {
    findings.push(
      about('sizing/licence-unknown', {
        severity: 'informs',
        message:
          'no Windows price is known in this region: the size was chosen by its base price, the licence is unknown',
        remedy: 'supply the Windows prices of this region in a price sheet',
        code: null,
      }),
    );
  }
  if (choice.unchecked.length > 0) {
    findings.push(
      about('sizing/unchecked-limit', {
        severity: 'informs',
        message: `the catalogue does not know the ${choice.unchecked.join(', ')} limit of ${size.name}`,
        remedy: "compare the vendor's page of this size with the need before the move",
        code: null,
      }),
    );
  }
  return findings;
}

/** The last step of a use that the comfort factor carries past what the machine has today; null where floors alone do. */
function stepBeyond(steps: readonly NeedStep[], configured: number): NeedStep | null {
  if (!steps.some(({ kind }) => kind === 'used')) return null;
  const last = steps.findLast(({ kind }) => kind === 'used' || kind === 'comfort');
  return last !== undefined && last.value > configured ? last : null;
}

/** A size that is larger than the machine is today surprises whoever expects savings: it is told, with the arithmetic. */
function growthFindings({ cores, memoryBytes }: Machine, need: MachineNeed, choice: SizeChoice): Finding[] {
  if (choice.kind !== 'match' || cores === null || memoryBytes === null) return [];
  const { vcpusAvailable, memoryBytes: offered, name } = choice.size;
  const ofCores = vcpusAvailable > cores ? stepBeyond(need.coresSteps, cores) : null;
  const ofMemory = offered > memoryBytes ? stepBeyond(need.memorySteps, memoryBytes) : null;
  const told = [
    ...(ofCores === null ? [] : [`${ofCores.text}, of ${cores} today: ${vcpusAvailable} vCPU`]),
    ...(ofMemory === null ? [] : [`${ofMemory.text}, of ${gibOf(memoryBytes)} today: ${gibOf(offered)}`]),
  ];
  if (told.length === 0) return [];
  return [
    about('sizing/larger-than-today', {
      severity: 'informs',
      message: `${name} is larger than the machine is today, since its use with the comfort factor passes what it has: ${told.join('; ')}`,
      remedy:
        'check that it is short of it today (queues, paging); if not, lower the percentile or the comfort factor in the policy',
      code: null,
    }),
  ];
}

/** A need that pressure at the source lifted back to what the machine has: it is told, since the size looks too large for its use. */
const pressureFindings = ({ coresSteps, memorySteps }: MachineNeed): Finding[] =>
  [...coresSteps, ...memorySteps].flatMap(({ kind, text }) =>
    kind !== 'pressure'
      ? []
      : [
          about('sizing/held-back', {
            severity: 'warns',
            message: `it is not given less than it has, since it was held back when its use was measured: ${text}`,
            remedy:
              'relieve the host, raise the limit, or give the machine what it asks for, and measure again; or set sizing.pressureForbidsDownsizing to false in the policy to trust what was measured',
            code: null,
          }),
        ],
  );

const gibOf = (amount: number): string => `${Math.round((amount / BYTES_PER_GIB) * 1000) / 1000} GiB`;

/** Cores and memory that no machine of today has decide a size like any other; that must not pass in silence. */
export const deriveImplausibleFindings = (machine: Machine): readonly Finding[] =>
  implausibleAmounts(machine).map(({ field, of, value, bound }) =>
    about(`sizing/implausible-${field === 'cores' ? 'cores' : 'memory'}`, {
      severity: 'warns',
      message: `the ${of} of the source is ${value}, which is ${bound}: it is taken as it stands, and decides the size where use does not`,
      remedy: 'check the figure and its unit in the source; if it is wrong, correct it and assess again',
      code: null,
    }),
  );

/** What sizing itself has to say about a machine: estimates, growth, a retiring or half-known size, or that none fits. */
export const deriveSizingFindings = (
  machine: Machine,
  { need, choice, cost }: { readonly need: MachineNeed; readonly choice: SizeChoice; readonly cost: CostPolicy },
): readonly Finding[] => [
  ...needFindings(need, machine.source),
  ...pressureFindings(need),
  ...growthFindings(machine, need, choice),
  ...choiceFindings(choice, need, cost),
];
