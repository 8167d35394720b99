import type { WorkbookCell, WorkbookSheet } from '../workbookModel.ts';
import type { SchemeTexts } from './ownFiles.ts';
import { MARK, SHEETS } from './words.ts';

/** How each sheet is edited, in the order of the workbook. */
const GUIDE: Readonly<Record<string, string>> = {
  [SHEETS.indicators]:
    '一行一个指标，上级指标向下合并。浅色底的格子可以直接改：名称、权重、目标值、评分标准、责任单位等。插入一行并写好指标标识（如 economic.new_one）就是新增指标；删去一行就是取消。',
  [SHEETS.properties]: '指标的口径、累计方式、亮灯等，一行一个指标。',
  [SHEETS.additions]: '按事项加减分的规则；事项本身在后面的事项表里逐行增减。',
  [SHEETS.gates]: '一票否决、一票否优等红线，以及各等次的最低总分和名额比例。',
  [SHEETS.lights]: '预警灯的条件，先写的优先。',
  [SHEETS.consequences]: '考核结果怎样应用；系统只提出建议，由有权机关决定。',
  [SHEETS.others]: '以上各表没有列出的规则，一行一项，按“路径”对应方案文件。不熟悉的可以不看。',
};

/**
 * The first sheet: what the workbook is, and how it comes back.
 *
 * Rule: LAYOUT-1. `tables` are the sheets of the CSV tables.
 */
export function aboutSheet(
  { scheme, entry }: SchemeTexts,
  sheets: readonly string[],
  tables: readonly string[],
  example: boolean,
): WorkbookSheet {
  const rows: (readonly (WorkbookCell | undefined)[])[] = [];
  const add = (label: string, text: string, style: WorkbookCell['style'] = 'wrapped'): void => {
    rows.push([
      { value: label, style: 'heading' },
      { value: text, style },
    ]);
  };
  rows.push([{ value: scheme.title['zh-CN'], style: 'title' }]);
  if (example) rows.push([{ value: '示例数据：单位和数值均为虚构，不得作为正式考核依据。', style: 'problem' }]);
  rows.push([]);
  add('这是什么', '一个考核方案的全部规则，由刻度（Kedu）导出，可以打印、传阅、修改后再读回系统。');
  add('怎样修改', '浅色底的格子可以改，灰色字的格子由系统填写，不要改。改完存盘（仍存为 .xlsx）。');
  add('怎样读回', 'kedu init --from 本文件.xlsx。没有改过的内容原样保留；改过的逐格核对，看不懂的会指出工作表和单元格，不会猜。');
  add('怎样算分', '评分标准按百分制写：满分即100分，再按权重折算。权重“（本级＝100）”指同一上级之下各项合计100。');
  rows.push([]);
  for (const name of sheets) {
    const guide = Object.entries(GUIDE).find(([start]) => name === start || name.startsWith(`${start}·`))?.[1];
    if (guide !== undefined) add(name, guide);
  }
  if (tables.length > 0) add('数据表', `${tables.join('、')}：方案引用的表格，可以改、加行、删行，列名不要改。`);
  add(SHEETS.source, '隐藏的工作表，保存方案文件的原文，读回时用来核对。请不要删除。');
  rows.push([]);
  add('方案', `${scheme.id}@${scheme.version}`, 'muted');
  add('方案文件', entry, 'muted');
  add('执行日期', `${scheme.inForce.from} 至 ${scheme.inForce.until ?? '长期'}`, 'muted');
  add(MARK.label, MARK.value, 'muted');
  return { name: SHEETS.about, rows, widths: [22, 96], merges: mergedFirst(example), frozen: { rows: 1, columns: 0 } };
}

function mergedFirst(example: boolean): WorkbookSheet['merges'] {
  const across = (row: number) => ({ top: row, left: 1, bottom: row, right: 2 });
  return example ? [across(1), across(2)] : [across(1)];
}
