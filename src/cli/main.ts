#!/usr/bin/env node
import { today } from '../node/start.js';
import { run } from './run.js';

// A reader that has seen enough, as `head` has, closes the pipe: the run goes on to its own end without being heard.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await run({
  arguments: process.argv.slice(2),
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  today: today(),
  isTerminal: process.stderr.isTTY,
  environment: process.env,
  columns: () => process.stderr.columns,
  ...(process.stdout.isTTY ? { outTerminal: { columns: () => process.stdout.columns } } : {}),
  system: {
    on: (signal, hear) => void process.on(signal, hear),
    off: (signal, hear) => void process.off(signal, hear),
    exit: (code) => process.exit(code),
  },
});
