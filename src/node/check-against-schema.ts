import { readFile } from 'node:fs/promises';

const SCHEMAS = new URL('../../schemas/', import.meta.url);
const OUTSIDE = /^urn:portolan:schema:([a-z-]+):\d+#\/\$defs\/(\w+)$/;
const INSIDE = '#/$defs/';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = Readonly<Record<string, Json>>;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const schemaNamed = async (name: string): Promise<JsonObject> =>
  JSON.parse(await readFile(new URL(`${name}.schema.json`, SCHEMAS), 'utf8')) as JsonObject;

/** The same schema with every reference sent through `rename`. */
function withReferences(value: Json, rename: (reference: string) => string): Json {
  if (Array.isArray(value)) return value.map((item) => withReferences(item as Json, rename));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? rename(inner) : withReferences(inner, rename),
    ]),
  );
}

/** A schema with what it takes from other schemas of ours among its own definitions, as `assessment.problem`. */
async function selfContained(name: string): Promise<JsonObject> {
  const own = await schemaNamed(name);
  const others = new Set<string>();
  const body = withReferences(own, (reference) => {
    const [, other, definition] = OUTSIDE.exec(reference) ?? [];
    if (other === undefined || definition === undefined) return reference;
    others.add(other);
    return `${INSIDE}${other}.${definition}`;
  }) as JsonObject;
  const borrowed: [string, Json][] = [];
  for (const other of others) {
    const { $defs } = await selfContained(other);
    for (const [key, definition] of Object.entries(isObject($defs) ? $defs : {})) {
      const prefixed = (reference: string): string => `${INSIDE}${other}.${reference.slice(INSIDE.length)}`;
      borrowed.push([`${other}.${key}`, withReferences(definition, prefixed)]);
    }
  }
  const defined = isObject(own['$defs']) ? (body['$defs'] as JsonObject) : {};
  return { ...body, $defs: { ...defined, ...Object.fromEntries(borrowed) } };
}

/** `machines[3].readiness.state`. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');

/**
 * Where a value first departs from a published schema of ours, in words; null where it does not. Keys that the schema does not know are let
 * pass: a later version of the same schema may have added them.
 *
 * @param name of the schema, such as `assessment` for `schemas/assessment.schema.json`
 */
export async function departureFromSchema(name: string, value: unknown): Promise<string | null> {
  const { fromJSONSchema } = await import('zod');
  const schema = fromJSONSchema(await selfContained(name));
  const { error } = schema.safeParse(value);
  const first = error?.issues.find(({ code }) => code !== 'unrecognized_keys');
  return first === undefined ? null : `${placeOf(first.path)}: ${first.message}`;
}
