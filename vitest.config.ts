import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // An odd zone with a 45-minute offset: a date that leaks local time fails here.
    env: { TZ: 'Pacific/Chatham' },
    sequence: { shuffle: true },
    // Vitest leaves a core for itself, which of two is half of them, and waits on the others most of its time.
    maxWorkers: '100%',
    // Whatever is quick alone is slow beside everything else on two cores: starting the command line, assessing an estate.
    testTimeout: 120_000,
    hookTimeout: 300_000,
    reporters: ['default', './scripts/closing-line-reporter.mjs'],
    coverage: { include: ['src/**'], reporter: ['text-summary'] },
  },
});
