import { AZURE_CONDITIONS } from './azure-conditions.js';
import type { Placement } from './placement.js';
import { listNames } from './plan-problems.js';
import { ofUnknownPurpose } from './unknown-purpose.js';
import type { OutsideDependency, PlanCondition, PlannedWave, WavePlan } from './wave-plan.js';

type Confidence = WavePlan['confidence'];
type Level = Confidence['level'];

interface Completeness {
  readonly level: Level;
  readonly said: string;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.floor((100 * part) / whole));

/** All of it is high, most of it medium; our bounds, since Azure Migrate publishes none. */
function levelOf(percent: number): Level {
  if (percent >= 90) return 'high';
  return percent >= 50 ? 'medium' : 'low';
}

function completeness(placement: Placement): readonly Completeness[] {
  const { input, terms } = placement;
  const { machines } = terms;
  const moving = machines.length;
  const complete = machines.filter(
    ({ transferBytes, readiness, method }) => transferBytes !== null && readiness !== 'unknown' && method !== 'unknown',
  ).length;
  const unseen = new Set(input.graph.unseen);
  const seen = input.graph.edges.length === 0 ? 0 : machines.filter(({ id }) => !unseen.has(id)).length;
  const mapped = machines.filter(({ application }) => application !== null).length;
  const { observed } = input.graph;
  const days =
    observed === null ? 'over an unknown time' : `over ${observed.days} ${observed.days === 1 ? 'day' : 'days'}`;
  const inventory = share(complete, moving);
  const dependency = share(seen, moving);
  const application = share(mapped, moving);
  return [
    {
      level: levelOf(inventory),
      said: `inventory: size, readiness and method of ${complete} of ${moving} machines are known (${inventory} %)`,
    },
    {
      level: levelOf(dependency),
      said:
        seen === 0
          ? 'dependencies: no connections were read, so no plan can keep together what works together'
          : `dependencies: connections ${days} name ${seen} of ${moving} machines (${dependency} %)${seen === moving ? '' : '; of the others nobody knows what they need'}`,
    },
    {
      level: levelOf(application),
      said: `applications: ${mapped} of ${moving} machines belong to one, stated or found (${application} %)`,
    },
  ];
}

/**
 * How complete the data is that the plan rests on, as Azure Migrate has it (common-questions-wave-planning.yml, 09/01/2026): high with
 * inventory, dependencies and applications, medium where one of them is partial or missing, low where several are. What is assumed of
 * environment and criticality is told beside it. Ours: it is not high while a machine is planned of which nothing says what it is for; one
 * is enough, since a plan that moves what nobody needs is wrong however good its other data are.
 */
export function judgeConfidence(placement: Placement): Confidence {
  const parts = completeness(placement);
  const lacking = parts.filter(({ level }) => level !== 'high');
  const { machines } = placement.terms;
  const unknown = [...ofUnknownPurpose(placement)].map((machine) => machines[machine]!.name);
  const assumed = [
    ['environment', machines.filter(({ environmentIsAssumed }) => environmentIsAssumed).length, 'production'],
    ['criticality', machines.filter(({ criticalityIsAssumed }) => criticalityIsAssumed).length, 'medium'],
  ] as const;
  return {
    level: lacking.length === 0 && unknown.length > 0 ? 'medium' : confidenceOf(lacking),
    reasons: [
      ...parts.map(({ said }) => said),
      ...(unknown.length === 0
        ? []
        : [
            `purpose: of ${unknown.length} of ${machines.length} machines no application, role or connection says what they are for (${listNames(unknown)}); ask their owners before they move`,
          ]),
      ...assumed.flatMap(([what, count, taken]) =>
        count === 0 ? [] : [`${what} of ${count} of ${machines.length} machines is assumed to be ${taken}`],
      ),
    ],
  };
}

function confidenceOf(lacking: readonly Completeness[]): Level {
  if (lacking.length === 0) return 'high';
  if (lacking.length > 1 && lacking.some(({ level }) => level === 'low')) return 'low';
  return 'medium';
}

const CRITICAL: ReadonlySet<string> = new Set(
  AZURE_CONDITIONS.filter(({ isCritical }) => isCritical).map(({ id }) => id),
);

interface RiskFacts {
  readonly conditions: readonly PlanCondition[];
  readonly confidence: Confidence;
  /** Each party by itself. */
  readonly outside: readonly OutsideDependency[];
}

/**
 * The risk of each wave, as Azure Migrate has it (same page): high where a critical condition is broken, or where several are at low
 * confidence; medium where an advisory one is broken or confidence is not high. Hard conditions count as critical. Of our own: a wave whose machines keep their data with a party in no inventory is medium at least, since
 * nobody planned how that party is reached or when it follows.
 */
export function judgeRisks(
  placement: Placement,
  { conditions, confidence, outside }: RiskFacts,
): readonly PlannedWave['risk'][] {
  const { terms, waves, days } = placement;
  const broken = conditions.flatMap((condition) => condition.broken.map((breach) => ({ condition, breach })));
  const ofWave = days.map((): Map<string, { readonly condition: PlanCondition; readonly said: string[] }> => new Map());
  for (const { condition, breach } of broken) {
    const touched = new Set(breach.machines.flatMap((id) => terms.indexOf.get(id) ?? []).map((index) => waves[index]!));
    for (const wave of touched) {
      const known = ofWave[wave]!.get(condition.id);
      if (known === undefined) ofWave[wave]!.set(condition.id, { condition, said: [breach.said] });
      else known.said.push(breach.said);
    }
  }
  const keepers = keepersOf(outside, placement);
  return ofWave.map((found, wave): PlannedWave['risk'] => {
    const all = [...found.values()];
    const critical = all.filter(({ condition }) => condition.isHard || CRITICAL.has(condition.id));
    const isHigh = critical.length > 0 || (confidence.level === 'low' && all.length > 1);
    const isMedium = all.length > 0 || confidence.level !== 'high' || keepers[wave]!.length > 0;
    const reasons = all.map(
      ({ condition, said }) => `broken: ${condition.words} (${said.length}): ${listNames(said, 2)}`,
    );
    const data = confidence.level === 'high' ? [] : [`confidence in the data is ${confidence.level}`];
    return { level: levelOfRisk(isHigh, isMedium), reasons: [...reasons, ...keepers[wave]!, ...data] };
  });
}

/** Who of each wave asks whom outside for what it works with: one sentence for each party and port. */
function keepersOf(outside: readonly OutsideDependency[], { input, days }: Placement): readonly (readonly string[])[] {
  const names = new Map(input.machines.map(({ id, name }) => [id, name]));
  const found = days.map((): Map<string, { readonly party: string; readonly machines: string[] }> => new Map());
  for (const one of outside) {
    if (one.direction !== 'asks' || !one.isStateful) continue;
    const party = `${partyName(one)} on port ${one.port}`;
    const known = found[one.wave - 1]!.get(party);
    const name = names.get(one.machine) ?? one.machine;
    if (known === undefined) found[one.wave - 1]!.set(party, { party, machines: [name] });
    else if (!known.machines.includes(name)) known.machines.push(name);
  }
  return found.map((ofWave) =>
    [...ofWave.values()].map(
      ({ party, machines }) =>
        `keeps data outside of what is known: ${party}, which is in no inventory, is asked by ${listNames(machines, 3)}`,
    ),
  );
}

/** `mysql01 (10.40.0.51)`; what is not known is left out. */
const partyName = ({ party, addresses }: Pick<OutsideDependency, 'party' | 'addresses'>): string => {
  const at = addresses.join(', ');
  if (party === '') return at === '' ? 'a party without a name' : at;
  return at === '' ? party : `${party} (${at})`;
};

function levelOfRisk(isHigh: boolean, isMedium: boolean): Level {
  if (isHigh) return 'high';
  return isMedium ? 'medium' : 'low';
}
