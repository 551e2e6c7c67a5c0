import { textOfCell } from '../ingest/index.js';
import type { Grid } from '../ingest/index.js';

/** A table as Azure Resource Graph's explorer saves it: a resource a row, `properties` as a text of JSON. Null for any other. */
export function resourcesOfGrid(grid: Grid): readonly Readonly<Record<string, string>>[] | null {
  const [first, ...rest] = grid.rows;
  const header = (first?.cells ?? []).map((cell) => textOfCell(cell).toLowerCase());
  if (!header.includes('type') || !header.includes('id') || !header.includes('properties')) return null;
  const places = WANTED.flatMap((name) => {
    const place = header.indexOf(name.toLowerCase());
    return place < 0 ? [] : [[name, place] as const];
  });
  return rest.map(({ cells }) => Object.fromEntries(places.map(([name, place]) => [name, textOfCell(cells[place])])));
}

const WANTED = ['id', 'name', 'type', 'properties'] as const;
