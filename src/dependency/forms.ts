import { openAzureForm } from './azure-rows.js';
import { openCaptureForm } from './capture-rows.js';
import { openFlowForm } from './flow-rows.js';
import type { FormContext, FormReader, OpenForm } from './form.js';
import { openMappedForm } from './mapping.js';
import type { ConnectionMapping } from './mapping.js';
import { createRowSink } from './row-sink.js';
import type { RunState } from './run-state.js';
import { numberTexts } from './texts.js';
import { openZeekJsonForm } from './zeek-json.js';
import { openZeekForm } from './zeek-rows.js';

/** From the surest header to the weakest; a mapping reads what no form of its own reads. */
const FORMS: readonly OpenForm[] = [
  openAzureForm,
  openFlowForm,
  openZeekForm,
  openZeekJsonForm,
  openCaptureForm,
  openMappedForm,
];

/** Exports may begin with a title or a blank line. */
export const HEADER_WITHIN_LINES = 30;

/** The form whose header a line is; null for none. */
export function openForm(line: string, context: FormContext): FormReader | null {
  for (const open of FORMS) {
    const found = open(line, context);
    if (found !== null) return found;
  }
  return null;
}

export function createRunState(mapping: ConnectionMapping | null): RunState {
  const state: RunState = {
    ...{ texts: numberTexts(), seen: new Map(), offers: new Map(), unanswered: new Map(), hosts: [] },
    mapping,
  };
  state.texts.numberOf(''); // number 0 is the empty text
  return state;
}

/**
 * Whether a text tells of connections, by its first lines; in words by what, or null.
 *
 * @param head the beginning of the text; its last line may be cut off
 * @param mapping of tables of another tool; without one such a table is not recognised
 */
export function recogniseConnections(head: string, mapping: ConnectionMapping | null = null): string | null {
  const lines = head.replace(/^\ufeff/, '').split(/\r\n|\r|\n/, HEADER_WITHIN_LINES);
  const sink = createRowSink(createRunState(mapping), 0);
  for (const [index, line] of lines.entries()) {
    const found = openForm(line, { sink, above: lines.slice(0, index), hostHint: '' });
    if (found !== null) return found.by;
  }
  return null;
}
