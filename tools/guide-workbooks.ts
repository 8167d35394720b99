// npm run guide:workbooks — the two workbooks of docs/guide/from-spreadsheet-to-report.md, as an office would have made them: fictional county, example data.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { root } from './root.ts';

const FOLDER = join(root, 'docs/guide/example');
const BORDER = { style: 'thin', color: { argb: 'FF999999' } } as const;

const INDICATORS: readonly (readonly (string | number)[])[] = [
  ['经济发展', '农业', '农业产值', '2.6亿元', 20, '完成目标得满分，未完成按比例计分', '县农业农村局', '统计年报'],
  ['经济发展', '项目', '固定资产投资增速', '8%', 20, '达到目标得满分，每低1个百分点扣2分，扣完为止', '县发展改革局', '统计月报'],
  ['民生', '教育', '义务教育巩固率', '98%', 15, '达到98%得满分，每降低1个百分点扣3分', '县教育局', '学籍系统'],
  ['民生', '满意度', '群众满意度', '90%', 10, '排名第一得满分，每后退一名扣5%', '县委督查室', '抽样调查'],
  ['生态', '环境', '生活垃圾分类覆盖率', '95%', 10, '≥95%得10分，85%-95%得8分，75%-85%得5分，75%以下不得分', '县住建局', '台账抽查'],
  ['生态', '水', '断面水质达标率', '100%', 10, '完成目标得满分，未完成不得分', '县生态环境局', '自动监测'],
  ['平安', '安全生产', '安全生产事故', '0起', 10, '每发生1起扣5分，扣完为止', '县应急局', '事故台账'],
  ['平安', '基层治理', '特色工作', '', 5, '视工作成效酌情给分', '县委组织部', '现场查看'],
];

/** 清岚县 and its towns are invented; every value is. */
const TOWNS: readonly (readonly (string | number)[])[] = [
  [1, '991301', '青石镇', 27310, 9.4, 98.9, 91.2, '96%', 100, 0, 4.5],
  [2, '991302', '松湾镇', 25980, 7.1, 98.2, 88.5, '88%', 100, 1, 4],
  [3, '991303', '云台乡', 21460, 3.8, 96.4, 92.7, '79%', 83.3, 0, 3.5],
  [4, '991304', '平川镇', 30125, 11.6, 99.1, 85.3, '93%', 100, 2, 5],
  [5, '991305', '河口布依族苗族乡', 18740, '—', 97.5, 93.4, '71%', 100, 0, 4],
  [6, '991306', '南桥街道', 26400, 8.2, 99.4, 87.9, '98%', 91.7, 0, 3],
];

async function scheme(): Promise<void> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('指标体系');
  sheet.columns = [12, 12, 22, 12, 8, 40, 16, 14].map((width) => ({ width }));
  sheet.addRow(['清岚县2025年度乡镇（街道）综合考核指标体系（示例数据）']);
  sheet.mergeCells('A1:H1');
  sheet.addRow(['一级指标', '二级指标', '三级指标', '目标值', '分值', '评分标准', '责任单位', '数据来源']);
  for (const row of INDICATORS) sheet.addRow([...row]);
  sheet.addRow(['合计', '', '', '', 100]);
  for (const range of ['A3:A4', 'A5:A6', 'A7:A8', 'A9:A10']) sheet.mergeCells(range);
  sheet.mergeCells('A11:D11');
  sheet.addRow(['注：评分以县级数据来源单位报送的年度数为准。']);
  sheet.mergeCells('A12:H12');
  ruled(sheet, 2, 11, 8);
  const units = book.addWorksheet('单位名单');
  units.columns = [10, 24].map((width) => ({ width }));
  units.addRow(['清岚县乡镇（街道）名单（示例）']);
  units.addRow(['代码', '单位名称']);
  for (const [, code, name] of TOWNS) units.addRow([code, name]);
  ruled(units, 2, 8, 2);
  await book.xlsx.writeFile(join(FOLDER, '指标体系.xlsx'));
}

async function values(): Promise<void> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('2025年数据');
  sheet.columns = [6, 10, 20, 14, 14, 14, 12, 14, 14, 12, 10].map((width) => ({ width }));
  sheet.addRow(['清岚县2025年乡镇（街道）考核数据汇总表（示例数据）']);
  sheet.mergeCells('A1:K1');
  sheet.addRow(['序号', '代码', '单位', '经济发展', '', '民生', '', '生态', '', '平安', '']);
  sheet.addRow([
    '',
    '',
    '',
    '农业产值（万元）',
    '固定资产投资增速（%）',
    '义务教育巩固率（%）',
    '群众满意度（%）',
    '生活垃圾分类覆盖率',
    '断面水质达标率（%）',
    '安全生产事故（起）',
    '特色工作',
  ]);
  for (const range of ['A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:G2', 'H2:I2', 'J2:K2']) sheet.mergeCells(range);
  for (const row of TOWNS) sheet.addRow([...row]);
  const total = sheet.addRow(['合计', '', '']);
  total.getCell(4).value = { formula: 'SUM(D4:D9)', result: 150015 };
  sheet.addRow(['注：“—”为统计部门尚未反馈。  填表人：示例']);
  sheet.mergeCells('A11:K11');
  ruled(sheet, 2, 10, 11);
  await book.xlsx.writeFile(join(FOLDER, '2025年数据.xlsx'));
}

function ruled(sheet: ExcelJS.Worksheet, first: number, last: number, columns: number): void {
  sheet.getRow(1).font = { bold: true, size: 14 };
  sheet.getRow(1).alignment = { horizontal: 'center' };
  for (let row = first; row <= last; row += 1) {
    for (let column = 1; column <= columns; column += 1) {
      const cell = sheet.getCell(row, column);
      cell.border = { top: BORDER, left: BORDER, bottom: BORDER, right: BORDER };
      cell.alignment = { wrapText: true, vertical: 'middle' };
    }
  }
}

mkdirSync(FOLDER, { recursive: true });
await scheme();
await values();
