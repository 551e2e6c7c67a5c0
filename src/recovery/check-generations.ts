import { formatLocation } from '../model/index.js';
import type { Problem, SourceLocation } from '../model/index.js';
import { BY_SITE, HYPER_V_POLICY, isOutOfClassic, placeOfGeneration } from '../replication/index.js';
import type { PlaceOf, ReplicatedMachine, ReplicationSettings, ResolvedReplication } from '../replication/index.js';
import { isRetentionOfHyperV } from './hyper-v-points.js';
import type { RecoveryObjectives, StatedValue } from './objectives.js';
import type { RecoverySettings } from './recovery-settings.js';
import type { PointGeneration } from './retention.js';
import { faultAt } from './settings-problems.js';
import type { RecoveryPlaces } from './settings-problems.js';

const SOURCE_WORDS = { vmware: 'VMware', physical: 'physical machines' } as const;
type Source = keyof typeof SOURCE_WORDS;
const SOURCES: readonly Source[] = ['vmware', 'physical'];

/** Keys of the settings and of the site file, by whoever asks for the place of one of replication. */
export const placesOfReplication =
  (places: RecoveryPlaces): PlaceOf =>
  (by, path) =>
    by === BY_SITE ? places.site(path) : places.replication(path);

/**
 * The generation that points are held against, where the settings of recovery name none: that of the settings of replication, since machines
 * are replicated by it whatever the site file says. Null: neither names one, or replication has one for each source.
 */
export function statedGeneration(
  { generation }: Pick<RecoverySettings, 'generation'>,
  replication: Pick<ReplicationSettings, 'generation'>,
): RecoverySettings['generation'] {
  if (generation !== null) return generation;
  const stated = new Set(
    [replication.generation.vmware, replication.generation.physical].filter((one) => one !== null),
  );
  const [only] = stated.size === 1 ? stated : [];
  return only === 'classic' || only === 'modernized' ? only : null;
}

/**
 * What the way home and the recovery site are planned for: where points are held against the classic generation that stands there, and machines
 * are replicated by the modernized one in its place, the latter.
 */
export function plannedGeneration(
  stated: PointGeneration | null,
  machines: readonly ReplicatedMachine[],
  resolved: ResolvedReplication,
): PointGeneration | null {
  return stated === 'classic' && machines.some((machine) => isOutOfClassic(machine, resolved)) ? 'modernized' : stated;
}

interface Generations {
  /** That points are held against. */
  readonly points: StatedValue<PointGeneration>;
  readonly settings: Pick<RecoverySettings, 'generation'>;
  readonly machines: readonly ReplicatedMachine[];
  readonly resolved: ResolvedReplication;
  readonly places: RecoveryPlaces;
}

/** Points are held against one generation, and machines that have such points are replicated by another: each is named with its place. */
export function contradictedGenerations(given: Generations): readonly Problem[] {
  const { points, machines, resolved, places } = given;
  const { value } = points;
  if (value !== 'classic' && value !== 'modernized') return [];
  const others = SOURCES.flatMap((source): readonly string[] => {
    const own = machines.filter((machine) => machine.source === source);
    const other = own.find(
      (machine) => machine.generation !== value && isOfPoints(machine.generation) && !explainsFound(machine, given),
    );
    if (other === undefined) return [];
    const { from } = resolved.generation[source];
    const at = placeOfGeneration(source, resolved, placesOfReplication(places));
    return [`${SOURCE_WORDS[source]} (${own.length}) as ${other.generation} by ${from}${inWords(at)}`];
  });
  if (others.length === 0) return [];
  const at = placeOfPoints(given);
  const fault = {
    ...{ code: 'generation-contradicted', severity: 'warning' as const },
    message: `recovery points are held against the ${value} generation by ${points.from}${inWords(at)}, but replicated are ${others.join(', ')}: for replication, its limits and its cost the latter holds, for the policy of points, the way home and the recovery site the former`,
    remedy:
      'write the same generation under recoveryPlan.generation and replicationPlan.generation, and correct the site file where it is another',
  };
  return [faultAt(fault, at)];
}

/** Points are held against the classic generation that is found, which explains it, and what is planned is the way out of it. */
const explainsFound = (machine: ReplicatedMachine, { settings, resolved }: Generations): boolean =>
  settings.generation === null && isOutOfClassic(machine, resolved);

const isOfPoints = (generation: ReplicatedMachine['generation']): boolean =>
  generation === 'classic' || generation === 'modernized';

const inWords = (at: SourceLocation | null): string => (at === null ? '' : ` (${formatLocation(at)})`);

function placeOfPoints({ settings, points, places }: Generations): SourceLocation | null {
  if (settings.generation !== null) return places.recovery('generation');
  return points.from.startsWith(BY_SITE) ? places.site('replication.generation') : null;
}

/** A retention that machines on Hyper-V cannot have, told with the place where it is stated. */
export function refusedRetentions(
  { retentionHours }: Pick<RecoveryObjectives, 'retentionHours'>,
  machines: readonly ReplicatedMachine[],
  { settings, places }: Pick<Generations, 'places'> & { readonly settings: Pick<RecoverySettings, 'retentionHours'> },
): readonly Problem[] {
  const { value, from } = retentionHours;
  const count = machines.filter(({ generation }) => generation === 'hyperV').length;
  if (value === null || count === 0 || isRetentionOfHyperV(value)) return [];
  const most = HYPER_V_POLICY.mostRetentionHours;
  const fault = {
    ...{ code: 'retention-refused', severity: 'warning' as const },
    message: `points are to be kept ${value} h (${from}), and Site Recovery keeps those of machines that Hyper-V hosts replicate at most ${most} h: of ${count} of ${machines.length} machines nothing older is there`,
    remedy: `agree on ${most} h for them and take what must reach further back from a backup, or protect them as physical machines, with an agent in each`,
  };
  const at =
    settings.retentionHours === null ? places.site('replication.retentionHours') : places.recovery('retentionHours');
  return [faultAt(fault, from.startsWith(BY_SITE) || settings.retentionHours !== null ? at : null)];
}
