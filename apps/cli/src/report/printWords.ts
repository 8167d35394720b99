import type { Locale } from '@kedu/model';
import type { Printed } from './printPdf.ts';

/** One line for what printing came to; undefined where it printed. */
export function printWords(printed: Printed, locale: Locale): string | undefined {
  const zh = locale !== 'en';
  switch (printed.outcome) {
    case 'printed':
      return undefined;
    case 'no_browser':
      return zh
        ? '没有生成 PDF：这台电脑上没有找到 Chromium、Chrome 或 Edge。请安装其中一个，或用环境变量 CHROME_PATH 指明它的位置；也可以用任意浏览器打开 HTML 报告后打印。'
        : 'No PDF was made: neither Chromium nor Chrome nor Edge was found on this machine. Install one of them, or say where it is in CHROME_PATH; the HTML report can also be printed from any browser.';
    case 'no_unit':
      return zh
        ? `没有生成 PDF：报告里没有代码为“${printed.code}”的单位。请核对单位代码。`
        : `No PDF was made: the report has no unit with the code “${printed.code}”. Check the code.`;
    case 'not_live':
      return zh
        ? `没有生成 PDF：报告没有附带可重新计算的数据，单位页打不开。${printed.why}请重新生成报告，或只打印概览（--units none）。`
        : `No PDF was made: the report carries no data that can be computed again, so that unit pages do not open. ${printed.why} Make the report again, or print the overview alone (--units none).`;
    case 'failed':
      return zh
        ? `没有生成 PDF：浏览器报告“${printed.why}”。请确认浏览器能正常打开，或用它打开 HTML 报告后打印。`
        : `No PDF was made: the browser said “${printed.why}”. See whether it opens by itself, or print the HTML report from it.`;
  }
}
