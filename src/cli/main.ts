#!/usr/bin/env node
import { run } from './run.js';

process.exitCode = await run({
  arguments: process.argv.slice(2),
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
});
