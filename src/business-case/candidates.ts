import { isOff } from '../assessment/index.js';
import { compareText, sumOfMicros } from '../model/index.js';
import type { CandidateSum, CaseMachine, DecommissionCandidate } from './business-case.js';

/** The surest first. */
const REASONS: readonly DecommissionCandidate['because'][] = ['zombie', 'idle', 'poweredOff'];

function becauseOf({ power, utilisation }: CaseMachine): DecommissionCandidate['because'] | null {
  if (isOff({ power })) return 'poweredOff';
  return utilisation.class === 'zombie' || utilisation.class === 'idle' ? utilisation.class : null;
}

/** Machines to ask their owners about: the document retires zombies; idle and powered-off ones are our question. */
export function deriveCandidates(machines: readonly CaseMachine[]): readonly DecommissionCandidate[] {
  return machines
    .flatMap((machine) => {
      const because = becauseOf(machine);
      const { id, name, utilisation, azurePerMonth } = machine;
      return because === null ? [] : [{ id, name, because, reasons: utilisation.reasons, azurePerMonth }];
    })
    .sort(
      (left, right) =>
        REASONS.indexOf(left.because) - REASONS.indexOf(right.because) ||
        (right.azurePerMonth ?? -1) - (left.azurePerMonth ?? -1) ||
        compareText(left.id, right.id),
    );
}

/** What leaving them behind would save of the bill in Azure, by reason; reasons of no machine are left out. */
export const sumCandidates = (candidates: readonly DecommissionCandidate[]): readonly CandidateSum[] =>
  REASONS.flatMap((because) => {
    const those = candidates.filter((one) => one.because === because);
    const known = those.flatMap(({ azurePerMonth }) => azurePerMonth ?? []);
    const sum = {
      because,
      machines: those.length,
      azurePerMonth: sumOfMicros(known),
      unknown: those.length - known.length,
    };
    return those.length === 0 ? [] : [sum];
  });
