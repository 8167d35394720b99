import { type Locale, LOCALES, type LocalizedText } from '@kedu/model';
import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { answersOf } from './answersOf.ts';
import { API_ROOT, isFile, isShape, isStream, namesIn, ROUTE_NAMES, ROUTES } from './routes/routes.ts';
import type { Route } from './routes/route.ts';
import { problem } from './shapes/problem.ts';
import { identifier, personId } from './shapes/text.ts';

const SAID: Readonly<Record<number, LocalizedText>> = {
  200: { 'zh-CN': '办成，或读到的内容', en: 'done, or what is read' },
  201: { 'zh-CN': '已建立', en: 'made' },
  204: { 'zh-CN': '办成，没有内容', en: 'done, with nothing to say' },
  304: { 'zh-CN': '内容没有变', en: 'nothing has changed' },
  400: { 'zh-CN': '内容不合约定，逐项说明', en: 'not of this shape, field by field' },
  401: { 'zh-CN': '没有登录，或登录已失效', en: 'not signed in' },
  403: { 'zh-CN': '所选岗位无权办理', en: 'the post has no right to it' },
  404: { 'zh-CN': '没有，或无权知道', en: 'nothing there, or nothing that one may know of' },
  409: { 'zh-CN': '别人已经改动，或幂等键已用于别的内容', en: 'somebody else has changed it, or the key stood for something else' },
  412: { 'zh-CN': '看到的不是最新内容', en: 'not the version that stands' },
  413: { 'zh-CN': '内容太大', en: 'too large' },
  415: { 'zh-CN': '内容类型不能接收', en: 'content of a kind that is not taken' },
  422: { 'zh-CN': '不能这样办，逐条说明', en: 'refused, with every reason' },
  429: { 'zh-CN': '请求太频繁', en: 'too many requests' },
  500: { 'zh-CN': '程序出错', en: 'a fault of the program' },
  503: { 'zh-CN': '暂时不可用', en: 'away for a moment' },
};

const both = (text: LocalizedText | undefined): string => LOCALES.map((locale: Locale) => text?.[locale] ?? '').join(' · ');

/**
 * The contract as a document of OpenAPI 3.1, descriptions in Chinese and English.
 *
 * It is made of `ROUTES` alone, so that it never says anything else than the server does. Rule: API-10.
 */
export function openApi(version: string): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  const refusals = refusalsOf();
  for (const name of ROUTE_NAMES) {
    const path = `${API_ROOT}${ROUTES[name].path}`;
    paths[path] = { ...paths[path], [ROUTES[name].method.toLowerCase()]: operationOf(name, ROUTES[name], refusals) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: '刻度 Kedu',
      version,
      description: '政府绩效考核平台接口约定 · HTTP contract of the platform for performance assessment',
    },
    paths,
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'kedu_session' } } },
  });
}

/** Refusals by status: the same object everywhere, so that the document holds each once. */
type Refusals = ReadonlyMap<number, ZodOpenApiResponseObject>;

function operationOf(name: string, asked: Route, refusals: Refusals): ZodOpenApiOperationObject {
  const { asker, body, params, permissions, query, summary, upload } = asked;
  const named = params === undefined ? [] : namesIn(asked.path);
  return {
    operationId: name,
    summary: both(summary),
    ...(permissions.length === 0 ? {} : { description: `permission: ${permissions.join(' | ')}` }),
    ...(asker === 'anybody' ? {} : { security: [{ session: [] }] }),
    requestParams: {
      ...(params === undefined || named.length === 0 ? {} : { path: params }),
      ...(query === undefined ? {} : { query }),
      ...headersOf(asked),
    },
    ...(upload === undefined
      ? body === undefined
        ? {}
        : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }
      : { requestBody: { required: true, content: { 'multipart/form-data': { schema: formOf(body) } } } }),
    responses: responsesOf(asked, refusals),
  };
}

function headersOf({ asker, isKeyed, kind, method }: Route): { readonly header?: z.ZodObject } {
  const header = {
    ...(asker === 'post' ? { 'Kedu-Post': identifier } : {}),
    ...(method === 'GET' || asker === 'anybody' ? {} : { 'Kedu-Person': personId.optional() }),
    ...(isKeyed ? { 'Idempotency-Key': z.string().regex(/^[A-Za-z0-9._-]{1,200}$/) } : {}),
    ...(kind === 'read' ? { 'If-None-Match': z.string().max(200).optional() } : {}),
  };
  return Object.keys(header).length === 0 ? {} : { header: z.object(header) };
}

function formOf(fields: z.ZodType | undefined): z.ZodType {
  const file = z.string().meta({ format: 'binary' });
  return fields instanceof z.ZodObject ? fields.extend({ file }) : z.strictObject({ file });
}

function responsesOf(asked: Route, refusals: Refusals): ZodOpenApiResponsesObject {
  const responses: ZodOpenApiResponsesObject = {};
  const { answer, status } = asked;
  responses[`${status}`] = {
    description: both(SAID[status]),
    ...(isShape(answer) ? { content: { 'application/json': { schema: answer } } } : {}),
    ...(isFile(answer) ? { content: { [answer.media]: { schema: z.string().meta({ format: 'binary' }) } } } : {}),
    ...(isStream(answer) ? { content: { 'text/event-stream': { schema: z.string() } } } : {}),
  };
  for (const refused of answersOf(asked)) {
    const response = refused === status ? undefined : refusals.get(refused);
    if (response !== undefined) responses[`${refused as 400}`] = response;
  }
  return responses;
}

function refusalsOf(): Refusals {
  const content = { 'application/problem+json': { schema: problem } };
  const refusals = Object.keys(SAID)
    .map(Number)
    .filter((status) => status >= 300);
  return new Map(
    refusals.map((status) => [status, { id: `Refused${status}`, description: both(SAID[status]), ...(status === 304 ? {} : { content }) }]),
  );
}
