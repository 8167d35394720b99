import { element } from './element.ts';

/** Style of what only the program adds; colours are the page's own. */
const STYLE = `
.live{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:end;margin:8px 0;font-size:14px}
.live label{display:block;font-size:12px;color:var(--soft)}
.live input,.live select,.live button{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--soft);padding:4px 8px;min-height:32px;max-width:100%}
.live input:focus-visible,.live select:focus-visible,.live button:focus-visible,.find [role=option][aria-selected=true]{outline:2px solid var(--accent);outline-offset:1px}
.verdict p,.verdict ul{margin:0}.verdict{font-size:12px;color:var(--soft);margin:4px 0;overflow-wrap:anywhere}.verdict.bad li{font-weight:400;color:var(--ink);font-size:14px}.verdict.bad{font-size:16px;font-weight:700;color:var(--red);border:2px solid var(--red);padding:12px;margin:12px 0}
.find{position:relative}.find ul{position:absolute;z-index:5;list-style:none;margin:2px 0 0;padding:0;background:var(--paper);border:1px solid var(--soft);min-width:18em;max-width:90vw}
.find [role=option]{padding:4px 8px;cursor:pointer;min-height:24px}.find small{color:var(--soft)}
.windowed{overflow:auto;max-height:70vh;border-block:1.5px solid var(--ink);overscroll-behavior:contain}
.windowed table{border:0;margin:0;width:max-content;table-layout:fixed;border-collapse:separate;border-spacing:0}
.windowed th,.windowed td{padding:0 4px;border-bottom:.5px solid var(--line);overflow:hidden;white-space:nowrap;text-overflow:ellipsis;box-sizing:border-box;vertical-align:middle}
.windowed thead th{position:sticky;top:0;background:var(--paper);z-index:2;vertical-align:bottom}
.windowed tbody tr{height:32px}.windowed .cell{width:44px;text-align:center;font-size:12px}.windowed .name{position:sticky;left:0;background:var(--paper);z-index:1;width:13em;min-width:13em;max-width:13em}
.windowed thead .name{z-index:3}.windowed .figure{width:5em;text-align:right}.windowed thead .cell{writing-mode:vertical-rl;height:9em;padding:4px 0;text-align:right;line-height:44px;color:var(--ink)}
.windowed .gap{border:0;padding:0}.windowed i{font-style:normal}.windowed td i b{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.chart{width:100%;height:300px}.figures{max-height:20em;overflow:auto}
.trial fieldset{border:1px solid var(--line);margin:8px 0;padding:8px 12px;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(26em,100%),1fr));gap:4px 32px}.trial legend{padding:0 4px;font-weight:700}
.slider{display:grid;grid-template-columns:minmax(5em,8em) minmax(6em,1fr) 5.5em 4.5em;gap:8px;align-items:center;min-height:44px}.slider input{font:inherit;color:var(--ink);min-width:0;accent-color:var(--accent)}.slider input[type=range]{height:44px;touch-action:pan-y}
.slider input[type=number]{background:var(--paper);border:1px solid var(--soft);padding:4px;min-height:32px;text-align:right}.slider input:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.trial-broken.bad{border-left:3px solid var(--red);padding:4px 12px;color:var(--red)}.trial-broken ul{margin:0;max-height:9em;overflow:auto}.trial-broken li{margin:0 0 4px}.trial-broken small{display:block;overflow-wrap:anywhere}.trial-broken p{margin:4px 0}.trial pre{overflow:auto;background:var(--wash);padding:8px;font-size:13px}
.trial .windowed table{width:100%}.trial .windowed td,.trial .windowed thead th{text-align:right}.trial .windowed .unit{text-align:left;width:34%}.trial .rises{color:var(--gain)}.trial .falls{color:var(--loss)}.trial .trial_rank{font-weight:700}
.printed{break-before:page}h1[tabindex="-1"]:focus,h2[tabindex="-1"]:focus{outline:0}
@media print{.live,.verdict[data-verdict=same],[data-matrix],.no-paper{display:none!important}.chart{break-inside:avoid}}
@media(max-width:40rem){.slider{grid-template-columns:1fr 5.5em 4.5em}.slider label{grid-column:1/-1;margin-bottom:-12px}.trial .windowed .official_score,.trial .windowed .trial_score{display:none}.trial .windowed .unit{width:40%}.trial .trial-moves{position:sticky;top:0;bottom:0;z-index:4;margin:0 -4px;padding:6px 4px;background:var(--paper);border-block:.5px solid var(--line)}.windowed .name{width:8em;min-width:8em;max-width:8em}.chart{height:240px}}
`;

export function addStyle(): void {
  document.head.append(element('style', {}, STYLE));
}
