import { MOST_IMPORT_BYTES } from '@kedu/workflow';
import { z } from 'zod';
import { burdenCommand, connectorCommand, importCommand, publicationCommand, roundCommand } from '../commands/roundCommand.ts';
import { burden } from '../shapes/burden.ts';
import { cellHistory, cellPage, valuesAnswer, valuesBody, valueStep } from '../shapes/cells.ts';
import { captureBody, connectorList } from '../shapes/connectors.ts';
import { cellParams } from '../shapes/figure.ts';
import { importFields, importFile, importPage } from '../shapes/imports.ts';
import { pageQuery } from '../shapes/page.ts';
import { publicationDays, publicationYear } from '../shapes/publications.ts';
import { madeReceipt, receipt } from '../shapes/receipt.ts';
import { columnList, round, roundList, sealBody, sealRecord } from '../shapes/rounds.ts';
import { authorityId, identifier, month, period } from '../shapes/text.ts';
import { route } from './route.ts';

const A = '/authorities/{authority}';
const inAuthority = { authority: authorityId };
const inRound = { ...inAuthority, round: identifier };
const read = { method: 'GET', kind: 'read', asker: 'post', permissions: ['read_value'], isKeyed: false, status: 200 } as const;
const command = { method: 'POST', kind: 'command', asker: 'post', isKeyed: true, status: 200 } as const;
const WORKBOOK = { media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** Rounds, figures, imports, connectors, burden. */
export const ROUND_ROUTES = {
  rounds: route({
    ...read,
    path: `${A}/rounds`,
    summary: { 'zh-CN': '采集轮次', en: 'rounds' },
    params: z.strictObject(inAuthority),
    answer: roundList,
  }),
  round: route({
    ...read,
    path: `${A}/rounds/{round}`,
    summary: { 'zh-CN': '一个轮次：计划、任务、封存', en: 'one round: plan, asks, seals' },
    params: z.strictObject(inRound),
    answer: round,
  }),
  commandRound: route({
    ...command,
    path: `${A}/rounds/{round}/commands`,
    permissions: ['plan_round', 'run_round'],
    summary: { 'zh-CN': '办理轮次：计划、开启、延期、截止、重新开放、取消', en: 'steps of a round' },
    params: z.strictObject(inRound),
    body: roundCommand,
    answer: receipt,
  }),
  publicationDays: route({
    ...read,
    path: `${A}/publications`,
    summary: { 'zh-CN': '统计数据发布日', en: 'days on which statistics are published' },
    params: z.strictObject(inAuthority),
    answer: publicationDays,
  }),
  commandPublications: route({
    ...command,
    path: `${A}/publications/{year}/commands`,
    permissions: ['set_publication_days'],
    summary: { 'zh-CN': '设定、调整数据发布日', en: 'set and move publication days' },
    params: z.strictObject({ ...inAuthority, year: publicationYear }),
    body: publicationCommand,
    answer: receipt,
  }),
  sealRound: route({
    ...command,
    path: `${A}/rounds/{round}/seal`,
    permissions: ['seal_round'],
    summary: { 'zh-CN': '封存已审数据', en: 'seal what is approved' },
    params: z.strictObject(inRound),
    body: sealBody,
    answer: z.strictObject({ ...receipt.shape, seal: sealRecord }),
  }),
  columns: route({
    ...read,
    path: `${A}/rounds/{round}/columns`,
    summary: { 'zh-CN': '要采集的各列', en: 'asked columns' },
    params: z.strictObject(inRound),
    answer: columnList,
  }),
  cells: route({
    ...read,
    path: `${A}/rounds/{round}/cells`,
    summary: { 'zh-CN': '各单元格的数据与办理情况', en: 'figures and where they stand' },
    params: z.strictObject(inRound),
    query: z.strictObject({
      ...pageQuery,
      indicator: identifier.optional(),
      period: period.optional(),
      unit: identifier.optional(),
      step: valueStep.optional(),
    }),
    answer: cellPage,
  }),
  saveValues: route({
    ...command,
    path: `${A}/rounds/{round}/values`,
    permissions: ['enter_value', 'check_value', 'approve_value', 'confirm_value', 'make_import'],
    summary: { 'zh-CN': '办理数据：填写、上报、核对、审批、退回、确认、异议等，一次全成或全不成', en: 'commands for figures, all or none' },
    params: z.strictObject(inRound),
    body: valuesBody,
    answer: valuesAnswer,
  }),
  cellHistory: route({
    ...read,
    path: `${A}/rounds/{round}/cells/{indicator}/{period}/{unit}/{source}/history`,
    summary: { 'zh-CN': '一个数据的全部版本与经手人', en: 'versions of a figure' },
    params: z.strictObject({ ...inRound, ...cellParams }),
    answer: cellHistory,
  }),
  template: route({
    method: 'GET',
    path: `${A}/rounds/{round}/template.xlsx`,
    kind: 'file',
    asker: 'post',
    permissions: ['read_value'],
    summary: { 'zh-CN': '填报模板', en: 'the sheet to fill in' },
    params: z.strictObject(inRound),
    query: z.strictObject({ indicator: identifier.optional() }),
    isKeyed: false,
    status: 200,
    answer: WORKBOOK,
  }),
  imports: route({
    ...read,
    path: `${A}/rounds/{round}/imports`,
    permissions: ['make_import'],
    summary: { 'zh-CN': '本轮次的导入', en: 'imports of a round' },
    params: z.strictObject(inRound),
    query: z.strictObject(pageQuery),
    answer: importPage,
  }),
  upload: route({
    method: 'POST',
    path: `${A}/rounds/{round}/imports`,
    kind: 'upload',
    asker: 'post',
    permissions: ['make_import'],
    summary: { 'zh-CN': '上传数据文件', en: 'upload a file of figures' },
    params: z.strictObject(inRound),
    body: importFields,
    upload: { mostBytes: MOST_IMPORT_BYTES, endings: ['.xlsx', '.csv', '.zip'] },
    isKeyed: true,
    status: 201,
    answer: importFile,
  }),
  importFile: route({
    ...read,
    path: `${A}/imports/{import}`,
    permissions: ['make_import', 'declare_connector'],
    summary: { 'zh-CN': '一次导入与逐格的问题', en: 'an import with its problems by cell' },
    params: z.strictObject({ ...inAuthority, import: identifier }),
    answer: importFile,
  }),
  commandImport: route({
    ...command,
    path: `${A}/imports/{import}/commands`,
    permissions: ['make_import'],
    summary: { 'zh-CN': '入库或撤回导入', en: 'record or withdraw an import' },
    params: z.strictObject({ ...inAuthority, import: identifier }),
    body: importCommand,
    answer: receipt,
  }),
  importReport: route({
    method: 'GET',
    path: `${A}/imports/{import}/report.xlsx`,
    kind: 'file',
    asker: 'post',
    permissions: ['make_import', 'declare_connector'],
    summary: { 'zh-CN': '写回问题的文件', en: 'the file with its problems written back' },
    params: z.strictObject({ ...inAuthority, import: identifier }),
    isKeyed: false,
    status: 200,
    answer: WORKBOOK,
  }),
  connectors: route({
    ...read,
    path: `${A}/connectors`,
    summary: { 'zh-CN': '数据对接', en: 'connectors' },
    params: z.strictObject(inAuthority),
    answer: connectorList,
  }),
  commandConnector: route({
    ...command,
    path: `${A}/connectors/{connector}/commands`,
    permissions: ['declare_connector'],
    summary: { 'zh-CN': '办理数据对接', en: 'steps of a connector' },
    params: z.strictObject({ ...inAuthority, connector: identifier }),
    body: connectorCommand,
    answer: receipt,
  }),
  capture: route({
    ...command,
    path: `${A}/connectors/{connector}/capture`,
    permissions: ['declare_connector', 'make_import'],
    summary: { 'zh-CN': '现在采集', en: 'capture now' },
    params: z.strictObject({ ...inAuthority, connector: identifier }),
    body: captureBody,
    status: 201,
    answer: z.strictObject({ ...madeReceipt.shape, import: importFile.optional() }),
  }),
  burden: route({
    ...read,
    path: `${A}/burden`,
    summary: { 'zh-CN': '报送负担台账', en: 'the ledger of burden' },
    params: z.strictObject(inAuthority),
    query: z.strictObject({ month: month.optional() }),
    answer: burden,
  }),
  commandBurden: route({
    ...command,
    path: `${A}/burden/{unit}/commands`,
    permissions: ['check_value'],
    summary: { 'zh-CN': '要求佐证材料或安排实地核查', en: 'ask for evidence, or a visit' },
    params: z.strictObject({ ...inAuthority, unit: identifier }),
    body: burdenCommand,
    answer: receipt,
  }),
} as const;
