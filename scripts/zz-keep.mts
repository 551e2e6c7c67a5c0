import { buildSample } from '/work/main/scripts/build-samples.ts';
import { writeFileSync, mkdirSync } from 'node:fs';
const name = process.argv[2];
const r = await buildSample(name, console.log);
mkdirSync('/tmp/lead/sample', { recursive: true });
writeFileSync(`/tmp/lead/sample/${name}.html`, r.report);
writeFileSync(`/tmp/lead/sample/${name}.replication.json`, r.replication);
