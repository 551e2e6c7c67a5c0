/** A performance log as perfmon writes it: every cell in quotes, a signature in the first. */
export function pdhLog(
  paths: readonly string[],
  rows: readonly (readonly [stamp: string, ...values: (string | number)[]])[],
  signature = '(PDH-CSV 4.0) (UTC)(0)',
): string {
  const line = (cells: readonly (string | number)[]): string =>
    `${cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
  return [[signature, ...paths], ...rows].map(line).join('');
}

/** 2026-03-01 00:00:00 and the seconds behind it, as Windows prints it. */
export const at = (seconds: number): string =>
  `03/01/2026 00:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}.000`;
