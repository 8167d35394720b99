import { z } from 'zod';
import { personBody, personCommand, rightsCommand } from '../commands/rightsCommand.ts';
import { audit } from '../shapes/audit.ts';
import { pageQuery } from '../shapes/page.ts';
import { receipt } from '../shapes/receipt.ts';
import { personAnswer, rights } from '../shapes/rights.ts';
import { authorityId, day, filledText, personId, text } from '../shapes/text.ts';
import { route } from './route.ts';

const A = '/authorities/{authority}';
const inAuthority = { authority: authorityId };
const read = { method: 'GET', kind: 'read', asker: 'post', isKeyed: false, status: 200 } as const;
const command = { method: 'POST', kind: 'command', asker: 'post', isKeyed: true, status: 200 } as const;

/** Rights, persons, the audit trail. */
export const RIGHTS_ROUTES = {
  rights: route({
    ...read,
    path: `${A}/rights`,
    permissions: [],
    summary: { 'zh-CN': '岗位、任职、角色与授权', en: 'posts, seats, roles, grants' },
    params: z.strictObject(inAuthority),
    answer: rights,
  }),
  commandRights: route({
    ...command,
    path: `${A}/rights/commands`,
    permissions: ['create_posts', 'appoint', 'grant_roles', 'grant_reading', 'assign_owners', 'hand_over'],
    summary: { 'zh-CN': '办理岗位与权限', en: 'steps of rights' },
    params: z.strictObject(inAuthority),
    body: rightsCommand,
    answer: receipt,
  }),
  registerPerson: route({
    ...command,
    path: `${A}/persons`,
    permissions: ['register_persons'],
    summary: { 'zh-CN': '登记人员并建立账号', en: 'take a person up, with an account' },
    params: z.strictObject(inAuthority),
    body: personBody,
    status: 201,
    answer: personAnswer,
  }),
  commandPerson: route({
    ...command,
    path: `${A}/persons/{person}/commands`,
    permissions: ['register_persons', 'unlock', 'reset_factor'],
    summary: { 'zh-CN': '解锁、停用账号，重设密码，重置动态验证码', en: 'unlock, close, set a new password, reset a second factor' },
    params: z.strictObject({ ...inAuthority, person: personId }),
    body: personCommand,
    answer: personAnswer,
  }),
  audit: route({
    ...read,
    path: `${A}/audit`,
    permissions: ['read_audit'],
    summary: { 'zh-CN': '审计记录', en: 'the audit trail' },
    params: z.strictObject(inAuthority),
    query: z.strictObject({
      ...pageQuery,
      from: day.optional(),
      until: day.optional(),
      person: filledText(200).optional(),
      command: text(120).optional(),
      about: text(400).optional(),
    }),
    answer: audit,
  }),
} as const;
