import type { SheetAccount } from './account.ts';
import type { Branch, Entry, PlacedText, PlacedWeight, SheetTable, TotalRow } from './entry.ts';
import type { TextRole } from './role.ts';
import { budgetExecution } from './budgetExecution.ts';
import { claimRow } from './claimRow.ts';
import { findHeading, headingAt, type TableColumn, type TableHeading } from './heading.ts';
import { partTitle, plainTitle } from './rowTitle.ts';
import { type Block, blockNamed, NODE_ROW, NOTE, SUBTOTAL, TOTAL } from './rowWords.ts';
import type { GridCell, SheetGrid } from './sheetGrid.ts';
import { isBlankWeight, readWeight, weightInTitle } from './weight.ts';

/**
 * The table of indicators of one sheet as a tree.
 *
 * Rule: WORKBOOK-3, WORKBOOK-4. Every cell that is read is entered in the account. Undefined where no row is a heading of indicators.
 */
export function readTable(grid: SheetGrid, account: SheetAccount): SheetTable | undefined {
  const heading = findHeading(grid);
  return heading && new TableReader(grid, account, heading).read();
}

/** How the parts of a node are put together, where it is the usual way. */
const ADDED_UP = /^下级各项加权平均$/u;

class TableReader {
  private readonly grid: SheetGrid;
  private readonly account: SheetAccount;
  private heading: TableHeading;
  private targets: readonly TableColumn[] = [];
  private readonly roots: Branch[] = [];
  private readonly blocks: Record<Exclude<Block, 'scored'>, Entry[]> = { bonus: [], deduction: [], veto: [] };
  private readonly notes: PlacedText[] = [];
  private total: TotalRow | undefined;
  private section: Branch | undefined;
  private block: Block = 'scored';
  private carried: PlacedText[] = [];
  private readonly byCell = new Map<string, Branch>();
  private last: { readonly branch: Branch | undefined; readonly entries: Entry[]; readonly at: number } | undefined;

  constructor(grid: SheetGrid, account: SheetAccount, heading: TableHeading) {
    this.grid = grid;
    this.account = account;
    this.heading = heading;
  }

  read(): SheetTable {
    const above = this.above();
    this.claimHeading();
    for (let row = this.heading.bottom + 1; row <= this.grid.rows; row += 1) row = this.readRow(row);
    const { bonus, deduction, veto } = this.blocks;
    return {
      sheet: this.grid.name,
      title: above,
      branches: this.withRows(this.roots),
      bonus,
      deductions: deduction,
      vetoes: veto,
      total: this.total,
      classWeights: this.heading.columns.filter(({ role }) => role === 'class_weight'),
      notes: this.notes,
    };
  }

  /** Titles below which no indicator stands are no part of the tree. */
  private withRows(branches: readonly Branch[]): Branch[] {
    return branches.filter((branch) => {
      const kept = this.withRows(branch.branches);
      branch.branches.splice(0, branch.branches.length, ...kept);
      if (branch.entry || kept.length > 0) return true;
      this.account.set(branch.at.row, branch.at.column, 'outside');
      return false;
    });
  }

  /** Rows above the heading are titles; one may state the execution of the budget. */
  private above(): string | undefined {
    let title: string | undefined;
    for (let row = 1; row < this.heading.top; row += 1) {
      for (const cell of this.own(row)) {
        this.account.set(cell.row, cell.column, 'outside');
        this.notes.push(cell);
        if (
          title === undefined &&
          !/^附[件表]/.test(cell.text) &&
          /考核|评价|指标|绩效|评分|自评|积分|测评/.test(cell.text) &&
          cell.text.length >= 5
        )
          title = cell.text;
      }
    }
    const budget = budgetExecution(this.grid, this.account, this.heading.top);
    if (budget) this.roots.push(budget);
    return title;
  }

  private claimHeading(): void {
    this.targets = this.heading.columns.filter(({ role }) => role === 'target');
    for (let row = this.heading.top; row <= this.heading.bottom; row += 1) {
      for (const cell of this.own(row)) {
        const column = this.heading.columns.find((one) => one.column >= cell.column && one.column <= cell.right && one.role !== undefined);
        this.account.set(cell.row, cell.column, column ? 'understood' : 'not_understood');
      }
    }
  }

  private own(row: number): readonly GridCell[] {
    return this.grid.filledRow(row).filter((cell) => cell.row === row);
  }

  /** Reads the row and gives the last one that was read with it. */
  private readRow(row: number): number {
    const own = this.own(row);
    const [first] = own;
    if (!first) return row;
    const again = own.length >= 3 ? headingAt(this.grid, row) : undefined;
    if (again) {
      this.heading = again;
      this.carried = [];
      this.claimHeading();
      return again.bottom;
    }
    const wide = own.length === 1 && first.right - first.column + 1 >= Math.max(3, this.grid.columns - 2);
    if (NOTE.test(first.text) || (wide && first.text.length > 24 && (blockNamed(first.text) ?? 'veto') === 'veto')) this.note(own);
    else if (own.some(({ text, column }) => TOTAL.test(text) && column <= this.lastLevel())) this.readTotal(own);
    else if (own.some(({ text, column }) => NODE_ROW.test(text) && column <= this.lastLevel())) this.readNode(row, own);
    else if (own.some(({ text, column }) => SUBTOTAL.test(text) && column <= this.lastLevel()))
      for (const cell of own) this.account.set(cell.row, cell.column, 'understood');
    else if (this.isSection(own)) this.openSection(own);
    else this.readEntry(row, own);
    return row;
  }

  private note(own: readonly GridCell[]): void {
    for (const cell of own) {
      this.account.set(cell.row, cell.column, 'outside');
      this.notes.push(cell);
    }
  }

  private lastLevel(): number {
    return this.levels().at(-1)?.column ?? 1;
  }

  private levels(): readonly TableColumn[] {
    return this.heading.columns.filter(({ role }) => role === 'level');
  }

  private weights(): readonly TableColumn[] {
    return this.heading.columns.filter(({ role }) => role === 'weight');
  }

  private readTotal(own: readonly GridCell[]): void {
    const label = own.find(({ text }) => TOTAL.test(text));
    for (const cell of own) {
      this.account.set(cell.row, cell.column, 'understood');
      const reading = cell === label ? undefined : readWeight(cell.text);
      if (reading && label && this.weights().some(({ column }) => column === cell.column))
        this.total = { at: label, weight: { ...cell, reading } };
    }
  }

  /** A line of its own above others: one cell, perhaps with its weight, that reaches over the levels or is numbered 一、 or names a block. */
  private isSection(own: readonly GridCell[]): boolean {
    const weightColumns = new Set(this.weights().map(({ column }) => column));
    const words = own.filter(({ column, text }) => !weightColumns.has(column) || readWeight(text) === undefined);
    const rank = words.filter(({ column }) => this.heading.columns.find((one) => one.column === column)?.role === 'number');
    const titles = words.filter((cell) => !rank.includes(cell));
    const title = titles[0] ?? (rank.length === 1 && /[\p{Script=Han}]{2}/u.test(rank[0]?.text ?? '') ? rank[0] : undefined);
    if (!title || titles.length > 1 || title.column > this.lastLevel()) return false;
    const reaches = title.right >= this.lastLevel() && this.levels().length > 1 && title.right > title.column;
    const acrossAll = title.right - title.column + 1 >= Math.max(3, this.grid.columns - 2);
    const numbered =
      /^[一二三四五六七八九十]+[、.．\s]/u.test(title.text) ||
      /^[（(][一二三四五六七八九十]+[)）]/u.test(title.text) ||
      rank.some(({ text }) => /^[一二三四五六七八九十]+$/.test(text));
    const named = blockNamed(title.text) !== undefined;
    const marked = weightInTitle(title.text).weight !== undefined;
    return (
      title.bottom === title.row && (acrossAll || reaches || ((numbered || named || marked) && own.length <= 3 && !this.hasDetails(own)))
    );
  }

  private hasDetails(own: readonly GridCell[]): boolean {
    return own.some(({ column }) =>
      ['criterion', 'target', 'definition', 'owner'].includes(this.heading.columns.find((one) => one.column === column)?.role ?? ''),
    );
  }

  private openSection(own: readonly GridCell[]): void {
    const words = own.filter(({ text }) => /[\p{Script=Han}]{2}/u.test(text));
    const title = words[0] ?? (own[0] as GridCell);
    const inTitle = weightInTitle(title.text);
    const beside = own
      .filter((cell) => cell !== title)
      .flatMap((cell) => {
        const reading = readWeight(cell.text);
        return reading && this.weights().some(({ column }) => column === cell.column) ? [{ ...cell, reading }] : [];
      })[0];
    const weight = beside ?? (inTitle.weight && { ...title, reading: inTitle.weight });
    this.block = blockNamed(title.text) ?? 'scored';
    this.section =
      this.block === 'scored' ? { title: plainTitle(inTitle.title), at: title, weight, branches: [], entry: undefined } : undefined;
    this.carried = [];
    this.last = undefined;
    if (this.section) this.roots.push(this.section);
    for (const cell of own) this.account.set(cell.row, cell.column, 'understood');
  }

  /** The row of a node itself above its parts, marked （合计）, as exported workbooks have one: its weight is the node's. */
  private readNode(row: number, own: readonly GridCell[]): void {
    const path = this.pathOf(row);
    const weights = this.weightsOf(row);
    this.branchesAbove(path, []);
    const title = path.at(-2);
    const branch = title && this.byCell.get(`${title.row},${title.column}`);
    const weight = weights.at(-1)?.cell;
    if (branch && weight) branch.weight = weight;
    this.last = undefined;
    claimRow(own, this.heading.columns, this.account);
    for (const cell of own) if (ADDED_UP.test(cell.text)) this.account.set(cell.row, cell.column, 'understood');
  }

  private readEntry(row: number, own: readonly GridCell[]): void {
    const path = this.pathOf(row);
    const texts = this.textsOf(row);
    claimRow(own, this.heading.columns, this.account);
    if (path.length === 0 && texts.size === 0) return;
    const leafAt = path.at(-1);
    const weights = this.weightsOf(row);
    const block = this.blockOf(path);
    const { targets } = this;
    const headingUnit = targets[0]?.unit;
    const ownWeight = weights
      .filter(({ level, cell }) => level >= this.levels().length && this.spans(cell) <= this.spans(leafAt))
      .at(-1)?.cell;
    const stated = leafAt && weightInTitle(leafAt.text);
    const inTitle: PlacedWeight | undefined = leafAt && stated?.weight ? { ...leafAt, reading: stated.weight } : undefined;
    const weight = ownWeight ?? inTitle;
    const continues =
      this.last &&
      (leafAt === undefined ||
        (this.last.at === leafAt.row * 1000 + leafAt.column &&
          own.every(({ row: top, column }) => top !== leafAt.row || column !== leafAt.column)));
    if (continues) {
      this.continueEntry(texts, weight, leafAt, headingUnit, block);
      return;
    }
    if (!leafAt) return;
    const entry: Entry = { title: plainTitle(stated?.title ?? leafAt.text), at: leafAt, weight, texts, headingUnit, targets };
    this.last = { branch: undefined, entries: [entry], at: leafAt.row * 1000 + leafAt.column };
    if (block !== 'scored') {
      this.blocks[block].push(entry);
      return;
    }
    const siblings = this.branchesAbove(path, weights);
    const branch: Branch = { title: entry.title, at: leafAt, weight, blankWeight: this.blankWeight(row), branches: [], entry };
    siblings.push(branch);
    this.last = { branch, entries: [entry], at: leafAt.row * 1000 + leafAt.column };
  }

  /** A further row of the same indicator: more words, or with its own weight an indicator of its own below it. */
  private continueEntry(
    texts: Entry['texts'],
    weight: PlacedWeight | undefined,
    leafAt: PlacedText | undefined,
    headingUnit: string | undefined,
    block: Block,
  ): void {
    const { branch, entries } = this.last as NonNullable<typeof this.last>;
    const first = entries[0] as Entry;
    const ownWeight = weight && (first.weight?.row !== weight.row || first.weight.column !== weight.column) ? weight : undefined;
    if (ownWeight && block === 'scored' && branch && first.weight) {
      if (branch.entry) {
        branch.branches.push({
          title: partTitle(first),
          at: first.at,
          weight: first.weight,
          branches: [],
          entry: { ...first, title: partTitle(first) },
        });
        branch.entry = undefined;
        branch.weight = undefined;
      }
      const next: Entry = {
        title: first.title,
        at: { text: first.title, row: ownWeight.row, column: leafAt?.column ?? first.at.column },
        weight: ownWeight,
        texts,
        headingUnit,
        targets: first.targets,
      };
      branch.branches.push({
        title: partTitle(next),
        at: next.at,
        weight: ownWeight,
        branches: [],
        entry: { ...next, title: partTitle(next) },
      });
      entries.push(next);
      return;
    }
    const into = first.texts as Map<TextRole, readonly PlacedText[]>;
    for (const [role, more] of texts) {
      const known = into.get(role) ?? [];
      into.set(role, [...known, ...more.filter((text) => !known.some((one) => one.row === text.row && one.column === text.column))]);
    }
  }

  private spans(cell: PlacedText | undefined): number {
    if (!cell) return 0;
    const { top, bottom } = this.grid.range(cell.row, cell.column);
    return bottom - top + 1;
  }

  private blockOf(path: readonly PlacedText[]): Block {
    const named = blockNamed(path[0]?.text ?? '');
    const single = this.levels().length === 1;
    if (named === 'veto' ? path.length > 1 || single : path.length > 0) return named ?? this.block;
    return this.block;
  }

  /** Cells of the levels from the top to the indicator; a blank above the deepest level goes on from the row before. */
  private pathOf(row: number): readonly PlacedText[] {
    const levels = this.levels();
    const path: PlacedText[] = [];
    let fresh = false;
    levels.forEach(({ column }, depth) => {
      const { top, left } = this.grid.range(row, column);
      const text = this.grid.cell(top, left);
      const isLast = depth === levels.length - 1;
      if (text !== '') {
        if (!path.some((one) => one.row === top && one.column === left)) path.push({ text, row: top, column: left });
        if (this.carried[depth]?.row !== top || this.carried[depth]?.column !== left) fresh = true;
        this.carried[depth] = { text, row: top, column: left };
        if (fresh) this.carried.length = depth + 1;
      } else if (!isLast && !fresh && this.carried[depth]) path.push(this.carried[depth] as PlacedText);
    });
    const deepest = this.levels().at(-1);
    const deepestText = deepest && this.grid.filled(row, deepest.column);
    return deepestText === '' && !fresh ? [] : path;
  }

  private textsOf(row: number): Map<TextRole, readonly PlacedText[]> {
    const texts = new Map<TextRole, readonly PlacedText[]>();
    for (const { column, role } of this.heading.columns) {
      if (role === undefined || role === 'level' || role === 'weight' || role === 'class_weight' || role === 'result' || role === 'number')
        continue;
      const { top, left } = this.grid.range(row, column);
      const text = this.grid.cell(top, left);
      if (text === '' || this.isLevelCell(top, left)) continue;
      texts.set(role, [...(texts.get(role) ?? []), { text, row: top, column: left }]);
    }
    return texts;
  }

  private isLevelCell(row: number, column: number): boolean {
    return this.levels().some((one) => one.column === column) && row > 0;
  }

  private weightsOf(row: number): readonly { readonly level: number; readonly cell: PlacedWeight }[] {
    return this.weights().flatMap(({ column, level }) => {
      const { top, left } = this.grid.range(row, column);
      const text = this.grid.cell(top, left);
      if (isBlankWeight(text) || this.isLevelCell(top, left)) return [];
      const reading = readWeight(text) ?? { value: Number.NaN, form: 'unread' as const };
      return [{ level, cell: { text, row: top, column: left, reading } }];
    });
  }

  /** Where the weight of the deepest level would stand in this row. */
  private blankWeight(row: number): PlacedText | undefined {
    const column = this.weights()
      .filter(({ level }) => level >= this.levels().length)
      .at(-1)?.column;
    return column === undefined || this.grid.filled(row, column) !== '' ? undefined : { text: '', row, column };
  }

  private branchesAbove(
    path: readonly PlacedText[],
    weights: readonly { readonly level: number; readonly cell: PlacedWeight }[],
  ): Branch[] {
    let siblings = this.section ? this.section.branches : this.roots;
    path.slice(0, -1).forEach((cell, depth) => {
      const key = `${cell.row},${cell.column}`;
      let branch = this.byCell.get(key);
      if (!branch) {
        const { title, weight } = weightInTitle(cell.text);
        const before = siblings.at(-1);
        const same = before?.entry === undefined && before?.at.text === cell.text ? before : undefined;
        branch = same ?? {
          title: plainTitle(title),
          at: cell,
          weight: weight && { ...cell, reading: weight },
          branches: [],
          entry: undefined,
        };
        this.byCell.set(key, branch);
        if (!same) siblings.push(branch);
      }
      const levels = this.levels();
      const beside = weights.find(
        ({ level, cell: own }) =>
          own.row === cell.row &&
          ((level === depth + 1 && level < levels.length) ||
            (level >= levels.length && this.spans(own) > this.spans(path.at(-1)) && this.spans(own) === this.spans(cell))),
      );
      if (beside && !branch.weight) branch.weight = beside.cell;
      siblings = branch.branches;
    });
    return siblings;
  }
}
