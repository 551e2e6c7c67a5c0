import { BYTES_PER_GIB } from '../../model/index.js';
import { exampleFacts, exampleSize, exampleVolume, linux } from '../example-facts.js';
import type { PartitionFacts, ReadinessFacts } from '../facts.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON } from '../rule.js';
import type { Rule, Verdict } from '../rule.js';

/** Under this share of free room, or with this little of it, an update or an agent may not fit any more. */
const NEARLY_FULL_PERCENT = 10;
const ROOMY_GIB = 20;

const common = {
  editions: EVERY_EDITION,
  severity: 'warns',
  needs: ['partitions'],
  whenUnknown: 'silent',
  ...READ_ON,
  code: null,
} as const;

/** The volume of Windows whose letter a temporary disk would take. */
const volumeD = ({ os, partitions }: ReadinessFacts): PartitionFacts | undefined =>
  os.family === 'windows' ? partitions.find(({ name }) => /^d:/i.test(name)) : undefined;

/** Says so where the chosen size has (`true`), or is not known to have (`null`), a temporary disk. */
function checkVolumeD(facts: ReadinessFacts, asked: true | null): Verdict {
  const found = volumeD(facts);
  if (found === undefined || (facts.chosen?.hasTemporaryDisk ?? null) !== asked) return OK;
  return hit({ size: Math.round(found.capacityBytes / BYTES_PER_GIB) });
}

const withVolumeD = (chosen: ReadinessFacts['chosen']): ReadinessFacts =>
  exampleFacts({
    partitions: [exampleVolume('C:\\', 130_000, 60_000), exampleVolume('D:\\', 204_800, 90_000)],
    chosen,
  });

/** What the volumes of the guest mean for a move. */
export const VOLUME_RULES: readonly Rule[] = [
  {
    ...common,
    id: 'migration/volume-nearly-full',
    question: 'migration',
    source: PAGES.prepare,
    check: ({ partitions }) => {
      const full = partitions.flatMap(({ name, capacityBytes, freeBytes }) => {
        if (freeBytes === null || capacityBytes === 0 || freeBytes >= ROOMY_GIB * BYTES_PER_GIB) return [];
        const percent = (100 * freeBytes) / capacityBytes;
        return percent < NEARLY_FULL_PERCENT ? [`${name} ${Math.floor(percent)} %`] : [];
      });
      return full.length > 0 ? hit({ volumes: full.join(', '), limit: NEARLY_FULL_PERCENT }) : OK;
    },
    message:
      'volumes have less than {limit} % free: {volumes}; the VM agent, drivers and the first update in Azure need room',
    remedy:
      'clean up or enlarge them before the move: a disk in Azure only grows, and a file system is extended by hand',
    examples: {
      passing: [exampleFacts(), exampleFacts({ partitions: [exampleVolume('D:\\', 2_000_000, 100_000)] })],
      failing: [exampleFacts({ partitions: [exampleVolume('C:\\', 100_000, 9000)] })],
    },
  },
  {
    ...common,
    id: 'azure/drive-letter-d',
    question: 'azure',
    source: PAGES.temporaryDisk,
    check: (facts) => checkVolumeD(facts, true),
    message:
      'its volume D: ({size} GiB) holds data, and the chosen size has a temporary disk, which takes D: and is emptied at will',
    remedy:
      'choose a size without a temporary disk, or give the data another letter (and every path in services, tasks and shares) before the move',
    examples: {
      passing: [
        withVolumeD(exampleSize({ hasTemporaryDisk: false })),
        exampleFacts({
          os: linux('rhel', '8'),
          partitions: [exampleVolume('d:', 10, 1)],
          chosen: exampleSize({ hasTemporaryDisk: true }),
        }),
      ],
      failing: [withVolumeD(exampleSize({ hasTemporaryDisk: true }))],
    },
  },
  {
    ...common,
    id: 'azure/drive-letter-d-undecided',
    question: 'azure',
    severity: 'informs',
    source: PAGES.temporaryDisk,
    check: (facts) => checkVolumeD(facts, null),
    message:
      'its volume D: ({size} GiB) holds data; nothing tells yet whether its size will have a temporary disk, which would take D:',
    remedy: 'prefer a size without a temporary disk, or give the data another letter before the move',
    examples: {
      passing: [withVolumeD(exampleSize()), exampleFacts({ chosen: null })],
      failing: [withVolumeD(null), withVolumeD(exampleSize({ hasTemporaryDisk: null }))],
    },
  },
];
