import { cellName, type Issue, tidy } from '@kedu/model';
import { workbookIssue } from '../codes.ts';
import type { UnderstoodCriterion } from '../criteria/reading.ts';
import { readCriterion } from '../criteria/readCriterion.ts';
import { readHundredScale } from './hundredScale.ts';
import type { SheetAccount } from '../read/account.ts';
import type { Entry, PlacedText } from '../read/entry.ts';
import type { TextRole } from '../read/role.ts';
import { readTarget, type TargetReading } from '../read/target.ts';
import { targetColumn } from '../read/targetColumn.ts';

/** Fields of an indicator and of its leaf, as the scheme writes them. */
export interface MadeIndicator {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** A derived indicator that turns bands into marks. */
  readonly derived?: { readonly id: string; readonly fields: Readonly<Record<string, unknown>> } | undefined;
  readonly leaf: Readonly<Record<string, unknown>>;
  /** Criteria in words, for the regulation. */
  readonly words: readonly PlacedText[];
}

export interface IndicatorContext {
  readonly file: string;
  readonly id: string;
  readonly clause: string;
  readonly points: number;
  readonly account: SheetAccount;
  /** Criteria are on the hundred scale, in the words that exported workbooks have. */
  readonly hundred: boolean;
  /** Year that is assessed. */
  readonly year: number;
}

/**
 * An indicator with its method out of one line of the workbook; what is not understood is marked by its department, with the original words kept.
 *
 * Units: `points` is what the line is worth in the points of its words. Rule: WORKBOOK-6, WORKBOOK-8.
 * Errors: WORKBOOK_CRITERION, WORKBOOK_CRITERION_ABSENT, WORKBOOK_TARGET and notices, each at its cell.
 */
export function makeIndicator(
  entry: Entry,
  context: IndicatorContext,
): { readonly made: MadeIndicator; readonly issues: readonly Issue[] } {
  const maker = new IndicatorMaker(entry, context);
  return { made: maker.make(), issues: maker.issues };
}

class IndicatorMaker {
  readonly issues: Issue[] = [];
  private readonly entry: Entry;
  private readonly context: IndicatorContext;

  constructor(entry: Entry, context: IndicatorContext) {
    this.entry = entry;
    this.context = context;
  }

  make(): MadeIndicator {
    const target = this.target();
    const unit = this.unitOf(target);
    const criteria = this.entry.texts.get('criterion') ?? [];
    const reading = this.criterion(criteria, target, unit);
    const words = [
      ...criteria,
      ...this.placed('definition'),
      ...this.placed('remark'),
      ...(target.kind === 'words' || target.kind === 'unread' ? this.placed('target') : []),
    ];
    return reading ? this.scored(reading, target, unit, words) : this.marked(words);
  }

  private placed(role: TextRole): readonly PlacedText[] {
    return this.entry.texts.get(role) ?? [];
  }

  private text(role: TextRole): string | undefined {
    return this.placed(role)[0]?.text;
  }

  private target(): TargetReading {
    const stated = this.targetCell();
    const cells = this.placed('target');
    for (const { row, column } of cells) this.context.account.set(row, column, 'words');
    if (!stated) return { kind: 'blank' };
    const reading = readTarget(stated.text, this.text('unit') ?? this.entry.headingUnit);
    if (reading.kind === 'unread') this.context.account.set(stated.row, stated.column, 'not_understood');
    else if (reading.kind !== 'words') this.context.account.set(stated.row, stated.column, 'understood');
    if (reading.approximate && reading.value !== undefined)
      this.say('WORKBOOK_TARGET_APPROXIMATE', stated, { indicator: this.entry.title, found: stated.text, value: reading.value });
    return reading;
  }

  /** The cell that counts; where several columns state targets, the one of the assessed year. */
  private targetCell(): PlacedText | undefined {
    const { targets } = this.entry;
    const cells = this.placed('target');
    const chosen = targets.length > 1 ? targetColumn(targets, this.context.year)?.column : undefined;
    return cells.filter(({ column }) => chosen === undefined || column === chosen).at(-1);
  }

  private unitOf(target: TargetReading): string | undefined {
    if (target.growth) return '%';
    const stated = this.text('unit') ?? this.entry.headingUnit ?? target.unit;
    if (stated !== undefined) return /^(?:百分比|百分点|个百分点|％)$/.test(stated) ? '%' : stated;
    return /[（(]([%％‰]|万?[元人亩吨户]|亿元|个|件|起|家|项|天|公里)[)）]$/.exec(this.entry.title)?.[1]?.replace('％', '%');
  }

  private better(target: TargetReading): 'higher' | 'lower' | undefined {
    const words = this.text('better') ?? this.text('nature') ?? '';
    if (/逆向|反向|负向|越低越好|越小越好|降低型/.test(words)) return 'lower';
    if (/正向|越高越好|越大越好/.test(words)) return 'higher';
    return target.better;
  }

  private criterion(cells: readonly PlacedText[], target: TargetReading, unit: string | undefined): UnderstoodCriterion | undefined {
    const text = cells.map((cell) => cell.text).join('；');
    const better = this.better(target);
    const context = {
      points: this.context.points,
      title: this.entry.title,
      unit,
      indicator: this.context.id,
      ...(target.value === undefined ? {} : { target: target.value }),
      ...(target.kind === 'unread' ? { targetUnread: true, range: target.range } : {}),
      ...(better === undefined ? {} : { better }),
    };
    if (cells.length === 0) return this.unstated(target, context);
    const own = this.readCells(cells, text, context);
    if (target.kind === 'words' || target.kind === 'unread') this.settleTarget(target.kind, own);
    return own;
  }

  private readCells(
    cells: readonly PlacedText[],
    text: string,
    context: Parameters<typeof readCriterion>[1],
  ): UnderstoodCriterion | undefined {
    const { account } = this.context;
    account.criteria += cells.length;
    const reading = this.context.hundred ? readHundredScale(text, context) : readCriterion(text, context);
    if ('gap' in reading) {
      const words = reading.notUnderstood.map((span) => span.text).join(' … ');
      for (const cell of cells) {
        account.set(cell.row, cell.column, 'not_understood');
        this.say('WORKBOOK_CRITERION', cell, { indicator: this.entry.title, found: text, words, gap: reading.gap });
      }
      return undefined;
    }
    for (const cell of cells) account.set(cell.row, cell.column, 'understood');
    account.criteriaUnderstood += cells.length;
    return reading;
  }

  /** A target in words is said where a number would have been measured by it; one that should be a number always, but for a stretch that the criterion takes up. */
  private settleTarget(kind: 'words' | 'unread', reading: UnderstoodCriterion | undefined): void {
    const cell = this.targetCell();
    if (!cell) return;
    if (reading?.usesRange) this.context.account.set(cell.row, cell.column, 'understood');
    else if (kind === 'unread') this.say('WORKBOOK_TARGET_UNREAD', cell, { indicator: this.entry.title, found: cell.text });
    else if (reading === undefined || reading.reports === 'quantity' || reading.reports === 'completion_rate')
      this.say('WORKBOOK_TARGET', cell, { indicator: this.entry.title, found: cell.text });
  }

  /** No criterion at all: the title may be one (每参加一次加2分); a numeric target is scored by completion; the rest is marked. */
  private unstated(target: TargetReading, context: Parameters<typeof readCriterion>[1]): UnderstoodCriterion | undefined {
    const own = readCriterion(this.entry.title, context);
    if (!('gap' in own)) {
      if (target.kind === 'words' || target.kind === 'unread') this.settleTarget(target.kind, own);
      return own;
    }
    const cell = this.targetCell() ?? this.entry.at;
    if (target.kind === 'number' && target.value !== undefined && target.value > 0) {
      this.say('WORKBOOK_COMPLETION_ASSUMED', cell, { indicator: this.entry.title });
      return { method: 'completion', reports: 'quantity', used: [] };
    }
    if (target.kind === 'number' && target.value === 0) return { method: 'all_or_nothing', reports: 'quantity', better: 'lower', used: [] };
    if (target.kind === 'words' || target.kind === 'unread') this.settleTarget(target.kind, undefined);
    else this.say('WORKBOOK_CRITERION_ABSENT', this.entry.at, { indicator: this.entry.title });
    return undefined;
  }

  private scored(
    reading: UnderstoodCriterion,
    target: TargetReading,
    unit: string | undefined,
    words: readonly PlacedText[],
  ): MadeIndicator {
    const { id, clause, points } = this.context;
    const better = this.direction(reading, target);
    const needsOwn = /^(?:completion|all_or_nothing|step|distance_to_target)$/.test(
      typeof reading.method === 'string' ? reading.method : (Object.keys(reading.method)[0] ?? ''),
    );
    const value = reading.reports === 'quantity' ? target.value : undefined;
    const lastYear = target.kind === 'last_year' && reading.reports === 'quantity' && needsOwn ? `last_year('${id}')` : undefined;
    const reported = {
      quantity: { unit: reading.unit ?? unit, ...((reading.unit ?? unit) === '%' ? { kind: 'rate' } : {}) },
      events: { unit: countUnit(unit), kind: 'count' },
      yes_no: { unit: '是否（1=是，0=否）', range: [0, 1] },
      completion_rate: { unit: '%', kind: 'rate' },
      mark: { unit: '分', kind: 'judgement', range: [0, points] },
    }[reading.reports];
    const fields = this.common(
      {
        ...reported,
        ...(better === 'lower' && reading.reports !== 'yes_no' && reading.reports !== 'mark' ? { better } : {}),
        target: value ?? lastYear,
        baseline: this.baseline(unit),
      },
      words,
    );
    const leaf = {
      method: reading.method,
      ...(reading.cap === undefined ? {} : { cap: reading.cap }),
      ...(reading.floor === undefined ? {} : { floor: reading.floor }),
      ...(reading.missing ? { missing: reading.missing } : {}),
      clause,
    };
    if (reading.formula === undefined) return { id, fields, leaf, words };
    const derived = {
      id: `${id}_mark`,
      fields: {
        title: `${this.entry.title}得分`,
        unit: '分',
        range: [0, Math.max(100, reading.cap ?? 0)],
        formula: reading.formula,
        clause,
      },
    };
    return { id, fields, derived, leaf: { ...leaf, indicator: derived.id }, words };
  }

  private marked(words: readonly PlacedText[]): MadeIndicator {
    const { id, clause, points } = this.context;
    const full = tidy(points);
    this.baseline(undefined);
    const fields = this.common({ unit: '分', kind: 'judgement', range: [0, full] }, words);
    return { id, fields, leaf: { method: full === 100 ? 'given' : { given: { out_of: full } }, clause }, words };
  }

  private direction(reading: UnderstoodCriterion, target: TargetReading): 'higher' | 'lower' {
    const stated = this.better(target) ?? reading.better;
    if (stated !== undefined) return stated;
    const { title } = this.entry;
    const lower =
      /能耗|排放量|排放强度|事故|死亡|投诉|信访量|上访|发案|PM2\.?5|PM10|浓度|负债率|逾期|超标|成本|损失|失业率|空置/.test(title) &&
      !/下降|降低|减少|压减|处置|办结|化解|整改|满意|达标|控制率|节约/.test(title);
    if (lower && reading.reports === 'quantity') this.say('WORKBOOK_DIRECTION', this.entry.at, { indicator: title, better: 'lower' });
    return lower ? 'lower' : 'higher';
  }

  private baseline(unit: string | undefined): number | undefined {
    const cell = this.placed('baseline').at(-1);
    if (!cell) return undefined;
    const reading = readTarget(cell.text, unit);
    this.context.account.set(cell.row, cell.column, reading.kind === 'number' ? 'understood' : 'words');
    return reading.kind === 'number' && !reading.growth ? reading.value : undefined;
  }

  private common(own: Readonly<Record<string, unknown>>, words: readonly PlacedText[]): Readonly<Record<string, unknown>> {
    const nature = this.text('nature') ?? '';
    const binding = /约束/.test(nature);
    if (binding && own.target === undefined)
      this.say('WORKBOOK_BINDING', this.placed('nature')[0] as PlacedText, { indicator: this.entry.title });
    const definition = [...words, ...this.placed('every')].map(({ text }) => text).join('；');
    const all = {
      title: this.entry.title,
      ...(definition === '' ? {} : { definition }),
      ...(binding && own.target !== undefined ? { nature: 'binding' } : {}),
      ...own,
      owner: ownerName(this.text('owner')),
      source: this.text('source'),
      clause: this.context.clause,
    };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  }

  private say(code: Parameters<typeof workbookIssue>[0], at: PlacedText, args: Issue['args']): void {
    const place = {
      file: this.context.file,
      sheet: this.context.account.sheet,
      line: at.row,
      column: at.column,
      cell: cellName(at.row, at.column),
      indicator: this.context.id,
    };
    this.issues.push(workbookIssue(code, place, args));
  }
}

function countUnit(unit: string | undefined): string {
  return unit !== undefined && unit !== '' && unit !== '%' && unit !== '分' ? unit : '次';
}

/** A department as the scheme writes one; digits before a name would be taken for the code of a unit of the register. */
export function ownerName(text: string | undefined): string {
  const name = (text ?? '').replaceAll(/\s+/g, '').replace(/^\d+/, '');
  return name === '' ? '考核办' : name;
}
