import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { ROUTES, type RouteName } from '@kedu/api';
import type { BrowserContext } from 'playwright-core';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };
const ORIGIN = 'http://kedu.example';
const KINDS = ['blue', 'yellow', 'red'].map((id, at) => ({ id, title: { 'zh-CN': `${id}灯`, en: id }, colour: id, order: at + 2 }));
const LIGHTS = ['', '', '', 'blue', '', 'yellow', '', '', 'red', ''];

/** Answers a browser with the built console and two runs of lights of so many units and indicators, in the shapes of the contract. Answers the address. */
export async function servedLights(context: BrowserContext, dist: string, units: number, indicators: number): Promise<string> {
  await context.route(`${ORIGIN}/**`, async (route) => {
    const url = new URL(route.request().url());
    const path = url.pathname;
    if (!path.startsWith('/api/v1/')) {
      const file = extname(path) !== '' && existsSync(join(dist, path)) ? join(dist, path) : join(dist, 'index.html');
      return route.fulfill({ status: 200, contentType: TYPES[extname(file)] ?? 'application/octet-stream', body: readFileSync(file) });
    }
    const [, run = ''] = /\/runs\/([^/]+)/.exec(path) ?? [];
    if (path.endsWith('/session')) return route.fulfill(checked('session', SESSION));
    if (path.endsWith('/runs')) return route.fulfill(checked('runs', { items: [summary('now', '2026-12'), summary('before', '2026-11')] }));
    if (path.endsWith('/lights')) {
      const from = Number(url.searchParams.get('cursor') ?? 0);
      const most = Number(url.searchParams.get('limit') ?? 100);
      return route.fulfill(checked('lights', matrix(run, { units, indicators, from, most })));
    }
    const unit = Number(path.split('/').at(-1)) - 990_000;
    return route.fulfill(checked('unitResult', unitAnswer(run, unit, indicators)));
  });
  return ORIGIN;
}

function checked(name: RouteName, answer: unknown) {
  const shape = ROUTES[name].answer as { parse(value: unknown): unknown };
  return { status: 200, contentType: 'application/json', body: JSON.stringify(shape.parse(answer)) };
}

/** The light of a cell: deterministic; a month before, what stood one place earlier. */
function lightOf(run: string, unit: number, at: number): string {
  return LIGHTS[(unit * 7 + at * 3 + (run === 'before' ? 1 : 0)) % LIGHTS.length] as string;
}

function cellOf(run: string, unit: number, at: number) {
  const light = lightOf(run, unit, at);
  return { light, state: light === '' ? 'normal' : 'alerting', value: at + 0.5, goal: at + 1 };
}

const idOf = (unit: number): string => String(990_000 + unit);
const nameOf = (unit: number) => ({ 'zh-CN': `示例${unit}县`, en: `Example county ${unit}` });
const titleOf = (at: number) => ({ 'zh-CN': `指标${at}`, en: `Indicator ${at}` });

function matrix(run: string, { units, indicators, from, most }: Readonly<Record<'units' | 'indicators' | 'from' | 'most', number>>) {
  const until = Math.min(units, from + most);
  return {
    run,
    list: 'counties',
    shown: 'all',
    lists: [{ id: 'counties', title: { 'zh-CN': '县', en: 'Counties' } }],
    kinds: KINDS,
    columns: Array.from({ length: indicators }, (_, at) => ({ indicator: `i${at}`, title: titleOf(at), unit: '%', moment: '2026-12' })),
    items: Array.from({ length: until - from }, (_, at) => ({
      unit: { id: idOf(from + at), name: nameOf(from + at) },
      cells: Array.from({ length: indicators }, (_, place) => cellOf(run, from + at, place)),
    })),
    units,
    ...(until < units ? { next: String(until) } : {}),
  };
}

function unitAnswer(run: string, unit: number, indicators: number) {
  return {
    run,
    period: '2026-12',
    shown: 'all',
    ranksAreHidden: false,
    isExample: true,
    results: [{ unit: { id: idOf(unit), name: nameOf(unit) }, list: 'counties' }],
    kinds: KINDS,
    branches: [],
    figures: Array.from({ length: indicators }, (_, at) => ({
      indicator: `i${at}`,
      title: titleOf(at),
      unit: '%',
      period: '2026-12',
      light: { ...cellOf(run, unit, at), sentence: `示例${unit}县的指标${at}：说明` },
    })),
    explanations: [],
  };
}

function summary(id: string, period: string) {
  return {
    id,
    standing: 'finished',
    seen: 3,
    scheme: 'example',
    version: '2026',
    title: { 'zh-CN': '示例方案', en: 'Example scheme' },
    period,
    asOf: `${period}-28`,
    seed: 0,
    done: 1,
    attempt: 1,
    feedback: 'released',
    shown: 'all',
  };
}

const SESSION = {
  person: 'p-1',
  name: '示例 领导',
  isExample: true,
  hasSecondFactor: false,
  passwordIsGiven: false,
  openedAt: '2026-12-28T00:00:00.000Z',
  endsAt: '2026-12-29T00:00:00.000Z',
  idleMilliseconds: 1_800_000,
  places: [
    {
      authority: { id: 'example', title: { 'zh-CN': '示例省' }, isExample: true },
      posts: [
        {
          id: 'office',
          title: '绩效办',
          unit: { id: '990000D01', name: { 'zh-CN': '绩效办' } },
          as: 'holder',
          roles: ['performance_office'],
          needsSecondFactor: false,
        },
      ],
    },
  ],
};
