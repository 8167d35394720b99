import type { z } from 'zod';
import { GRANTED_ROUTES } from './grantedRoutes.ts';
import { RIGHTS_ROUTES } from './rightsRoutes.ts';
import { ROUND_ROUTES } from './roundRoutes.ts';
import type { Frozen } from '../shapes/frozen.ts';
import type { FileAnswer, Route, StreamAnswer } from './route.ts';
import { RULE_ROUTES } from './ruleRoutes.ts';
import { RUN_ROUTES } from './runRoutes.ts';
import { SESSION_ROUTES } from './sessionRoutes.ts';

/** Where the contract stands on a server (API-1). */
export const API_ROOT = '/api/v1';

/**
 * Every route of the contract by its name, and the only list of them: the server registers from it, OpenAPI is made of it, the client is typed by it, tests of
 * isolation and fuzzing walk it.
 *
 * Rule: API-1 to API-8 (docs/spec/api.md).
 */
export const ROUTES = {
  ...SESSION_ROUTES,
  ...RULE_ROUTES,
  ...ROUND_ROUTES,
  ...RUN_ROUTES,
  ...RIGHTS_ROUTES,
  ...GRANTED_ROUTES,
} as const satisfies Readonly<Record<string, Route>>;

export type Routes = typeof ROUTES;
export type RouteName = keyof Routes;

export const ROUTE_NAMES = Object.keys(ROUTES) as readonly RouteName[];

type Shape<R, K extends string> = R extends { readonly [P in K]: infer T extends z.ZodType } ? T : undefined;
type Output<T> = T extends z.ZodType ? Frozen<z.output<T>> : undefined;
type Input<T> = T extends z.ZodType ? Frozen<z.input<T>> : undefined;

/** Path of a route below the root, names in braces. */
export type RoutePath<N extends RouteName> = Routes[N]['path'];

/** What stands in the path of a route; undefined where nothing does. */
export type RouteParams<N extends RouteName> = Output<Shape<Routes[N], 'params'>>;

/** What is asked behind the question mark, as it was read. */
export type RouteQuery<N extends RouteName> = Output<Shape<Routes[N], 'query'>>;

/** The same as it is written: of the client. */
export type RouteQuestion<N extends RouteName> = Input<Shape<Routes[N], 'query'>>;

/** The body; of uploads the fields beside the file. */
export type RouteBody<N extends RouteName> = Output<Shape<Routes[N], 'body'>>;

/** What is answered as JSON; undefined where nothing is, or bytes or events are. */
export type RouteAnswer<N extends RouteName> = Output<Shape<Routes[N], 'answer'>>;

/** Names of routes by kind. */
export type NamesOf<K extends Route['kind']> = { [N in RouteName]: Routes[N]['kind'] extends K ? N : never }[RouteName];

/** Whether an answer is JSON of a shape. */
export function isShape(answer: Route['answer']): answer is z.ZodType {
  return answer !== undefined && 'safeParse' in answer;
}

/** Whether an answer is bytes. */
export function isFile(answer: Route['answer']): answer is FileAnswer {
  return answer !== undefined && 'media' in answer;
}

/** Whether an answer is server-sent events. */
export function isStream(answer: Route['answer']): answer is StreamAnswer {
  return answer !== undefined && 'events' in answer && !('safeParse' in answer);
}

/** Names in braces of a path, in order. Example: `/a/{b}/c/{d}.zip` → ['b', 'd']. */
export function namesIn(path: string): readonly string[] {
  return [...path.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name as string);
}
