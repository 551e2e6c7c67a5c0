import type { DependencyGraph } from '../graph/index.js';
import { compareText, plainMachineName } from '../model/index.js';
import type { Estate, MachineId } from '../model/index.js';
import type { Site } from '../site/index.js';
import type { ResolvedStatements } from '../statements/index.js';
import type { AvailabilityInput, AvailabilityOf, AvailabilityPlan, NeededInput } from './availability.js';
import { lostInRecovery } from './availability-closed.js';
import type { FailoverTerms } from './availability-closed.js';
import { namesOf } from './group-actions.js';
import { judgeDesign } from './availability-design.js';
import { deriveNeeded, deriveSensitivity } from './availability-needed.js';
import { contributionWords, restartWords, unstatedWords, whyWords } from './availability-why.js';
import type { WhyQuestion } from './availability-why.js';
import { hoursOf, minutesOf, percentDown, plainNumber } from './availability-words.js';
import { disagreementWords } from './check-simulation.js';
import { buildModel } from './model-build.js';
import type { BuiltModel, ModelContext } from './model-build.js';
import { createDiagrams } from './model-diagram.js';
import { createFigureBook, downShare } from './model-figures.js';
import { createDatabaseFacts, findOutsideNeeds } from './model-outside.js';
import { createModelWiring } from './model-reach.js';
import { findUserServices } from './model-services.js';
import type { UserService } from './model-services.js';
import type { Figure, RecoverySettings } from './recovery-settings.js';

export interface AvailabilityQuestion {
  readonly graph: DependencyGraph;
  readonly estate: Pick<Estate, 'machines'>;
  readonly site: Site | null;
  readonly statements: ResolvedStatements | null;
  readonly settings: RecoverySettings;
  /** Machines that the second site has too; null: all of the estate. */
  readonly protectedMachines?: readonly MachineId[] | null;
  /** Machines that are over a limit of replication, so that nobody promises that they come back; absent: none. */
  readonly doubted?: ReadonlySet<MachineId>;
  /** What the recovery plan takes, in minutes; null: the objective stands in its place, else the sum of the steps of the settings. */
  readonly rto?: Figure | null;
}

/**
 * For each service that users ask: how much of the time it is there today, what each single point costs, and what a second site makes of
 * it; every figure with its basis, in closed form with a simulation beside it. Services by name; elements in the order of the model, shares by
 * the hours they cost. Empty where the graph has no application.
 */
export function deriveAvailability(question: AvailabilityQuestion): readonly AvailabilityPlan[] {
  const { graph, estate, site, statements, settings, protectedMachines = null } = question;
  const databases = createDatabaseFacts(site, statements);
  const kept = protectedMachines === null ? null : new Set(protectedMachines);
  const stated = new Set(settings.elements.map(({ name }) => plainMachineName(name)));
  const isStated = (name: string): boolean => stated.has(plainMachineName(name));
  const context: ModelContext = {
    wiring: createModelWiring(graph, estate),
    outside: findOutsideNeeds(graph, site, databases, isStated),
    databases,
    book: createFigureBook(settings.elements),
    isProtected: (id) => kept?.has(id) ?? true,
  };
  return findUserServices(graph).map((service) => judgeService(service, context, question));
}

function judgeService(service: UserService, context: ModelContext, question: AvailabilityQuestion): AvailabilityPlan {
  const { settings } = question;
  const built = buildModel(service, context);
  const diagrams = createDiagrams(built.model);
  const terms = termsOf({ context, question, recoveryLost: recoveryLost(built, diagrams) });
  const objective = objectiveOf(question);
  const shared = { built, diagrams, maintenance: terms.maintenance, simulation: settings.simulation };
  const present = judgeDesign({ ...shared, design: 'present', failover: null });
  const withPlan = judgeDesign({ ...shared, design: 'withPlan', failover: terms.failover });
  const { alwaysThere, notCounted } = built.taken;
  const isBound = notCounted.length > 0;
  const asked =
    diagrams === null
      ? null
      : { diagram: diagrams.root, elements: built.elements, ...terms, objective, alwaysThere, isBound };
  const needed = asked === null ? [] : deriveNeeded(asked);
  return {
    service: service.name,
    entries: service.entries.map((id) => context.wiring.graphMachines.get(id)?.name ?? id),
    ...{ entriesSaid: service.said, questions: built.taken.questions },
    ...{ inputs: [...terms.inputs, ...built.taken.inputs], present, withPlan, objective, needed },
    verdict: verdictOf({
      present,
      withPlan,
      objective,
      needed,
      name: service.name,
      asked,
      inputs: terms.inputs,
      whyNone: whyNoObjective(question),
      restart: restartWords(present, built.elements),
      rests: [...built.recoveryRests, ...doubtWords(built, context, question), ...built.taken.rests],
    }),
    sensitivity: asked === null ? [] : deriveSensitivity(asked),
  };
}

/** Machines that count as coming back although they break a limit of replication. */
function doubtWords(
  { machines }: BuiltModel,
  { wiring }: ModelContext,
  { doubted }: AvailabilityQuestion,
): readonly string[] {
  const names = machines.filter((id) => doubted?.has(id)).map((id) => wiring.graphMachines.get(id)?.name ?? id);
  if (names.length === 0) return [];
  const [are, their] = names.length === 1 ? ['is', 'its'] : ['are', 'their'];
  return [
    `it counts on ${namesOf(names.sort(compareText))}, which ${are} over a limit of Site Recovery: nothing is promised of ${their} points`,
  ];
}

/** With each machine in Azure as good as its promise; the worst where the closed form is too large to tell. */
function recoveryLost({ elements }: BuiltModel, diagrams: ReturnType<typeof createDiagrams>): number {
  if (diagrams !== null) return lostInRecovery(diagrams.root, elements);
  return elements.reduce((up, { downInRecovery }) => Math.min(1, up + downInRecovery), 0);
}

interface Terms {
  readonly failover: FailoverTerms;
  /** The share of time that the recovery site works. */
  readonly recovery: number;
  readonly maintenance: number;
  readonly inputs: readonly AvailabilityInput[];
}

interface TermsContext {
  readonly context: ModelContext;
  readonly question: AvailabilityQuestion;
  readonly recoveryLost: number;
}

function termsOf({ context, question, recoveryLost }: TermsContext): Terms {
  const { book } = context;
  const rto = rtoOf(question);
  const site = book.share('recovery site');
  const recovery = site?.value ?? 1 - recoveryLost;
  const planned = book.of(['maintenance'], 'none stated');
  const maintenance = planned === null ? 0 : downShare(planned);
  const input = (name: string, value: string, basis: string): AvailabilityInput => ({ name, value, basis });
  return {
    failover: { rtoHours: rto.value / 60, success: book.failover.value * recovery },
    ...{ recovery, maintenance },
    inputs: [
      input('recovery time', minutesOf(rto.value / 60), rto.basis),
      input('failovers that work', percentDown(book.failover.value), book.failover.basis),
      input('a machine in the recovery site', percentDown(book.recoveryMachine.value), book.recoveryMachine.basis),
      input(
        'the service in the recovery site',
        percentDown(recovery),
        site?.basis ?? 'the same blocks with machines in Azure; hosts, rooms and ways out of the site are not in it',
      ),
      planned === null
        ? input('planned maintenance', '0 h a year', 'nobody states any')
        : input('planned maintenance', `${hoursOf(maintenance * 8766)} h a year`, planned.basis),
      input('length of repairs', 'as stated, each time', 'ours: the figures state no spread'),
    ],
  };
}

function rtoOf({ rto = null, settings, statements }: AvailabilityQuestion): Figure {
  if (rto !== null) return rto;
  const [said] = statements?.recoveryTimeObjective ?? [];
  const stated = said?.kind === 'stated' ? said.value : null;
  if (settings.rtoMinutes !== null) {
    return {
      value: settings.rtoMinutes,
      basis: 'stated: the objective of the settings, which no drill has shown to hold',
    };
  }
  if (stated !== null) {
    return { value: stated.minutes, basis: `stated: ${stated.said}, an objective which no drill has shown to hold` };
  }
  const { detect, decide, failOver, hydrate, start, verify, dnsSwitch } = settings.minutes;
  const starts = Object.values(start).reduce((sum, minutes) => sum + minutes, 0);
  const value = detect + decide + failOver + hydrate + starts + verify + dnsSwitch;
  return { value, basis: 'ours: no objective is stated, and the steps of the settings are taken one behind the other' };
}

function objectiveOf({ settings, statements }: AvailabilityQuestion): AvailabilityPlan['objective'] {
  const said = (phase: 'before' | 'after'): number | null => {
    const found = (statements?.availability ?? []).find((one) => one.statements[0]?.phase === phase);
    return found?.kind === 'stated' ? found.value.percent / 100 : null;
  };
  const target = settings.availabilityPercent === null ? said('after') : settings.availabilityPercent / 100;
  return { present: said('before'), target };
}

interface WhyNone {
  readonly present: string;
  readonly target: string;
}

/** Why there is no objective, for where there is none: nobody states one, or statements differ, with what they say. */
function whyNoObjective({ statements }: AvailabilityQuestion): WhyNone {
  const why = (phase: 'before' | 'after'): string => {
    const found = (statements?.availability ?? []).find((one) => one.statements[0]?.phase === phase);
    if (found?.kind !== 'contradicted') return 'no objective is stated';
    const values = [...new Set(found.values.map(({ percent }) => `${percent} %`))];
    return `statements differ on its objective: ${values.join(', ')}`;
  };
  return { present: why('before'), target: why('after') };
}

interface Judged {
  readonly name: string;
  readonly present: AvailabilityOf;
  readonly withPlan: AvailabilityOf;
  readonly objective: AvailabilityPlan['objective'];
  readonly needed: readonly NeededInput[];
  /** Null: the closed form is too large. */
  readonly asked: WhyQuestion | null;
  readonly inputs: readonly AvailabilityInput[];
  /** What the hours of hosts leave out. */
  readonly restart: readonly string[];
  readonly whyNone: WhyNone;
  readonly rests: readonly string[];
}

/** Sentences that can be read out: what holds, what does not, and what would have to be true. */
function verdictOf({
  name,
  present,
  withPlan,
  objective,
  needed,
  asked,
  inputs,
  restart,
  whyNone,
  rests,
}: Judged): AvailabilityPlan['verdict'] {
  const presentHolds = isKept(objective.present, present);
  const targetHolds = isKept(objective.target, withPlan);
  return {
    ...{ presentHolds, targetHolds },
    said: [
      ...notCountedWords(present),
      ...doubtsOf(present, 'today'),
      ...doubtsOf(withPlan, 'with the plan'),
      ...objectiveWords(`${name} today`, objective.present, {
        ...{ of: present, whyNone: whyNone.present },
      }),
      ...contributionWords(present),
      ...restart,
      ...neededWords(needed, 'present', presentHolds),
      ...objectiveWords(`${name} with the plan`, objective.target, {
        ...{ of: withPlan, whyNone: whyNone.target },
      }),
      ...rests,
      savedWords(present, withPlan),
      ...(asked === null || objective.target === null ? [] : whyWords(asked, objective.target)),
      ...neededWords(needed, 'withPlan', targetHolds),
      ...unstatedWords(inputs, present),
    ],
  };
}

/** Before any figure: what is not sure of it. */
function doubtsOf(of: AvailabilityOf, when: string): readonly string[] {
  const words = disagreementWords(of);
  return words === null ? [] : [`${when} ${words}`];
}

/** Both figures and their difference as the tables have them; what is saved is never rounded up. */
function savedWords(present: AvailabilityOf, withPlan: AvailabilityOf): string {
  const saved = Math.max(0, present.hoursPerYear - withPlan.hoursPerYear);
  return `the plan saves ${(Math.floor(saved * 100 + 1e-6) / 100).toFixed(2)} of ${hoursOf(present.hoursPerYear)} hours a year`;
}

function objectiveWords(
  what: string,
  aim: number | null,
  { of, whyNone }: { readonly of: AvailabilityOf; readonly whyNone: string },
): readonly string[] {
  const is = `${of.notCounted.length > 0 ? 'at most ' : ''}${percentDown(of.availability)}`;
  if (aim === null) return [`${what}: ${is}; ${whyNone}`];
  const kept = isKept(aim, of);
  const rest =
    kept === null
      ? 'follows only if what is not counted never fails'
      : kept
        ? 'follows from the inputs'
        : 'does not follow from the inputs';
  return [`${what}: ${is} against ${plainNumber(aim * 100, 4)} %, which ${rest}`];
}

/** Null: there is no aim, or it is reached only while what is not counted never fails. */
const isKept = (aim: number | null, { availability, notCounted }: AvailabilityOf): boolean | null =>
  aim === null ? null : availability < aim ? false : notCounted.length > 0 ? null : true;

/** Before any figure: what it leaves out, so that it is known from one side alone. */
const notCountedWords = ({ notCounted }: AvailabilityOf): readonly string[] =>
  notCounted.length === 0
    ? []
    : [
        `not counted, since the inventory does not tell it: ${notCounted.join('; ')}; each availability is at most what is told here, and more hours may be lost`,
      ];

/** How far off the inputs are either way: what would have to hold, or how much worse they may be. */
const neededWords = (
  needed: readonly NeededInput[],
  design: NeededInput['design'],
  isReached: boolean | null,
): readonly string[] =>
  isReached === null
    ? []
    : needed
        .filter((one) => one.design === design)
        .map(({ said }) => (isReached ? `it holds until: ${said}` : `it would hold with: ${said}`));
