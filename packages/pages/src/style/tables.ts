/** Three-rule tables, bars, lights, changes: the parts of a page that are read row by row. */
export const TABLE_STYLE = `
.scroll{overflow-x:auto;position:relative;max-width:100%}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.45;border-top:1.5px solid var(--ink);border-bottom:1.5px solid var(--ink);margin:8px 0}
caption{text-align:left;font-weight:700;font-size:14px;padding:8px 0 4px}caption .soft{font-weight:400}
th,td{padding:6px 8px 6px 0;text-align:left;vertical-align:top;border-bottom:.5px solid var(--line);font-weight:400}th:last-child,td:last-child{padding-right:0}
thead th,thead td{color:var(--soft);font-size:12px;vertical-align:bottom;border-bottom:.75px solid var(--ink)}tbody tr:last-child>*{border-bottom:0}
thead th{overflow-wrap:normal}tbody th{overflow-wrap:break-word}tbody th[scope=row]{font-weight:400}.num{text-align:right;white-space:nowrap}th.pad,td.pad{padding-left:8px}.counts.figure{font-family:var(--sans)}.facts .counts.figure{font-size:20px}.figure .light{font-size:.8em}.nowrap{white-space:nowrap}
.group th{font-weight:700;font-size:12px;color:var(--soft);padding-top:12px;border-bottom:.75px solid var(--line)}
.bar{display:block;height:8px;background:var(--wash);margin-top:4px}.bar i{display:block;height:8px;background:var(--bar);font-style:normal}
.code{color:var(--soft);font-size:12px}.num small,.figure small,td small{color:var(--soft);font-size:.8em}
.reasons td{padding-top:0;font-size:12px;color:var(--soft)}.reasons span{margin-right:16px}.above>*{border-bottom:0;padding-bottom:2px}
i.light{font-style:normal;margin-right:1px}.red{color:var(--red)}.orange{color:var(--orange)}.yellow{color:var(--yellow)}.blue{color:var(--blue)}.green{color:var(--green)}.grey{color:var(--grey)}
.light-word{white-space:nowrap;font-weight:700}.counts span{white-space:nowrap;margin-right:8px;display:inline-block}
.gain{color:var(--gain)}.loss{color:var(--loss)}.flag{font-size:12px;white-space:nowrap;border:.75px solid currentColor;padding:0 4px;display:inline-block;line-height:1.5}
.legend{list-style:none;margin:8px 0;padding:0;display:flex;flex-wrap:wrap;gap:0 24px;font-size:12px;color:var(--soft);line-height:1.7}
.swatch{display:inline-block;width:1.6em;height:1em;vertical-align:-.12em;border:.5px solid var(--soft);margin-right:4px}
${[0, 1, 2, 3, 4].map((i) => `.g${i}{background:var(--g${i});color:var(--t${i})}`).join('')}.gx{background:var(--paper);color:var(--ink)}
.ranks{table-layout:fixed}.ranks col.rank{width:4.2em}.ranks col.score{width:9em}.ranks col.grade{width:6em}.ranks td{overflow-wrap:break-word}.ranks col.class{width:16.5em}.ranks col.course{width:8em}.ranks col.change{width:7em}.ranks col.lights{width:9.5em}
.block{content-visibility:auto;contain-intrinsic-size:auto 4200px}.block+.block{margin-top:16px}
.matrix{width:auto;table-layout:fixed;font-size:12px}.matrix col.name{width:13em}.matrix col.cell{width:26px}.matrix td{padding:3px 0;text-align:center}.matrix th[scope=row]{padding:3px 8px 3px 0;line-height:1.35;min-width:10em;max-width:18em;position:sticky;left:0;background:var(--paper)}.matrix td{min-width:26px}
.matrix thead th.up{padding:4px 0;vertical-align:bottom;color:var(--ink)}.matrix th.up span{display:block;writing-mode:vertical-rl;text-orientation:mixed;max-height:11em;margin:0 auto;line-height:26px;width:26px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;text-align:right}
.diverging{display:grid;grid-template-columns:1fr 1fr;height:8px;margin-top:4px;background:var(--wash)}.diverging i{display:block;height:8px}.diverging .down{grid-column:1;justify-self:end;background:var(--loss)}.diverging .up{grid-column:2;background:var(--gain)}
.narrow{width:auto;min-width:24em}
.tree th[scope=row]{padding-left:calc(var(--d,0)*16px)}.tree .d0 th[scope=row]{font-weight:700}.tree .d0>*{border-top:.75px solid var(--line)}
.method,.definitions,.clauses{table-layout:fixed}.definitions col.part,.clauses col.part{width:24%}.method col.part{width:23%}.method col.weight{width:24%}.method col.target{width:16%}.method col.clause{width:4em}
.sum{display:block;font-weight:400;font-family:ui-monospace,"SFMono-Regular",Consolas,"Noto Sans Mono CJK SC",monospace;font-size:12px;color:var(--soft);overflow-wrap:anywhere}
.why,.why ul{list-style:none;margin:0;padding:0 0 0 16px}.why{padding-left:0}.why li{border-left:1px solid var(--line);padding:4px 0 4px 12px;font-size:14px;line-height:1.6}.clause{font-size:12px;color:var(--soft);white-space:nowrap}
.stack{display:flex;height:16px;max-width:42em;margin:8px 0 4px;border:.5px solid var(--soft)}.stack span{min-width:1px}
@media(min-width:40.01rem){.for-phone{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}}.stacked th[scope=row]{min-width:6.5em}td.bars{width:120px;padding-left:12px}td.bars .bar{margin-top:.4em}
@media(max-width:40rem){tbody th a{display:inline-block;padding:2px 0}.matrix th[scope=row]{min-width:8em;max-width:8em}.wide,col.wide{display:none}.ranks,.ranks tbody,.ranks caption{display:block}.ranks colgroup{display:none}.ranks thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.ranks tr{display:flex;flex-wrap:wrap;padding:6px 0;border-bottom:.5px solid var(--line)}.ranks tr.above{border-bottom:0;padding-bottom:0}.ranks tr>*{border:0;padding:0 8px 0 0}.ranks tr>td:first-child{flex:0 0 34px}.ranks th[scope=row]{flex:1 0 calc(100% - 134px);min-width:0}.ranks td.num{flex:0 0 100px;padding:0}.ranks td.num+td{margin-left:34px}.ranks .reasons td+td{flex:1 0 calc(100% - 34px)}.ranks .group th{flex:1 0 100%;padding-top:8px}.matrix col.name{width:8em}.groups th[scope=row]{min-width:6.5em}.stacked,.stacked tbody,.stacked caption{display:block}.stacked colgroup{display:none}.stacked thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.stacked tr{display:block;border-bottom:.5px solid var(--line);padding:6px 0}.stacked td,.stacked th{display:block;border:0;padding:1px 0;text-align:left}.stacked td{display:inline-block;margin-right:16px;max-width:100%}.stacked td:empty{display:none}.stacked td.bars,.stacked td:has(>.bar,>.diverging){display:block;margin-right:0;width:auto}.stacked .d0>*{border-top:0}.tree.stacked tbody .d0{border-top:.75px solid var(--line)}.stacked td[data-head]::before{content:attr(data-head) " ";color:var(--soft);font-size:12px}.why,.why ul{padding-left:4px}.why li{padding-left:8px}}
`;
