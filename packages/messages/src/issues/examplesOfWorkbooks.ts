import type { IssueArgs } from '@kedu/model';

/** Arguments of an example for each code of workbooks that become schemes. */
export const WORKBOOK_EXAMPLES: Readonly<Record<string, IssueArgs>> = {
  WORKBOOK_NO_TABLE: { sheets: 'Sheet1、Sheet2' },
  WORKBOOK_SHEET_PASSED: { cells: 14 },
  WORKBOOK_COLUMN_UNKNOWN: { heading: '联络员', count: 23 },
  WORKBOOK_CELL_UNREAD: { found: '见附件3' },
  WORKBOOK_CRITERION: { indicator: '工作信息报送', found: '台账不全的视情扣分', words: '台账不全的视情扣分', gap: 'words' },
  WORKBOOK_CRITERION_ABSENT: { indicator: '履职尽责' },
  WORKBOOK_COMPLETION_ASSUMED: { indicator: '受益人口' },
  WORKBOOK_TARGET: { indicator: '义务教育优质均衡创建', found: '完成省下达任务' },
  WORKBOOK_TARGET_APPROXIMATE: { indicator: '地区生产总值增速', found: '增长6%左右', value: 6 },
  WORKBOOK_TARGET_COLUMN: { used: '2025年目标值（D）', others: '2026年目标值（E）' },
  WORKBOOK_BINDING: { indicator: '耕地保有量' },
  WORKBOOK_DIRECTION: { indicator: '单位GDP能耗', better: 'lower' },
  WORKBOOK_WEIGHTS: { form: 'points_of_total', sum: '100' },
  WORKBOOK_WEIGHT_SUM: { title: '生态环境', found: '28', expected: '30' },
  WORKBOOK_WEIGHT_SHARED: { title: '政务公开', count: 3, each: '5' },
  WORKBOOK_TOTAL: { found: '100', expected: '98' },
  WORKBOOK_ADDITION: { title: '受到国家级表彰', table: 'events/bonus1.csv' },
  WORKBOOK_UNITS: { list: '乡镇（街道）' },
  WORKBOOK_EXAMPLE: { found: '清岚县2025年度综合考核指标体系（示例数据）' },
  WORKBOOK_YEAR: { year: 2025 },
  WORKBOOK_YEARS: { found: 2023, year: 2024 },
  WORKBOOK_GRADES: { grades: '优秀90、良好80、一般60、较差' },
};
