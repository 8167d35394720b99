/** What is printed on every sheet. */
export interface RunningHead {
  readonly title: string;
  readonly period: string;
  /** Said in the head of every sheet where example data stand in the report. */
  readonly banner?: string | undefined;
}

/** Paper: A4 portrait with a running head and page numbers; nothing that needs a screen. */
export function printStyle({ title, period, banner }: RunningHead): string {
  const head = `font:8pt var(--sans),"Noto Sans CJK SC",sans-serif;color:#545d67`;
  return `
@page{size:A4 portrait;margin:20mm 18mm 18mm;
@top-left{content:${cssString(title)};${head};width:60%;vertical-align:bottom;padding-bottom:3mm}
@top-right{content:${cssString(banner === undefined ? period : `${banner} · ${period}`)};${head};text-align:right;vertical-align:bottom;padding-bottom:3mm}
@bottom-center{content:counter(page) " / " counter(pages);${head}}}
@media print{.for-desk{display:block}:root{font-size:10pt;line-height:1.55}html,body{background:#fff}.frame{max-width:none;padding:0}h1{font-size:20pt}h2{font-size:14pt}h3{font-size:11pt}h4,.note,.contents,.example{font-size:9pt}
table,.why li,caption{font-size:8.5pt}th,td{padding:.9mm 2mm .9mm 0}small,.small,thead th,.code,.legend,.reasons td,.sum,.clause,.matrix,.flag{font-size:7pt}
.bar-of-links,.screen-only,.for-phone,.contents{display:none}.paper-only{display:block}.block,.far{content-visibility:visible}.masthead{padding-top:0}.contents a{color:inherit}a{color:inherit;text-decoration:none}
.chapter{margin-top:8mm;padding-top:4mm}h2,h3,h4,caption,h2+.note,h3+.note,h4+.note,.note+.facts,.facts:has(+.stack),.stack{break-after:avoid}.stack{break-inside:avoid}.losses th[scope=row]{min-width:62mm}thead{display:table-header-group}tr,li,figure,.facts>div,svg{break-inside:avoid}.why li{break-inside:auto}.why summary,.sum{break-inside:avoid}.tree .d0,.group{break-after:avoid}.whole{break-inside:avoid}.above{break-after:avoid}.scroll,.wide-drawing{overflow:visible}
.wide-drawing svg,svg{max-width:100%}.matrix col.cell{width:5mm}.matrix:not(.few) col.name{width:30mm}.matrix td{padding:.6mm 0;min-width:0}.matrix th[scope=row]{position:static;min-width:30mm}.matrix.few{max-width:120mm}.foot{margin-top:6mm;padding:2mm 0 0;break-inside:avoid}.foot p{margin:0}.chart{max-width:174mm;overflow:hidden}.matrix.whole,.chart{break-inside:avoid}.legend,[data-chart]>p,[data-chart]>h3{break-after:avoid}details:not(.why details)::details-content{content-visibility:visible;height:auto}details>summary{list-style:none}.rules details>summary{display:none}.rules tr:has(details){break-inside:auto}
.tiles{grid-template-columns:repeat(8,1fr)}.families{grid-template-columns:repeat(auto-fill,minmax(calc(var(--n)*21mm),1fr))}.families>*{break-inside:avoid}.tiles li{min-height:11mm;font-size:7pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}svg,.bar,.bar i,.stack span,.swatch,.diverging,.diverging i{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.ranks col.rank{width:3.4em}.ranks col.score{width:9em}.ranks col.change{width:6em}.ranks col.lights{width:8em}.ranks col.class{width:13em}.ranks col.course{width:7em}}
`;
}

/** A text as a CSS string in which nothing can end the string or the style element: every sign but letters and digits is escaped. */
export function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${(sign.codePointAt(0) as number).toString(16)} `)}"`;
}
