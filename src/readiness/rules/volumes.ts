import { BYTES_PER_GIB } from '../../model/index.js';
import { exampleFacts, exampleVolume, linux } from '../example-facts.js';
import { EVERY_EDITION, hit, OK, PAGES, READ_ON } from '../rule.js';
import type { Rule } from '../rule.js';

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
    check: ({ os, partitions }) => {
      const found = os.family === 'windows' ? partitions.find(({ name }) => /^d:/i.test(name)) : undefined;
      return found === undefined ? OK : hit({ size: Math.round(found.capacityBytes / BYTES_PER_GIB) });
    },
    message:
      'its volume D: ({size} GiB) holds data, and a size with a temporary disk gives D: to that disk, which is emptied at will',
    remedy:
      'choose a size without a temporary disk, or give the data another letter (and every path in services, tasks and shares) before the move',
    examples: {
      passing: [exampleFacts(), exampleFacts({ os: linux('rhel', '8'), partitions: [exampleVolume('d:', 10, 1)] })],
      failing: [
        exampleFacts({ partitions: [exampleVolume('C:\\', 130_000, 60_000), exampleVolume('D:\\', 204_800, 90_000)] }),
      ],
    },
  },
];
