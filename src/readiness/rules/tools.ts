import { exampleFacts, inCondition } from '../example-facts.js';
import type { ReadinessFacts } from '../facts.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON } from '../rule.js';
import type { Rule } from '../rule.js';

const common = {
  question: 'migration',
  editions: EVERY_EDITION,
  needs: [],
  whenUnknown: 'silent',
  source: PAGES.rvtools,
  ...READ_ON,
  code: null,
} as const;

const toolsOf = ({ source }: ReadinessFacts): string => (source === 'hyperv' ? 'Integration Services' : 'VMware Tools');
/** Only these platforms have tools of their own in the guest. */
const statusOf = ({ condition, source }: ReadinessFacts): string =>
  source === 'vmware' || source === 'hyperv' ? (condition.toolsStatus ?? '') : '';
const versionOf = ({ condition }: ReadinessFacts): string =>
  condition.toolsVersion === null ? '' : ` (version ${condition.toolsVersion})`;

/** What a guest without working tools lacks: its name of the system, its addresses, its volumes, and a clean shutdown. */
export const TOOLS_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'migration/tools-missing',
    severity: 'warns',
    check: (facts) => (/not ?installed/i.test(statusOf(facts)) ? hit({ tools: toolsOf(facts) }) : OK),
    message:
      '{tools} is not installed: nobody reads its system, addresses and volumes, and the final shutdown before the move is not a clean one',
    remedy: 'install {tools} (open-vm-tools in Linux), or plan to shut the guest down by hand before the final copy',
    examples: { passing: [exampleFacts()], failing: [inCondition({ toolsStatus: 'toolsNotInstalled' })] },
  },
  {
    ...common,
    id: 'migration/tools-not-running',
    severity: 'warns',
    check: (facts) =>
      facts.power === 'on' && /not ?running/i.test(statusOf(facts)) ? hit({ tools: toolsOf(facts) }) : OK,
    message:
      '{tools} is installed and does not run, though the machine does: what it says of the guest is old, and the guest may hang',
    remedy: 'look at the console, restart the service (VMTools, vmtoolsd), and take the inventory again',
    examples: {
      passing: [exampleFacts(), inCondition({ toolsStatus: 'toolsNotRunning' }, { power: 'off' })],
      failing: [inCondition({ toolsStatus: 'toolsNotRunning' })],
    },
  },
  {
    ...common,
    id: 'migration/tools-outdated',
    severity: 'informs',
    check: (facts) =>
      /toolsold|out ?of ?date|update required|supported ?old/i.test(statusOf(facts))
        ? hit({ tools: toolsOf(facts), version: versionOf(facts) })
        : OK,
    message: '{tools} is outdated{version}',
    remedy:
      'update it with the last maintenance before the move; an up-to-date version quiesces and shuts down more reliably',
    examples: {
      passing: [exampleFacts()],
      failing: [
        inCondition({ toolsStatus: 'toolsOld', toolsVersion: '10304' }),
        inCondition({ toolsStatus: 'Update required' }, { source: 'hyperv' }),
      ],
    },
  },
  {
    ...common,
    id: 'migration/guest-not-running',
    severity: 'warns',
    check: ({ power, condition: { guestState } }) =>
      power === 'on' && /^not ?running$/i.test(guestState ?? '') ? hit() : OK,
    message: 'the machine is powered on and its guest does not run: it hangs at the start, or has no system at all',
    remedy: 'look at its console; a machine that nobody misses may be retired instead of moved',
    examples: {
      passing: [exampleFacts(), inCondition({ guestState: 'notRunning' }, { power: 'off' })],
      failing: [inCondition({ guestState: 'notRunning' })],
    },
  },
];
