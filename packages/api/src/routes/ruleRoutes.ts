import { z } from 'zod';
import { changeBody, changeCommand, schemeCommand } from '../commands/schemeCommand.ts';
import { changeList } from '../shapes/changes.ts';
import { home } from '../shapes/home.ts';
import { pageQuery } from '../shapes/page.ts';
import { madeReceipt, receipt } from '../shapes/receipt.ts';
import { schemeDifferences } from '../shapes/schemeDifferences.ts';
import { indicatorList, scheme, schemeFilesAnswer, schemeList } from '../shapes/schemes.ts';
import { authorityId, identifier, text } from '../shapes/text.ts';
import { unit, unitPage } from '../shapes/units.ts';
import { route } from './route.ts';

const A = '/authorities/{authority}';
const inAuthority = { authority: authorityId };
const read = { method: 'GET', kind: 'read', asker: 'post', isKeyed: false, status: 200 } as const;
const command = { kind: 'command', asker: 'post', isKeyed: true, status: 200 } as const;
const READS_SCHEMES = ['read_value', 'read_result', 'draft_scheme', 'publish_scheme'] as const;

/** Home, the register as the schemes know it, schemes and requests for changes. */
export const RULE_ROUTES = {
  home: route({
    ...read,
    path: `${A}/home`,
    permissions: [],
    summary: { 'zh-CN': '待办', en: 'what waits for me' },
    params: z.strictObject(inAuthority),
    answer: home,
  }),
  units: route({
    ...read,
    path: `${A}/units`,
    permissions: [],
    summary: { 'zh-CN': '考核对象', en: 'units' },
    params: z.strictObject(inAuthority),
    query: z.strictObject({ ...pageQuery, list: identifier.optional(), named: text(100).optional() }),
    answer: unitPage,
  }),
  unit: route({
    ...read,
    path: `${A}/units/{unit}`,
    permissions: [],
    summary: { 'zh-CN': '一个考核对象', en: 'one unit' },
    params: z.strictObject({ ...inAuthority, unit: identifier }),
    answer: unit,
  }),
  schemes: route({
    ...read,
    path: `${A}/schemes`,
    permissions: READS_SCHEMES,
    summary: { 'zh-CN': '方案各版本', en: 'versions of schemes' },
    params: z.strictObject(inAuthority),
    answer: schemeList,
  }),
  scheme: route({
    ...read,
    path: `${A}/schemes/{scheme}`,
    permissions: READS_SCHEMES,
    summary: { 'zh-CN': '一个方案版本', en: 'one version' },
    params: z.strictObject({ ...inAuthority, scheme: identifier }),
    answer: scheme,
  }),
  schemeIndicators: route({
    ...read,
    path: `${A}/schemes/{scheme}/indicators`,
    permissions: READS_SCHEMES,
    summary: { 'zh-CN': '方案的采集指标', en: 'indicators as collected' },
    params: z.strictObject({ ...inAuthority, scheme: identifier }),
    answer: indicatorList,
  }),
  schemeDifferences: route({
    ...read,
    path: `${A}/schemes/{scheme}/differences`,
    permissions: READS_SCHEMES,
    summary: { 'zh-CN': '与另一版本的差别', en: 'what differs from another version' },
    params: z.strictObject({ ...inAuthority, scheme: identifier }),
    query: z.strictObject({ against: identifier.optional() }),
    answer: schemeDifferences,
  }),
  putSchemeFiles: route({
    method: 'PUT',
    path: `${A}/schemes/{scheme}/files`,
    kind: 'upload',
    asker: 'post',
    permissions: ['draft_scheme'],
    summary: { 'zh-CN': '上传方案文件（压缩包）', en: 'upload the files of a scheme (zip of a pack)' },
    params: z.strictObject({ ...inAuthority, scheme: identifier }),
    upload: { mostBytes: 100 * 1024 * 1024, endings: ['.zip'] },
    isKeyed: true,
    status: 200,
    answer: schemeFilesAnswer,
  }),
  commandScheme: route({
    ...command,
    method: 'POST',
    path: `${A}/schemes/{scheme}/commands`,
    permissions: ['draft_scheme', 'review_scheme', 'publish_scheme'],
    summary: { 'zh-CN': '办理方案：起草、送审、复核、退回、发布、撤回', en: 'steps of a scheme version' },
    params: z.strictObject({ ...inAuthority, scheme: identifier }),
    body: schemeCommand,
    answer: receipt,
  }),
  changes: route({
    ...read,
    path: `${A}/changes`,
    permissions: ['read_value', 'read_result', 'request_change'],
    summary: { 'zh-CN': '目录调整申请', en: 'requests for changes' },
    params: z.strictObject(inAuthority),
    answer: changeList,
  }),
  requestChange: route({
    ...command,
    method: 'POST',
    path: `${A}/changes`,
    permissions: ['request_change'],
    summary: { 'zh-CN': '申请调整目录', en: 'request a change' },
    params: z.strictObject(inAuthority),
    body: changeBody,
    status: 201,
    answer: madeReceipt,
  }),
  commandChange: route({
    ...command,
    method: 'POST',
    path: `${A}/changes/{change}/commands`,
    permissions: ['request_change', 'review_change', 'approve_change'],
    summary: { 'zh-CN': '办理调整申请', en: 'steps of a request' },
    params: z.strictObject({ ...inAuthority, change: identifier }),
    body: changeCommand,
    answer: receipt,
  }),
} as const;
