import type { FailbackCondition } from './failback.js';
import { condition, conditionByMachine, homeWords, locationCondition, shortCondition } from './failback-condition.js';
import type { ConditionInput } from './failback-condition.js';
import { isHyperV } from './hyperbdr.js';
import { RECOVERY_SOURCES } from './recovery-sources.js';

const { hyperVArchitecture, hyperVFailback, hyperVFailover } = RECOVERY_SOURCES;

/** A planned failover that compares blocks before it: to the machines that are still there. */
export const hyperVOriginalConditions = (input: ConditionInput): readonly FailbackCondition[] => [
  locationCondition('original', input, hyperVArchitecture),
  homeCondition(input),
  checkpointCondition(input),
];

/** The same to another host, where the machine is made again and all of it is copied. */
export const hyperVAlternateConditions = (input: ConditionInput): readonly FailbackCondition[] => [
  locationCondition('alternate', input, hyperVFailback),
  homeCondition(input),
];

/** A planned failover that downloads whole disks during it. */
export const hyperVFullConditions = (input: ConditionInput): readonly FailbackCondition[] => [
  condition(
    'the machines ran in Azure for a month or more, or are gone at home',
    input.to === 'alternate' ? true : null,
    input.to === 'alternate'
      ? 'stated: back to the alternate location'
      : 'only the day of the failback tells; before a month less crosses by comparing blocks',
    hyperVFailback,
  ),
  homeCondition(input),
  ...(input.to === 'alternate' ? [] : [checkpointCondition(input)]),
  shortCondition(input),
];

const homeCondition = (input: ConditionInput): FailbackCondition =>
  condition(
    'the machines come home to Hyper-V',
    input.home === null ? null : isHyperV(input.home),
    homeWords(input),
    hyperVArchitecture,
  );

/** Checkpoints can be deleted until then, so that those of today close nothing. */
function checkpointCondition({ machines }: ConditionInput): FailbackCondition {
  const what = 'no machine at home has a checkpoint';
  const some = machines.filter(({ condition: own }) => (own.snapshotCount ?? 0) > 0);
  const known = conditionByMachine(what, machines, {
    isKeptBy: ({ condition: own }) => (own.snapshotCount === null ? null : own.snapshotCount === 0),
    broken: 'delete these before the way home',
    unknown: (count) => `the inventory does not tell it of ${count}`,
    kept: 'none today, by the inventory',
    others: 'of the others none has one today',
    source: hyperVFailover,
  });
  return { ...known, state: some.length > 0 ? 'unknown' : known.state, except: [] };
}
