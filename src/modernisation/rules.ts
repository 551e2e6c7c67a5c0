import type { FactGuide } from '../rules/index.js';
import { DATA_RULES } from './data-rules.js';
import { EDGE_RULES } from './edge-rules.js';
import type { CandidateRule, ModernisationFact } from './rule.js';
import { WEB_RULES } from './web-rules.js';

/** All candidate rules; of two suggestions of one confidence the rule that stands first here comes first. */
export const MODERNISATION_RULES: readonly CandidateRule[] = [...WEB_RULES, ...DATA_RULES, ...EDGE_RULES];

export const MODERNISATION_FACTS: Readonly<Record<ModernisationFact, FactGuide>> = {
  roles: {
    label: 'what the machine is for',
    howToGet:
      'switch on dependency analysis of Azure Migrate (credentials of a user that may run netstat and ls; root on Linux), wait a day, and give its export as an input; or tag the machine role=web, role=database…',
  },
};
