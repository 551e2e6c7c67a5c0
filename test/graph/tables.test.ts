import { describe, expect, it } from 'vitest';
import type { Connection } from '../../src/dependency/index.js';
import { deriveGraph } from '../../src/graph/index.js';
import { toMachineId } from '../../src/model/index.js';
import type { Machine } from '../../src/model/index.js';
import { aMachine } from '../support/a-machine.js';
import { plainConnection } from '../support/planted-estate.js';

const named = (name: string): Machine =>
  aMachine({ id: toMachineId(name), name, uuid: null, addresses: [], nics: [], tags: [], annotation: null });

const process = (name: string): Connection['sourceProcesses'] => [{ process: name, application: '' }];
const by = (client: string | null, server: string | null = null): Partial<Connection> => ({
  ...(client === null ? {} : { sourceProcesses: process(client) }),
  ...(server === null ? {} : { targetProcesses: process(server) }),
});

function ruleOf(port: number, more: Partial<Connection> = {}): string | null {
  const connections = [{ ...plainConnection('a', 'b', port), ...more }];
  return deriveGraph({ machines: ['a', 'b'].map(named), dependencies: { connections } }).edges[0]!.noiseRule;
}

/** One edge that the rule takes and one that is like it but for what tells. */
const NOISE: readonly (readonly [
  rule: string,
  port: number,
  more: Partial<Connection>,
  notPort: number,
  notMore: Partial<Connection>,
])[] = [
  ['scan', 443, by('nmap'), 443, by('curl')],
  ['monitoring', 10_050, {}, 10_049, {}],
  ['monitoring', 8443, by('C:\\agents\\Telegraf.EXE'), 8443, by('telegrafist')],
  ['monitoring', 9500, by(null, 'node_exporter'), 9500, by(null, 'node')],
  ['backup', 13_724, {}, 13_725, {}],
  ['backup', 8443, by('dsmc'), 8443, by('dsm')],
  ['log-shipping', 514, {}, 515, {}],
  ['log-shipping', 9200, by('filebeat'), 9200, by('java')],
  ['time', 123, {}, 124, {}],
  ['name-chatter', 5355, {}, 5356, {}],
  ['updates', 8530, {}, 8529, {}],
  ['updates', 443, by('dnf'), 443, by('httpd')],
  ['antivirus', 443, by('MsMpEng.exe'), 443, by('msmpeng2')],
  ['configuration', 8140, {}, 8141, {}],
  ['configuration', 443, by('chef-client'), 443, by('chef')],
  ['remote-administration', 3389, by('mstsc'), 3390, by('mstsc')],
  ['remote-administration', 22, by('putty'), 22, by('sftp')],
];

describe('each rule of noise', () => {
  it.each(NOISE)('%s takes port %i with what tells, and nothing like it', (rule, port, more, ...other) => {
    expect(ruleOf(port, more)).toBe(rule);
    expect(ruleOf(...other)).toBeNull();
  });

  it.each([53, 88, 389, 636, 3268])('but that of scanners leaves port %i of directories and names', (port) => {
    expect(ruleOf(port, by('telegraf'))).toBeNull();
    expect(ruleOf(port, by('nmap'))).toBe('scan');
  });
});

/** Port of members, what the group is, and a port beside it that tells nothing. */
const CLUSTERS: readonly (readonly [port: number, kind: string, other: number])[] = [
  ...[4369, 25_672].map((port) => [port, 'cluster', port + 1] as const),
  ...[2224, 5404, 5405].map((port) => [port, 'cluster', port + 3] as const),
  [3343, 'cluster', 3344],
  [5022, 'replicas', 5023],
  [2380, 'cluster', 2379],
  ...[4444, 4567, 4568].map((port) => [port, 'cluster', port + 2] as const),
  ...[2888, 3888].map((port) => [port, 'cluster', port + 1] as const),
  ...[16_379, 26_379].map((port) => [port, 'cluster', port + 1] as const),
  ...[7000, 7001].map((port) => [port, 'cluster', port + 2] as const),
  [9300, 'cluster', 9301],
  ...[8300, 8301, 8302].map((port) => [port, 'cluster', port + 3] as const),
  ...[7788, 7789].map((port) => [port, 'replicas', port + 2] as const),
  [24_007, 'cluster', 24_006],
];

describe('each port of members', () => {
  const kindsOf = (connections: readonly Connection[], names = ['x', 'y']): readonly string[] =>
    deriveGraph({ machines: names.map(named), dependencies: { connections } })
      .availabilityGroups.filter(({ kind }) => kind !== 'pool')
      .map(({ kind }) => kind);

  it.each(CLUSTERS)('%i makes a %s of two that speak both ways, and %i nothing', (port, kind, other) => {
    const both = (at: number): readonly Connection[] => [plainConnection('x', 'y', at), plainConnection('y', 'x', at)];
    expect(kindsOf(both(port))).toEqual([kind]);
    expect(kindsOf(both(other))).toEqual([]);
  });

  it.each(CLUSTERS)('%i one way makes a %s only of machines that are named alike', (port, kind) => {
    expect(kindsOf([plainConnection('x', 'y', port)])).toEqual([]);
    expect(kindsOf([plainConnection('node1', 'node2', port)], ['node1', 'node2'])).toEqual([kind]);
  });
});
