/**
 * Cuts of the shared host graphs beside those of METIS (`gpmetis` of Debian's package `metis`), at the balance that METIS reached:
 * waves without days are the parts of a graph. Only called here, never needed by the package.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import type { WaveProblem } from '../../src/waves/problem.js';
import { sharedPath } from '../support/shared-material.js';

export interface HostGraph {
  readonly name: string;
  readonly nodes: number;
  readonly edges: readonly { readonly left: number; readonly right: number; readonly weight: number }[];
}

const HOSTS = 'data/dependencies/cisco-hosts';

/** The graphs of every folder, and the four days of g21. An edge weighs as many services as it carries. */
export function readHostGraphs(): readonly HostGraph[] {
  const graphs = readdirSync(sharedPath(`${HOSTS}/graphs`))
    .sort()
    .map((file) => graphOf(file.replace(/\..*/, ''), [sharedPath(`${HOSTS}/graphs/${file}`)]));
  const g21 = graphOf('g21', [
    sharedPath(`${HOSTS}/g21/dir_no_packets_etc/edges_4days_feb10thruFeb13_all_49sensors.csv.txt.gz`),
  ]);
  return [...graphs, g21];
}

function graphOf(name: string, files: readonly string[]): HostGraph {
  const numbers = new Map<string, number>();
  const numberOf = (host: string): number => {
    const number = numbers.get(host) ?? numbers.size;
    numbers.set(host, number);
    return number;
  };
  const services = new Map<string, { left: number; right: number; ports: Set<string> }>();
  for (const line of files.flatMap((file) => textOf(file).split('\n'))) {
    const [, from, to, ports] = line.split('\t');
    if (line.startsWith('#') || from === undefined || to === undefined || ports === undefined || from === to) continue;
    const [left, right] = [numberOf(from), numberOf(to)].sort((one, two) => one - two) as [number, number];
    const held = services.get(`${left} ${right}`) ?? { left, right, ports: new Set() };
    for (const port of ports.trim().split(',')) held.ports.add(`${from < to ? '>' : '<'}${port.replace(/-.*/, '')}`);
    services.set(`${left} ${right}`, held);
  }
  return {
    name,
    nodes: numbers.size,
    edges: [...services.values()].map(({ left, right, ports }) => ({ left, right, weight: ports.size })),
  };
}

function textOf(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Where METIS puts each node with its own default of 3 % more than an even part; null where it is not installed. */
export function metisParts({ nodes, edges }: HostGraph, parts: number): readonly number[] | null {
  const rows = Array.from({ length: nodes }, (): string[] => []);
  for (const { left, right, weight } of edges) {
    rows[left]!.push(`${right + 1} ${weight}`);
    rows[right]!.push(`${left + 1} ${weight}`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'portolan-metis-'));
  try {
    const file = join(folder, 'graph');
    writeFileSync(file, `${nodes} ${edges.length} 001\n${rows.map((row) => row.join(' ')).join('\n')}\n`);
    execFileSync('gpmetis', ['-ufactor=30', file, String(parts)], { stdio: 'ignore' });
    return readFileSync(`${file}.part.${parts}`, 'utf8').trim().split('\n').map(Number);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const cutOf = ({ edges }: HostGraph, parts: ArrayLike<number>): number =>
  edges.reduce((sum, { left, right, weight }) => sum + (parts[left] === parts[right] ? 0 : weight), 0);

export function largestPart(parts: readonly number[]): number {
  const sizes = new Map<number, number>();
  for (const part of parts) sizes.set(part, (sizes.get(part) ?? 0) + 1);
  return Math.max(...sizes.values());
}

/** A graph's parts as waves between which no time passes: only being apart costs. */
export function partitionProblem({ nodes, edges }: HostGraph, parts: number, most: number): WaveProblem {
  return {
    days: Array.from({ length: parts }, (_part, wave) => wave),
    units: Array.from({ length: nodes }, () => ({
      loads: [1],
      earliest: 0,
      latest: parts - 1,
      costs: Array.from({ length: parts }, () => 0),
    })),
    ties: edges.map(({ left, right, weight }) => ({
      client: left,
      server: right,
      apart: weight,
      perDay: 0,
      serverLaterPerDay: 0,
    })),
    spans: [],
    orders: [],
    mixes: [],
    limits: [Array.from({ length: parts }, () => most)],
  };
}
