/** Every rule over the largest estate that Azure Migrate assesses at once: 35,000 machines. */
import { bytes, bytesOfGib, bytesOfMib, cores, percent } from '../../src/model/index.js';
import type { Machine } from '../../src/model/index.js';
import { readCatalogue } from '../../src/node/index.js';
import { deriveReadiness, factsOf, RULES } from '../../src/readiness/index.js';
import type { ReadinessContext } from '../../src/readiness/index.js';
import { parseOperatingSystem } from '../../src/ingest/operating-system.js';
import { aCondition, aDisk, aMachine, aNic } from '../support/a-machine.js';
import { expectEqual, time } from './timing.js';

const MACHINES = 35_000;

const SYSTEMS = [
  'Microsoft Windows Server 2019 (64-bit)',
  'Red Hat Enterprise Linux 8 (64-bit)',
  'Microsoft Windows Server 2012 R2 (64-bit)',
  'Ubuntu Linux (64-bit)',
  'Microsoft Windows Server 2003 (32-bit)',
  'Other (64-bit)',
].map((name) => parseOperatingSystem([name], null));

/** Machines as they are: most plain, one in ten odd in one way, each with two disks and what RVTools knows of it. */
const inventMachines = (count: number): readonly Machine[] =>
  Array.from({ length: count }, (_, index) =>
    aMachine({
      name: `vm-${index}`,
      cores: cores(2 + (index % 7)),
      memoryBytes: bytesOfGib(4 + (index % 29)),
      os: SYSTEMS[index % SYSTEMS.length]!,
      firmware: index % 3 === 0 ? 'efi' : 'bios',
      disks: [aDisk({ isOs: true }), aDisk({ name: 'Hard disk 2', sizeBytes: bytesOfGib(10 + (index % 4000)) })],
      diskCount: 2,
      nics: [aNic()],
      partitions: [{ name: 'C:\\', capacityBytes: bytesOfGib(100), usedBytes: bytesOfGib(40 + (index % 60)) }],
      condition: aCondition({
        snapshotCount: index % 10 === 0 ? 1 : 0,
        toolsStatus: index % 9 === 0 ? 'toolsOld' : 'toolsOk',
        changeTracking: index % 2 === 0,
        cpuReadyPercent: percent(index % 8),
        balloonedBytes: index % 50 === 0 ? bytesOfMib(64) : bytes(0),
        hardwareVersion: 13,
      }),
      origins: {},
    }),
  );

export async function benchReadiness(): Promise<void> {
  const catalogue = await readCatalogue();
  const context: ReadinessContext = {
    policy: { edition: '2025', method: 'agentless', windows2008On32Bit: 'conditions', computeLimits: 'catalogue' },
    osVersions: catalogue.osVersions,
    guestIds: catalogue.guestIds,
    asOf: catalogue.date,
  };
  const machines = inventMachines(MACHINES);
  const judge = (machine: Machine): number =>
    deriveReadiness(factsOf(machine, { need: null, chosen: null, fromImport: false }), context).findings.length;
  // What is timed must be right: the answer does not depend on the order of the rules.
  const backwards = [...RULES].reverse();
  for (const machine of machines.slice(0, 12)) {
    const facts = factsOf(machine, { need: null, chosen: null, fromImport: false });
    expectEqual('findings', deriveReadiness(facts, context, backwards).findings.length, judge(machine));
  }
  const count = machines.reduce((sum, machine) => sum + judge(machine), 0);
  const figure = await time(`${RULES.length} rules over ${MACHINES} machines`, () =>
    machines.reduce((sum, machine) => sum + judge(machine), 0),
  );
  console.log(
    `  per machine: ${((figure.medianMs / MACHINES) * 1000).toFixed(0)} microseconds, ${(count / MACHINES).toFixed(1)} findings`,
  );
}
