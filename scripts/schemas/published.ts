import type { SchemaHead } from './schema-of-type.js';

/** A schema that is read off a type of ours, so that neither says what the other does not. */
export interface PublishedSchema {
  /** In `schemas/`. */
  readonly file: string;
  readonly type: string;
  /** Where the type is exported. */
  readonly source: string;
  readonly head: SchemaHead;
}

const schema = (
  [name, type, source]: readonly [name: string, type: string, source: string],
  title: string,
  description: string,
): PublishedSchema => ({
  file: `${name}.schema.json`,
  type,
  source,
  head: { id: `urn:portolan:schema:${name}:1`, title, description },
});

/** By name. The other files of `schemas/` are written by hand, or come from the checks of what people write. */
export const PUBLISHED: readonly PublishedSchema[] = [
  schema(
    ['business-case', 'BusinessCase', 'src/business-case/business-case.ts'],
    'Portolan business case',
    'What staying costs over the years, and what moving does, line by line. See docs/business-case.md.',
  ),
  schema(
    ['calendar', 'WaveCalendar', 'src/calendar/calendar.ts'],
    'Portolan calendar of waves',
    'The waves of a plan as dated windows, with all work before and behind them. See docs/calendar.md.',
  ),
  schema(
    ['joint', 'Joint', 'src/joint/joint.ts'],
    'Portolan joint peaks',
    'Machines beside each other in time: the peaks of their sums. See docs/joint.md.',
  ),
  schema(
    ['licences', 'Licences', 'src/licences/licences.ts'],
    'Portolan licence counts',
    'An estate counted in licences, line by line, with what is unknown. See docs/licences.md.',
  ),
  schema(
    ['recovery', 'RecoveryPlan', 'src/recovery/recovery-plan.ts'],
    'Portolan plan of recovery',
    'Recovery points, groups, recovery time, availability, target design, failback and drills. See docs/recovery.md.',
  ),
  schema(
    ['recovery-evidence', 'SealedEvidence', 'src/recovery/evidence.ts'],
    'Portolan evidence of a drill',
    'One record of the evidence of drills, which is one line of its file: its form. Whether a chain is as it was sealed, portolan recovery verify tells. See docs/recovery.md.',
  ),
  schema(
    ['replication', 'ReplicationPlan', 'src/replication/replication-plan.ts'],
    'Portolan plan of replication',
    'Churn, limits, appliances, bandwidth and first copies against windows. See docs/replication.md.',
  ),
];
