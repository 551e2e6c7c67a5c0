import { exampleFacts, inCondition } from '../example-facts.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON, unknown } from '../rule.js';
import type { Method, Rule } from '../rule.js';

/** VMware advises to keep no snapshot longer (knowledge base 1025279). */
const SNAPSHOT_DAYS = 3;
const MS_PER_DAY = 86_400_000;

const daysBetween = (from: string, to: string): number => Math.floor((Date.parse(to) - Date.parse(from)) / MS_PER_DAY);

/** Snapshots that products take while they copy a machine carry their names. */
const PRODUCTS: readonly (readonly [product: string, name: RegExp])[] = [
  ['Veeam', /veeam/i],
  ['Commvault', /gx_backup|commvault/i],
  ['Veritas NetBackup', /nbu_snapshot|netbackup/i],
  ['Rubrik', /rubrik/i],
  ['Cohesity', /cohesity/i],
  ['Zerto', /zerto/i],
  ['Nakivo', /nakivo/i],
  ['IBM Storage Protect', /tsm-vm|spectrum ?protect/i],
  ['Dell Avamar or PowerProtect', /avamar|powerprotect/i],
  ['Azure Migrate', /^(?:msazmigrate|azuremigrate|asrmigrate)/i],
];

const WITHOUT_AGENT: readonly Method[] = ['agentless'];
const what = (source: string): string => (source === 'hyperv' ? 'checkpoints' : 'snapshots');

const common = {
  question: 'migration',
  editions: EVERY_EDITION,
  needs: ['snapshots'],
  source: PAGES.agentless,
  ...READ_ON,
  code: null,
} as const;

/** What snapshots, and what other products do with them, mean for a copy from snapshots. */
export const SNAPSHOT_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'migration/snapshots',
    methods: WITHOUT_AGENT,
    severity: 'conditions',
    whenUnknown: 'informs',
    check: ({ condition: { snapshotCount: count }, source }) => {
      if (count === null) return source === 'vmware' ? unknown('snapshots') : OK;
      return count > 0 ? hit({ count, what: what(source) }) : OK;
    },
    message:
      'the machine has {count} {what}; replication without an agent takes its own on top, and long chains slow it down or break it',
    remedy:
      'delete or consolidate them before replication starts; keep one product that takes {what} of a machine at a time',
    examples: {
      passing: [inCondition({ snapshotCount: 0 }), inCondition({ snapshotCount: null }, { source: 'hyperv' })],
      failing: [inCondition({ snapshotCount: 2 })],
    },
  },
  {
    ...common,
    id: 'migration/snapshots-with-agent',
    methods: ['agentBased'],
    severity: 'informs',
    whenUnknown: 'silent',
    check: ({ condition: { snapshotCount: count }, source }) =>
      count !== null && count > 0 ? hit({ count, what: what(source) }) : OK,
    message: 'the machine has {count} {what}: an agent copies only what the machine sees now',
    remedy: 'make sure that nobody needs them after the move',
    examples: { passing: [inCondition({ snapshotCount: 0 })], failing: [inCondition({ snapshotCount: 1 })] },
  },
  {
    ...common,
    id: 'migration/snapshot-old',
    severity: 'warns',
    whenUnknown: 'silent',
    source: PAGES.snapshots,
    check: ({ condition: { snapshotOldest: day }, source }, { asOf }) => {
      if (day === null) return OK;
      const age = daysBetween(day, asOf);
      return age > SNAPSHOT_DAYS ? hit({ day, age, limit: SNAPSHOT_DAYS, what: what(source) }) : OK;
    },
    message:
      'its oldest of {what} is of {day}, {age} days old, where {limit} days are advised: it grows with every write until the datastore is full',
    remedy: 'check that it is no longer wanted and delete it, at a time of few writes',
    examples: {
      passing: [exampleFacts(), inCondition({ snapshotOldest: '2126-01-01' })],
      failing: [inCondition({ snapshotOldest: '2020-02-29', snapshotCount: 1 })],
    },
  },
  {
    ...common,
    id: 'migration/other-product',
    methods: WITHOUT_AGENT,
    severity: 'conditions',
    whenUnknown: 'silent',
    check: ({ condition: { snapshotNames } }) => {
      for (const name of snapshotNames) {
        const product = PRODUCTS.find(([, pattern]) => pattern.test(name))?.[0];
        if (product !== undefined) return hit({ name, product });
      }
      return OK;
    },
    message:
      'the snapshot "{name}" looks like one of {product}: two products that follow changed blocks of one machine disturb each other',
    remedy:
      'let one product at a time copy the machine: pause its backup jobs while it replicates, or replicate with an agent',
    examples: {
      passing: [inCondition({ snapshotNames: ['before update'] })],
      failing: [inCondition({ snapshotNames: ['VEEAM BACKUP TEMPORARY SNAPSHOT'], snapshotCount: 1 })],
    },
  },
  {
    ...common,
    id: 'migration/consolidation-needed',
    methods: WITHOUT_AGENT,
    severity: 'conditions',
    needs: [],
    whenUnknown: 'silent',
    check: ({ source, condition: { consolidationNeeded } }) =>
      source === 'vmware' && consolidationNeeded === true ? hit() : OK,
    message: 'its disks need to be consolidated, and a cycle of replication is complete only once they are',
    remedy:
      'consolidate the disks (vCenter: Snapshots, Consolidate), and find out which product leaves snapshots behind',
    examples: { passing: [exampleFacts()], failing: [inCondition({ consolidationNeeded: true })] },
  },
  {
    ...common,
    id: 'migration/change-tracking-off',
    methods: WITHOUT_AGENT,
    severity: 'informs',
    needs: ['changeTracking'],
    whenUnknown: 'silent',
    source: PAGES.migration,
    check: ({ source, condition: { changeTracking } }) =>
      source === 'vmware' && changeTracking === false ? hit() : OK,
    message: 'changed block tracking is off; replication without an agent switches it on',
    remedy: 'allow the appliance "Toggle disk change tracking", and check that no other product forbids it',
    examples: {
      passing: [inCondition({ changeTracking: true }), inCondition({ changeTracking: false }, { source: 'hyperv' })],
      failing: [inCondition({ changeTracking: false })],
    },
  },
];
