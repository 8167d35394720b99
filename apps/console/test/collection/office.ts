import { readFileSync } from 'node:fs';
import {
  afterWorkdays,
  AskedCells,
  awaitsCorrection,
  type Cell,
  type CollectedIndicator,
  type Entered,
  type Figure,
  type Held,
  isContested,
  type Knowledge,
  lastVersion,
  MACHINE,
  MemoryStore,
  openCommands,
  perform,
  type Performed,
  readWorkCalendar,
  standingOf,
  type Task,
  valueStream,
} from '@kedu/workflow';

/** Units of a fictional province (示例数据), one with a long name. */
export const CITY_NAMES = [
  '北川市',
  '南岭市',
  '东澜市',
  '西塬市',
  '临溪市',
  '望海市',
  '平湖市',
  '云台市',
  '石门市',
  '双河子蒙古族朝鲜族满族自治县经济技术开发区',
] as const;

export const PEOPLE = {
  clerk: ['p-clerk', 'office-clerk', '考核办经办人'],
  owner: ['p-owner', 'bureau', '王示例'],
  checker: ['p-checker', 'bureau-checker', '李示例'],
  head: ['p-head', 'office-head', '赵示例'],
  committee: ['p-committee', 'committee', '委员会'],
  city: ['p-city', 'city-990100', '周示例'],
} as const;
export type Somebody = keyof typeof PEOPLE;

const calendarRead = readWorkCalendar(
  readFileSync(new URL('../../../../packages/workflow/calendar/holidays-cn.csv', import.meta.url), 'utf8'),
);
if ('issue' in calendarRead) throw new Error(calendarRead.issue.code);
const calendar = calendarRead.value;

/** What the round asks for: how many indicators by people, how many from a system, of how many cities. */
export interface OfficePlan {
  readonly cities?: number;
  readonly entered?: readonly Partial<CollectedIndicator>[];
  readonly captured?: number;
}

const TITLES = [
  '群众诉求办结率',
  '固定资产投资完成额',
  '高校毕业生留省来省就业创业人数',
  '断面水质优良比例',
  '规上工业用电量',
  '新登记经营主体',
];
const MEASURES = ['%', '万元', '人', '%', '万千瓦时', '户'];

/** An authority with an open round, decided by the procedures themselves on a store in memory. */
export class ConsoleOffice {
  now = '2024-12-03T01:00:00.000Z';
  readonly store = new MemoryStore({ now: () => this.now });
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly indicators: readonly CollectedIndicator[];
  readonly #knowledge: Knowledge;
  #keys = 0;

  constructor({ cities = 10, entered = [{}], captured = 0 }: OfficePlan = {}) {
    this.units = Array.from({ length: cities }, (_, i) => ({
      id: String(990_100 + i * 100),
      name: CITY_NAMES[i] ?? `示例县${i + 1}`,
    }));
    const base = {
      every: 'month',
      january: 'own',
      accrual: 'flow',
      statistic: 'administrative',
      isComputed: false,
      byUnit: false,
    } as const;
    const units = this.units.map(({ id }) => id);
    this.indicators = [
      ...entered.map((rest, i): CollectedIndicator => ({ ...base, id: `entered_${i + 1}`, units, ...rest })),
      ...Array.from({ length: captured }, (_, i): CollectedIndicator => ({ ...base, id: `captured_${i + 1}`, units })),
    ];
    this.#knowledge = {
      calendar,
      publications: [],
      collected: async () => this.indicators,
      filesOf: async () => ({ errors: 0 }),
      assessed: async () => [],
    };
  }

  as(who: Somebody): Entered {
    const [person, post] = PEOPLE[who];
    return { authority: 'beichuan', person, post };
  }

  title(indicator: string): string {
    const at = this.indicators.findIndex(({ id }) => id === indicator);
    return TITLES[at % TITLES.length] ?? indicator;
  }

  measure(indicator: string): string {
    const at = this.indicators.findIndex(({ id }) => id === indicator);
    return MEASURES[at % MEASURES.length] ?? '';
  }

  async perform(entered: Entered, task: Task, key?: string): Promise<Performed> {
    this.#keys += 1;
    return perform(
      { store: this.store, clock: { now: () => this.now }, knowledge: this.#knowledge },
      entered,
      key ?? `key-${this.#keys}`,
      task,
    );
  }

  async do(entered: Entered, task: Task): Promise<void> {
    const done = await this.perform(entered, task);
    if ('issues' in done) throw new Error(JSON.stringify(done.issues));
  }

  /** Gives the same command for figures, as somebody. */
  async values(
    who: Somebody,
    cells: readonly Cell[],
    command: Extract<Task, { on: 'values' }>['entries'][number]['command'],
  ): Promise<void> {
    await this.do(this.as(who), { on: 'values', round: '2024-11', entries: cells.map((cell) => ({ cell, command })) });
  }

  cell(indicator: string, unit = this.units[0]?.id ?? ''): Cell {
    return { indicator, period: '2024-11', unit, source: 'report' };
  }

  /** Posts, people, a published scheme and the round of November, open until 10 December. */
  async open(): Promise<this> {
    const machine = { authority: 'beichuan', person: MACHINE.person, post: MACHINE.post };
    const admin = (seat: 'system' | 'security'): Entered => ({ authority: 'beichuan', person: `p-${seat}`, post: `${seat}_administrator` });
    await this.do(machine, {
      on: 'rights',
      command: {
        type: 'found_administration',
        administrators: { system_administrator: 'p-system', security_administrator: 'p-security', audit_administrator: 'p-audit' },
      },
    });
    const posts = [
      ['office-clerk', '990000D01', 'performance_office', {}, 'p-clerk'],
      ['office-head', '990000D01', 'performance_office_head', {}, 'p-head'],
      ['committee', '990000', 'committee', {}, 'p-committee'],
      ['bureau', '990000D13', 'statistics', {}, 'p-owner'],
      ['bureau-checker', '990000D13', 'department_checker', {}, 'p-checker'],
      ['city-990100', '990100', 'assessed_unit', { units: ['990100'] }, 'p-city'],
    ] as const;
    for (const [post, unit, role, scope, person] of posts) {
      await this.do(admin('system'), { on: 'rights', command: { type: 'create_post', post, unit, title: post } });
      await this.do(admin('security'), { on: 'rights', command: { type: 'grant_role', post, grant: { role, ...scope } } });
      await this.do(admin('security'), { on: 'rights', command: { type: 'appoint', post, person, as: 'holder', from: '2024-01-01' } });
    }
    const owners = this.indicators.map(({ id }) => ({ indicator: id, post: 'bureau', from: '2024-01-01' }));
    await this.do(this.as('clerk'), { on: 'rights', command: { type: 'assign_owner', owners } });
    const id = 'north@2024';
    const hash = `sha256:${'a'.repeat(64)}`;
    await this.do(this.as('clerk'), { on: 'scheme', id, command: { type: 'draft_scheme', hash, from: '2024-01-01', requests: [] } });
    await this.do(this.as('clerk'), { on: 'scheme', id, command: { type: 'send_scheme' } });
    await this.do(this.as('head'), { on: 'scheme', id, command: { type: 'review_scheme' } });
    await this.do(this.as('committee'), { on: 'scheme', id, command: { type: 'publish_scheme' } });
    const captured = this.indicators.filter(({ id: each }) => each.startsWith('captured')).map(({ id: each }) => each);
    if (captured.length > 0) {
      await this.do(this.as('clerk'), {
        on: 'connector',
        id: 'power-grid',
        command: { type: 'declare_connector', indicators: captured, mapping: 'grid', from: '2024-01-01' },
      });
    }
    const plan = { scheme: 'north', version: '2024', month: '2024-11', opensOn: '2024-11-28', closesOn: '2024-12-10', objectDays: 2 };
    await this.do(this.as('clerk'), { on: 'round', id: '2024-11', command: { type: 'plan_round', plan } });
    await this.do(this.as('clerk'), { on: 'round', id: '2024-11', command: { type: 'open_round' } });
    return this;
  }

  /** The columns of the round as the contract answers them to somebody. */
  async columns(entered: Entered): Promise<unknown> {
    const [round] = await this.store.read(entered, ['round/2024-11']);
    const { plan, asks, standing } = (round as Held<'round/2024-11'>).state;
    const items = [];
    for (const ask of asks) {
      const figures = await this.figures(entered, (cell) => cell.indicator === ask.indicator);
      const counts: Record<string, number> = {
        asked: ask.units.length,
        none: 0,
        draft: 0,
        submitted: 0,
        checked: 0,
        approved: 0,
        returned: 0,
        withdrawn: 0,
        contested: 0,
      };
      for (const { step, isContested: contested } of figures) {
        counts[step] = (counts[step] ?? 0) + 1;
        if (contested) counts['contested'] = (counts['contested'] ?? 0) + 1;
      }
      items.push({
        indicator: ask.indicator,
        title: { 'zh-CN': this.title(ask.indicator) },
        unit: this.measure(ask.indicator),
        ...(ask.range ? { range: ask.range } : {}),
        clause: '《市（州）绩效考核办法》第十二条',
        period: ask.period,
        way: ask.way,
        source: ask.source,
        owner: { post: ask.owner, title: '市统计局 经办' },
        due: ask.due,
        isOfficial: ask.isOfficial,
        isOverdue: false,
        counts,
        can: [...new Set(figures.flatMap(({ can }) => can.filter(({ against }) => against.length === 0).map(({ command }) => command)))],
        waitsForCheck: true,
      });
    }
    return {
      round: {
        id: '2024-11',
        standing,
        month: plan?.month,
        opensOn: plan?.opensOn,
        closesOn: plan?.closesOn,
        objectDays: plan?.objectDays,
      },
      today: this.now.slice(0, 10),
      items,
    };
  }

  /** The figures of the round as the contract answers them to somebody. */
  async figures(entered: Entered, isAsked: (cell: Cell) => boolean) {
    const [[round], [rights]] = await Promise.all([this.store.read(entered, ['round/2024-11']), this.store.read(entered, ['rights'])]);
    if (round === undefined || rights === undefined) throw new Error('no round');
    const cells = round.state.asks
      .flatMap(({ indicator, period, units, source }) => units.map((unit): Cell => ({ indicator, period, unit, source })))
      .filter(isAsked);
    const today = this.now.slice(0, 10);
    const objectUntil = afterWorkdays(calendar, today, 2);
    const asked = new AskedCells(round.state, '2024-11');
    const held = await this.store.read(entered, cells.map(valueStream));
    return cells.map((cell, i) => {
      const { state, version } = held[i] as Held<`value/${string}`>;
      const last = lastVersion(state);
      const step = last?.steps.at(-1);
      const by = (act: { person: string; post: string }) => ({
        person: act.person,
        name: personName(act.person),
        post: act.post,
        title: '经办',
      });
      const context = { entered, rights: rights.state, today, at: this.now, cell, objectUntil, ...asked.of(cell) };
      return {
        unit: { id: cell.unit, name: { 'zh-CN': this.units.find(({ id }) => id === cell.unit)?.name ?? cell.unit } },
        indicator: cell.indicator,
        period: cell.period,
        source: cell.source,
        seen: version,
        step: standingOf(state),
        ...(last === undefined
          ? {}
          : {
              version: last.version,
              figure: last.figure,
              ...(last.note === undefined ? {} : { note: last.note }),
              ...(last.late === undefined ? {} : { late: last.late }),
              ...(last.objectUntil === undefined ? {} : { objectUntil: last.objectUntil }),
              enteredBy: by(last),
              ...(step?.kind === 'returned' ? { returned: { reason: step.reason ?? '', by: by(step), at: step.at } } : {}),
            }),
        isContested: last !== undefined && isContested(last),
        awaitsCorrection: last !== undefined && awaitsCorrection(last),
        ...earlier(cell),
        opinions:
          last?.opinions.map((act) => ({ kind: act.kind, by: by(act), at: act.at, ...(act.reason ? { reason: act.reason } : {}) })) ?? [],
        can: openCommands(state, context).map(({ command, against }) => ({
          command,
          against: against.map(({ code, args }) => ({ code, severity: 'error', text: `${code}：不能办理`, args })),
        })),
      };
    });
  }

  /** Versions of a figure as the contract answers them. */
  async history(entered: Entered, cell: Cell): Promise<unknown> {
    const [held] = await this.store.read(entered, [valueStream(cell)]);
    const by = (act: { person: string; post: string }) => ({
      person: act.person,
      name: personName(act.person),
      post: act.post,
      title: '经办',
    });
    return {
      unit: { id: cell.unit, name: { 'zh-CN': this.units.find(({ id }) => id === cell.unit)?.name ?? '' } },
      indicator: cell.indicator,
      period: cell.period,
      source: cell.source,
      seen: held?.version ?? 0,
      versions: held?.state.versions.map((each) => ({
        version: each.version,
        figure: each.figure,
        by: by(each),
        at: each.at,
        steps: each.steps.map((act) => ({ kind: act.kind, by: by(act), at: act.at, ...(act.reason ? { reason: act.reason } : {}) })),
        opinions: each.opinions.map((act) => ({ kind: act.kind, by: by(act), at: act.at, ...(act.reason ? { reason: act.reason } : {}) })),
      })),
      seals: [],
    };
  }
}

function personName(person: string): string {
  return Object.values(PEOPLE).find(([id]) => id === person)?.[2] ?? person;
}

/** Figures of the periods before, made of the name of the cell. */
function earlier({ unit, indicator }: Cell): { before: Figure; yearBefore: Figure } {
  const base = (Number(unit) % 700) + indicator.length * 3;
  return { before: { value: base / 10 }, yearBefore: { value: Math.round(base / 1.2 + 10) / 10 } };
}
