import type { RunProgress } from '../node/index.js';
import { renderBar, stepBar } from './progress-bar.js';
import type { BarState, BarStyle } from './progress-bar.js';

/** Where progress is drawn. */
export interface ProgressTerminal {
  readonly write: (text: string) => void;
  /** As wide as it is now. */
  readonly columns: () => number;
  readonly hasColour: boolean;
}

/** A bar that comes where work lasts, and leaves nothing behind. */
export interface ProgressDrawing {
  readonly show: (progress: RunProgress) => void;
  /** Clears the line for whatever is written next; the bar comes back with the next that is heard. */
  readonly clear: () => void;
}

/** What takes less is over before anybody wonders. */
const PATIENCE_MS = 1000;
const REDRAW_MS = 100;
/** To the start of the line, and all of it gone. */
const CLEAR_LINE = '\r\u001B[2K';

/** Draws what is heard of a run in one line of a terminal. */
export function createProgressDrawing(terminal: ProgressTerminal, now: () => number): ProgressDrawing {
  const startedMs = now();
  let state: BarState | null = null;
  let drawnMs = -Infinity;
  let isDrawn = false;
  return {
    show: (progress) => {
      const atMs = now();
      state = stepBar(state, progress, atMs);
      const isLast = progress.bytesRead === progress.bytesTotal;
      if (atMs - startedMs < PATIENCE_MS || (!isLast && atMs - drawnMs < REDRAW_MS)) return;
      const style: BarStyle = { columns: terminal.columns(), hasColour: terminal.hasColour };
      terminal.write(`${CLEAR_LINE}${renderBar(state, atMs, style)}`);
      drawnMs = atMs;
      isDrawn = true;
    },
    clear: () => {
      if (!isDrawn) return;
      terminal.write(CLEAR_LINE);
      isDrawn = false;
    },
  };
}
