import type { ConnectionCounts } from '../dependency/index.js';
import type { MachineRole } from '../model/index.js';
import type { JudgedMachine } from './derive-modernisation.js';
import type {
  Candidate,
  CandidateTerms,
  Modernisation,
  ServiceCount,
  StatelessTier,
  UnsuggestedAnswer,
} from './modernisation.js';
import { MODERNISATION_FACTS, MODERNISATION_RULES } from './rules.js';
import { TARGET_SERVICES } from './services.js';
import type { ServiceId } from './services.js';

/** What is told beside the machines. */
interface Surroundings {
  readonly region: string;
  readonly connections: ConnectionCounts | null;
  readonly answeredWithoutSuggestion: readonly UnsuggestedAnswer[];
}

/** Counts and lists over what was found of each machine. */
export function summarise(judged: readonly JudgedMachine[], surroundings: Surroundings): Modernisation {
  const { region, connections, answeredWithoutSuggestion } = surroundings;
  const candidates = judged.flatMap((one) => one.candidates);
  const unknown = judged.filter(({ facts }) => facts.roles === null);
  const refused = judged.flatMap((one) => (one.refused === null ? [] : [one.refused]));
  const suggested = judged.filter(hasSuggestion).length;
  const withCandidates = judged.filter((one) => one.candidates.length > 0).length;
  return {
    schemaVersion: 1,
    region,
    connections,
    counts: {
      machines: judged.length,
      suggested,
      onlyOther: withCandidates - suggested,
      refused: refused.length,
      unmatched: judged.length - withCandidates - refused.length - unknown.length,
      unknown: unknown.length,
      accepted: candidates.filter(({ answer }) => answer === 'accepted').length,
      declined: candidates.filter(({ answer }) => answer === 'declined').length,
      answeredWithoutSuggestion: answeredWithoutSuggestion.length,
    },
    statelessTier: statelessTier(judged),
    services: serviceCounts(candidates),
    candidates,
    refused,
    answeredWithoutSuggestion,
    rules: termsOf(candidates),
    missing:
      unknown.length === 0
        ? null
        : { machines: unknown.map(({ machine }) => machine.name), ...MODERNISATION_FACTS.roles },
  };
}

const hasSuggestion = ({ candidates }: JudgedMachine): boolean => candidates.some(({ isSuggested }) => isSuggested);

const STATELESS: ReadonlySet<MachineRole> = new Set(['web', 'gateway', 'jumpHost']);

function statelessTier(judged: readonly JudgedMachine[]): StatelessTier {
  const tier = judged.filter(({ facts }) => facts.roles !== null && STATELESS.has(facts.roles[0]!.role));
  const named = (some: readonly JudgedMachine[]): readonly string[] => some.map(({ machine }) => machine.name);
  return {
    machines: tier.length,
    suggested: named(tier.filter(hasSuggestion)),
    low: named(tier.filter((one) => !hasSuggestion(one) && one.candidates.length > 0)),
    none: named(tier.filter((one) => one.candidates.length === 0)),
  };
}

function serviceCounts(candidates: readonly Candidate[]): readonly ServiceCount[] {
  return (Object.keys(TARGET_SERVICES) as ServiceId[]).flatMap((service): ServiceCount[] => {
    const own = candidates.filter((one) => one.service === service);
    if (own.length === 0) return [];
    const { name, kind } = TARGET_SERVICES[service];
    const of = (confidence: Candidate['confidence']): number => {
      const machines = own.filter((one) => one.confidence === confidence).map(({ machine }) => machine.id);
      return new Set(machines).size;
    };
    const suggested = own.filter(({ isSuggested }) => isSuggested).length;
    return [{ service, name, kind, high: of('high'), medium: of('medium'), low: of('low'), suggested }];
  });
}

function termsOf(candidates: readonly Candidate[]): readonly CandidateTerms[] {
  const used = new Set(candidates.map(({ rule }) => rule));
  return MODERNISATION_RULES.filter(({ id }) => used.has(id)).map(
    ({ id, service, caveats, work, toFindOut, ...rule }) => ({
      rule: id,
      service,
      serviceName: TARGET_SERVICES[service].name,
      note: TARGET_SERVICES[service].note,
      caveats,
      codeChange: work.codeChange,
      needsContainers: work.containers,
      toFindOut,
      source: `${rule.source}, read ${rule.readOn}`,
    }),
  );
}
