import type { DataKeeper } from './data-keepers.js';
import type { StepDraft } from './draft.js';
import { listWords } from './safe-text.js';
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

/** Before the day: who writes, how far the copy is, what the graph shows of the pair. */
export function knowWriterStep(keeper: DataKeeper): StepDraft {
  const { engine, machines, primary, evidence, elsewhere, stated } = keeper;
  return {
    title: `${listWords([keeper.name])} (${engine.name}): know who writes`,
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
    title: `${listWords([keeper.name])} (${engine.name}): freeze writes, and note how far it got`,
    what: [
      'On the one that takes writes: stop jobs and applications that write, then let it refuse writes, then read its position. Write the position into the log of the night.',
      ...(engine.freeze.length === 0 ? [engine.note ?? ''] : []),
    ],
    lines: [...engine.freeze, ...engine.position],
    machines: idsOf(keeper),
    expect: ['A test write is refused. The position does not change when it is read twice, a minute apart.'],
    rollback: ['Let it take writes again.'],
    rollbackLines: engine.thaw,
    source: engine.source,
  };
}

/** The last of it comes over, then the old one is made unable to write; before anything in Azure may. */
export function fenceSteps(keeper: DataKeeper): readonly StepDraft[] {
  const { engine } = keeper;
  const replicated = replicationOf(keeper) === 'machine';
  const title = `${listWords([keeper.name])} (${engine.name})`;
  const compare: StepDraft = {
    title: `${title}: let the copy in Azure come to the noted position`,
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
  const fence: StepDraft = {
    title: `${title}: fence the old one`,
    what: [
      replicated
        ? 'Stop the service cleanly, so that everything is on its disks; the machine is shut down with the others of the wave, and the last cycle carries it over. A machine that is off is fenced.'
        : 'On the old one.',
      'It must not be able to write again by a restart, by a scheduler or by a person who means well.',
    ],
    lines: replicated ? [] : engine.fence,
    machines: idsOf(keeper),
    expect: [
      ...(replicated ? ['The service is stopped, and its log shows a clean end.'] : []),
      'The old one refuses a write, or is off, and its start is disabled.',
    ],
    rollback: ['Start the service of the site again, then let it take writes.'],
    rollbackLines: engine.thaw,
    warning: 'Two that take writes is the worst that can happen here: what each has alone cannot be merged by a tool.',
    source: `${SOURCES.singleWriter}; ${engine.source}`,
  };
  return replicated ? [fence] : [compare, fence];
}

/** The one in Azure takes over; nobody reaches it yet. */
export function promoteStep(keeper: DataKeeper): StepDraft {
  const { engine } = keeper;
  const replicated = replicationOf(keeper) === 'machine';
  return {
    title: `${listWords([keeper.name])} (${engine.name}): compare in Azure, and let exactly one take writes`,
    what: [
      'Compare with the position in the log of the night while users are still kept out.',
      ...(replicated
        ? [
            'It starts from the disks of the last cycle: read its log for a recovery after a crash, which a clean stop does not need.',
          ]
        : ['Promote it. Others of it in Azure become its replicas, and stay read-only.']),
    ],
    lines: replicated ? [...engine.position, ...engine.check] : [...engine.promote, ...engine.check],
    machines: idsOf(keeper),
    expect: [engine.compareExpect, 'Of all that hold this data, on both sides, one takes writes.'],
    rollback: [
      'Stop the one in Azure and disable its start; then free the old one. In this order, and while no user has written in Azure.',
    ],
    rollbackLines: engine.thaw,
    source: `${SOURCES.singleWriter}; ${engine.source}`,
  };
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
    lines: keepers.flatMap(({ engine }) => engine.compare),
    machines: keepers.flatMap(idsOf),
    expect: [
      'The difference is listed and signed by its owner before anything is started.',
      'At every moment at most one side takes writes.',
    ],
    warning: 'Do not start the old machines before the writer in Azure is frozen and fenced.',
    source: SOURCES.singleWriter,
  };
}
