import type { z } from 'zod';
import { FLOW_FIELDS } from '../dependency/index.js';
import type { ConnectionMapping, FlowField, MappedColumn } from '../dependency/index.js';
import type { Parsed, Problem, SourceLocation } from '../model/index.js';
import { CONNECTION_MAPPING_FILE_SCHEMA, CONNECTION_MAPPING_KEYS } from './connection-mapping-schema.js';
import type { ConnectionMappingFile } from './connection-mapping-schema.js';
import { hintFor, nameOfPath, openYaml, placeAt } from './yaml-document.js';
import type { YamlPath } from './yaml-lines.js';

const WHERE = 'schemas/connection-mapping.schema.json and docs/connections.md say what each key takes';

const mappingProblem = (code: string, at: SourceLocation, message: string, remedy: string): Problem => ({
  code: `mapping/${code}`,
  severity: 'error',
  at,
  message,
  remedy,
});

/**
 * Reads a mapping of tables of connections: YAML 1.2 with the keys of `schemas/connection-mapping.schema.json`, without aliases.
 *
 * @param file its label, for problems
 * @returns the mapping, or null if any problem was found: half a mapping would misread every row. All problems are told at once, each
 * with its line. Codes: `mapping/bad-yaml`, `mapping/unknown-key` with the nearest known keys, `mapping/bad-value`,
 * `mapping/incomplete`
 */
export function parseConnectionMapping(text: string, file: string): Parsed<ConnectionMapping | null> {
  const opened = openYaml(text, file);
  if (!('document' in opened)) {
    const found = `the mapping is no YAML: ${opened.found}`;
    const at = { file, line: opened.line };
    return { values: null, problems: [mappingProblem('bad-yaml', at, found, 'write it as YAML 1.2, without aliases')] };
  }
  const at = (path: YamlPath): SourceLocation => placeAt(path, opened);
  const checked = CONNECTION_MAPPING_FILE_SCHEMA.safeParse(opened.content);
  if (!checked.success) {
    return { values: null, problems: checked.error.issues.flatMap((issue) => problemsOf(issue, at)) };
  }
  const mapping = mappingOf(checked.data);
  const problems = faultsOf(mapping).map((fault) => mappingProblem('incomplete', at(['columns']), fault, WHERE));
  return { values: problems.length > 0 ? null : mapping, problems };
}

function problemsOf(issue: z.core.$ZodIssue, at: (path: YamlPath) => SourceLocation): readonly Problem[] {
  if (issue.code !== 'unrecognized_keys') {
    return [mappingProblem('bad-value', at(issue.path), `${nameOfPath(issue.path)}: ${issue.message}`, WHERE)];
  }
  const [within] = issue.path;
  const known = CONNECTION_MAPPING_KEYS[within === 'columns' || within === 'services' ? within : 'file'];
  return issue.keys.map((key) => {
    const path = [...issue.path, key];
    return mappingProblem(
      'unknown-key',
      at(path),
      `${nameOfPath(path)} is not a key of a mapping`,
      hintFor(key, known),
    );
  });
}

function mappingOf(file: ConnectionMappingFile): ConnectionMapping {
  const columns: Partial<Record<FlowField, readonly MappedColumn[]>> = {};
  for (const field of FLOW_FIELDS) {
    const found = file.columns[field];
    if (found !== undefined) columns[field] = typeof found === 'object' ? found : [found];
  }
  const { services } = file;
  return {
    name: file.name,
    separator: file.separator as ConnectionMapping['separator'],
    header: file.header ?? true,
    comment: file.comment ?? null,
    columns,
    services:
      services === undefined
        ? null
        : {
            column: services.column,
            separator: services.separator ?? '',
            pattern: new RegExp(services.pattern, 'u'),
          },
  };
}

/** What a mapping lacks to tell of connections. */
function faultsOf({ columns, services, header }: ConnectionMapping): readonly string[] {
  const faults: string[] = [];
  if (columns.client === undefined && columns.clientAddress === undefined) {
    faults.push('no column gives the client: map client, clientAddress or both');
  }
  if (columns.server === undefined && columns.serverAddress === undefined) {
    faults.push('no column gives the server: map server, serverAddress or both');
  }
  const ports = [columns.port, services].filter((one) => one !== undefined && one !== null);
  if (ports.length !== 1) faults.push('the port comes either from a column port or from services');
  if (services !== null && columns.protocol !== undefined) {
    faults.push('with services the protocol comes from the group (?<protocol>…) of their pattern');
  }
  const named = [...Object.values(columns).flat(), ...(services === null ? [] : [services.column])];
  if (!header && named.some((column) => typeof column === 'string')) {
    faults.push('without header, columns go by their place from 1');
  }
  return faults;
}
