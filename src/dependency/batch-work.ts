import type { RoleEvidence } from '../model/index.js';
import type { Asking, MachineServices, Service } from './services.js';

/**
 * Programs that run work at set times or from a list of tasks, and that do it themselves: lower case, without `.exe`. Agents of job
 * schedulers are not among them, since they stand on every machine that has any job.
 *
 * Sources: MicrosoftDocs/sql-docs, docs/integration-services/ssis-quickstart-run-cmdline.md (DTExec), 05/21/2018; Apache Airflow,
 * providers-celery, cli-ref (`airflow celery worker`); read 2026-11-22. `cron`, `crond` and `sqlagent` by convention.
 */
const ENGINES: ReadonlyMap<string, string> = new Map([
  ['dtexec', 'SQL Server Integration Services'],
  ['sqlagent', 'SQL Server Agent'],
  ['airflow', 'Apache Airflow'],
  ['celery', 'Celery'],
  ['cron', 'cron'],
  ['crond', 'cron'],
]);

const engineOf = (process: string): string | undefined => ENGINES.get(process.toLowerCase().replace(/\.exe$/, ''));

/** Ports of databases, queues and file shares. */
const WORK_PORTS: ReadonlySet<number> = new Set([1433, 1521, 3306, 5432, 5672, 27_017, 445, 2049]);

/**
 * The sign that a machine is for work in batches: a program that runs such work asks for data by itself, and nothing but agents and
 * such programs of the machine was seen to serve anybody. A database server that runs its own jobs serves, and is none.
 */
export function batchWork({ asks, serves }: MachineServices): readonly RoleEvidence[] {
  const working = asks.find((asking) => engineOf(asking.process) !== undefined && portsOf(asking).length > 0);
  if (working === undefined || !serves.every(isBesides)) return [];
  const ports = portsOf(working);
  const said = `process ${working.process} (${engineOf(working.process)!}) asks for data on port${ports.length === 1 ? '' : 's'} ${ports.join(', ')}, and nobody asks the machine`;
  return [{ role: 'batch', from: 'process', confidence: 'high', product: null, said }];
}

const portsOf = ({ ports }: Asking): readonly number[] => ports.filter((port) => WORK_PORTS.has(port));

/** Served besides: by an agent, by the engine itself, or tried by somebody where nothing was seen to listen. */
const isBesides = ({ product, processes }: Service): boolean =>
  product?.kind === 'agent' || processes.every(({ process }) => process !== '' && engineOf(process) !== undefined);
