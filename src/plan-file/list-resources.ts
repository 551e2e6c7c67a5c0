type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface ListedResources {
  readonly resources: readonly Loose[];
  /** How many the file holds and how many there are, where answers say that this is a part; `all` null: they do not say of how many. */
  readonly cut: { readonly held: number; readonly all: number | null } | null;
}

/**
 * Resources as Azure Resource Graph hands them over: a list (what the portal saves), an answer with `data` (REST API, `az graph query`)
 * as objects or as a table of `columns` and `rows`, a page of a list with `value`, several such pages in a list, or a resource alone.
 * A query answers with at most 1,000 resources, and says with `totalRecords` of how many.
 *
 * Source: Microsoft Learn, governance/resource-graph/concepts/work-with-data, and the fields of ResourceQueryResult, read 2026-11-22.
 */
export function listResources(content: unknown): ListedResources {
  const pages = (Array.isArray(content) ? content : [content]).filter(isObject).map(pageOf);
  const resources = pages.flatMap((page) => page.resources);
  const totals = pages.flatMap(({ total }) => total ?? []);
  const all = totals.length === 0 ? null : Math.max(...totals.slice(0, MOST_PAGES));
  const isCut = all === null ? (pages.at(-1)?.goesOn ?? false) : all > resources.length;
  return { resources, cut: isCut ? { held: resources.length, all } : null };
}

/** Pages hold up to 1,000 resources; more pages than that no query has. */
const MOST_PAGES = 10_000;

interface Page {
  readonly resources: readonly Loose[];
  readonly total: number | null;
  readonly goesOn: boolean;
}

function pageOf(value: Loose): Page {
  const inner = [ownOf(value, 'data'), ownOf(value, 'value')].find((one) => Array.isArray(one) || isTable(one));
  if (inner === undefined) return { resources: [value], total: null, goesOn: false };
  const total = ownOf(value, 'totalRecords') ?? ownOf(value, 'total_records');
  const token = ownOf(value, '$skipToken') ?? ownOf(value, 'skipToken') ?? ownOf(value, 'skip_token');
  return {
    resources: isTable(inner) ? objectsOf(inner) : (inner as readonly unknown[]).filter(isObject),
    total: typeof total === 'number' && Number.isSafeInteger(total) ? total : null,
    goesOn: typeof token === 'string' && token !== '',
  };
}

const ownOf = (value: Loose, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);

interface ResourceTable {
  readonly columns: readonly unknown[];
  readonly rows: readonly unknown[];
}

const isTable = (value: unknown): value is ResourceTable =>
  isObject(value) && Array.isArray(ownOf(value, 'columns')) && Array.isArray(ownOf(value, 'rows'));

const objectsOf = ({ columns, rows }: ResourceTable): readonly Loose[] =>
  rows.filter(Array.isArray).map((cells: readonly unknown[]) =>
    Object.fromEntries(
      columns.flatMap((column, place) => {
        const name = isObject(column) ? ownOf(column, 'name') : null;
        return typeof name === 'string' ? [[name, cells[place]] as const] : [];
      }),
    ),
  );
