/** The charts of one machine. Marks differ by their dashes and their labels, so that no one needs their colours. */
export const CHART_STYLE = `
.chart{margin:0;min-width:0;break-inside:avoid}
.chart figcaption{font-size:13px;color:var(--soft);line-height:1.4;min-height:2.8em}
.chart figcaption b{font-weight:600;color:var(--ink)}
.chart figcaption span{display:block;font-size:12px}
.machine-chart{display:block;width:100%;height:auto;overflow:visible;font:11px var(--sans)}
.machine-chart text{fill:var(--soft)}
.machine-chart .tick path,.machine-chart .days{stroke:var(--line);fill:none}
.machine-chart .floor path{stroke:var(--soft)}
.machine-chart .gap{stroke:var(--unknown);stroke-width:1;opacity:.6}
.machine-chart .area{fill:var(--sea);opacity:.2}
.machine-chart .narrow{fill:var(--sea);fill-opacity:.3;stroke:var(--sea);stroke-width:.6}
.machine-chart .line{fill:none;stroke:var(--sea);stroke-width:1.3;stroke-linejoin:round}
.machine-chart .mark-line path{fill:none;stroke-width:1.4}
.machine-chart .mark-line text{fill:var(--ink)}
.machine-chart .of-percentile path{stroke:var(--ink);stroke-dasharray:1.5 3}
.machine-chart .of-need path{stroke:var(--conditions);stroke-width:1.8;stroke-dasharray:7 3}
.machine-chart .of-limit path{stroke:var(--blocked)}
.chart.whole{margin-bottom:22px}.whole .machine-chart{min-width:900px}.whole figcaption{min-height:0}
.masthead .machine-facts{padding-bottom:18px;margin:0 auto}
.chart-note{grid-column:1/-1;max-width:90ch}
.days-seen{width:auto;font-size:12px;align-self:start;justify-self:start}
.days-seen caption{font-size:13px;font-weight:400;color:var(--soft);padding-bottom:6px}
.days-seen th{font-weight:400;color:var(--soft);padding:2px 8px 2px 0;white-space:nowrap;text-align:center}
.days-seen th:first-child{text-align:left}
.days-seen td{width:34px;height:22px;text-align:center;vertical-align:middle;border:1px solid var(--card);--shade:0%;background:color-mix(in srgb,var(--sea) var(--shade),var(--card))}
.days-seen td:empty{background:none}
.days-seen .seen-0{background:repeating-linear-gradient(45deg,var(--line) 0 2px,transparent 2px 6px)}
.days-seen .seen-1{--shade:8%}.days-seen .seen-2{--shade:15%}.days-seen .seen-3{--shade:22%}.days-seen .seen-4{--shade:30%}.days-seen .seen-5{--shade:38%}
@media print{.days-seen td{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
