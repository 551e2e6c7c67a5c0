import { dayOfText } from '../ingest/index.js';
import type { Problem, SourceLocation } from '../model/index.js';
import { listResources } from './list-resources.js';
import type { PlanRow, PlanRows } from './plan-row.js';
import { cutShort } from './problems.js';

/**
 * Waves of Azure Migrate as Azure Resource Graph lists them (`migrateresources`): resources of the type
 * `microsoft.migrate/migrateprojects/waves` with their dates, and `…/migrationentities`, each of which names its wave. Property names:
 * Microsoft.Migrate 2025-03-30-preview. What of an answer is read: `listResources`; one resource a line is read alike.
 *
 * A wave's day is its planned completion, by which all of it is moved, else its planned start; a `migrationStrategy` of Retire or
 * Retain, and an entity without a wave, plan nothing.
 *
 * @param content parsed JSON
 * @returns null where nothing in it is such a resource
 */
export function rowsOfResources(
  content: unknown,
  file: string,
): { readonly found: PlanRows; readonly problems: readonly Problem[] } | null {
  const { resources, cut } = listResources(content);
  const typed = resources.map((one, index) => ({ type: textOf(one, 'type').toLowerCase(), one, index }));
  const waves = new Map(
    typed
      .filter(({ type }) => type === WAVES)
      .map(({ one }) => [textOf(one, 'id').toLowerCase(), waveOf(one)] as const),
  );
  const entities = typed.filter(({ type }) => type === ENTITIES);
  if (entities.length === 0) return null;
  const rows = entities.map(({ one, index }) => rowOf(one, { waves, at: { file, line: index + 1 } }));
  return {
    found: { form: 'azure-migrate', rows, extraColumns: [] },
    problems: cut === null ? [] : [cutShort(file, [cut.held, cut.all])],
  };
}

const WAVES = 'microsoft.migrate/migrateprojects/waves';
const ENTITIES = 'microsoft.migrate/migrateprojects/migrationentities';

type Resource = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Resource =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of the resource itself, else of its `properties`, which may be a text of JSON. */
function textOf(resource: Resource, key: string): string {
  const own = Object.hasOwn(resource, key) ? resource[key] : propertiesOf(resource)[key];
  return typeof own === 'string' ? own.trim() : '';
}

const NONE: Resource = Object.freeze({});

function propertiesOf(resource: Resource): Resource {
  const given = Object.hasOwn(resource, 'properties') ? resource['properties'] : null;
  if (isObject(given)) return given;
  if (typeof given !== 'string') return NONE;
  try {
    const parsed: unknown = JSON.parse(given);
    return isObject(parsed) ? parsed : NONE;
  } catch {
    return NONE;
  }
}

interface WaveResource {
  readonly label: string;
  readonly cutover: string | null;
}

const waveOf = (resource: Resource): WaveResource => ({
  label: textOf(resource, 'displayName') || textOf(resource, 'name'),
  cutover: dayOfText(textOf(resource, 'plannedCompletionDate')) ?? dayOfText(textOf(resource, 'plannedStartDate')),
});

const NOT_MOVED: ReadonlySet<string> = new Set(['retire', 'retain']);

function rowOf(
  resource: Resource,
  { waves, at }: { readonly waves: ReadonlyMap<string, WaveResource>; readonly at: SourceLocation },
): PlanRow {
  const waveId = textOf(resource, 'associatedWaveId');
  const isMoved = !NOT_MOVED.has(textOf(resource, 'migrationStrategy').toLowerCase());
  const wave = isMoved && waveId !== '' ? waves.get(waveId.toLowerCase()) : undefined;
  return {
    machine: textOf(resource, 'inventoryDisplayName'),
    id: textOf(resource, 'associatedInventoryResourceId'),
    application: '',
    wave: isMoved ? waveId.toLowerCase() : '',
    // A wave that the file does not hold is still one: its id ends in its name.
    waveName: isMoved ? (wave?.label ?? waveId.split('/').at(-1) ?? '') : '',
    number: null,
    cutover: wave?.cutover ?? null,
    extra: [],
    at,
  };
}
