import type { Machine, MachineId } from '../model/index.js';
import { deriveModernisation } from '../modernisation/index.js';
import type { AssessmentInput } from './derive-assessment.js';

/** Which services are suggested for which machines; null where nobody answered a suggestion, so that nothing was asked. */
export type MadeSuggestions = ((machine: MachineId, service: string) => boolean) | null;

/** Suggests services anew, as `portolan paas` does, where people answered some. */
export function madeSuggestions({ decisions, estate, dependencies, offer }: AssessmentInput): MadeSuggestions {
  if (!(decisions ?? []).some(({ decision }) => decision.kind === 'suggestion')) return null;
  const { candidates } = deriveModernisation({
    estate,
    dependencies: dependencies ?? null,
    region: offer.region.name,
    decidedRoles: new Map(estate.machines.map(({ id, decided }) => [id, decided?.roles ?? []] as const)),
  });
  const made = new Set(candidates.map(({ machine, service }) => `${machine.id}\n${service}`));
  return (machine, service) => made.has(`${machine}\n${service}`);
}

/** The machine with the answers to what is suggested for it: an answer to a suggestion that nobody made answers nothing. */
export function keepingMade(machine: Machine, made: MadeSuggestions): Machine {
  const { decided } = machine;
  if (made === null || decided === undefined || decided.suggestions.length === 0) return machine;
  const suggestions = decided.suggestions.filter(({ service }) => made(machine.id, service));
  return { ...machine, decided: { ...decided, suggestions } };
}
