// Builds datasets/catalogue/ from a folder of facts: tsx scripts/build-catalogue.ts [FACTS_DIR]
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildCatalogueFiles } from './catalogue/build.js';

const root = path.resolve(import.meta.dirname, '..');
const factsDir = path.resolve(root, process.argv[2] ?? '../shared/facts');
const target = path.join(root, 'datasets/catalogue');
const { files, remarks } = buildCatalogueFiles(factsDir);

// Built in full before anything is removed, so that an odd cell leaves the old catalogue whole.
rmSync(target, { recursive: true, force: true });
mkdirSync(path.join(target, 'regions'), { recursive: true });
let size = 0;
for (const [name, text] of files) {
  writeFileSync(path.join(target, name), text);
  size += Buffer.byteLength(text);
}
for (const remark of remarks) process.stdout.write(`${remark}\n`);
process.stdout.write(`${files.size} files, ${(size / 1_000_000).toFixed(2)} MB\n`);
