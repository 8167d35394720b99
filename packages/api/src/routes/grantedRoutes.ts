import { z } from 'zod';
import { grantedFigures, grantedResults, grantedRounds, grantedSchemes, grantsHeld } from '../shapes/granted.ts';
import { pageQuery } from '../shapes/page.ts';
import { authorityId, identifier, period } from '../shapes/text.ts';
import { route } from './route.ts';

const A = '/authorities/{authority}';
const inAuthority = { authority: authorityId };
const ofGiver = z.strictObject({ ...inAuthority, giver: authorityId });
const read = { method: 'GET', kind: 'read', asker: 'post', isKeyed: false, status: 200 } as const;

/** What other authorities have opened to this one (RIGHT-17): read in a post of one's own. */
export const GRANTED_ROUTES = {
  granted: route({
    ...read,
    path: `${A}/granted`,
    permissions: ['read_value', 'read_result'],
    summary: { 'zh-CN': '其他主体给本主体的查阅授权', en: 'grants that other authorities have given' },
    params: z.strictObject(inAuthority),
    answer: grantsHeld,
  }),
  grantedValues: route({
    ...read,
    path: `${A}/granted/values/{giver}`,
    permissions: ['read_value'],
    summary: { 'zh-CN': '获准查阅的数据', en: 'figures that a grant opens' },
    params: ofGiver,
    query: z.strictObject({
      ...pageQuery,
      indicator: identifier.optional(),
      period: period.optional(),
      unit: identifier.optional(),
    }),
    answer: grantedFigures,
  }),
  grantedRounds: route({
    ...read,
    path: `${A}/granted/rounds/{giver}`,
    permissions: ['read_value'],
    summary: { 'zh-CN': '获准查阅的采集轮次', en: 'rounds that a grant opens' },
    params: ofGiver,
    answer: grantedRounds,
  }),
  grantedResults: route({
    ...read,
    path: `${A}/granted/results/{giver}`,
    permissions: ['read_result'],
    summary: { 'zh-CN': '获准查阅的封存与计算', en: 'seals and runs that a grant opens' },
    params: ofGiver,
    answer: grantedResults,
  }),
  grantedSchemes: route({
    ...read,
    path: `${A}/granted/schemes/{giver}`,
    permissions: ['read_value', 'read_result'],
    summary: { 'zh-CN': '获准查阅的方案', en: 'schemes that a grant opens' },
    params: ofGiver,
    answer: grantedSchemes,
  }),
} as const;
