/** Tiles and SVG: colours come from the variables, so that they turn with the ground. */
export const DRAWING_STYLE = `
svg{display:block;max-width:100%;height:auto;font-family:var(--sans)}svg text{fill:var(--ink);font-variant-numeric:tabular-nums}svg .faint{fill:var(--soft)}svg a{text-decoration:none}
svg .axis{stroke:var(--line);stroke-width:1}svg .rule{stroke:var(--ink);stroke-width:1}svg .part{fill:var(--bar)}svg .whole{fill:var(--accent)}svg .link{stroke:var(--soft);stroke-width:.75;stroke-dasharray:2 2}
${[0, 1, 2, 3, 4].map((i) => `svg .g${i}{fill:var(--g${i})}svg .g${i}+text,svg .g${i}~text{fill:var(--t${i})}`).join('')}svg .gx{fill:var(--paper)}svg rect.g4{stroke:var(--soft);stroke-width:.5}svg rect.tile{stroke:var(--paper);stroke-width:2}svg rect.gx{stroke:var(--soft);stroke-width:1;stroke-dasharray:3 2}
svg .gain{fill:url(#gain-hatch)}.hatch{fill:var(--wash)}.hatch-line{stroke:var(--gain);stroke-width:3}svg .series{fill:none;stroke:var(--soft);stroke-width:1.25;opacity:.75}svg .dot{fill:var(--soft)}svg .course{fill:none;stroke:var(--accent);stroke-width:1.5}svg .now{fill:var(--accent)}
${[0, 1, 2, 3, 4, 5].map((i) => `svg .s${i}{stroke:var(--s${i});stroke-width:2.25;opacity:1}svg .f${i}{fill:var(--s${i})}svg text.f${i}{font-weight:700}`).join('')}
svg .bar-of-change{stroke:var(--paper);stroke-width:1}svg .bar-of-change.up{fill:var(--gain)}svg .bar-of-change.down{fill:var(--loss)}svg.contribution{margin:2px 0 4px}.rules{table-layout:fixed}.rules thead th:first-child{width:34%}.rules code{font-family:ui-monospace,"SFMono-Regular",Consolas,"Noto Sans Mono CJK SC",monospace;font-size:12px;overflow-wrap:anywhere}.key{display:inline-block;min-width:1.2em;font-weight:700;color:var(--soft)}
.tiles{list-style:none;margin:8px 0 16px;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(84px,1fr));gap:2px}
.families{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,calc(var(--n)*86px)),1fr));gap:0 14px;align-items:end}.families .tiles{grid-template-columns:repeat(var(--n),1fr)}.families h3,.families h4{margin:8px 0 0}.families .tiles{margin-top:4px}
.tiles li{padding:4px 6px;min-height:52px;font-size:12px;line-height:1.35;display:flex;flex-direction:column;justify-content:space-between}.tiles li.gx{border:1px dashed var(--soft)}
.far{content-visibility:auto;contain-intrinsic-size:auto 96px}.tiles a{color:inherit;text-decoration:none;min-height:24px}.tiles a:hover{text-decoration:underline}.tiles b{font-weight:400}.tiles b>a,.tiles b>span{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.wide-drawing{overflow-x:auto}.wide-drawing svg{max-width:none}
@media(max-width:40rem){.families{grid-template-columns:repeat(auto-fill,minmax(min(100%,calc(var(--n)*78px)),1fr))}.tiles{grid-template-columns:repeat(auto-fill,minmax(76px,1fr))}.for-desk{display:none}.latest-first{direction:rtl}.latest-first>*{direction:ltr}}
`;
