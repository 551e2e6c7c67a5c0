import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ESTATE_NAMES, estateFiles, inventedEstate } from '../../src/estates/index.js';

const MAX_BYTES = 1_100_000;
/** What people wrote of an estate's site and settled about its plans, which no generator makes. */
const HAND_WRITTEN: ReadonlySet<string> = new Set(['site.yaml', 'plans.yaml', 'waves.yaml']);

describe.each(ESTATE_NAMES)('datasets/%s', (name) => {
  const estate = inventedEstate(name);
  const files = estateFiles(estate, estate.machines);
  const folder = join('datasets', name);

  it('holds what its generator makes, byte by byte', () => {
    for (const file of files) {
      const path = join(folder, file.name);
      const packed = statSync(`${path}.gz`, { throwIfNoEntry: false }) !== undefined;
      const committed = packed ? gunzipSync(readFileSync(`${path}.gz`)) : readFileSync(path);
      const made = Buffer.from(
        typeof file.content === 'string' ? new TextEncoder().encode(file.content) : file.content,
      );
      expect(made.equals(committed), `${path}: run npm run estates -- --days 0`).toBe(true);
    }
  });

  it('holds no file that is large or that nothing makes', () => {
    const made = new Set(files.map((file) => file.name));
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (path) => !path.startsWith('samples') && statSync(join(folder, path)).isFile(),
    );
    for (const path of names) {
      expect(statSync(join(folder, path)).size, path).toBeLessThan(MAX_BYTES);
      if (name === 'manufacturer' && !HAND_WRITTEN.has(path))
        expect(made.has(path.replace(/\.gz$/, '')), path).toBe(true);
    }
  });
});
