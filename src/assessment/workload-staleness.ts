import { compareText } from '../model/index.js';
import type { MachineChange } from './staleness.js';

/** What an assessment of SQL Server rests on: one machine and the instances on it. */
export interface SqlHost {
  readonly cores: number | null;
  readonly memoryBytes: number | null;
  readonly instances: readonly SqlInstance[];
}

export interface SqlInstance {
  readonly name: string;
  readonly databases: readonly string[];
  /** All databases of the instance together; null where not measured. */
  readonly databaseBytes: number | null;
}

/** One web app and all of its configuration that matters, as one comparable text. */
export interface WebApp {
  readonly name: string;
  readonly configuration: string;
}

/** A growth or loss beyond this share outdates an assessment. Source: best-practices-assessment.md (09/19/2025). */
const DATABASE_SIZE_TOLERANCE = 0.2;

/**
 * What outdates an assessment of SQL Server: instances or databases added or removed, all databases of an instance together more than
 * 20 % larger or smaller, other cores or memory. Exactly 20 % does not.
 *
 * Source: best-practices-assessment.md (09/19/2025), "Azure SQL assessment", read 2026-11-21.
 */
export function deriveSqlChanges(before: SqlHost, after: SqlHost): readonly MachineChange[] {
  const changes = [
    ...valueChange('cores', before.cores, after.cores),
    ...valueChange('memoryBytes', before.memoryBytes, after.memoryBytes),
    ...listChange('instances', namesOf(before.instances), namesOf(after.instances)),
    ...after.instances.flatMap((instance) => instanceChanges(before, instance)),
  ];
  return sorted(changes);
}

/**
 * What outdates an assessment for App Service: web apps added, removed or configured anew.
 *
 * Source: best-practices-assessment.md (09/19/2025), "Azure App Service assessment", read 2026-11-21.
 */
export function deriveWebAppChanges(before: readonly WebApp[], after: readonly WebApp[]): readonly MachineChange[] {
  const earlier = new Map(before.map((app) => [app.name, app.configuration]));
  const configured = after.flatMap(({ name, configuration }) =>
    valueChange(`webApps[${name}].configuration`, earlier.get(name) ?? null, configuration),
  );
  return sorted([...listChange('webApps', namesOf(before), namesOf(after)), ...configured]);
}

function instanceChanges(before: SqlHost, instance: SqlInstance): readonly MachineChange[] {
  const was = before.instances.find(({ name }) => name === instance.name);
  if (was === undefined) return [];
  const field = `instances[${instance.name}]`;
  const databases = listChange(`${field}.databases`, was.databases, instance.databases);
  const { databaseBytes: from } = was;
  const { databaseBytes: to } = instance;
  const isFarOff = from !== null && to !== null && Math.abs(to - from) > from * DATABASE_SIZE_TOLERANCE;
  return isFarOff ? [...databases, { field: `${field}.databaseBytes`, from, to }] : databases;
}

const namesOf = (named: readonly { readonly name: string }[]): readonly string[] => named.map(({ name }) => name);

const valueChange = (field: string, from: MachineChange['from'], to: MachineChange['to']): readonly MachineChange[] =>
  from === null || to === null || from === to ? [] : [{ field, from, to }];

const joined = (names: readonly string[]): string => [...names].sort(compareText).join(', ');

const listChange = (field: string, from: readonly string[], to: readonly string[]): readonly MachineChange[] =>
  valueChange(field, joined(from), joined(to));

const sorted = (changes: readonly MachineChange[]): readonly MachineChange[] =>
  [...changes].sort((left, right) => compareText(left.field, right.field));
