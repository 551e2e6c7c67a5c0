import { siteJsonSchema } from './site-schema.js';
import type { SchemaPart } from './site-schema.js';

const HEAD = `# A site file of Portolan: what no inventory tells of network, directory, vCenter, vault, appliances, policy and drills.
#
# Every line is a comment, and so nothing is known. Take the "# " away from what you know and write your own values; leave the rest.
# What is left out is unknown, never "no"; an empty list [] says that there is none. Check it with: portolan site check FILE
# docs/site.md says how each fact is found; schemas/site.schema.json lets an editor complete the keys.
`;

/** A site file that explains each key and gives an example value for it, all of it commented out; made from the published schema. */
export function renderSiteTemplate(): string {
  const sections = Object.entries(siteJsonSchema().properties ?? {}).map(([key, part]) =>
    linesOf(key, part, 0)
      .map((line) => `# ${line}`)
      .join('\n'),
  );
  return `${HEAD}\n${sections.join('\n\n')}\n`;
}

const INDENT = '  ';

/** The lines of one key as plain YAML, its explanation above it. */
function linesOf(key: string, part: SchemaPart, depth: number): readonly string[] {
  const pad = INDENT.repeat(depth);
  const about = `${pad}# ${explanationOf(part)}`;
  if (part.properties !== undefined) return [about, `${pad}${key}:`, ...fieldsOf(part, depth + 1)];
  if (part.items?.properties !== undefined) {
    return [about, `${pad}${key}:`, ...entryOf(fieldsOf(part.items, depth + 2), depth + 1)];
  }
  return [about, `${pad}${key}: ${exampleOf(part)}`];
}

const fieldsOf = ({ properties = {} }: SchemaPart, depth: number): readonly string[] =>
  Object.entries(properties).flatMap(([key, part]) => linesOf(key, part, depth));

/** The dash of an entry stands before its first key; the explanation of that key moves above it. */
function entryOf(fields: readonly string[], depth: number): readonly string[] {
  const pad = INDENT.repeat(depth);
  const first = fields.findIndex((line) => !line.trimStart().startsWith('#'));
  return fields.map((line, index) => {
    if (index < first) return line.replace(INDENT, '');
    return index === first ? `${pad}- ${line.trimStart()}` : line;
  });
}

function explanationOf({ description = '', enum: values }: SchemaPart): string {
  return values === undefined ? description : `${description}: one of ${values.join(', ')}`;
}

function exampleOf({ examples = [] }: SchemaPart): string {
  const [example] = examples;
  if (Array.isArray(example)) return `[${example.map(scalarOf).join(', ')}]`;
  return scalarOf(example);
}

const PLAIN = /^[A-Za-z][\w .-]*$/;

/** JSON is YAML; a plain word needs no quotes. */
const scalarOf = (value: unknown): string =>
  typeof value === 'string' && PLAIN.test(value) ? value : JSON.stringify(value);
