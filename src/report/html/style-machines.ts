/**
 * The table of machines, which shows the rows in sight alone, and the page of one machine: reasons in columns. Its title takes the focus so
 * that reading goes on from there; nobody can act on it, so that it needs no frame.
 */
export const MACHINE_STYLE = `
.controls{display:flex;flex-wrap:wrap;gap:10px 14px;align-items:end;margin-bottom:8px}
.controls label{display:grid;gap:2px;font-size:12px;color:var(--soft)}
.controls .search{flex:1 1 220px}
.controls select{width:100%}.controls label:not(.search){flex:0 1 148px}
.controls input,.controls select,.controls button{font:14px var(--sans);color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:4px;padding:6px 9px;height:34px;min-width:0;max-width:100%}
.controls input:hover,.controls select:hover,.controls button:hover{border-color:var(--sea)}
.controls button{cursor:pointer}
.controls .sort-by{display:none}
.columns-choice{position:relative;font-size:14px}
.columns-choice summary{height:34px;padding:6px 9px;border:1px solid var(--line);border-radius:4px;background:var(--card);cursor:pointer}
.columns-choice>div{position:absolute;right:0;z-index:4;max-height:60vh;overflow:auto;padding:10px 14px;background:var(--card);border:1px solid var(--line);border-radius:4px;width:260px;max-width:90vw}
.controls .columns-choice label{display:flex;gap:8px;align-items:center;padding-block:3px;font-size:14px;color:var(--ink)}
.controls .columns-choice input{height:auto;width:auto}
.shown{font-size:13px;color:var(--soft);margin-bottom:6px}
.table-view{contain:content;overflow:auto;max-height:calc(100vh - 120px);min-height:160px;border:1px solid var(--line);border-width:1px 0;background:var(--card);scrollbar-gutter:stable}
.scrolled{overflow-x:auto}
.machines{font-size:13.5px;line-height:1.4}
.table-view .machines{table-layout:fixed}
.machines thead{position:sticky;top:0;z-index:2;background:var(--paper);box-shadow:0 1.5px 0 var(--ink)}
.machines thead th{padding:6px 10px}.machines thead .number{white-space:normal}
.machines thead button{all:unset;cursor:pointer;color:inherit}
.machines thead button:hover{color:var(--ink);text-decoration:underline;text-underline-offset:3px}
.machines thead button:focus-visible{outline:2px solid var(--sea);outline-offset:2px}
.machines [aria-sort] button{color:var(--ink);font-weight:600}
.machines [aria-sort=ascending] button::after{content:" ↑"}
.machines [aria-sort=descending] button::after{content:" ↓"}
.machines tbody th,.machines tbody td{padding:8px 10px;border-top:1px solid var(--line)}
.table-view .machines :is(th,td){padding-inline:8px}.table-view .machines td:empty{padding-inline:3px}
.table-view tbody th,.table-view tbody td{white-space:nowrap;overflow:hidden;text-overflow:ellipsis;height:36px}
.table-view th:first-child{position:sticky;left:0;background:var(--card);z-index:1;font-weight:600}
.table-view thead th:first-child{background:var(--paper)}
.table-view tbody tr:not(.gap){cursor:pointer}
.table-view tbody tr:hover>*{background:var(--sea-soft)}
.machines td:empty::before{content:"unknown";color:var(--soft);font-style:italic}
.machines tbody a{color:inherit;text-decoration:none}.machines tbody a:hover{text-decoration:underline}
#machine-print{display:none}
.on-machine main>:not(#machine-page){display:none}
#machine-page{border:0;margin:0;padding-top:28px}
#machine-title:focus-visible,h2[tabindex]:focus-visible,h3[tabindex]:focus-visible{outline:0}
.walk{display:flex;gap:22px;margin-bottom:18px;font-size:14px}
.walk>:nth-child(2){margin-left:auto}
.machine-facts{color:var(--soft);margin-bottom:20px}.machine-facts .mark{color:var(--ink);font-weight:600}
.machine-charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:20px 40px;margin-bottom:28px}
.why-panel{columns:3 330px;column-gap:40px}
.more{margin-top:6px;font-size:13px}
.block{break-inside:avoid;padding-bottom:20px}
.block h3{font-size:13px;margin:0 0 6px;border-bottom:1px solid var(--line);padding-bottom:3px}
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
.traffic{font-size:12px;margin-top:8px}.traffic thead th,.traffic thead td{border:0;padding-bottom:0}.traffic thead th[colspan]{text-align:right;font-weight:600}.bill.traffic td,.bill.traffic th.number{padding-left:8px}
.origins{font-size:12px}
.origins th{font-family:var(--mono);font-weight:400;padding-right:10px;overflow-wrap:anywhere;width:42%}
.origins td{overflow-wrap:anywhere}
.why .plain .remedy{font-size:13px}
`;
