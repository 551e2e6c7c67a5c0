// What people do on the day: test migration, cutover, addresses, rollback, as runbooks made of the plan, the graph and the calendar.
// Reads no file and carries out nothing.
export type { Runbook, RunbookPart, RunbookStep } from './runbook.js';
