import type { AvsAnswer, AvsMachineAnswer, AvsNodes } from '../avs/index.js';
import { formatAmount, formatCount, formatCountOf } from './figures.js';
import { alignRows, joinLines, wrap } from './lines.js';

const INDENT = 2;
/** How many machines are listed unless all are asked for. */
const TOLD_MACHINES = 12;

const STATE_WORDS: Readonly<Record<AvsMachineAnswer['state'], string>> = {
  ready: 'ready',
  readyWithConditions: 'ready with conditions',
  notReady: 'not ready',
  unknown: 'unknown',
};

const RESOURCE_WORDS: Readonly<Record<AvsNodes['decidedBy'], string>> = {
  cpu: 'the processors',
  memory: 'the memory',
  storage: 'the storage',
  minimumHosts: 'the hosts that the storage policy takes',
};

function nodeLines({ nodes, node, policy }: AvsAnswer): readonly string[] {
  if (nodes === null) return wrap('No machine can be counted, so that no nodes are named.');
  const { cpu, memory, storage } = nodes.utilisationPercent;
  return [
    ...wrap(
      `${formatCountOf(nodes.nodes, 'node')} ${node.name} (${node.cores} cores, ${formatCount(node.memoryGB)} GB, ${formatAmount(node.storageTB)} TB each) for ${policy.storage}, decided by ${RESOURCE_WORDS[nodes.decidedBy]}; ${formatCountOf(nodes.clusters, 'cluster')}, ${formatCountOf(nodes.privateClouds, 'private cloud')}`,
      0,
      INDENT,
    ),
    ...wrap(
      `predicted use: processors ${formatAmount(cpu)} %, memory ${formatAmount(memory)} %, storage ${formatAmount(storage)} %; limiting factor: ${RESOURCE_WORDS[nodes.limitingFactor]}`,
      INDENT,
    ),
    '',
    'How it comes about',
    ...alignRows(
      nodes.steps.map(({ what, formula, value, unit }) => [what, `${formatAmount(value, 3)} ${unit}`, `= ${formula}`]),
      INDENT,
      [1],
    ),
  ];
}

function machineLines({ machines }: AvsAnswer, all: boolean): readonly string[] {
  const interesting = all
    ? machines
    : machines.filter(({ state, notCountedBecause }) => state !== 'ready' || notCountedBecause !== null);
  const told = all ? interesting : interesting.slice(0, TOLD_MACHINES);
  const rest = interesting.length - told.length;
  if (told.length === 0) return [];
  return [
    '',
    all ? 'Machines' : 'Machines that are not simply ready',
    ...told.flatMap(({ name, state, findings, notCountedBecause }) => [
      ...wrap(
        `${name}: ${STATE_WORDS[state]}${notCountedBecause === null ? '' : `; not counted: ${notCountedBecause}`}`,
        INDENT,
      ),
      ...findings.flatMap(({ message, remedy, rule }) => [
        ...wrap(`${message} [${rule}]`, INDENT * 2, INDENT * 3),
        ...wrap(`remedy: ${remedy}`, INDENT * 3, INDENT * 4),
      ]),
    ]),
    ...(rest === 0 ? [] : wrap(`and ${formatCountOf(rest, 'machine')}: --all lists them, --json has them`, INDENT)),
  ];
}

/** Nodes with every step, then the machines that need a word, for the terminal. */
export function renderAvsText(answer: AvsAnswer, { all }: { readonly all: boolean }): string {
  const { counts, notes, nodeSource } = answer;
  const { states } = counts;
  return joinLines([
    ...wrap(
      `${formatCountOf(counts.machines, 'machine')} for Azure VMware Solution: ${formatCount(states.ready)} ready, ${formatCount(states.readyWithConditions)} with conditions, ${formatCount(states.notReady)} not ready, ${formatCount(states.unknown)} unknown; ${formatCount(counts.counted)} counted, ${formatCount(counts.notCounted)} not`,
      0,
      INDENT,
    ),
    '',
    ...nodeLines(answer),
    ...machineLines(answer, all),
    '',
    ...notes.flatMap((note) => wrap(`note: ${note}`, 0, INDENT)),
    ...wrap(`node types: ${nodeSource}`, 0, INDENT),
  ]);
}
