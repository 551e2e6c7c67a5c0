import { exampleFacts, inCondition } from '../example-facts.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON } from '../rule.js';
import type { Rule } from '../rule.js';

const common = {
  question: 'migration',
  editions: EVERY_EDITION,
  severity: 'conditions',
  needs: [],
  whenUnknown: 'silent',
  source: PAGES.agentless,
  ...READ_ON,
  code: null,
} as const;

/** In which state a machine is to be for a copy of it. */
export const STATE_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'migration/suspended',
    check: ({ power }) => (power === 'suspended' ? hit() : OK),
    message:
      'the machine is suspended: its memory lies in a file that is not copied, so in Azure it would start as after a power cut',
    remedy: 'resume it and shut it down, or find out who suspended it and whether it is needed at all',
    examples: { passing: [exampleFacts({ power: 'off' })], failing: [exampleFacts({ power: 'suspended' })] },
  },
  {
    ...common,
    id: 'migration/powered-off',
    severity: 'informs',
    check: ({ power, isTemplate }) => (power === 'off' && !isTemplate ? hit() : OK),
    message: 'the machine is powered off: nobody measured what it needs, and it may not be needed',
    remedy: 'ask its owner; archive it as a backup rather than move it if nobody starts it within the project',
    examples: { passing: [exampleFacts()], failing: [exampleFacts({ power: 'off' })] },
  },
  {
    ...common,
    id: 'migration/template',
    check: ({ isTemplate }) => (isTemplate ? hit() : OK),
    message: 'it is a template, and the migration tool moves machines',
    remedy: 'build images anew in an Azure Compute Gallery, from marketplace images, rather than move templates',
    examples: { passing: [exampleFacts()], failing: [exampleFacts({ isTemplate: true, power: 'off' })] },
  },
  {
    ...common,
    id: 'migration/not-connected',
    check: ({ source, condition: { connectionState: state } }) =>
      source !== 'vmware' || state === null || /^connected$/i.test(state) ? OK : hit({ state }),
    message: 'vCenter has no grip on the machine: its state is {state}',
    remedy:
      'repair it first (the host, the datastore, or its registration); nothing can replicate a machine in this state',
    examples: {
      passing: [exampleFacts(), inCondition({ connectionState: null })],
      failing: [inCondition({ connectionState: 'inaccessible' }), inCondition({ connectionState: 'orphaned' })],
    },
  },
];
