import { DARK_PALETTE, LIGHT_PALETTE, variablesOf } from './tokens.ts';

/** Type, colours, page frame, prose: what every page of the house has. */
export const BASE_STYLE = `
:root{${variablesOf(LIGHT_PALETTE)};color-scheme:light;
--sans:"Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","Hiragino Sans GB",system-ui,sans-serif;
--serif:"Noto Serif SC","Noto Serif CJK SC","Source Han Serif SC","Songti SC",STSong,SimSun,serif;
font:16px/1.7 var(--sans);font-variant-numeric:tabular-nums lining-nums;color:var(--ink);background:var(--paper);-webkit-text-size-adjust:100%;text-size-adjust:100%}
:root:lang(en){--sans:"Noto Sans","Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,"Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;
--serif:"Noto Serif",Georgia,"Liberation Serif","Times New Roman","Noto Serif SC","Noto Serif CJK SC","Songti SC",SimSun,serif}
:lang(en) h3::first-letter,:lang(en) h4::first-letter,:lang(en) p.note::first-letter,:lang(en) tbody th.word::first-letter{text-transform:uppercase}
@media screen and (prefers-color-scheme:dark){:root{${variablesOf(DARK_PALETTE)};color-scheme:dark}}
*{box-sizing:border-box}body{margin:0;overflow-wrap:anywhere;line-break:strict}
.frame{max-width:66rem;margin:0 auto;padding:0 24px}
h1,h2{font-family:var(--serif);font-weight:700;line-height:1.3}h1{font-size:26px;margin:0;text-wrap:balance}
h2{font-size:20px;margin:0 0 12px}h3{font-size:16px;line-height:1.45;font-weight:700;margin:24px 0 8px}h4{font-size:14px;line-height:1.45;font-weight:700;margin:16px 0 4px}
p{margin:8px 0;max-width:42em}a{color:var(--accent);text-underline-offset:.2em;text-decoration-thickness:1px}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
b,strong{font-weight:700}small,.small{font-size:12px}.soft{color:var(--soft)}.note{font-size:14px;line-height:1.6;color:var(--soft)}
.masthead{padding-top:24px}.masthead .series{margin:0 0 4px;font-size:14px;color:var(--soft)}.masthead .subtitle{font-family:var(--serif);font-size:16px;margin:4px 0 0;max-width:none}
.masthead .imprint{font-size:12px;color:var(--soft);margin:12px 0 0;max-width:none}.masthead::after{content:"";display:block;border-top:3px solid var(--ink);border-bottom:1px solid var(--ink);height:6px;margin-top:16px}
.bar-of-links{display:flex;flex-wrap:wrap;gap:0 16px;justify-content:space-between;font-size:14px;margin:0 0 16px}
.example{border:1px solid var(--loss);border-width:1px 0;color:var(--loss);font-size:14px;padding:8px 0;margin:12px 0 0;max-width:none}
.example::before{content:"◇ "}.contents{font-size:14px;margin:12px 0 0}.contents ol{display:flex;flex-wrap:wrap;gap:0 24px;list-style:none;margin:0;padding:0}
.contents a{display:inline-block;padding:4px 0;text-decoration:none}.contents a:hover{text-decoration:underline}.contents .no{color:var(--soft);font-family:var(--serif)}
.chapter{margin:40px 0 0;padding-top:16px;border-top:1px solid var(--line);scroll-margin-top:8px}.chapter:first-of-type{border-top:0;padding-top:0;margin-top:24px}
.chapter h2 .no{color:var(--soft);font-weight:400}.chapter>h2+.note{margin-top:-8px}
.facts{display:flex;flex-wrap:wrap;gap:8px 40px;margin:12px 0;padding:0}.facts>div{min-width:0;max-width:100%}.facts dt{font-size:12px;color:var(--soft);line-height:1.45}.facts dd{margin:0;font-size:16px;line-height:1.45}
.facts .figure{font-size:26px;font-family:var(--serif);line-height:1.3}.facts .figure small{font-size:14px;color:var(--soft);font-family:var(--sans)}.plain{list-style:none;margin:8px 0;padding:0}
.lead{margin:8px 0;padding:0 0 0 1.2em;max-width:44em}.lead li{margin:4px 0}.lead li::marker{color:var(--soft)}
.hash{font-family:ui-monospace,"SFMono-Regular",Consolas,"Noto Sans Mono CJK SC",monospace;font-size:12px;overflow-wrap:anywhere}
details>summary{cursor:pointer;padding:4px 0}details[open]>summary{margin-bottom:4px}
.foot{margin-top:40px;padding:16px 0 40px;border-top:1px solid var(--line);font-size:12px;color:var(--soft)}.foot p{max-width:none;margin:4px 0}
.unseen,i>b{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[hidden]{display:none!important}@media screen{.paper-only{display:none!important}}
@media(max-width:40rem){.frame{padding:0 16px}h1{font-size:22px}.facts{gap:8px 24px}.contents ol{display:grid;grid-template-columns:1fr 1fr 1fr;gap:0 8px}}
`;
