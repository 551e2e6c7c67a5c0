import type { Problem, SourceLocation } from '../../model/index.js';
import { mappingDoesNotFit } from './problems.js';
import { isPreamble } from './recognise-samples.js';
import type { SampleMapping } from './sample-mapping.js';
import { splitCells } from './split-cells.js';

const COLUMNS_TOLD = 8;

/** What a mapping names and a header line lacks; null where it lacks nothing, and where the columns are told by their place. */
export function misfitOf(line: string, mapping: SampleMapping | null): Parameters<typeof mappingDoesNotFit>[1] | null {
  if (mapping?.hasHeader !== true) return null;
  const cells = splitCells(line, mapping.separator).cells.map((cell) => cell.trim());
  const named = [...mapping.columns, ...mapping.skipRows].map(({ column }) => column);
  const lacks = [...new Set(named)]
    .filter((column) => typeof column === 'string' && !cells.includes(column))
    .map(String);
  return lacks.length === 0
    ? null
    : { name: mapping.name, lacks: lacks.slice(0, COLUMNS_TOLD), has: cells.slice(0, COLUMNS_TOLD) };
}

/**
 * Why a mapping does not fit a text, by its columns; null where it fits, has no columns by name, or shares none with a text that
 * does not look like samples otherwise: such a file was not meant by the mapping.
 *
 * @param head the beginning of the text, with its header
 */
export function describeMisfit(
  head: string,
  mapping: SampleMapping,
  { at, isLikeSamples }: { readonly at: SourceLocation; readonly isLikeSamples: boolean },
): Problem | null {
  const lines = head.split(/\r\n?|\n/);
  const index = lines.findIndex((line) => !isPreamble(line));
  const misfit = index < 0 ? null : misfitOf(lines[index]!, mapping);
  if (misfit === null) return null;
  const named = new Set(mapping.columns.map(({ column }) => column));
  const isMeant =
    isLikeSamples || splitCells(lines[index]!, mapping.separator).cells.some((cell) => named.has(cell.trim()));
  return isMeant ? mappingDoesNotFit({ ...at, line: index + 1 }, misfit) : null;
}
