/** Tiles and SVG: colours come from the variables, so that they turn with the ground. */
export const DRAWING_STYLE = `
svg{display:block;max-width:100%;height:auto;font-family:var(--sans)}svg text{fill:var(--ink);font-variant-numeric:tabular-nums}svg .faint{fill:var(--soft)}svg a{text-decoration:none}
svg .axis{stroke:var(--line);stroke-width:1}svg .rule{stroke:var(--ink);stroke-width:1}svg .part{fill:var(--bar)}svg .whole{fill:var(--accent)}svg .link{stroke:var(--soft);stroke-width:.75;stroke-dasharray:2 2}
${[0, 1, 2, 3, 4].map((i) => `svg .g${i}{fill:var(--g${i})}svg .g${i}+text,svg .g${i}~text{fill:var(--t${i})}`).join('')}svg .gx{fill:var(--paper)}svg rect.g4{stroke:var(--soft);stroke-width:.5}svg rect.tile{stroke:var(--paper);stroke-width:2}svg rect.gx{stroke:var(--soft);stroke-width:1;stroke-dasharray:3 2}
svg .gain{fill:url(#gain-hatch)}.hatch{fill:var(--wash)}.hatch-line{stroke:var(--gain);stroke-width:3}svg .series{fill:none;stroke:var(--soft);stroke-width:1.25;opacity:.75}svg .dot{fill:var(--soft)}svg .course{fill:none;stroke:var(--accent);stroke-width:1.5}svg .now{fill:var(--accent)}
${[0, 1, 2, 3, 4, 5].map((i) => `svg .s${i}{stroke:var(--s${i});stroke-width:2.25;opacity:1}svg .f${i}{fill:var(--s${i})}svg text.f${i}{font-weight:700}`).join('')}
.tiles{list-style:none;margin:8px 0 16px;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(84px,1fr));gap:2px}
.tiles li{padding:4px 6px;min-height:52px;font-size:12px;line-height:1.35;display:flex;flex-direction:column;justify-content:space-between}.tiles li.gx{border:1px dashed var(--soft)}
.far{content-visibility:auto;contain-intrinsic-size:auto 96px}.tiles a{color:inherit;text-decoration:none;min-height:24px}.tiles a:hover{text-decoration:underline}.tiles b{font-weight:400}.tiles b>a,.tiles b>span{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.wide-drawing{overflow-x:auto}.wide-drawing svg{max-width:none}
@media(max-width:40rem){.tiles{grid-template-columns:repeat(auto-fill,minmax(76px,1fr))}.for-desk{display:none}}
`;
