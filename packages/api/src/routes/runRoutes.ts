import { z } from 'zod';
import { feedbackCommand, runCommand } from '../commands/runCommand.ts';
import { bundleAnswer, bundleBody, bundleList } from '../shapes/bundles.ts';
import { unitResult } from '../shapes/explanation.ts';
import { feedback } from '../shapes/feedback.ts';
import { lights } from '../shapes/lights.ts';
import { pageQuery } from '../shapes/page.ts';
import { receipt } from '../shapes/receipt.ts';
import { results } from '../shapes/results.ts';
import { run, runBody, runEvents, runList, runReceipt } from '../shapes/runs.ts';
import { authorityId, identifier, text } from '../shapes/text.ts';
import { route } from './route.ts';

const A = '/authorities/{authority}';
const inAuthority = { authority: authorityId };
const inRun = { ...inAuthority, run: identifier };
const read = { method: 'GET', kind: 'read', asker: 'post', permissions: ['read_result'], isKeyed: false, status: 200 } as const;
const command = { method: 'POST', kind: 'command', asker: 'post', isKeyed: true, status: 200 } as const;

/** Runs, their results and lights, feedback, bundles. */
export const RUN_ROUTES = {
  runs: route({
    ...read,
    path: `${A}/runs`,
    summary: { 'zh-CN': '考核运行', en: 'runs' },
    params: z.strictObject(inAuthority),
    answer: runList,
  }),
  requestRun: route({
    ...command,
    path: `${A}/runs`,
    permissions: ['request_run'],
    summary: { 'zh-CN': '申请计算', en: 'request a run' },
    params: z.strictObject(inAuthority),
    body: runBody,
    status: 201,
    answer: runReceipt,
  }),
  run: route({
    ...read,
    path: `${A}/runs/{run}`,
    summary: { 'zh-CN': '一次运行：进度、输入、文件', en: 'one run' },
    params: z.strictObject(inRun),
    answer: run,
  }),
  commandRun: route({
    ...command,
    path: `${A}/runs/{run}/commands`,
    permissions: ['request_run'],
    summary: { 'zh-CN': '重新计算或放弃', en: 'retry or abandon' },
    params: z.strictObject(inRun),
    body: runCommand,
    answer: receipt,
  }),
  runEvents: route({
    ...read,
    kind: 'stream',
    path: `${A}/runs/{run}/events`,
    summary: { 'zh-CN': '计算进度（服务器推送）', en: 'progress as server-sent events' },
    params: z.strictObject(inRun),
    answer: { events: runEvents },
  }),
  runFile: route({
    ...read,
    kind: 'file',
    path: `${A}/runs/{run}/files/{name}`,
    summary: { 'zh-CN': '运行输出的一个文件', en: 'a file of the output' },
    params: z.strictObject({ ...inRun, name: identifier }),
    answer: { media: 'application/octet-stream' },
  }),
  results: route({
    ...read,
    path: `${A}/runs/{run}/results`,
    summary: { 'zh-CN': '得分、名次与等次', en: 'scores, ranks and grades' },
    params: z.strictObject(inRun),
    query: z.strictObject({ list: identifier.optional() }),
    answer: results,
  }),
  lights: route({
    ...read,
    path: `${A}/runs/{run}/lights`,
    summary: { 'zh-CN': '红黄蓝灯矩阵', en: 'matrix of lights' },
    params: z.strictObject(inRun),
    query: z.strictObject({
      ...pageQuery,
      list: identifier.optional(),
      /** IDs joined by commas; all where absent. */
      indicators: text(4000).optional(),
      /** Whether each cell is said in a sentence, too. */
      sentences: z.enum(['true', 'false']).optional(),
    }),
    answer: lights,
  }),
  unitResult: route({
    ...read,
    path: `${A}/runs/{run}/units/{unit}`,
    summary: { 'zh-CN': '一个单位的得分由来', en: 'why a unit has its score' },
    params: z.strictObject({ ...inRun, unit: identifier }),
    answer: unitResult,
  }),
  feedback: route({
    ...read,
    path: `${A}/runs/{run}/feedback`,
    summary: { 'zh-CN': '结果反馈', en: 'feedback on a run' },
    params: z.strictObject(inRun),
    answer: feedback,
  }),
  commandFeedback: route({
    ...command,
    path: `${A}/runs/{run}/feedback/commands`,
    permissions: ['open_feedback', 'answer_feedback', 'release_ranks', 'confirm_value'],
    summary: { 'zh-CN': '办理结果反馈', en: 'steps of feedback' },
    params: z.strictObject(inRun),
    body: feedbackCommand,
    answer: receipt,
  }),
  publishBundle: route({
    ...command,
    path: `${A}/runs/{run}/bundle`,
    permissions: ['release_ranks'],
    summary: { 'zh-CN': '生成公开数据包', en: 'publish a bundle' },
    params: z.strictObject(inRun),
    body: bundleBody,
    status: 201,
    answer: bundleAnswer,
  }),
  bundles: route({
    ...read,
    path: `${A}/bundles`,
    summary: { 'zh-CN': '已公开的数据包', en: 'published bundles' },
    params: z.strictObject(inAuthority),
    answer: bundleList,
  }),
  bundleFile: route({
    ...read,
    kind: 'file',
    path: `${A}/bundles/{bundle}.zip`,
    summary: { 'zh-CN': '下载数据包', en: 'download a bundle' },
    params: z.strictObject({ ...inAuthority, bundle: identifier }),
    answer: { media: 'application/zip' },
  }),
} as const;
