import type { Machine } from '../../src/model/index.js';

/**
 * The path of every value of a machine that is not null: `cores`, `os.name`, `disks[0].sizeBytes`. A list of plain
 * texts is one value (`addresses`) and absent when empty; a tag is one value (`tags[0]`).
 */
export function leafPaths(machine: Machine): string[] {
  return Object.entries(machine)
    .filter(([key]) => key !== 'origins')
    .flatMap(([key, value]) => walk(value, key));
}

function walk(value: unknown, path: string): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [path];
  if (!Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, part]) => walk(part, `${path}.${key}`));
  }
  if (value.every((part) => typeof part === 'string')) {
    if (path.startsWith('tags[')) return [path];
    return value.length === 0 ? [] : [path];
  }
  return value.flatMap((part: unknown, index) => walk(part, `${path}[${index}]`));
}
