import type { FailbackCondition } from './failback.js';
import { condition, failbackOf, homeWords, shortCondition } from './failback-condition.js';
import type { ConditionInput } from './failback-condition.js';
import { canStage, isIntegratedCloud } from './hyperbdr.js';
import { RECOVERY_SOURCES } from './recovery-sources.js';

const { hyperBdr, hyperBdrDrill } = RECOVERY_SOURCES;

/** What a transition host of the general way asks for. */
export function generalConditions(input: ConditionInput): readonly FailbackCondition[] {
  const own = failbackOf(input);
  const same = (one: unknown, other: unknown): boolean | null =>
    one === undefined || other === undefined ? null : one === other;
  return [
    condition(
      'the target has as many disks',
      same(own.sourceDisks, own.targetDisks),
      pairWords(own.sourceDisks, own.targetDisks),
      hyperBdrDrill,
    ),
    condition(
      'each is at least as large',
      own.isEveryTargetDiskAsLarge ?? null,
      own.isEveryTargetDiskAsLarge === undefined ? 'not stated' : 'as the site file says',
      hyperBdrDrill,
    ),
    condition(
      'it starts by the same firmware',
      same(own.sourceBoot, own.targetBoot),
      pairWords(own.sourceBoot, own.targetBoot),
      hyperBdrDrill,
    ),
    condition(
      'a snapshot of the original is taken',
      own.isOriginalSnapshotTaken ?? null,
      own.isOriginalSnapshotTaken === undefined ? 'mandatory, and not stated' : 'as the site file says',
      hyperBdr,
    ),
  ];
}

const pairWords = (source: string | number | undefined, target: string | number | undefined): string =>
  source === undefined || target === undefined ? 'not stated' : `source ${source}, target ${target}`;

export const automatedConditions = (input: ConditionInput): readonly FailbackCondition[] => [
  condition(
    'home is a cloud with an interface',
    input.home === null ? null : isIntegratedCloud(input.home),
    homeWords(input),
    hyperBdr,
  ),
];

export const conditionalConditions = (input: ConditionInput): readonly FailbackCondition[] => [
  condition(
    'home is VMware or FusionCompute',
    input.home === null ? null : canStage(input.home),
    homeWords(input),
    hyperBdr,
  ),
  condition(
    'an S3-compatible object storage stands between',
    input.hasObjectStorage,
    input.hasObjectStorage === null ? 'nobody says' : input.hasObjectStorage ? 'stated' : 'there is none',
    hyperBdr,
  ),
  shortCondition(input),
];
