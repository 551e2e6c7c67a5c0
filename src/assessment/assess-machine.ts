import type { VmPrice } from '../catalog/index.js';
import { bytes, compareText, mibCovering } from '../model/index.js';
import type { Bytes, Machine, Nanos, Origin, Origins, RoleEvidence } from '../model/index.js';
import { acceptFindings, deriveMigrationFindings, deriveReadiness, factsOf } from '../readiness/index.js';
import type {
  ChosenSizeFacts,
  Finding,
  Method,
  ReadinessContext,
  ReadinessFacts,
  ReadinessVerdict,
} from '../readiness/index.js';
import { deriveCreditEvidence, deriveNeed, matchSize } from '../sizing/index.js';
import type { MachineNeed, NeedContext, SizeChoice, SizeMarket } from '../sizing/index.js';
import type { AssessedMachine, SourceSummary } from './assessment.js';
import type { MigrationFindings } from './choose-tool.js';
import { costOfChoice } from './cost-of-choice.js';
import { deriveMethod } from './derive-method.js';
import type { Policy } from './policy.js';
import { environmentOf } from './scope.js';
import { deriveSampleFindings, sampledBefore } from './sample-findings.js';
import { summarizeCoverage } from './summarize-coverage.js';
import type { SampledMachine, SampledMachines } from './sampled-machines.js';
import { deriveImplausibleFindings, deriveSizingFindings } from './sizing-findings.js';

/** What every machine of a run shares. */
export interface AssessmentContext {
  readonly policy: Policy;
  readonly market: SizeMarket;
  readonly readiness: ReadinessContext;
  readonly defenderPerServerMonth: Nanos | null;
  readonly currency: { readonly code: string; readonly usdToCurrency: number };
  /** Labels of the inputs that are RVTools exports. */
  readonly rvtoolsFiles: ReadonlySet<string>;
  /** Labels of the inputs that are imports by hand, in which a missing boot type means BIOS. */
  readonly importFiles: ReadonlySet<string>;
  /** Other machines of the estate with the same name; absent: none are known. */
  readonly namesakesOf?: (machine: Machine) => number;
  /** What machines are for, as far as anything but the inventory tells; absent: nothing does. */
  readonly rolesOf?: (machine: Machine) => readonly RoleEvidence[];
  readonly priceOf: (sizeName: string) => VmPrice | null;
  readonly samples: SampledMachines | null;
  /** How a size is chosen, for questions that ask for another choice than the policy's; absent: `matchSize`. */
  readonly choose?: (need: MachineNeed, market: SizeMarket) => SizeChoice;
}

const sumOfDisks = ({ disks }: Machine): Bytes | null =>
  disks.length === 0 ? null : bytes(disks.reduce((total, disk) => total + disk.sizeBytes, 0));

function summarizeSource(machine: Machine): SourceSummary {
  return {
    kind: machine.source,
    cores: machine.cores,
    memoryBytes: machine.memoryBytes,
    os: machine.os.name,
    osFamily: machine.os.family,
    firmware: machine.firmware,
    diskCount: machine.diskCount ?? (machine.disks.length > 0 ? machine.disks.length : null),
    storageBytes: sumOfDisks(machine) ?? machine.storageBytes,
    storageUsedBytes: machine.storageUsedBytes,
    nicCount: machine.nicCount ?? (machine.nics.length > 0 ? machine.nics.length : null),
    addresses: machine.addresses,
    host: machine.placement.host,
    cluster: machine.placement.cluster,
    datacenter: machine.placement.datacenter,
  };
}

/** The label of the input that named the machine. */
export const fileOf = (machine: Machine): string => machine.origins['name']?.file ?? '';

/** Values that an answer rests on; the rest of a machine's origins stay in the estate. */
const TOLD_ORIGIN =
  /^(name|power|cores|memoryBytes|firmware|environment|diskCount|nicCount|storageBytes|os\.name|disks\[\d+\]\.(sizeBytes|(read|write)\w+)|statedUse\.\w+)$/;

/** What people decided is told of any value. */
function toldOrigins({ origins, decided }: Machine): Origins {
  const told = Object.create(null) as Record<string, Origin>;
  for (const key of Object.keys(origins).sort(compareText)) {
    if (TOLD_ORIGIN.test(key) || decided?.facts.includes(key) === true) told[key] = origins[key]!;
  }
  return told;
}

const SEVERITY_ORDER: readonly Finding['severity'][] = ['blocks', 'unknown', 'conditions', 'warns', 'informs'];

const sortFindings = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort(
    (left, right) =>
      Number(left.accepted !== undefined) - Number(right.accepted !== undefined) ||
      SEVERITY_ORDER.indexOf(left.severity) - SEVERITY_ORDER.indexOf(right.severity) ||
      compareText(left.rule, right.rule) ||
      compareText(left.message, right.message),
  );

const UNKNOWN_NEED: Readonly<Record<'cores' | 'memoryBytes', string>> = {
  cores: 'the number of cores',
  memoryBytes: 'the amount of memory',
};

interface Sized {
  readonly need: MachineNeed | null;
  readonly choice: SizeChoice | null;
  readonly verdict: ReadinessVerdict;
  readonly unsized: AssessedMachine['unsized'];
}

/** Adds what samples say of burstable sizes, where the policy lets a machine such as this prove that they last. */
export function withCredits(
  need: MachineNeed,
  sampled: SampledMachine | null,
  { policy, market }: Pick<AssessmentContext, 'policy' | 'market'>,
): MachineNeed {
  const isAsked = policy.sizing.mode === 'performance' && policy.sizes.burstable === 'provenNonProduction';
  if (!isAsked || sampled === null || need.environment === 'production') return need;
  const credits = deriveCreditEvidence(sampled.series, market.creditTerms, policy.sizing.comfort.cpu);
  return credits === null ? need : { ...need, credits };
}

/** The verdict on a machine for each size that may be chosen for it; null: none. */
function verdictsOf(
  machine: Machine,
  need: MachineNeed | null,
  context: AssessmentContext,
): (chosen: SizeChoice | null) => ReadinessVerdict {
  return (chosen) => deriveReadiness(ruleFacts(machine, { need, choice: chosen }, context), context.readiness);
}

function ruleFacts(
  machine: Machine,
  { need, choice }: Pick<Sized, 'need' | 'choice'>,
  { importFiles, namesakesOf, rolesOf }: AssessmentContext,
): ReadinessFacts {
  return factsOf(machine, {
    need,
    fromImport: importFiles.has(fileOf(machine)),
    memoryUsedPercent: memoryUsedPercentOf(need),
    namesakes: namesakesOf?.(machine) ?? 0,
    roles: rolesOf?.(machine) ?? [],
    chosen: chosenFacts(choice),
    noSizeFits: isTooLarge(choice),
  });
}

/** Readiness first, then the size; a machine that may not run in Azure is not carried further, as at Azure Migrate. */
function sizeMachine(
  machine: Machine,
  context: AssessmentContext,
  { sampled, ...needContext }: NeedContext & { readonly sampled: SampledMachine | null },
): Sized {
  const derived = deriveNeed(machine, needContext);
  const result = derived.kind === 'need' ? { ...derived, need: withCredits(derived.need, sampled, context) } : derived;
  const need = result.kind === 'need' ? result.need : null;
  const verdictFor = verdictsOf(machine, need, context);
  const before = verdictFor(null);
  if (result.kind === 'unknown') {
    const what = UNKNOWN_NEED[result.missing];
    return {
      need,
      choice: null,
      verdict: before,
      unsized: { reason: `no source states ${what}`, remedy: `supply ${what} in an inventory`, code: 'Unknown' },
    };
  }
  if (before.readiness.state === 'notReady') {
    const blocking = before.findings.find(({ question, severity }) => question === 'azure' && severity === 'blocks');
    return {
      need,
      choice: null,
      verdict: before,
      unsized: {
        reason: `not ready for Azure: ${blocking?.message ?? before.readiness.code}`,
        remedy: blocking?.remedy ?? 'see the findings',
        code: before.readiness.code,
      },
    };
  }
  const choice = (context.choose ?? matchSize)(result.need, context.market);
  const unsized = choice.kind === 'match' ? null : { reason: choice.reason, remedy: choice.remedy, code: choice.code };
  return { need, choice, verdict: verdictFor(choice), unsized };
}

/** What was measured or stated in use of the configured memory, before any factor. */
function memoryUsedPercentOf(need: MachineNeed | null): number | null {
  const allocated = need?.memorySteps.find(({ kind }) => kind === 'read')?.value ?? 0;
  const used = need?.memorySteps.find(({ kind }) => kind === 'used')?.value;
  return used === undefined || allocated === 0 ? null : (100 * used) / allocated;
}

function chosenFacts(choice: SizeChoice | null): ChosenSizeFacts | null {
  if (choice?.kind !== 'match') return null;
  const { vcpusAvailable: vcpus, memoryBytes, localTempBytes } = choice.size;
  return { vcpus, memoryBytes, hasTemporaryDisk: localTempBytes === null ? null : localTempBytes > 0 };
}

/** No size is large enough, as opposed to one whose price is missing. */
const isTooLarge = (choice: SizeChoice | null): boolean => choice?.kind === 'noMatch' && choice.limit !== 'price';

function costOf(
  { need, choice, verdict }: Sized,
  machine: Machine,
  context: AssessmentContext,
): AssessedMachine['cost'] {
  if (choice?.kind !== 'match' || need === null) return null;
  const guest = { osFamily: machine.os.family, azure: verdict.readiness.state };
  return costOfChoice(choice, { need, ...guest }, { ...context, policy: context.policy.cost });
}

/** The day of the last sample of a machine that has some, and none in the window. */
const sampledUntilOf = (
  machine: Machine,
  sampled: SampledMachine | null,
  { samples }: Pick<AssessmentContext, 'samples'>,
): string | null => (sampled === null ? (samples?.lastDayBefore(machine) ?? null) : null);

function sampleFindings(
  machine: Machine,
  sampled: SampledMachine | null,
  { samples, policy: { sizing } }: AssessmentContext,
): readonly Finding[] {
  if (samples === null) return [];
  if (sampled !== null) return deriveSampleFindings(machine, sampled, { window: samples.window, sizing });
  const lastDay = sampledUntilOf(machine, sampled, { samples });
  return lastDay === null ? [] : [sampledBefore(lastDay, samples.window)];
}

type SizeAnswer = Pick<AssessedMachine, 'size' | 'disks' | 'refused' | 'limits' | 'unchecked' | 'nextUp' | 'nextDown'>;

const NO_ANSWER: SizeAnswer = {
  size: null,
  disks: [],
  refused: null,
  limits: [],
  unchecked: [],
  nextUp: null,
  nextDown: null,
};

function answerOf(choice: SizeChoice | null): SizeAnswer {
  if (choice === null) return NO_ANSWER;
  const { disks, refused } = choice;
  if (choice.kind === 'noMatch') return { ...NO_ANSWER, disks, refused };
  const { size, limits, unchecked, nextUp, nextDown } = choice;
  const { name, vcpusAvailable: vcpus, acu } = size;
  const told = { name, vcpus, memoryMiB: mibCovering(size.memoryBytes), acu };
  return { size: told, disks, refused, limits, unchecked, nextUp, nextDown };
}

/**
 * A machine for which no size is found is not ready, whatever the rules say of it; where only a price is missing, nobody
 * knows.
 */
function readinessOf({ choice, verdict }: Sized): AssessedMachine['readiness'] {
  if (choice?.kind !== 'noMatch') return verdict.readiness;
  return { ...verdict.readiness, state: choice.limit === 'price' ? 'unknown' : 'notReady', code: choice.code };
}

/** The rules of migration are asked again for the method that is not the policy's, and for that one alone. */
function migrationOf(machine: Machine, sized: Sized, context: AssessmentContext): MigrationFindings {
  const { readiness, findings } = sized.verdict;
  const own = context.policy.readiness.method;
  const under = (method: Method): readonly Finding[] =>
    method === own
      ? findings.filter(({ question }) => question === 'migration')
      : deriveMigrationFindings(ruleFacts(machine, sized, context), context.readiness, {
          method,
          azureState: readiness.state,
        });
  return { agentless: under('agentless'), agentBased: under('agentBased') };
}

function methodOf(
  sized: Sized,
  machine: Machine,
  { findings, context }: { readonly findings: readonly Finding[]; readonly context: AssessmentContext },
): AssessedMachine['method'] {
  const { choice, verdict } = sized;
  return deriveMethod({
    machine,
    verdict,
    migration: migrationOf(machine, sized, context),
    noSize: choice?.kind === 'noMatch' && isTooLarge(choice) ? choice.reason : null,
    findings,
    preferred: context.policy.readiness.method,
    roles: context.rolesOf?.(machine) ?? [],
  });
}

/** One machine from facts to bill. A machine that cannot be sized keeps its row, with the reason and what would change it. */
export function assessMachine(machine: Machine, context: AssessmentContext): AssessedMachine {
  const { policy } = context;
  const { environment, isAssumed } = environmentOf(machine, policy.scope);
  const sampled = context.samples?.of(machine, policy.sizing) ?? null;
  const sized = sizeMachine(machine, context, {
    sizing: policy.sizing,
    disks: policy.disks,
    environment,
    environmentIsAssumed: isAssumed,
    isFromRvtools: context.rvtoolsFiles.has(fileOf(machine)),
    measured: sampled?.measured ?? null,
    percentile: sampled?.percentile ?? null,
    sampledUntil: sampledUntilOf(machine, sampled, context),
    sampled,
  });
  const { need, choice, verdict, unsized } = sized;
  const sizing =
    need === null || choice === null ? [] : deriveSizingFindings(machine, { need, choice, cost: policy.cost });
  const findings = sortFindings([
    ...verdict.findings,
    ...acceptFindings(
      [...deriveImplausibleFindings(machine), ...sizing, ...sampleFindings(machine, sampled, context)],
      machine.decided?.accepted ?? [],
    ),
  ]);
  return {
    id: machine.id,
    name: machine.name,
    power: machine.power,
    environment,
    environmentIsAssumed: isAssumed,
    application: machine.application,
    criticality: machine.criticality,
    source: summarizeSource(machine),
    readiness: readinessOf(sized),
    method: methodOf(sized, machine, { findings, context }),
    findings,
    coverage: sampled === null ? null : summarizeCoverage(sampled),
    need,
    ...answerOf(choice),
    cost: costOf(sized, machine, context),
    unsized,
    origins: toldOrigins(machine),
  };
}
