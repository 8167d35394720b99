import { z } from 'zod';
import { passwordBody, secondFactorAnswer, secondFactorBody, session, signInBody } from '../shapes/session.ts';
import { route } from './route.ts';

const own = { asker: 'session', permissions: [], isKeyed: false } as const;

/** Signing in and out, and what is one's own. A session is no business of an authority: nothing here bears a key (API-4). */
export const SESSION_ROUTES = {
  contract: route({
    method: 'GET',
    path: '/openapi.json',
    kind: 'read',
    asker: 'anybody',
    permissions: [],
    isKeyed: false,
    summary: { 'zh-CN': '接口约定', en: 'the contract' },
    status: 200,
    answer: z.record(z.string().max(100), z.unknown()),
  }),
  signIn: route({
    method: 'POST',
    path: '/session',
    kind: 'command',
    asker: 'anybody',
    permissions: [],
    isKeyed: false,
    summary: { 'zh-CN': '登录', en: 'sign in' },
    body: signInBody,
    status: 200,
    answer: session,
  }),
  session: route({
    method: 'GET',
    path: '/session',
    kind: 'read',
    ...own,
    summary: { 'zh-CN': '当前登录：本人与任职', en: 'who is signed in, and his posts' },
    status: 200,
    answer: session,
  }),
  signOut: route({
    method: 'DELETE',
    path: '/session',
    kind: 'command',
    ...own,
    summary: { 'zh-CN': '退出登录', en: 'sign out' },
    status: 204,
    answer: undefined,
  }),
  changePassword: route({
    method: 'POST',
    path: '/session/password',
    kind: 'command',
    ...own,
    summary: { 'zh-CN': '修改密码', en: 'change one’s password' },
    body: passwordBody,
    status: 204,
    answer: undefined,
  }),
  beginSecondFactor: route({
    method: 'POST',
    path: '/session/second-factor',
    kind: 'command',
    ...own,
    summary: { 'zh-CN': '开始设置动态口令', en: 'begin a second factor' },
    status: 200,
    answer: secondFactorAnswer,
  }),
  confirmSecondFactor: route({
    method: 'PUT',
    path: '/session/second-factor',
    kind: 'command',
    ...own,
    summary: { 'zh-CN': '用口令确认启用', en: 'prove it by a code' },
    body: secondFactorBody,
    status: 204,
    answer: undefined,
  }),
} as const;
