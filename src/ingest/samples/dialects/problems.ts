import type { Problem, Severity, SourceLocation } from '../../../model/index.js';
import { shown } from '../../problems.js';

// What reading the forms of other tools can report beside what every reading of samples can, with its prose.

type Words = readonly [message: string, remedy: string];

const problem = (severity: Severity, code: string, at: SourceLocation, ...[message, remedy]: Words): Problem => ({
  code: `ingest/${code}`,
  severity,
  at: at.column === undefined ? at : { ...at, column: shown(at.column) },
  message,
  remedy,
});

export const noMemoryKnown = (at: SourceLocation, machine: string): Problem =>
  problem(
    'error',
    'share-without-memory',
    at,
    `nothing says how much memory "${shown(machine)}" has, so what it uses cannot be told from a share or from what is free; it is left out`,
    'give an inventory that has the machine and its memory',
  );

export const noCapacityKnown = (at: SourceLocation): Problem =>
  problem(
    'error',
    'mhz-without-capacity',
    at,
    'MHz cannot be turned into cores without the capacity of one core; they are left out',
    'export processor use in percent too, or read the file with a mapping that states mhzPerCore',
  );

export const unknownMetric = (at: SourceLocation, metric: string, tool: string): Problem =>
  problem(
    'info',
    'unknown-metric',
    at,
    `"${shown(metric)}" is no metric of ${tool} that Portolan knows; its rows are left out`,
    'nothing, if the metric is not needed; docs/samples.md lists those that are read',
  );

export const noSeriesName = (at: SourceLocation, what: string): Problem =>
  problem(
    'error',
    'unnamed-series',
    at,
    `the file holds one series and does not say ${what}; no row is read`,
    'name the file MACHINE.COUNTER.csv, such as web01.cpuPercent.csv, or write "# machine: web01" and "# counter: cpuPercent" above the header',
  );
