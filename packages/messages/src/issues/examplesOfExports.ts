import type { IssueArgs } from '@kedu/model';

/** Arguments of an example for each code of exported workbooks. */
export const EXPORT_EXAMPLES: Readonly<Record<string, IssueArgs>> = {
  EXPORT_SOURCE_MISSING: { sheet: '方案原文' },
  EXPORT_SOURCE_ALTERED: { file: 'scheme/2023.yaml' },
  EXPORT_SOURCE_BROKEN: { scheme: 'scheme/2023.yaml', problems: 3 },
  EXPORT_SHEET_MISSING: { sheet: '红线与等次' },
  EXPORT_HEADING_MISSING: { sheet: '指标体系', heading: '评分标准' },
  EXPORT_HEADING_TWICE: { heading: '目标值', first: 'F3' },
  EXPORT_KEY_MISSING: { heading: '指标标识', found: '森林覆盖率' },
  EXPORT_KEY_TWICE: { key: 'ecological.forest_cover', first: 'Q20' },
  EXPORT_KEY_UNKNOWN: { key: 'ecology.forest_cover', nearest: 'ecological.forest_cover' },
  EXPORT_KEY_FORM: { key: '森林覆盖率' },
  EXPORT_CELL_FIXED: { heading: '目标值', found: '100', expected: '见目标表', elsewhere: 'targets' },
  EXPORT_ROW_FIXED: { key: 'goal_1.sdg1_wpc', elsewhere: 'each' },
  EXPORT_CELL: { heading: '权重：其余', found: '十二', expected: 'weight' },
  EXPORT_CRITERION: { found: '视情况酌情给分', kept: '完成目标得满分，未完成按完成比例计分', rest: '视情况酌情给分' },
  EXPORT_BLANK: { heading: '评分标准', key: 'ecological.forest_cover' },
  EXPORT_CONFLICT: { path: 'indicators.leader_mark.source', found: '考核办', first: '考核委员会', other: '指标体系·设区的市 M58' },
  EXPORT_RESULT_ELSEWHERE: {
    scheme: 'medicine',
    indicators: '基本药物制度考核得分',
    count: 1,
  },
  EXPORT_EXACT_COUNTS: { path: 'score.places.parts.reform.parts.patents.method', other: '其他规则 B81' },
};
