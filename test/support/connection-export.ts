import { createConnectionRun } from '../../src/dependency/index.js';
import type { ConnectionRunOptions, Dependencies } from '../../src/dependency/index.js';
import type { Machine } from '../../src/model/index.js';

export const CLASSIC_HEADER =
  'Time slot,Source server name,Source IP,Source application,Source process,Destination server name,Destination IP,Destination application,Destination process,Destination port';
export const NEW_HEADER =
  'Date,Source Appliance Name,Source Machine ARM ID,Source Server Name,Source IP,Source Application,Source Process,Destination Machine ARM ID,Destination Server Name,Destination IP,Destination Application,Destination Process,Destination Port,Connection Count';

/** Reads texts or bytes as files of one estate: `1.csv`, `2.csv`… */
export function readExports(
  files: readonly (string | Uint8Array)[],
  machines: readonly Machine[] = [],
  chunk = Number.POSITIVE_INFINITY,
): Dependencies {
  const run = createConnectionRun();
  for (const [index, file] of files.entries()) {
    const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
    const reader = run.openFile(`${index + 1}.csv`);
    const step = Math.min(chunk, Math.max(1, bytes.length));
    for (let at = 0; at < bytes.length; at += step) reader.push(bytes.subarray(at, at + step));
    reader.end();
  }
  return run.finish(machines);
}

/** Rows of the classic form below its header. */
export const classic = (...rows: readonly string[]): string => `${[CLASSIC_HEADER, ...rows].join('\n')}\n`;
/** Rows of the new form below its header. */
export const newForm = (...rows: readonly string[]): string => `${[NEW_HEADER, ...rows].join('\n')}\n`;

/** Reads texts under names of their own, as files of one estate. */
export function readForms(
  files: readonly { readonly file: string; readonly text: string }[],
  machines: readonly Machine[],
  options: ConnectionRunOptions = {},
): Dependencies {
  const run = createConnectionRun(options);
  for (const { file, text } of files) {
    const reader = run.openFile(file);
    reader.push(new TextEncoder().encode(text));
    reader.end();
  }
  return run.finish(machines);
}
