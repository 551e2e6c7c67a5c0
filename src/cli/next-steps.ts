/** What to do next, for whoever typed the name alone: one command for each of those who use this, within 80 columns. */
export const NEXT_STEPS = `Portolan charts the crossing from a data centre to Azure. Nothing leaves this
machine, and every number says where it comes from.

No data at hand? Look at the report of an invented estate, within a minute:
  portolan demo

Look at an inventory: what was recognised, read and skipped, and why
  portolan check rvtools.xlsx samples/

Assess it: sizes, readiness and cost of every machine, and a report to show
  portolan assess rvtools.xlsx samples/ --out crossing

Explain one machine: why this size, from the cell to the bill
  portolan explain erp-db01 crossing

Plan the waves: what moves when, and what that cuts apart
  portolan waves rvtools.xlsx connections.csv.gz --out plan

portolan --help lists every command, portolan COMMAND --help its options.
`;
