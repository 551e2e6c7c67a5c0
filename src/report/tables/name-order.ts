import { compareText } from '../../model/index.js';

/** The name of a machine; the id where the plan does not know it. */
export type NameOfMachine = (id: string) => string;

/** Names of machines in their order, which is not that of the ids: people look for a name. */
export const namesInOrder = (machines: readonly string[], nameOf: NameOfMachine): string =>
  machines.map(nameOf).sort(compareText).join(', ');

/** Rows of machines in the order of their names; those of one machine as they come. */
export const inNameOrder = <Row extends { readonly machine: string }>(
  rows: readonly Row[],
  nameOf: NameOfMachine,
): readonly Row[] =>
  rows.toSorted(
    (one, other) => compareText(nameOf(one.machine), nameOf(other.machine)) || compareText(one.machine, other.machine),
  );
