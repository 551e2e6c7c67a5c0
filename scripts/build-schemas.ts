// `npm run schemas`: writes the schemas of plain data that are read off its types.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { publishedSchemas } from './schemas/published-schemas.js';

const root = resolve(import.meta.dirname, '..');
for (const { file, schema } of publishedSchemas(root)) {
  const path = join(root, 'schemas', file);
  const options = await resolveConfig(path);
  writeFileSync(path, await format(JSON.stringify(schema), { ...options, filepath: path }));
  process.stdout.write(`${file}\n`);
}
