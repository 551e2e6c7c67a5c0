/** The table of machines: a head that stays in sight, rows that open without a script, a panel of reasons in columns. */
export const MACHINE_STYLE = `
.controls{display:flex;flex-wrap:wrap;gap:10px 14px;align-items:end;margin-bottom:8px}
.controls label{display:grid;gap:2px;font-size:12px;color:var(--soft)}
.controls .search{flex:1 1 220px}
.controls select{width:100%}.controls label:not(.search){flex:0 1 148px}
.controls input,.controls select,.controls button{font:14px var(--sans);color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:4px;padding:6px 9px;height:34px;min-width:0;max-width:100%}
.controls input:hover,.controls select:hover,.controls button:hover{border-color:var(--sea)}
.controls button{cursor:pointer}
.controls .sort-by{display:none}
.buttons{display:flex;gap:6px}
.shown{font-size:13px;color:var(--soft);margin-bottom:6px}
.machines{table-layout:fixed;font-size:13.5px;line-height:1.4;border-bottom:1px solid var(--line)}
.c-name{width:18%}.c-ready{width:11%}.c-n{width:5.3%}.c-size{width:12%}.c-disks{width:8.5%}.c-cost{width:9%}.c-finding{width:auto}
.machines>thead{position:sticky;top:0;z-index:2;background:var(--paper);box-shadow:0 1.5px 0 var(--ink)}
.machines .groups th{padding:6px 8px 0;text-align:left;font-weight:600;color:var(--ink)}
.machines .groups th::after{content:"";display:block;border-top:1px solid var(--soft);margin-top:2px}
.machines .heads th{padding:4px 8px 6px}
.machines .heads button{all:unset;cursor:pointer;color:inherit}
.machines .heads button:hover{color:var(--ink);text-decoration:underline;text-underline-offset:3px}
.machines .heads button:focus-visible{outline:2px solid var(--sea);outline-offset:2px}
.machines .heads [aria-sort] button{color:var(--ink);font-weight:600}
.machines [aria-sort=ascending] button::after{content:" ↑"}
.machines [aria-sort=descending] button::after{content:" ↓"}
.machines .row>*{padding:8px;border-top:1px solid var(--line);overflow-wrap:anywhere}
.machines .row>:first-child,.machines>thead tr>:first-child{padding-left:4px}
.machines .row{cursor:pointer}
.machines .row:hover,.machines>tbody:has(>.row .toggle[open])>.row{background:var(--sea-soft)}
.machines .row .number{white-space:normal}
.machines .row .mark{white-space:normal;display:inline-block;padding-left:16px;text-indent:-16px}
.machines .row .mark.dot{padding:0;text-indent:0}
.machines .row .number>.unknown-value{font-size:12px;font-weight:400;white-space:nowrap;overflow-wrap:normal}
.machines>tbody{scroll-margin-top:60px}
.machines .money,.machines .size{font-weight:600}
.machines .row .money small{font-weight:400}
.no-size{font-weight:600}
.toggle summary{list-style:none;cursor:pointer;font-weight:600;padding-left:16px;position:relative;max-height:8em;overflow:hidden}.toggle[open] summary{max-height:none}
.toggle summary::-webkit-details-marker{display:none}
.toggle summary::before{content:"";position:absolute;left:3px;top:.4em;border-left:5px solid var(--sea);border-block:4px solid transparent;transition:transform .12s}
.toggle[open] summary::before{transform:rotate(90deg)}
.row th small{padding-left:16px}
.clamp{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;line-clamp:3;overflow:hidden}
.finding .dot{float:left}
.machines .why{display:none}
.machines>tbody:has(>.row .toggle[open])>.why{display:table-row}
@supports not selector(:has(a)){.machines .why{display:table-row}}
.why>td{padding:16px 8px 26px 20px;background:var(--card);border-top:1px solid var(--line)}
.why-panel{columns:3 330px;column-gap:40px;cursor:auto}
.block{break-inside:avoid;padding-bottom:20px}
.block h4{border-bottom:1px solid var(--line);padding-bottom:3px}
.block .result{margin-top:4px}
.steps{list-style:none;padding:0;margin-bottom:6px}
.steps li{padding-left:74px;position:relative}
.steps li span{position:absolute;left:0;color:var(--soft)}
.days{font:12px/1.5 var(--mono);margin-bottom:6px;overflow-wrap:anywhere}
.bill{font-size:13px}
.bill caption{font-size:12px;font-weight:400;color:var(--soft);padding:6px 0 0}
.bill td,.bill th{padding:4px 0;border-bottom:1px solid var(--faint);font-weight:400;overflow-wrap:anywhere}
.bill td{padding-left:12px;white-space:nowrap}
.bill tfoot>tr>*{font-weight:600;border-top:1px solid var(--ink);border-bottom:0}
.origins{font-size:12px}
.origins th{font-family:var(--mono);font-weight:400;padding-right:10px;overflow-wrap:anywhere;width:42%}
.origins td{overflow-wrap:anywhere}
.why .plain .remedy{font-size:13px}
`;
