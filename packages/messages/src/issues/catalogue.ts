import { API_WORDS } from './api.ts';
import { ANCHOR_WORDS } from './anchors.ts';
import { BUNDLE_WORDS } from './bundle.ts';
import { CELL_WORDS } from './cells.ts';
import { COLLECTION_WORDS } from './collection.ts';
import { COMPARISON_WORDS } from './comparisons.ts';
import { DATA_WORDS } from './data.ts';
import { DESIGN_WORDS } from './designs.ts';
import { DETERMINATION_WORDS } from './determination.ts';
import { DIFFERENCE_WORDS } from './differences.ts';
import { DISCLOSURE_WORDS } from './disclosure.ts';
import { ELSEWHERE_WORDS } from './elsewhere.ts';
import { EXPORT_WORDS } from './exports.ts';
import { EXPRESSION_WORDS } from './expressions.ts';
import { FILE_WORDS } from './files.ts';
import { GOAL_WORDS } from './goals.ts';
import { GUESS_WORDS } from './guess.ts';
import { IMPORT_WORDS } from './imports.ts';
import { JUDGEMENT_WORDS } from './judgement.ts';
import { KERNEL_WORDS } from './kernel.ts';
import { LEDGER_WORDS } from './ledger.ts';
import { MAPPING_WORDS } from './mapping.ts';
import { OPERATION_WORDS } from './operation.ts';
import { PACK_WORDS } from './packs.ts';
import { PREPARATION_WORDS } from './preparation.ts';
import { PROPOSAL_WORDS } from './proposals.ts';
import { PUBLICATION_WORDS } from './publications.ts';
import { RECOGNITION_WORDS } from './recognition.ts';
import { REGISTER_WORDS } from './register.ts';
import { RESPONSIBILITY_WORDS } from './responsibility.ts';
import { RIGHTS_WORDS } from './rights.ts';
import { RUN_WORDS } from './runs.ts';
import { SCHEME_FILE_WORDS } from './schemeFiles.ts';
import { SCHEME_NAME_WORDS } from './schemeNames.ts';
import { SCHEME_RULE_WORDS } from './schemeRules.ts';
import { SCORING_WORDS } from './scoring.ts';
import { SEALED_WORDS } from './sealed.ts';
import { SHEET_WORDS } from './sheets.ts';
import { SNAPSHOT_WORDS } from './snapshots.ts';
import { STORE_WORDS } from './store.ts';
import { SURVEY_COUNT_WORDS } from './surveyCounts.ts';
import { SURVEY_RULE_WORDS } from './surveyRules.ts';
import { SURVEY_WORDS } from './surveys.ts';
import { VALUE_ERROR_WORDS } from './valueErrors.ts';
import { VERIFY_WORDS } from './verify.ts';
import { WEIGHING_WORDS } from './weighing.ts';
import { WORKBOOK_WORDS } from './workbook.ts';
import { WORKFLOW_WORDS } from './workflow.ts';
import type { IssueWords } from './wording.ts';

/** A chapter of docs/errors.md: the codes that belong together. */
export interface IssueChapter {
  readonly title: Readonly<Record<'zh-CN' | 'en', string>>;
  readonly codes: IssueWords;
}

/** Wording of every code that can reach a user, by chapter. */
export const ISSUE_CHAPTERS: readonly IssueChapter[] = [
  { title: { 'zh-CN': '方案文件', en: 'Files of a scheme' }, codes: SCHEME_FILE_WORDS },
  { title: { 'zh-CN': '名称、单位、类别、上级方案', en: 'Names, units, classes, parent schemes' }, codes: SCHEME_NAME_WORDS },
  { title: { 'zh-CN': '权重、指标、等次、版本', en: 'Weights, indicators, grades, versions' }, codes: SCHEME_RULE_WORDS },
  { title: { 'zh-CN': '数值预处理', en: 'Preparation of values' }, codes: PREPARATION_WORDS },
  { title: { 'zh-CN': '弹性系数、联合结果与资金规则', en: 'Coefficients, joint results and rules of money' }, codes: RESPONSIBILITY_WORDS },
  { title: { 'zh-CN': '数值的误差', en: 'Errors of values' }, codes: VALUE_ERROR_WORDS },
  { title: { 'zh-CN': '方案敏感性', en: 'Design sensitivity' }, codes: DESIGN_WORDS },
  { title: { 'zh-CN': '公开规则', en: 'Disclosure' }, codes: DISCLOSURE_WORDS },
  { title: { 'zh-CN': '目标分解', en: 'Goals and their decomposition' }, codes: GOAL_WORDS },
  { title: { 'zh-CN': '定权', en: 'Finding weights' }, codes: WEIGHING_WORDS },
  { title: { 'zh-CN': '指标互认', en: 'Mutual recognition' }, codes: RECOGNITION_WORDS },
  { title: { 'zh-CN': '表达式', en: 'Expressions' }, codes: EXPRESSION_WORDS },
  { title: { 'zh-CN': '考核包与输出文件夹', en: 'Packs and output folders' }, codes: PACK_WORDS },
  { title: { 'zh-CN': '与以往结果比较', en: 'Comparison with earlier results' }, codes: COMPARISON_WORDS },
  { title: { 'zh-CN': '方案对比与回放', en: 'Comparing and replaying schemes' }, codes: DIFFERENCE_WORDS },
  { title: { 'zh-CN': '导出的方案工作簿', en: 'Exported workbooks of schemes' }, codes: EXPORT_WORDS },
  { title: { 'zh-CN': '数据文件', en: 'Data files' }, codes: FILE_WORDS },
  { title: { 'zh-CN': '表格文件', en: 'Workbooks and archives' }, codes: SHEET_WORDS },
  { title: { 'zh-CN': '识别表格', en: 'Guesses about tables' }, codes: GUESS_WORDS },
  { title: { 'zh-CN': '指标体系工作簿', en: 'Workbooks of indicators' }, codes: WORKBOOK_WORDS },
  { title: { 'zh-CN': '单元格', en: 'Cells' }, codes: CELL_WORDS },
  { title: { 'zh-CN': '数据对照', en: 'Mappings of tables' }, codes: MAPPING_WORDS },
  { title: { 'zh-CN': '单位名册', en: 'Register of units' }, codes: REGISTER_WORDS },
  { title: { 'zh-CN': '数据核对与一票否决', en: 'Checks of values, and gates' }, codes: DATA_WORDS },
  { title: { 'zh-CN': '来自他处的数值与计分单位', en: 'Values from elsewhere, marking departments' }, codes: ELSEWHERE_WORDS },
  { title: { 'zh-CN': '计分', en: 'Scoring' }, codes: SCORING_WORDS },
  { title: { 'zh-CN': '大规模计算', en: 'Large lists' }, codes: KERNEL_WORDS },
  { title: { 'zh-CN': '封存文件', en: 'Sealed files' }, codes: SEALED_WORDS },
  { title: { 'zh-CN': '透明日志', en: 'The log' }, codes: LEDGER_WORDS },
  { title: { 'zh-CN': '外部锚定', en: 'Anchors' }, codes: ANCHOR_WORDS },
  { title: { 'zh-CN': '核验数据包', en: 'Checking a bundle' }, codes: VERIFY_WORDS },
  { title: { 'zh-CN': '公开数据包', en: 'Published bundles' }, codes: BUNDLE_WORDS },
  { title: { 'zh-CN': '撤回与打开封存行', en: 'Withdrawal, and opening of sealed rows' }, codes: PUBLICATION_WORDS },
  { title: { 'zh-CN': '报告所附数据', en: 'Data in a report' }, codes: SNAPSHOT_WORDS },
  { title: { 'zh-CN': '结果应用', en: 'Consequences' }, codes: PROPOSAL_WORDS },
  { title: { 'zh-CN': '人的评价与加减分', en: 'People’s judgement: marks and bonuses' }, codes: JUDGEMENT_WORDS },
  { title: { 'zh-CN': '公众评议', en: 'Public review' }, codes: { ...SURVEY_RULE_WORDS, ...SURVEY_WORDS, ...SURVEY_COUNT_WORDS } },
  { title: { 'zh-CN': '审定', en: 'Determination' }, codes: DETERMINATION_WORDS },
  { title: { 'zh-CN': '办理步骤', en: 'Steps of the platform' }, codes: WORKFLOW_WORDS },
  { title: { 'zh-CN': '登录、岗位与方案发布', en: 'Sign-in, posts, and schemes on their way' }, codes: RIGHTS_WORDS },
  { title: { 'zh-CN': '采集轮次与数据填报', en: 'Rounds and collection' }, codes: COLLECTION_WORDS },
  { title: { 'zh-CN': '上传与数据对接', en: 'Uploads and connectors' }, codes: IMPORT_WORDS },
  { title: { 'zh-CN': '接口', en: 'The interface' }, codes: API_WORDS },
  { title: { 'zh-CN': '数据库', en: 'The database' }, codes: STORE_WORDS },
  { title: { 'zh-CN': '服务运行', en: 'Running a server' }, codes: OPERATION_WORDS },
  { title: { 'zh-CN': '考核运行与结果', en: 'Runs and their results' }, codes: RUN_WORDS },
];

/** Wording by code. */
export const ISSUE_WORDS: IssueWords = Object.assign({}, ...ISSUE_CHAPTERS.map(({ codes }) => codes)) as IssueWords;
