import type { Assessment } from '../assessment/index.js';
import type { BackTest } from '../backtest/index.js';
import type { WaveCalendar } from '../calendar/index.js';
import type { DependencyGraph } from '../graph/index.js';
import type { MachineId } from '../model/index.js';
import type { RecoveryPlan } from '../recovery/index.js';
import type { ReplicationPlan } from '../replication/index.js';
import { originOf } from '../timeseries/index.js';
import type { OpenStore } from '../timeseries/index.js';
import type { WavePlan } from '../waves/index.js';
import type { WhatIf } from '../whatif/index.js';

// Each `foreign` function says why an output is of another assessment; null where nothing that it states contradicts this one.

interface Named {
  readonly id: MachineId;
  readonly name: string;
}

const wordsOf = (names: readonly string[]): string =>
  names.length === 1 ? `"${names[0]!}"` : `"${names[0]!}" and ${names.length - 1} more`;

/** What an output says of where it is from. */
interface Stated {
  readonly engine: { readonly version: string };
  readonly assessmentSha256?: string;
  readonly assessmentInputs?: readonly string[];
}

/** `unstated`: an earlier version wrote it, and nothing in it speaks against this assessment. */
export type Belonging =
  { readonly kind: 'own' } | { readonly kind: 'unstated' } | { readonly kind: 'other'; readonly said: string };

const HASH_DIGITS_SHOWN = 12;
const short = (sha256: string): string => sha256.slice(0, HASH_DIGITS_SHOWN);

/**
 * Whether an output is of this assessment: by the hash that it states. What else it states says in what two assessments differ.
 *
 * @param sha256 of the assessment as `assess` writes it
 * @param contradiction what in the output speaks against the assessment; null for nothing
 */
export function belongingOf(
  { engine, assessmentSha256: stated, assessmentInputs }: Stated,
  { assessment, sha256 }: { readonly assessment: Assessment; readonly sha256: string },
  contradiction: string | null,
): Belonging {
  if (stated === undefined) {
    return contradiction === null
      ? { kind: 'unstated' }
      : { kind: 'other', said: `was made from another assessment: ${contradiction}` };
  }
  if (stated === sha256) {
    return contradiction === null
      ? { kind: 'own' }
      : { kind: 'other', said: `was edited since it was made from this assessment: ${contradiction}` };
  }
  const hashes = `of SHA-256 ${short(stated)}, this one has ${short(sha256)}`;
  const differences = [
    contradiction,
    otherInputs(assessmentInputs ?? null, assessment),
    otherEngine(engine.version, assessment),
  ].filter((said) => said !== null);
  const difference = differences.length > 0 ? differences.join('; ') : NO_OTHER_DIFFERENCE;
  return { kind: 'other', said: `was made from another assessment (${hashes}): ${difference}` };
}

const NO_OTHER_DIFFERENCE =
  'nothing that it states says in what they differ, so it is in inputs, their order, region, prices or options, or one was edited';

/**
 * Which inputs only one of two assessments has, by their labels; null where both have the same, in the same order, or one does not say.
 *
 * @param found of the output's assessment
 */
export function otherInputs(found: readonly string[] | null, { inputs }: Pick<Assessment, 'inputs'>): string | null {
  if (found === null) return null;
  const own = inputs.map(({ file }) => file);
  const [added, lacking] = [found.filter((file) => !own.includes(file)), own.filter((file) => !found.includes(file))];
  const said = [
    ...(added.length === 0 ? [] : [`it has ${filesOf(added)} among its inputs, the assessment does not`]),
    ...(lacking.length === 0 ? [] : [`the assessment has ${filesOf(lacking)} among its inputs, it does not`]),
  ];
  if (said.length > 0) return said.join('; ');
  return found.join('\n') === own.join('\n') ? null : 'both have the same inputs, in another order or number';
}

const FILES_NAMED = 5;

const filesOf = (files: readonly string[]): string =>
  [
    ...files.slice(0, FILES_NAMED).map((file) => `"${file}"`),
    ...(files.length > FILES_NAMED ? [`${files.length - FILES_NAMED} more`] : []),
  ].join(' and ');

const otherEngine = (version: string, { engine }: Assessment): string | null =>
  version === engine.version ? null : `Portolan ${version} made it, ${engine.version} the assessment`;

/** Every machine of the assessment has to be in it, and no machine that the assessment does not have. */
function otherMachines(found: readonly MachineId[], { machines, outOfScope }: Assessment): string | null {
  const known = new Map<MachineId, Named>([...machines, ...outOfScope].map((machine) => [machine.id, machine]));
  const strange = found.filter((id) => !known.has(id));
  if (strange.length > 0) return `the assessment does not have ${wordsOf(strange)}`;
  const there = new Set(found);
  const lacking = machines.filter(({ id }) => !there.has(id));
  return lacking.length === 0 ? null : `it does not have ${wordsOf(lacking.map(({ name }) => name))}`;
}

const idsOf = (...lists: readonly (readonly { readonly id: MachineId }[])[]): readonly MachineId[] =>
  lists.flat().map(({ id }) => id);

const otherDay = (day: string, { asOf }: Assessment): string | null =>
  day === asOf ? null : `it is as of ${day}, the assessment as of ${asOf}`;

const otherRegion = (name: string, { region }: Assessment): string | null =>
  name === region.name ? null : `it is about ${name}, the assessment about ${region.name}`;

export const foreignWaves = (plan: WavePlan, assessment: Assessment): string | null =>
  otherDay(plan.asOf, assessment) ?? otherMachines(idsOf(plan.machines, plan.unplanned), assessment);

/** A calendar states no machine that is in no wave: it is held against the plan beside it, wave by wave. */
export function foreignCalendar({ windows }: WaveCalendar, plan: WavePlan | null): string | null {
  if (plan === null) return 'the plan of waves that it dates is not here';
  const waves = new Map(plan.waves.map(({ number, machines }) => [number, new Set(machines)]));
  const strange = windows.find(({ wave, batches }) => {
    const planned = waves.get(wave) ?? new Set();
    const dated = batches.flatMap(({ machines }) => machines);
    return dated.length !== planned.size || !dated.every((id) => planned.has(id));
  });
  return strange === undefined ? null : `its wave ${strange.wave} has other machines than the plan`;
}

export const foreignGraph = ({ machines }: DependencyGraph, assessment: Assessment): string | null =>
  otherMachines(idsOf(machines), assessment);

export const foreignReplication = (plan: ReplicationPlan, assessment: Assessment): string | null =>
  otherDay(plan.asOf, assessment) ?? otherMachines(idsOf(plan.machines, plan.unreplicated), assessment);

export const foreignRecovery = (plan: RecoveryPlan, assessment: Assessment): string | null =>
  otherDay(plan.asOf, assessment) ?? otherMachines(idsOf(plan.machines), assessment);

export const foreignBackTest = (test: BackTest, assessment: Assessment): string | null =>
  otherRegion(test.region.name, assessment) ??
  (test.policy === assessment.policy.name
    ? null
    : `it tests the policy "${test.policy}", the assessment used "${assessment.policy.name}"`) ??
  otherMachines(idsOf(test.machines, test.refused), assessment);

export const foreignWhatIf = (whatIf: WhatIf, assessment: Assessment): string | null =>
  otherDay(whatIf.asOf, assessment) ??
  otherRegion(whatIf.cells[0]?.region ?? assessment.region.name, assessment) ??
  (JSON.stringify(whatIf.policy) === JSON.stringify(assessment.policy) ? null : 'it varies another policy') ??
  otherMachines(idsOf(whatIf.machines), assessment);

const DAY_MS = 86_400_000;

/** A store holds machines with samples only: those that the assessment found covered, and none that it does not know. */
export function foreignStore(store: OpenStore, { machines, outOfScope, window }: Assessment): string | null {
  if (window === null) return 'the assessment had no samples';
  const held = new Set(originOf(store).machines.map(({ id }) => id));
  const known = new Set(idsOf(machines, outOfScope));
  const strange = [...held].filter((id) => !known.has(id));
  if (strange.length > 0) return `the assessment does not have ${wordsOf(strange)}`;
  const lacking = machines.filter(({ id, coverage }) => coverage !== null && !held.has(id));
  if (lacking.length > 0) return `it has no samples of ${wordsOf(lacking.map(({ name }) => name))}`;
  const [firstMs, lastMs] = spanOf(store);
  return firstMs < Date.parse(window.to) + DAY_MS && lastMs >= Date.parse(window.from)
    ? null
    : `none of its samples lie within ${window.from} to ${window.to}`;
}

const spanOf = ({ segments }: OpenStore): readonly [number, number] => {
  const spans = segments.map(({ spanMs }) => spanMs).filter((span) => span !== null);
  return [Math.min(...spans.map(([first]) => first)), Math.max(...spans.map(([, last]) => last))];
};
