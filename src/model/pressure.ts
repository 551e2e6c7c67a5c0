import type { Condition, Machine } from './machine.js';
import { BYTES_PER_MIB } from './units.js';

/** A sign that a machine was kept from using what it wanted: what it was seen to use is then no measure of what it needs. */
export interface PressureSign {
  readonly resource: 'cpu' | 'memory';
  readonly sign: 'cpuReady' | 'cpuLimit' | 'ballooned' | 'swapped' | 'memoryLimit';
  /** With the figure, for people: `512 MiB of its memory are ballooned`. */
  readonly said: string;
}

/**
 * Share of the time that a machine was ready to run and got no processor, from which on it counts as held back. RVTools prints
 * vSphere's `overallCpuReadiness`, a percentage of the whole machine. VMware's guidance (knowledge base 2002181 and the esxtop
 * thresholds) watches from 5 % and calls 10 % of one vCPU a problem; 5 % is taken, since a size that is too small is the dearer mistake.
 */
export const CPU_READY_PRESSURE_PERCENT = 5;

const mib = (amount: number): string => `${Math.round(amount / BYTES_PER_MIB)} MiB`;

/** What the platform says of a machine that was held back; empty where it says nothing or nothing of the kind. */
export const derivePressure = (machine: Pick<Machine, 'condition' | 'memoryBytes'>): readonly PressureSign[] => [
  ...ofCpu(machine.condition),
  ...ofMemory(machine),
];

function ofCpu({ cpuReadyPercent: ready, cpuLimitMhz: limit, cpuMaxMhz: most }: Condition): readonly PressureSign[] {
  const signs: PressureSign[] = [];
  if (ready !== null && ready >= CPU_READY_PRESSURE_PERCENT) {
    signs.push({
      resource: 'cpu',
      sign: 'cpuReady',
      said: `it was ready and waited for a processor ${ready} % of the time (${CPU_READY_PRESSURE_PERCENT} % or more counts)`,
    });
  }
  // vSphere caps what a machine could use by its limit, so a limit that binds is no larger than that.
  if (limit !== null && most !== null && limit <= most) {
    signs.push({ resource: 'cpu', sign: 'cpuLimit', said: `its cores are limited to ${limit} MHz together` });
  }
  return signs;
}

function ofMemory({ condition, memoryBytes }: Pick<Machine, 'condition' | 'memoryBytes'>): readonly PressureSign[] {
  const { balloonedBytes: ballooned, swappedBytes: swapped, memoryLimitBytes: limit } = condition;
  const signs: PressureSign[] = [];
  const push = (sign: PressureSign['sign'], said: string): void => void signs.push({ resource: 'memory', sign, said });
  if (ballooned !== null && ballooned > 0) push('ballooned', `${mib(ballooned)} of its memory are ballooned`);
  if (swapped !== null && swapped > 0) push('swapped', `${mib(swapped)} of its memory are swapped out by the host`);
  if (limit !== null && memoryBytes !== null && limit < memoryBytes) {
    push('memoryLimit', `its memory is limited to ${mib(limit)} of ${mib(memoryBytes)}`);
  }
  return signs;
}
