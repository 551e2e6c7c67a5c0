import { exampleFacts, inCondition } from '../example-facts.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON } from '../rule.js';
import type { Rule } from '../rule.js';

/** vHealth repeats what other tabs say, and other rules tell with more detail. */
const TOLD_ELSEWHERE = /\b(?:cd-?rom|snapshot|tools)\b/i;
const ZOMBIE = /zombie|orphan/i;

const common = {
  question: 'migration',
  editions: EVERY_EDITION,
  needs: [],
  whenUnknown: 'silent',
  source: PAGES.rvtools,
  ...READ_ON,
  code: null,
} as const;

/** What RVTools finds of a machine by itself, in its own words. */
export const HEALTH_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'migration/zombie',
    severity: 'warns',
    check: ({ condition: { healthMessages } }) => {
      const message = healthMessages.find((one) => ZOMBIE.test(one));
      return message === undefined ? OK : hit({ said: message });
    },
    message: 'vHealth takes it for left over: "{said}"',
    remedy: 'find out whether anybody uses it or its files before a size is paid for',
    examples: {
      passing: [exampleFacts()],
      failing: [inCondition({ healthMessages: ['Possibly a Zombie VM! Please check.'] })],
    },
  },
  {
    ...common,
    id: 'migration/health-message',
    severity: 'informs',
    check: ({ condition: { healthMessages } }) => {
      const told = healthMessages.filter((one) => !ZOMBIE.test(one) && !TOLD_ELSEWHERE.test(one));
      return told.length > 0 ? hit({ said: told.map((one) => `"${one}"`).join(', ') }) : OK;
    },
    message: 'vHealth says: {said}',
    remedy: 'look whether it matters for a copy; names of folders that differ only confuse people',
    examples: {
      passing: [exampleFacts(), inCondition({ healthMessages: ['VM has a CDROM device connected! CD/DVD drive 1'] })],
      failing: [inCondition({ healthMessages: ['Inconsistent Foldername! VMname = a Foldername = b'] })],
    },
  },
];
