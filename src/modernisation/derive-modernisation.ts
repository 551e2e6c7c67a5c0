import type { Dependencies } from '../dependency/index.js';
import { deriveServices } from '../dependency/index.js';
import type { Estate, Machine, MachineId, RoleEvidence } from '../model/index.js';
import { runRules } from '../rules/index.js';
import { confidenceOf, generalObstacles, hardObstacles } from './confidence.js';
import { modernisationFacts } from './facts.js';
import type { ModernisationFacts } from './facts.js';
import type {
  Candidate,
  CandidateAnswer,
  CandidateMachine,
  Modernisation,
  Refused,
  UnsuggestedAnswer,
} from './modernisation.js';
import { MODERNISATION_FACTS, MODERNISATION_RULES } from './rules.js';
import { signsFor } from './rule.js';
import type { CandidateRule } from './rule.js';
import { summarise } from './summarise.js';
import { TARGET_SERVICES } from './services.js';

/** All that suggestions depend on. */
export interface ModernisationInput {
  readonly estate: Pick<Estate, 'machines'>;
  /** Who asks whom; null: no export of connections was given. */
  readonly dependencies: Dependencies | null;
  /** The Azure region, by name. */
  readonly region: string;
  /** What Oracle licences come to in Azure, in words, by machine. */
  readonly licences?: ReadonlyMap<MachineId, string>;
  readonly decidedRoles?: ReadonlyMap<MachineId, readonly RoleEvidence[]>;
  /** How people answered, as a file of decisions has it. */
  readonly answersOf?: (machine: MachineId) => readonly GivenAnswer[];
}

interface GivenAnswer {
  readonly service: string;
  readonly isAccepted: boolean;
}

/** How a decision and a person name a suggestion. */
export const suggestionId = (machine: string, service: string): string => `${machine} -> ${service}`;

/** Suggestions for every machine that is no template. Linear in machines and connections. */
export function deriveModernisation(input: ModernisationInput): Modernisation {
  const machines = input.estate.machines.filter(({ isTemplate }) => !isTemplate);
  const services = deriveServices(input.dependencies ?? { connections: [] });
  const facts = modernisationFacts(machines, {
    services,
    region: input.region,
    licences: input.licences ?? new Map(),
    decidedRoles: input.decidedRoles ?? new Map(),
  });
  const labelOf = labels(machines);
  const judged = machines.map((machine): JudgedMachine => {
    const own = facts.get(machine.id)!;
    const answers = input.answersOf?.(machine.id) ?? [];
    return judge(machine, own, { label: labelOf(machine), answers });
  });
  return summarise(judged, {
    ...{ region: input.region, connections: input.dependencies?.counts ?? null },
    answeredWithoutSuggestion: unsuggestedAnswers(input, judged),
  });
}

/** What was found of one machine. */
export interface JudgedMachine {
  readonly machine: CandidateMachine;
  readonly facts: ModernisationFacts;
  readonly candidates: readonly Candidate[];
  readonly refused: Refused | null;
}

/** The name, but the id where a name stands for several. */
function labels(machines: readonly Machine[]): (machine: Machine) => string {
  const times = new Map<string, number>();
  for (const { name } of machines) times.set(name, (times.get(name) ?? 0) + 1);
  return ({ id, name }) => (times.get(name) === 1 ? name : id);
}

const wordOf = ({ isAccepted }: GivenAnswer): NonNullable<CandidateAnswer> => (isAccepted ? 'accepted' : 'declined');

/** Answers that meet no candidate, also those about templates: a decision must not vanish because the signs changed since. */
function unsuggestedAnswers(
  { estate, answersOf }: ModernisationInput,
  judged: readonly JudgedMachine[],
): readonly UnsuggestedAnswer[] {
  const byId = new Map(judged.map((one) => [one.machine.id, one] as const));
  const labelOf = labels(estate.machines);
  return estate.machines.flatMap((machine) => {
    const { id, name, application, environment } = machine;
    const of = byId.get(id);
    const suggested = new Set<string>(of?.candidates.map(({ service }) => service));
    const shown = { id, name, application, environment };
    return (answersOf?.(id) ?? [])
      .filter(({ service }) => !suggested.has(service))
      .map((given) => ({
        id: suggestionId(labelOf(machine), given.service),
        ...{ machine: shown, service: given.service, answer: wordOf(given), reasons: whyNotSuggested(of) },
      }));
  });
}

function whyNotSuggested(of: JudgedMachine | undefined): readonly string[] {
  if (of === undefined) return ['the machine is a template'];
  if (of.refused !== null) return of.refused.reasons;
  if (of.facts.roles === null) return ['nothing tells what the machine is for'];
  return ['what is known of the machine meets no rule of this service'];
}

interface Judging {
  readonly label: string;
  readonly answers: readonly GivenAnswer[];
}

const CONFIDENCES = ['high', 'medium', 'low'] as const;

function judge(machine: Machine, facts: ModernisationFacts, judging: Judging): JudgedMachine {
  const { id, name, application, environment } = machine;
  const shown = { id, name, application, environment };
  const hits = hitsOf(facts);
  const hard = hits.length === 0 ? [] : hardObstacles(facts);
  if (hard.length > 0) return { machine: shown, facts, candidates: [], refused: { machine: shown, reasons: hard } };
  const found = hits.flatMap((one) => candidateOf(shown, facts, { ...judging, ...one }));
  const sorted = found.toSorted(
    (left, right) => CONFIDENCES.indexOf(left.confidence) - CONFIDENCES.indexOf(right.confidence),
  );
  const once = sorted.filter((one, at) => sorted.findIndex(({ service }) => service === one.service) === at);
  const best = once.find(({ kind, confidence }) => kind === 'service' && confidence !== 'low');
  const candidates = once.map((one) => ({ ...one, isSuggested: one === best }));
  const isRefused = hits.length > 0 && candidates.length === 0;
  return {
    machine: shown,
    facts,
    candidates,
    refused: isRefused ? { machine: shown, reasons: weakReasons(hits[0]!.rule, facts) } : null,
  };
}

/** Why the first rule that is met comes to nothing. */
function weakReasons(rule: CandidateRule, facts: ModernisationFacts): readonly string[] {
  const [sign] = signsFor(rule, facts);
  return [
    `the surest sign for ${TARGET_SERVICES[rule.service].name} is ${sign!.confidence}: ${sign!.said}`,
    ...obstaclesOf(rule, facts),
  ];
}

interface Hit {
  readonly rule: CandidateRule;
  readonly finding: string;
  readonly remedy: string;
}

/** The rules that are met, in their order, with their sentences. */
function hitsOf(facts: ModernisationFacts): readonly Hit[] {
  const byId = new Map(MODERNISATION_RULES.map((rule) => [rule.id, rule]));
  const findings = runRules({
    rules: MODERNISATION_RULES,
    facts,
    context: null,
    guideOf: (fact) => MODERNISATION_FACTS[fact],
  });
  return findings.flatMap(({ rule: id, message, remedy }) => {
    const rule = byId.get(id);
    return rule === undefined ? [] : [{ rule, finding: message, remedy }];
  });
}

const obstaclesOf = (rule: CandidateRule, facts: ModernisationFacts): readonly string[] => [
  ...rule.inTheWay(facts),
  ...generalObstacles(rule, facts),
];

function candidateOf(
  machine: CandidateMachine,
  facts: ModernisationFacts,
  { label, answers, rule, finding, remedy }: Judging & Hit,
): readonly Candidate[] {
  const signs = signsFor(rule, facts);
  const inTheWay = obstaclesOf(rule, facts);
  const confidence = confidenceOf(signs[0]!.confidence, inTheWay.length);
  if (confidence === null) return [];
  const { kind } = TARGET_SERVICES[rule.service];
  const given = answers.find(({ service }) => service === rule.service);
  const answer: CandidateAnswer = given === undefined ? null : wordOf(given);
  return [
    {
      id: suggestionId(label, rule.service),
      machine,
      service: rule.service,
      kind,
      rule: rule.id,
      confidence,
      isSuggested: false,
      finding,
      remedy,
      evidence: [
        ...signs.map((sign) => `${sign.from} (${sign.confidence}): ${sign.said}`),
        ...furtherEvidence(rule, facts),
      ],
      inTheWay,
      answer,
    },
  ];
}

/** What speaks for a candidate beside the signs. */
function furtherEvidence(
  rule: CandidateRule,
  { replicas, dataDisksGib, licences }: ModernisationFacts,
): readonly string[] {
  const isCounted = rule.roles.includes('api') || rule.roles.includes('web');
  return [
    ...(replicas !== null && replicas > 1 && isCounted
      ? [`connections: ${replicas} machines of its application serve the same on the same port`]
      : []),
    ...(!rule.movesData && dataDisksGib?.length === 0 ? ['inventory: no disk beside that of the system'] : []),
    ...(rule.service === 'oracle-vm' && licences !== null ? [`licences: ${licences}`] : []),
  ];
}
