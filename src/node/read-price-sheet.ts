import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parsePriceSheet } from '../catalog/index.js';
import type { Catalogue, PriceSheet } from '../catalog/index.js';
import { AssessmentError, formatLocation } from '../model/index.js';
import type { Problem } from '../model/index.js';

/**
 * Reads a user's price sheet, see `parsePriceSheet`. A sheet with any fault is refused whole, since half of it would mix two
 * price lists.
 *
 * @param catalogue with it, sizes, regions and tiers are checked by name
 * @throws {AssessmentError} `price-sheet/unreadable`; or the code of the first fault, with the others in its message
 */
export async function readPriceSheet(sheetPath: string, catalogue: Catalogue | null = null): Promise<PriceSheet> {
  const file = path.basename(sheetPath);
  const { values, problems } = parsePriceSheet(await readText(sheetPath, file), file, catalogue);
  const [first, ...rest] = problems;
  if (first !== undefined) throw new AssessmentError(withRest(first, rest));
  if (values === null) throw new TypeError('a sheet without problems has values');
  return values;
}

async function readText(sheetPath: string, file: string): Promise<string> {
  try {
    return await readFile(sheetPath, 'utf8');
  } catch (cause) {
    throw new AssessmentError(
      {
        code: 'price-sheet/unreadable',
        severity: 'error',
        at: { file },
        message: 'the price sheet cannot be read',
        remedy: 'check the path given with --prices',
      },
      { cause },
    );
  }
}

function withRest(first: Problem, rest: readonly Problem[]): Problem {
  const lines = rest.map(
    ({ at, message, remedy }) => `${at === null ? '' : `${formatLocation(at)}: `}${message} (${remedy})`,
  );
  return { ...first, message: [first.message, ...lines].join('\n  ') };
}
