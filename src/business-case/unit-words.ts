const PLURAL = /^(machine|core|pack|thread|day|month|year)s\b/;

/** A unit as it reads after a number: `1 machine`, `2 machines`, `1 core a pack`; `USD` and `%` are one or many alike. */
export const unitAfter = (value: number, unit: string): string => (value === 1 ? unit.replace(PLURAL, '$1') : unit);
