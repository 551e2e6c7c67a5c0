import { compareText, countOf } from '../model/index.js';
import type { Machine, MachineId } from '../model/index.js';
import type { AvailabilityInput } from './availability.js';
import { hoursOf } from './availability-words.js';
import type { ElementContext, ElementPool } from './model-elements.js';
import { downShare } from './model-figures.js';
import type { OutsideNeeds } from './model-outside.js';
import type { ModelWiring } from './model-reach.js';
import { HOURS_PER_YEAR } from './simulate.js';

/** What the model of one service assumes, as inputs with the value that is assumed, and as words beside the verdict. */
export interface TakenForGranted {
  readonly inputs: readonly AvailabilityInput[];
  /** Names of what is asked and of which nobody states how often it fails, sorted: each counts as there 100 % of the time. */
  readonly alwaysThere: readonly string[];
  readonly said: readonly string[];
  /** Told beside the verdict. */
  readonly rests: readonly string[];
  /** What no element of the model stands for, since the inventory does not tell it: it can only cost more. Empty: nothing. */
  readonly notCounted: readonly string[];
  /** What nobody but the site can answer; the same words for every service that it concerns. */
  readonly questions: readonly string[];
}

export interface TakenContext extends ElementContext {
  readonly wiring: ModelWiring;
  readonly outside: OutsideNeeds;
}

export function takenForGranted(
  machines: readonly MachineId[],
  pool: ElementPool,
  context: TakenContext,
): TakenForGranted {
  const { wiring, outside } = context;
  const needs = machines.flatMap((id) => outside.byMachine.get(id) ?? []);
  const unknown = sortedOnce(needs.filter((need) => pool.outside(need) === null).map(({ name }) => name));
  const left = machines.flatMap((id) => outside.left.get(id) ?? []);
  const parties = sortedOnce(left.map(({ name }) => name)).filter((name) => !unknown.includes(name));
  const homeless = machines.filter((id) => (wiring.machines.get(id)?.placement.host ?? null) === null).length;
  const hostless = machines.filter((id) => isHostless(wiring.machines.get(id))).length;
  const portsOf = (party: string): string => {
    const ports = new Set(left.flatMap(({ name, port }) => (name === party ? port : [])));
    return [...ports].sort((one, other) => one - other).join(', ');
  };
  const alwaysThere = [...unknown, ...parties].sort(compareText);
  const hasHosts = pool.elements.some(({ kind }) => kind === 'host');
  const room = roomOf(machines, context);
  return {
    alwaysThere,
    inputs: [
      ...unknown.map((name) => alwaysInput(name, '')),
      ...parties.map((name) => alwaysInput(name, ` on port ${portsOf(name)}`)),
      ...(hasHosts ? [HOST_INPUT] : []),
      ...(homeless === 0 ? [] : [homelessInput(homeless)]),
      ...room.inputs,
    ],
    said: [
      'every dependency that was seen counts as needed; a group of which nothing is needed is stated with `needed: 0`',
      'a host is down until it is repaired: restart on another host is counted where it is stated as the time to repair of hosts',
      ...unknown.map((name) => `${name} is asked, and nobody states how often it fails: it counts as always there`),
      ...(parties.length === 0
        ? []
        : [
            `parties outside that are asked count as always there: ${listed(parties.map((name) => `${name} on port ${portsOf(name)}`))}`,
          ]),
      ...(homeless === 0
        ? []
        : [`the inventory names no host of ${countOf(homeless, 'machine')}: none is shared in the model`]),
      ...room.questions,
    ],
    rests: [...alwaysWords(alwaysThere), ...room.questions],
    notCounted: [...room.notCounted, ...(hostless === 0 ? [] : [`the hosts of ${countOf(hostless, 'machine')}`])],
    questions: [...alwaysThere.map(askedWords), ...room.questions],
  };
}

const sortedOnce = (names: readonly string[]): readonly string[] => [...new Set(names)].sort(compareText);

const alwaysInput = (name: string, where: string): AvailabilityInput => ({
  name: `${name} is there`,
  value: '100 %',
  basis: `assumed: it is asked${where}, nobody states how often it fails and none of our sources does: state it under elements`,
});

const HOST_INPUT: AvailabilityInput = {
  name: 'restart on another host',
  value: 'none',
  basis:
    'assumed: a host is down until it is repaired; where its machines restart on another host, state that time as the time to repair of host under elements',
};

const homelessInput = (machines: number): AvailabilityInput => ({
  name: 'machines without a host',
  value: `${machines}`,
  basis: 'assumed: the inventory names no host of them, so that they share none',
});

const askedWords = (name: string): string =>
  `How often does ${name} fail, or what is promised of it? Nobody states it, so that it counts as always there: state it under elements`;

function alwaysWords(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  return [
    `taken as there 100 % of the time (assumed, nobody states how often it fails; open until it is stated under elements): ${listed(names)}`,
  ];
}

/** It runs on a host that the inventory does not name; a physical machine runs on none. */
const isHostless = (machine: Machine | undefined): boolean =>
  machine?.placement.host === null && machine.source !== 'physical';

interface RoomTaken {
  readonly notCounted: readonly string[];
  readonly inputs: readonly AvailabilityInput[];
  readonly questions: readonly string[];
}

/**
 * Where the inventory names the room of some machines and not of others, nobody knows whether they share it: no second room is made up, and
 * it is asked. Where it names none at all, the service has one room.
 */
function roomOf(machines: readonly MachineId[], { wiring, book }: TakenContext): RoomTaken {
  const placed = machines.flatMap((id) => wiring.machines.get(id) ?? []);
  const without = placed.filter(isRoomless);
  if (without.length === 0) return { inputs: [], questions: [], notCounted: [] };
  if (without.length === placed.length) {
    const basis = 'assumed: the inventory names the room of no machine of the service, so that all share one';
    return { inputs: [{ name: 'rooms', value: 'one', basis }], questions: [], notCounted: [] };
  }
  const all = [...wiring.machines.values()].filter(isRoomless);
  const hosts = sortedOnce(all.flatMap(({ placement }) => placement.host ?? []));
  const named = sortedOnce([...wiring.machines.values()].flatMap(({ placement }) => placement.datacenter ?? []));
  const figures = book.of(['site'], 'site');
  const more = figures === null ? 0 : downShare(figures) * HOURS_PER_YEAR;
  const who = hosts.length === 0 ? 'machines that the inventory names no host of' : `the hosts ${listed(hosts)}`;
  return {
    notCounted: [`the room of ${who}`],
    inputs: [
      {
        name: `room of ${who}`,
        value: 'not known',
        basis: `assumed: no room beside ${listed(named)} is counted; the inventory names none for them`,
      },
    ],
    questions: [
      `In which room do ${who} stand? The inventory names none, and ${listed(named)} for others: no second room is counted, and one of their own would cost up to ${hoursOf(more)} hours a year more`,
    ],
  };
}

const isRoomless = ({ placement }: Machine): boolean => placement.datacenter === null;

const MOST_LISTED = 6;
/** The first few by name, and how many more. */
export const listed = (all: readonly string[]): string =>
  all.length <= MOST_LISTED
    ? all.join(', ')
    : `${all.slice(0, MOST_LISTED).join(', ')} and ${all.length - MOST_LISTED} more`;
