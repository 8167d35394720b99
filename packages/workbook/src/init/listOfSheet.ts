import { cellName, type Issue, tidy } from '@kedu/model';
import { workbookIssue } from '../codes.ts';
import type { SheetAccount } from '../read/account.ts';
import type { Entry, PlacedText, SheetTable } from '../read/entry.ts';
import type { TableColumn } from '../read/heading.ts';
import { targetColumn } from '../read/targetColumn.ts';
import { type WeighedNode, type WeightForm, weigh } from '../read/weigh.ts';
import { type MadeIndicator, makeIndicator, ownerName } from './indicator.ts';

/** A heading of the regulation with what stands below it. */
export interface ClauseText {
  readonly depth: number;
  readonly clause: string;
  readonly title: string;
  readonly lines: readonly string[];
}

/** One list of the scheme as its sheet gives it. */
export interface MadeList {
  readonly indicators: readonly MadeIndicator[];
  readonly tree: Readonly<Record<string, unknown>>;
  readonly gates: readonly Readonly<Record<string, unknown>>[];
  /** Tables of events that bonuses and deductions read: path in the scheme folder → text. */
  readonly tables: ReadonlyMap<string, string>;
  readonly clauses: readonly ClauseText[];
  readonly issues: readonly Issue[];
}

export interface ListContext {
  readonly file: string;
  readonly list: string;
  /** Before every identifier of the list; '' where it is the only one. */
  readonly prefix: string;
  readonly account: SheetAccount;
  /** Year that is assessed. */
  readonly year: number;
  /** Identifiers in use, so that none stands twice. */
  readonly taken: Set<string>;
}

const EVENTS_HEADING = 'unit,date,item,level,points,title\n';

/** The tree, indicators, additions and gates of one sheet. Rule: WORKBOOK-5 to WORKBOOK-9. */
export function listOfSheet(table: SheetTable, context: ListContext): MadeList {
  return new ListMaker(table, context).make();
}

class ListMaker {
  private readonly table: SheetTable;
  private readonly context: ListContext;
  private readonly issues: Issue[] = [];
  private readonly indicators: MadeIndicator[] = [];
  private readonly clauses: ClauseText[] = [];
  private readonly tables = new Map<string, string>();
  /** Headings whose column of targets has been said. */
  private readonly said = new Set<readonly TableColumn[]>();

  /** The sheet says itself that its criteria are on the hundred scale, as exported ones do. */
  private readonly hundred: boolean;

  constructor(table: SheetTable, context: ListContext) {
    this.table = table;
    this.context = context;
    this.hundred = table.notes.some(({ text }) => text.includes('评分标准按百分制写'));
  }

  make(): MadeList {
    const { form, parts, issues } = weigh(this.table, this.context.file);
    this.issues.push(...issues);
    this.sayClassWeights();
    const before = this.context.prefix === '' ? '' : `${this.context.prefix.replaceAll('_', '')}.`;
    const scored = Object.fromEntries(parts.map((node, i) => this.part(node, [i + 1], before, form)));
    const next = parts.length + 1;
    const bonus = this.additions(this.table.bonus, 'bonus', `${before}${next}`);
    const malus = this.additions(this.table.deductions, 'malus', `${before}${next + (this.table.bonus.length > 0 ? 1 : 0)}`);
    const gates = this.gates(`${before}${next + Number(this.table.bonus.length > 0) + Number(this.table.deductions.length > 0)}`);
    const tree = { title: { 'zh-CN': '总分', en: 'Total' }, weights: form, parts: { ...scored, ...bonus, ...malus } };
    return { indicators: this.indicators, tree, gates, tables: this.tables, clauses: this.clauses, issues: this.issues };
  }

  private part(node: WeighedNode, path: readonly number[], before: string, form: WeightForm): readonly [string, unknown] {
    const clause = `${before}${path.join('.')}`;
    const { branch } = node;
    if (node.form === undefined && branch.entry) {
      const id = this.identifier(branch.entry, path);
      const { made, issues } = makeIndicator(branch.entry, {
        file: this.context.file,
        id,
        clause,
        points: this.hundred || node.weight === 0 || (form === 'points' && branch.weight?.reading.form === 'percent') ? 100 : node.weight,
        hundred: this.hundred,
        account: this.context.account,
        year: this.context.year,
      });
      this.sayTargets(branch.entry.targets);
      this.issues.push(...issues);
      this.indicators.push(made);
      this.clauses.push({ depth: path.length, clause, title: branch.title, lines: this.lines(branch.entry) });
      return [id, { ...(made.derived ? { title: branch.title } : {}), weight: node.weight, ...made.leaf }];
    }
    this.clauses.push({ depth: path.length, clause, title: branch.title, lines: [`（${this.place(branch.at)}）`] });
    const id = this.claimId(`${this.context.prefix}g${path.join('_')}`);
    const parts = Object.fromEntries(node.parts.map((part, i) => this.part(part, [...path, i + 1], before, node.form ?? form)));
    return [id, { title: branch.title, weight: tidy(node.weight), weights: node.form, clause, parts }];
  }

  private sayClassWeights(): void {
    const { account } = this.context;
    for (const { row, column, heading } of this.table.classWeights) {
      const letters = cellName(1, column).replace(/\d+$/, '');
      const count = account.cells.filter(({ cell, fate }) => fate === 'words' && cell.replace(/\d+$/, '') === letters).length;
      this.say('WORKBOOK_WEIGHT_CLASS', { text: heading, row, column }, { heading, count });
    }
  }

  /** Which of several columns of targets counts, once for each heading. */
  private sayTargets(targets: readonly TableColumn[]): void {
    const used = targets.length > 1 ? targetColumn(targets, this.context.year) : undefined;
    if (!used || this.said.has(targets)) return;
    this.said.add(targets);
    const named = ({ heading, column }: TableColumn): string =>
      `${heading.replaceAll('·', '')}（${cellName(1, column).replace(/\d+$/, '')}）`;
    const others = targets.filter((one) => one !== used).map(named);
    this.say(
      'WORKBOOK_TARGET_COLUMN',
      { text: used.heading, row: used.row, column: used.column },
      { used: named(used), others: others.join('、') },
    );
  }

  private identifier(entry: Entry, path: readonly number[]): string {
    const stated = entry.texts.get('identifier')?.[0]?.text.replace(/^.*\./, '') ?? '';
    return this.claimId(/^[a-z][a-z0-9_]*$/.test(stated) ? stated : `${this.context.prefix}i${path.join('_')}`);
  }

  private claimId(wanted: string): string {
    let id = wanted;
    for (let n = 2; this.context.taken.has(id); n += 1) id = `${wanted}_${n}`;
    this.context.taken.add(id);
    return id;
  }

  private place({ row, column }: PlacedText): string {
    return `${this.context.file}“${this.table.sheet}”${cellName(row, column)}`;
  }

  /** What the row says, each in its own words with its cell: a rule that is cited must be read there. */
  private lines(entry: Entry): readonly string[] {
    const shown = [...entry.texts].flatMap(([role, texts]) =>
      texts.map((text) => `- ${LABELS[role]}：${text.text}（${cellName(text.row, text.column)}）`),
    );
    return [`（${this.place(entry.at)}${entry.weight ? `；分值 ${entry.weight.text}` : ''}）`, ...shown];
  }

  private additions(entries: readonly Entry[], kind: 'bonus' | 'malus', clause: string): Readonly<Record<string, unknown>> {
    if (entries.length === 0) return {};
    this.clauses.push({ depth: 1, clause, title: kind === 'bonus' ? '加分' : '扣分', lines: [] });
    return Object.fromEntries(
      entries.map((entry, i) => {
        const id = this.claimId(`${this.context.prefix}${kind}${i + 1}`);
        const own = `${clause}.${i + 1}`;
        this.clauses.push({ depth: 2, clause: own, title: entry.title, lines: this.lines(entry) });
        const words = (entry.texts.get('criterion') ?? []).map(({ text }) => text).join('；');
        this.keepWords(entry);
        const stated = statedPoints(entry) ?? capIn(words) ?? capIn(entry.title);
        const table = `events/${id}.csv`;
        this.tables.set(table, EVENTS_HEADING);
        this.say('WORKBOOK_ADDITION', entry.at, { title: entry.title, table });
        return [
          id,
          {
            title: entry.title,
            ...(stated === undefined || stated === 0 ? {} : { cap: stated }),
            apply: { table, within: 'period' },
            clause: own,
          },
        ];
      }),
    );
  }

  private keepWords(entry: Entry): void {
    for (const role of ['criterion', 'target', 'baseline'] as const)
      for (const { row, column } of entry.texts.get(role) ?? []) this.context.account.set(row, column, 'words');
  }

  private gates(clause: string): readonly Readonly<Record<string, unknown>>[] {
    if (this.table.vetoes.length === 0) return [];
    this.clauses.push({ depth: 1, clause, title: '一票否决', lines: [] });
    return this.table.vetoes.map((entry, i) => {
      const id = this.claimId(`${this.context.prefix}veto${i + 1}`);
      const own = `${clause}.${i + 1}`;
      this.clauses.push({ depth: 2, clause: own, title: entry.title, lines: this.lines(entry) });
      this.keepWords(entry);
      const words = (entry.texts.get('criterion') ?? []).map(({ text }) => text).join('；');
      const owner = ownerName(entry.texts.get('owner')?.[0]?.text);
      const fields = {
        title: entry.title,
        ...(words === '' ? {} : { definition: words }),
        kind: 'count',
        unit: '次',
        better: 'lower',
        light: 'none',
        owner,
        clause: own,
      };
      this.indicators.push({ id, fields, leaf: {}, words: [] });
      return { title: short(entry.title), lists: [this.context.list], when: `value('${id}') > 0`, veto: true, clause: own };
    });
  }

  private say(code: Parameters<typeof workbookIssue>[0], at: PlacedText, args: Issue['args']): void {
    this.issues.push(
      workbookIssue(
        code,
        { file: this.context.file, sheet: this.table.sheet, line: at.row, column: at.column, cell: cellName(at.row, at.column) },
        args,
      ),
    );
  }
}

const LABELS: Readonly<Record<string, string>> = {
  target: '目标值',
  baseline: '基期值',
  unit: '计量单位',
  criterion: '评分标准',
  owner: '责任单位',
  source: '数据来源',
  nature: '指标属性',
  better: '方向',
  every: '报送周期',
  definition: '说明',
  remark: '备注',
  clause: '依据',
  identifier: '标识',
};

function statedPoints({ weight }: Entry): number | undefined {
  return weight === undefined || weight.reading.form === 'unread' ? undefined : weight.reading.value;
}

function capIn(words: string): number | undefined {
  const found =
    /(?:最高|最多|累计|总计|上限|合计)(?:可)?(?:加|扣|得|不超过|加分|扣分)*(?:不超过)?(\d+(?:\.\d+)?)分|不超过(\d+(?:\.\d+)?)分/u.exec(
      words,
    );
  return found ? Number(found[1] ?? found[2]) : undefined;
}

function short(title: string): string {
  return title.length > 40 ? `${title.slice(0, 39)}…` : title;
}
