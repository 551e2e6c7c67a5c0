import type { EstateMachine } from './estate-machine.js';

const PER_SUBNET = 200;

/** Gives each machine an address and a MAC of its own, by its place in the estate. */
export const numberMachines = (
  machines: readonly EstateMachine[],
  networks: Readonly<Record<'vsphere' | 'hyperv', string>>,
): readonly EstateMachine[] =>
  machines.map((machine, index) => ({
    ...machine,
    address: `${networks[machine.platform]}.${Math.floor(index / PER_SUBNET)}.${(index % PER_SUBNET) + 10}`,
    mac: `${machine.platform === 'vsphere' ? '005056' : '00155D'}${index.toString(16).toUpperCase().padStart(6, '0')}`,
  }));
