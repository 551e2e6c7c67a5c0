import type { DataKeeper } from './data-keepers.js';
import type { StepDraft } from './draft.js';
import { groupAlike } from './group-alike.js';
import { commentLine, listWords } from './safe-text.js';
import { SOURCES } from './sources.js';

/** How the data comes to Azure, in the words of a step; by default the disks are replicated with their machines. */
const REPLICATION_WORDS = {
  own: 'A copy in Azure is fed by its own replication.',
  machine: 'Its disks are replicated with the machines.',
  dump: 'It is copied while nobody writes.',
} as const;

const wordsOf = ({ machines }: DataKeeper): string => listWords(machines.map(({ name }) => name));
const idsOf = ({ machines }: DataKeeper): readonly DataKeeper['machines'][number]['id'][] =>
  machines.map(({ id }) => id);
const replicationOf = ({ stated }: DataKeeper): keyof typeof REPLICATION_WORDS => stated?.replication ?? 'machine';

const titleOf = ({ name, engine }: DataKeeper): string => `${listWords([name])} (${engine.name})`;

/** Before the day: who writes, how far the copy is, what the graph shows of the pair. */
export function knowWriterStep(keeper: DataKeeper): StepDraft {
  const { engine, machines, primary, evidence, elsewhere, stated } = keeper;
  return {
    title: `${titleOf(keeper)}: know who writes`,
    what: [
      `Of ${wordsOf(keeper)}.`,
      primary === null
        ? 'Which of them takes writes is not stated (databases.primary): find out, and write it down.'
        : `Takes writes today, as stated: ${listWords([primary])}.`,
      `${REPLICATION_WORDS[replicationOf(keeper)]}${stated === null ? ' Nobody stated it; where it replicates by itself, say so (databases.replication).' : ''}`,
      ...(evidence.length > 0
        ? evidence
        : [
            machines.length > 1
              ? 'No connection between them was seen.'
              : 'No partner of it is known: no copy of it was seen.',
          ]),
      ...(engine.note === null ? [] : [engine.note]),
    ],
    lines: engine.findPrimary,
    machines: idsOf(keeper),
    expect: ['Exactly one of them takes writes, and replication is not behind.'],
    warning:
      elsewhere.length === 0
        ? null
        : `${listWords(elsewhere.map(({ name }) => name))} ${elsewhere.length === 1 ? 'belongs' : 'belong'} to the same data and ${elsewhere.length === 1 ? 'is' : 'are'} not in this wave: after it, a writer on each side is possible.`,
    source: `${SOURCES.singleWriter}; ${engine.source}`,
  };
}

/** Nothing writes any more, and how far it got is written down. */
export function freezeStep(keeper: DataKeeper): StepDraft {
  const { engine } = keeper;
  return {
    title: `${titleOf(keeper)}: freeze writes, and note how far it got`,
    what: [
      'On the one that takes writes: stop jobs and applications that write, then let it refuse writes, then read its position. Write the position into the log of the night.',
      ...(engine.freeze.length === 0 ? [engine.note ?? ''] : []),
    ],
    lines: [...engine.freeze, ...engine.position],
    machines: idsOf(keeper),
    expect: engine.frozen,
    rollback: ['Let it take writes again.'],
    rollbackLines: engine.thaw,
    source: engine.source,
  };
}

/** The last of it comes over, then the old one is made unable to write; before anything in Azure may. */
export function fenceSteps(keeper: DataKeeper): readonly StepDraft[] {
  switch (replicationOf(keeper)) {
    case 'machine':
      return [stopStep(keeper)];
    case 'dump':
      return [dumpStep(keeper), fenceStep(keeper)];
    case 'own':
      return [compareStep(keeper), isHandedOver(keeper) ? handoverStep(keeper) : fenceStep(keeper)];
  }
}

const TWO_WRITERS =
  'Two that take writes is the worst that can happen here: what each has alone cannot be merged by a tool.';

/** Its disks go to Azure as they are: what is disabled on them is disabled there too. */
function stopStep(keeper: DataKeeper): StepDraft {
  const { engine } = keeper;
  return {
    title: `${titleOf(keeper)}: fence the old one`,
    what: [
      'Stop the service cleanly, so that everything is on its disks; the machine is shut down with the others of the wave, and the last cycle carries it over. A machine that is off is fenced.',
      'Its start stays enabled within the machine, since the same disk starts in Azure: what keeps the old one off is the platform, by no automatic start, no restart by high availability, and its network card disconnected.',
    ],
    lines: engine.stop,
    machines: idsOf(keeper),
    expect: [
      'The service is stopped, and its log shows a clean end.',
      'Nothing on the platform starts the machine by itself.',
    ],
    rollback: ['Start the service of the site again, then let it take writes.'],
    rollbackLines: engine.thaw,
    warning: TWO_WRITERS,
    source: `${SOURCES.singleWriter}; ${engine.source}`,
  };
}

function dumpStep(keeper: DataKeeper): StepDraft {
  return {
    title: `${titleOf(keeper)}: copy it to Azure while nobody writes, and compare`,
    what: [
      'With the tool of its product, which its owner writes in here with the time that a rehearsal took. The downtime of the calendar does not hold it: it reckons with disks that are replicated.',
    ],
    machines: idsOf(keeper),
    expect: ['Both sides have as much of everything: rows by table, documents, keys. The owner says by which figures.'],
    rollback: ['Nothing was fenced: let the old one take writes again.'],
    rollbackLines: keeper.engine.thaw,
    source: `${SOURCES.singleWriter}; ${SOURCES.own}`,
  };
}

function compareStep(keeper: DataKeeper): StepDraft {
  const { engine } = keeper;
  return {
    title: `${titleOf(keeper)}: let the copy in Azure come to the noted position`,
    what: [
      'On the copy in Azure, before the old one is fenced: while it lacks something, only the old one can send it.',
    ],
    lines: engine.compare,
    machines: idsOf(keeper),
    expect: [engine.compareExpect],
    rollback: ['Nothing was promoted: let the old one take writes again.'],
    rollbackLines: engine.thaw,
    source: engine.source,
  };
}

/** A product that fences by handing over has nothing to hand over to where it is copied: there it is stopped. */
const isHandedOver = (keeper: DataKeeper): boolean =>
  keeper.engine.handover === 'together' && replicationOf(keeper) === 'own';
const isFenced = (keeper: DataKeeper): boolean =>
  replicationOf(keeper) !== 'machine' && (keeper.engine.handover === 'fenceFirst' || isHandedOver(keeper));

function fenceStep(keeper: DataKeeper): StepDraft {
  const { engine } = keeper;
  return {
    title: `${titleOf(keeper)}: fence the old one`,
    what: [
      'On the old one.',
      'It must not be able to write again by a restart, by a scheduler or by a person who means well.',
    ],
    lines: isFenced(keeper) ? engine.fence : engine.stop,
    machines: idsOf(keeper),
    expect: ['The old one refuses a write, or is off, and its start is disabled.'],
    rollback: [
      'Start the service of the site again, then let it take writes. Only while the one in Azure was not promoted.',
    ],
    rollbackLines: backLines(keeper),
    warning: TWO_WRITERS,
    source: `${SOURCES.singleWriter}; ${engine.source}`,
  };
}

/** Where one command does both, it needs both: while the old one still runs. */
function handoverStep(keeper: DataKeeper): StepDraft {
  const { engine } = keeper;
  return {
    title: `${titleOf(keeper)}: fence the old one, and hand over in the same command`,
    what: [
      'While both run, and only after the comparison before: the command makes the old one a follower, and the one in Azure the writer. Users and jobs are kept out, so that nobody writes yet.',
      ...(engine.note === null ? [] : [engine.note]),
    ],
    lines: [...engine.fence, ...engine.promote],
    machines: idsOf(keeper),
    expect: ['The old one refuses a write and follows; exactly one, in Azure, would take it.'],
    rollback: ['The same way back, while both run and nobody has written in Azure.'],
    rollbackLines: engine.unfence,
    warning: TWO_WRITERS,
    source: `${SOURCES.singleWriter}; ${engine.source}`,
  };
}

/** The one in Azure takes over; nobody reaches it yet. */
export function promoteStep(keeper: DataKeeper): StepDraft {
  return {
    title: `${titleOf(keeper)}: compare in Azure, and let exactly one take writes`,
    machines: idsOf(keeper),
    ...promotionOf(keeper),
    source: `${SOURCES.singleWriter}; ${keeper.engine.source}`,
  };
}

const ONE_WRITER = 'Of all that hold this data, on both sides, one takes writes.';
const STOP_AZURE_FIRST =
  'Stop the one in Azure and disable its start; then free the old one. In this order, and only while nobody has written in Azure: after the first write, the part on rolling back says how.';

function promotionOf(keeper: DataKeeper): Pick<StepDraft, 'what' | 'lines' | 'expect' | 'rollback' | 'rollbackLines'> {
  const { engine } = keeper;
  const compare = 'Compare with the position in the log of the night while users are still kept out.';
  switch (replicationOf(keeper)) {
    case 'machine':
      return {
        what: [
          compare,
          'It starts from the disks of the last cycle: read its log for a recovery after a crash, which a clean stop does not need.',
          ...(engine.freeCopy.length === 0
            ? []
            : ['What the freeze wrote to its disks came along: take it back here, and not before the comparison.']),
        ],
        lines: [...engine.position, ...engine.freeCopy, ...engine.check],
        expect: [
          'The position is the noted one, or further by the little that the start itself writes; never short of it.',
          ONE_WRITER,
        ],
        rollback: [STOP_AZURE_FIRST],
        rollbackLines: engine.thaw,
      };
    case 'dump':
      return {
        what: ['The copy was compared when it was loaded; look at it once more, then open it.'],
        lines: engine.check,
        expect: [ONE_WRITER],
        rollback: [STOP_AZURE_FIRST],
        rollbackLines: backLines(keeper),
      };
    case 'own':
      return {
        what: [
          compare,
          engine.handover === 'together'
            ? 'It was handed over before: look who takes writes now. Others of it in Azure follow, and stay read-only.'
            : 'Only when the comparison holds, promote it. Others of it in Azure become its replicas, and stay read-only.',
        ],
        lines: engine.handover === 'together' ? engine.check : [...engine.compare, ...engine.promote, ...engine.check],
        expect: [engine.compareExpect, ONE_WRITER],
        rollback: [STOP_AZURE_FIRST],
        rollbackLines: engine.unfence,
      };
  }
}

const backLines = (keeper: DataKeeper): readonly string[] =>
  isFenced(keeper) ? keeper.engine.unfence : keeper.engine.thaw;

/** Statements that let the old ones take writes again, by how their data came over; those of one kind together, with whose they are. */
export const freeOldLines = (keepers: readonly DataKeeper[]): readonly string[] => linesOfKeepers(keepers, backLines);

function linesOfKeepers(
  keepers: readonly DataKeeper[],
  linesOf: (keeper: DataKeeper) => readonly string[],
): readonly string[] {
  const speaking = keepers.filter((keeper) => linesOf(keeper).length > 0);
  return groupAlike(speaking, (keeper) => JSON.stringify([keeper.engine.name, linesOf(keeper)])).flatMap((alike) => [
    commentLine(`${alike[0]!.engine.name}: ${listWords(alike.map(({ name }) => name))}`),
    ...linesOf(alike[0]!),
  ]);
}

/** Going back after Azure has taken writes: decided by people, with the difference before them. */
export function mergeStep(keepers: readonly DataKeeper[]): StepDraft {
  return {
    title: 'After the rollback point: one writer, and what Azure wrote decided by people',
    what: [
      `For ${keepers.length === 0 ? 'every machine that keeps data' : listWords(keepers.map(({ name }) => name))}: swapping back now would lose what users wrote in Azure, and letting both write would split the data for good.`,
      'Freeze writes in Azure as in the cutover, and read the position. Find what the old one lacks and what it has alone.',
      'There are three ways, and people choose: keep what Azure has and mend forward; keep what the site has, and enter the difference by hand; export both, and decide by record. Nothing is merged by itself.',
      'To bring the machines home with their data is a migration of its own: replicate in the other direction, with the old machines off.',
    ],
    lines: linesOfKeepers(keepers, ({ engine }) => engine.compare),
    machines: keepers.flatMap(idsOf),
    expect: [
      'The difference is listed and signed by its owner before anything is started.',
      'At every moment at most one side takes writes.',
    ],
    warning: 'Do not start the old machines before the writer in Azure is frozen and fenced.',
    source: SOURCES.singleWriter,
  };
}
