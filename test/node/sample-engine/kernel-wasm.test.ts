import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { buildKernel, KERNEL_MODULE } from '../../../scripts/build-kernel.js';

const COMPILER = fileURLToPath(new URL('../../../node_modules/assemblyscript/bin/asc.js', import.meta.url));

it.skipIf(!existsSync(COMPILER))(
  'the compiled kernel is that of its source (skipped where the compiler assemblyscript is not installed)',
  () => {
    expect(readFileSync(KERNEL_MODULE, 'utf8')).toBe(buildKernel());
  },
);
