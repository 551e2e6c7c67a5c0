import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // An odd zone with a 45-minute offset: a date that leaks local time fails here.
    env: { TZ: 'Pacific/Chatham' },
    sequence: { shuffle: true },
    testTimeout: 60_000,
    reporters: ['default', './scripts/closing-line-reporter.mjs'],
    coverage: { include: ['src/**'], reporter: ['text-summary'] },
  },
});
