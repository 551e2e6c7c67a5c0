/** The map of dependencies: tiers in colours that the colour-blind tell apart (after Okabe and Ito, 2008) and in shapes that need none. */
export const MAP_STYLE = `
:root{--tier-0:#2f8fc4;--tier-1:#00805f;--tier-2:#c2500a;--tier-3:#31408f;--tier-4:#a8568b;--tier-5:#75808a;--tie:#8c9aa6;--out:#0b6a9c;--in:#b54a00}
@media screen and (prefers-color-scheme:dark){:root{--tier-0:#6bbdf0;--tier-1:#35c79d;--tier-2:#f2924d;--tier-3:#9aa8ff;--tier-4:#e39ac8;--tier-5:#9aa6b0;--tie:#5f7282;--out:#7cc8f2;--in:#ffab6b}}
.tier-0{fill:var(--tier-0);stroke:var(--tier-0)}.tier-1{fill:var(--tier-1);stroke:var(--tier-1)}.tier-2{fill:var(--tier-2);stroke:var(--tier-2)}.tier-3{fill:var(--tier-3);stroke:var(--tier-3)}.tier-4{fill:var(--tier-4);stroke:var(--tier-4)}.tier-5{fill:var(--tier-5);stroke:var(--tier-5)}
[class^=tier-]{stroke-width:0}.tier-5{stroke-width:1.8}.tier-2 ellipse{stroke:var(--card);stroke-width:1}
.map-shapes{position:absolute}
.back{stroke:none;fill:var(--back,transparent)}
#map-arrow path{fill:var(--tie)}
.map-legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:4px 22px;font-size:13px;margin-bottom:14px}
.map-legend li{display:flex;align-items:center;gap:6px}.map-legend small{display:inline}.map-legend b{font-weight:500}
.map-dash{width:18px;height:12px;border:1.5px dashed var(--soft)}.map-line{width:22px;border-top:3px solid var(--tie)}
.map-figure{margin:0 0 20px}
.map-figure figcaption{font-size:13px;color:var(--soft);max-width:100ch;margin-top:6px}
.map-frame{overflow:auto;border:1px solid var(--line);background:var(--paper)}
.map{display:block;width:100%;min-width:var(--least);height:auto;font:11.5px var(--sans)}
.map text{fill:var(--ink)}
.map .frame{fill:var(--card);stroke:var(--soft);stroke-opacity:.55}.map .frame.other{stroke-dasharray:4 3;stroke-opacity:.9}
.map .title{font-size:12.5px;font-weight:600}.map .count,.map .flow{fill:var(--soft)}
.map .panel{fill:var(--faint);fill-opacity:.55;stroke:none}.map .panel-title{font:500 15px var(--serif)}
.tie{fill:none;stroke:var(--tie);stroke-opacity:.5}
.tie.shared{display:none}.show-shared .tie.shared{display:inline;stroke-dasharray:2 4}
.map-side{font-size:13px}.map-hint{flex:1 0 100%;margin:0;font-size:12px;color:var(--soft)}
.map-live .map-parts{display:grid;grid-template-columns:minmax(0,1fr) 300px;gap:0 22px;align-items:start}
.map-live .map-figure.off{display:none}
.map-live .map-frame{overflow:hidden;position:relative}
.map-live .map{cursor:grab;touch-action:none;min-width:0}
.map-live .map.dragged{cursor:grabbing}
.map-live .m,.map-live .box{cursor:pointer}
.map .m:hover,.map .m:focus-visible{--back:var(--sea-soft)}.map .m:focus-visible{outline:none;--back:var(--sea-soft)}.map .m:focus-visible text{text-decoration:underline}
.map .box:hover .frame{stroke:var(--sea);stroke-opacity:1}
.following .tie{opacity:.2}.following .tie.lit{opacity:1;stroke-opacity:.8;display:inline}
.following .box .frame,.following .box>g,.following .box>text{opacity:.32}
.following .box.lit .frame,.following .box.lit>text,.following .box .m.lit{opacity:1}
.following .m.self{--back:var(--sea-soft)}.following .m.self text{font-weight:700}
.following .box.self .frame{stroke:var(--sea);stroke-width:2;stroke-opacity:1}
.followed path{fill:none;stroke-width:1.6;pointer-events:none}
.followed .out{stroke:var(--out)}.followed .in{stroke:var(--in);stroke-dasharray:5 3}.followed .both{stroke:var(--ink)}
.map-controls{align-items:center;margin-bottom:12px}
.map-switch,.map-zoom{display:inline-flex}.map-switch button+button,.map-zoom button+button{border-left:0}
.map-controls button[aria-pressed=true]{background:var(--sea-soft);font-weight:600}
.map-controls label.map-check:not(.search){display:flex;gap:7px;align-items:center;font-size:14px;color:var(--ink);flex:none;white-space:nowrap}.map-controls .map-check input{height:auto}
.map-controls .search{display:flex;gap:8px;align-items:center;margin-left:auto;flex:0 1 300px}.map-controls .search span{white-space:nowrap}.map-controls .search input{flex:1}
.map-side{position:sticky;top:54px;align-self:stretch;contain:size;min-height:340px;max-height:calc(100vh - 66px);overflow:auto;overflow-wrap:anywhere}
.map-side h3{margin:0 0 2px;font-size:16px}.map-side h3:focus-visible{outline:0}
.map-side button{font:inherit;color:var(--sea);background:none;border:1px solid var(--line);border-radius:4px;padding:4px 9px;margin-top:8px;cursor:pointer;text-align:left}.map-side button:hover{border-color:var(--sea)}.map-side h4{margin:14px 0 4px}.map-side p{margin-bottom:4px}
.map-side ul{list-style:none;margin:0;padding:0}.map-side li{padding:4px 0;border-top:1px solid var(--faint)}
.map-side .key-out::before,.map-side .key-in::before{content:"";display:inline-block;width:20px;margin-right:7px;vertical-align:.25em;border-top:3px solid var(--out)}
.map-side .key-in::before{border-top:3px dashed var(--in)}
@media screen and (max-width:1100px){.map-live .map-parts{grid-template-columns:minmax(0,1fr) 240px}}
@media screen and (max-width:820px){.map-live .map-parts{display:block}.map-live .map{height:min(62vh,var(--tall,62vh))}.map-side{position:static;contain:none;min-height:0;max-height:60vh;margin-top:14px}.map-controls .search{margin-left:0;flex:1 1 100%}.map-legend small{display:none}}
@media print{.map-side,.map-controls{display:none}.map-live .map-parts{display:block}.map-live .map-figure.off{display:block}.map-frame{overflow:visible;border:0}.map{min-width:0;max-height:240mm}.map-figure{break-inside:avoid}.map-legend small{display:none}}
`;
