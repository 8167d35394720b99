/** The plain page's style: system fonts, tabular figures, one accent, dark mode, narrow screens, print. */
export const STYLE = `
:root{--ink:#1b2430;--soft:#5a6675;--line:#d9dfe6;--paper:#fff;--wash:#f4f6f9;--accent:#0b5c8a;--bar:#8fb8d3;
--red:#b3261e;--yellow:#8a6100;--blue:#1b62b5;--orange:#a84300;--green:#1f6f3a;--grey:#5a6675;
font:16px/1.6 "Noto Sans SC","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;color:var(--ink);background:var(--paper)}
@media(prefers-color-scheme:dark){:root{--ink:#e6ebf1;--soft:#9aa7b6;--line:#36414d;--paper:#12181f;--wash:#1a222b;--accent:#7cc0ea;--bar:#2f6487;
--red:#ff8a80;--yellow:#f3c14b;--blue:#86b7ff;--orange:#ffab70;--green:#7ed99a;--grey:#9aa7b6}}
*{box-sizing:border-box}body{margin:0}main,header,footer{max-width:72rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.25rem}h1{font-size:1.6rem;line-height:1.3;margin:.2rem 0}h2{font-size:1.2rem;margin:2.2rem 0 .6rem}h3{font-size:1rem;margin:1.4rem 0 .4rem}
a{color:var(--accent)}p{margin:.4rem 0}.soft{color:var(--soft)}.small{font-size:.85rem}
nav{display:flex;gap:1rem;flex-wrap:wrap;justify-content:space-between;font-size:.9rem}
.example{background:repeating-linear-gradient(135deg,var(--wash),var(--wash) 12px,transparent 12px,transparent 24px);border:1px solid var(--line);border-left:4px solid var(--orange);padding:.4rem .8rem;margin:.8rem 0}
.scroll{overflow-x:auto;position:relative;max-width:100%;border:1px solid var(--line);border-radius:6px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.35rem .6rem;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}
thead th{font-weight:600;font-size:.85rem;color:var(--soft);background:var(--wash);white-space:nowrap}tbody tr:last-child>*{border-bottom:0}
.num{text-align:right;white-space:nowrap}.fit{white-space:nowrap}.group th{background:var(--wash);color:var(--soft);font-size:.85rem}.what{min-width:12rem}th[scope=row]{font-weight:500;min-width:8rem}
.bar{display:block;height:4px;background:var(--wash);margin-top:.25rem;border-radius:2px;min-width:5rem}.bar i{display:block;height:4px;background:var(--bar);border-radius:2px}
.light{display:inline-block;white-space:nowrap;font-size:.85rem;font-weight:600}.matrix td{padding:.2rem .3rem;text-align:center}
.matrix th[scope=col]{writing-mode:vertical-rl;text-orientation:mixed;padding:.5rem .2rem;vertical-align:bottom}.matrix th[scope=col] span{display:block;max-height:14rem;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.scroll:has(>.matrix){width:fit-content}.tall{max-height:85vh;overflow:auto}.tall thead th{position:sticky;top:0;z-index:2}.tall thead th:first-child{left:0;z-index:3}.matrix i{font-style:normal}.matrix{width:auto}.matrix thead th:first-child{writing-mode:horizontal-tb}.matrix td{min-width:2rem}.matrix th[scope=row]{max-width:16rem;min-width:7rem;position:sticky;left:0;background:var(--paper);z-index:1}
.red{color:var(--red)}.yellow{color:var(--yellow)}.blue{color:var(--blue)}.orange{color:var(--orange)}.green{color:var(--green)}.grey{color:var(--grey)}
.why,.why ul{list-style:none;padding-left:1rem;margin:0}.why{padding-left:0}.why li{border-left:2px solid var(--line);padding:.15rem 0 .15rem .8rem}
.why summary{cursor:pointer}.sum{font-family:ui-monospace,"SFMono-Regular",Consolas,"Noto Sans Mono CJK SC",monospace;font-size:.85rem;color:var(--soft);overflow-wrap:anywhere;display:block}
.light b,i>b{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.clause{font-size:.8rem;color:var(--soft);white-space:nowrap}.facts{display:flex;flex-wrap:wrap;gap:.4rem 2rem;padding:0;margin:.6rem 0;list-style:none}.facts b{font-size:1.4rem;display:block;line-height:1.2;font-variant-numeric:tabular-nums}
.reason{font-size:.82rem;font-weight:400;color:var(--soft)}span.reason{display:block;max-width:34rem}td.reason{padding-top:0}td.reason span{margin-right:1.2rem}.above>*{border-bottom:0;padding-bottom:.1rem}.num small,.facts small{color:var(--soft);font-size:.72em;font-weight:400}
.count{white-space:nowrap;margin-right:.35rem}.count i{font-style:normal;font-size:.85em}.counts{min-width:5.5rem}.bar i{font-style:normal}
.summary{list-style:none;padding:0;margin:1rem 0 0;border-top:1px solid var(--line)}.summary li{border-bottom:1px solid var(--line);padding:.4rem 0;display:flex;flex-wrap:wrap;gap:0 1.5rem}.summary a{font-weight:600;min-width:8rem}.line{display:flex;flex-wrap:wrap;gap:0 1.2rem}
.legend{list-style:none;padding:0;margin:.5rem 0;display:flex;flex-wrap:wrap;gap:.1rem 1.4rem;font-size:.85rem;color:var(--soft)}.shortfalls{margin:.2rem 0;padding-left:1.2rem}
main>details{margin:.5rem 0}main>details>summary{cursor:pointer;padding:.3rem 0}.why .sum+.sum{margin-top:-.2rem}
footer{margin:3rem auto 2rem;color:var(--soft);font-size:.85rem;overflow-wrap:anywhere}
@media(max-width:40rem){th,td{padding:.3rem .4rem}h1{font-size:1.3rem}.wide,.code{display:none}.bar{min-width:3.5rem}.counts{min-width:4rem}.matrix th[scope=row]{min-width:5.5rem;max-width:8rem;font-size:.85rem}.why,.why ul{padding-left:.3rem}.why li{padding-left:.5rem}th[scope=row]{min-width:7rem}.summary li{display:block}}
@media print{nav{display:none}details::details-content{content-visibility:visible;height:auto}.scroll{overflow:visible}}
`;
