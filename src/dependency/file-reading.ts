import type { Problem, SourceLocation } from '../model/index.js';
import type { ConnectionCounts } from './connection.js';
import type { ByteRange } from './byte-memo.js';
import { createDecoder } from './decoder.js';
import type { FormReader } from './form.js';
import { HEADER_WITHIN_LINES, openForm } from './forms.js';
import { hugeLine, noHeader, oddEncoding, unclosedQuote } from './problems.js';
import { createRecordReader } from './record-reader.js';
import { createRowSink } from './row-sink.js';
import type { RunState } from './run-state.js';

/** What one file gave; complete once its reader has ended. */
export interface FileOutcome {
  readonly file: string;
  by: string;
  readonly counts: ConnectionCounts;
  skips: readonly { readonly reason: string; readonly count: number }[];
  rowsEmpty: number;
  columns: ReturnType<FormReader['columns']>;
  readonly problems: Problem[];
}

interface FileReading {
  readonly outcome: FileOutcome;
  readonly push: (bytes: Uint8Array) => void;
  readonly end: () => void;
}

const LINE_FEED = 10;
/** Faults of lines that are told one by one. */
const TOLD_ONE_BY_ONE = 5;

export function createFileReading(
  run: RunState,
  { file, index }: { readonly file: string; readonly index: number },
): FileReading {
  const sink = createRowSink(run, index);
  const outcome: FileOutcome = {
    file,
    by: 'no header of an export of connections was found',
    ...{ counts: sink.counts, skips: [], rowsEmpty: 0, columns: { used: [], ignored: [] }, problems: [] },
  };
  let form: FormReader | null = null;
  const above: string[] = [];
  const tellSome = (code: string, tell: (at: SourceLocation) => Problem, line: number): void => {
    const told = outcome.problems.filter((one) => one.code.endsWith(code)).length;
    if (told < TOLD_ONE_BY_ONE) outcome.problems.push(tell({ file, line }));
  };
  const find = (record: string, line: number): void => {
    if (line > HEADER_WITHIN_LINES) return;
    form = openForm(record, { sink, above, hostHint: hostOfFile(file) });
    if (form === null) above.push(record);
    else if (form.takesHeader === true) form.take(record, line);
  };
  const records = createRecordReader({
    separator: (line) => (form === null ? separatorBefore(line) : form.separator),
    take: (record, line) => {
      if (form === null) find(line === 1 ? record.replace(/^\ufeff/, '') : record, line);
      else form.take(record, line);
    },
    onUnclosed: (line) => {
      tellSome('unclosed-quote', unclosedQuote, line);
    },
    onHuge: (line) => {
      tellSome('huge-line', hugeLine, line);
    },
  });
  const decoder = createDecoder((text) => {
    records.push(text);
  });
  let linesTried = 0;
  const isByLine = (): boolean => (form === null ? linesTried <= HEADER_WITHIN_LINES : form.takeBytes !== undefined);
  const takeBytes = (line: ByteRange): boolean =>
    form?.takeBytes !== undefined && records.isBetween() && form.takeBytes(line);
  /** As long as no form is known, and where the form takes bytes, line by line. */
  const push = (bytes: Uint8Array): void => {
    let at = 0;
    while (decoder.isUtf8(bytes) && isByLine()) {
      const end = bytes.indexOf(LINE_FEED, at);
      if (end < 0) break;
      if (takeBytes({ bytes, start: at, end })) records.skipLine();
      else decoder.push(bytes.subarray(at, end + 1));
      linesTried += 1;
      at = end + 1;
    }
    decoder.push(bytes.subarray(at));
  };
  return {
    outcome,
    push,
    end: () => {
      decoder.end();
      records.end();
      if (decoder.hasOddBytes()) outcome.problems.push(oddEncoding(file));
      if (form === null) {
        outcome.problems.push(noHeader(file));
        return;
      }
      const { problems, skips } = sink.close(file);
      outcome.problems.push(...problems);
      Object.assign(outcome, { by: form.by, skips, rowsEmpty: sink.rowsEmpty, columns: form.columns() });
    },
  };
}

/** Above a header of Zeek, of `ss` and of JSON a quote is a character like others. */
const separatorBefore = (line: string): ',' | null => (/^\ufeff?\s*[#{]/.test(line) ? null : ',');

/** `web01` of `captures/web01.corp.example.ss.txt`, `ss-web01.txt.gz` and `web01_netstat.log`: without what names the tool. */
function hostOfFile(file: string): string {
  const base = file.split(/[\\/]/).at(-1)!;
  const bare = base.replace(/\.(?:gz|zst|zip)$/i, '').replace(/\.(?:txt|log|out|csv|tsv)$/i, '');
  return bare.replace(/^(?:ss|netstat)[-_.]/i, '').replace(/[-_.](?:ss|netstat)$/i, '');
}
