import { cellName, decimalText, type Issue, tidy } from '@kedu/model';
import { workbookIssue } from '../codes.ts';
import type { Branch, PlacedText, PlacedWeight, SheetTable } from './entry.ts';
import { formsOfWeights, shareColumns, strayFractions } from './weightForms.ts';

export type WeightForm = 'points_of_total' | 'points' | 'relative';

/** A branch with its weight as the scheme will write it. */
export interface WeighedNode {
  readonly branch: Branch;
  readonly weight: number;
  /** How its parts are weighed; undefined for a leaf. */
  readonly form: WeightForm | undefined;
  readonly parts: readonly WeighedNode[];
}

export interface WeighedTree {
  readonly form: WeightForm;
  readonly parts: readonly WeighedNode[];
  readonly issues: readonly Issue[];
}

/** What each blank weight gets; undefined where nothing is left, or cannot be told because a weight beside it was not understood. */
type Share = number | undefined;

const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

/**
 * Weights of a table as a tree: parts of the whole (points_of_total), parts of their node (points), or relative where sums do not fit.
 *
 * Each node is settled by its own numbers: parts that add up to its points, to 100, or to neither. Shares below 1 (0.15) and percentages are points
 * of 100. Where leaves add up to 100 and a heading states another sum, the leaves count. Blank weights share what their node, or the whole, has left.
 * A weight that is not understood is 0, and beside it no rest is known and no sum is judged.
 * Rule: WORKBOOK-5. Errors: WORKBOOK_WEIGHT_…, WORKBOOK_TOTAL, each at its cell.
 */
export function weigh(table: SheetTable, file: string): WeighedTree {
  const weigher = new Weigher(table, file);
  return weigher.tree();
}

class Weigher {
  private readonly table: SheetTable;
  private readonly file: string;
  private readonly issues: Issue[] = [];
  /** Columns whose plain numbers are shares of 1. */
  private readonly shareColumns: ReadonlySet<number>;
  private leavesCount = false;
  private sumsFail = false;

  constructor(table: SheetTable, file: string) {
    this.table = table;
    this.file = file;
    this.shareColumns = shareColumns(table.branches);
  }

  tree(): WeighedTree {
    const { branches } = this.table;
    const leaves = leavesOf(branches);
    const sum = total(leaves.map((leaf) => this.value(leaf.weight) ?? 0));
    this.leavesCount = leaves.every((leaf) => leaf.weight !== undefined) && near(sum, 100);
    const given = this.children(branches, this.share(branches, 100));
    const parts = total(given.map(({ weight }) => weight)) === 0 ? given.map(even) : given;
    const whole = total(parts.map(({ weight }) => weight));
    const form: WeightForm = near(whole, 100) ? 'points_of_total' : 'relative';
    this.checkTotal(whole, form);
    this.sayForms();
    if (form === 'relative') return { form, parts: parts.map(relative), issues: this.issues };
    this.issues.push(
      workbookIssue(
        'WORKBOOK_WEIGHTS',
        { file: this.file, sheet: this.table.sheet },
        { form: parts.some(hasOwnHundred) ? 'points' : 'points_of_total', sum: shown(whole) },
      ),
    );
    return { form, parts, issues: this.issues };
  }

  private checkTotal(whole: number, form: WeightForm): void {
    const { branches, total: stated } = this.table;
    const value = stated && this.value(stated.weight);
    const doubtful = branches.some((branch) => this.isDoubtful(branch)) && whole > 0;
    if (stated && value !== undefined && !near(value, whole) && !doubtful)
      this.issues.push(workbookIssue('WORKBOOK_TOTAL', this.place(stated.weight), { found: shown(value), expected: shown(whole) }));
    if (form !== 'relative' || branches.length === 0 || doubtful) return;
    const at = stated?.weight ?? (branches[0] as Branch).at;
    const agreed = value !== undefined && near(value, whole);
    if (agreed) this.issues.push(workbookIssue('WORKBOOK_WEIGHTS', this.place(at), { form: 'relative', sum: shown(whole) }));
    else this.saySum(at, this.table.title ?? this.table.sheet, whole, 100);
  }

  /** What is left of a node's points for each blank weight below it, as far down as no node states points of its own. */
  private share(branches: readonly Branch[], own: number): Share {
    if (branches.some((branch) => this.isDoubtful(branch))) return undefined;
    const open = this.open(branches);
    const whole = open.known < own ? own : 100;
    return open.blanks === 0 || open.known >= whole ? undefined : tidy((whole - open.known) / open.blanks);
  }

  private open(branches: readonly Branch[]): { readonly known: number; readonly blanks: number } {
    let known = 0;
    let blanks = 0;
    for (const branch of branches) {
      const stated = this.value(branch.weight);
      if (stated !== undefined && !this.isOverruled(branch, stated)) known = tidy(known + stated);
      else if (branch.branches.length === 0 || !this.someKnown(branch)) blanks += 1;
      else {
        const below = this.open(branch.branches);
        known = tidy(known + below.known);
        blanks += below.blanks;
      }
    }
    return { known, blanks };
  }

  private children(branches: readonly Branch[], share: Share): readonly WeighedNode[] {
    const nodes = branches.map((branch) => this.node(branch, share));
    const blank = nodes.filter(({ weight }) => Number.isNaN(weight));
    if (blank.length === 0) return nodes;
    const first = blank[0] as WeighedNode;
    if (share === 0) return nodes.map((node) => (Number.isNaN(node.weight) ? this.settle(node.branch, 0) : node));
    const at = this.place(blankOf(first.branch));
    const args = { title: first.branch.title, count: blank.length };
    this.issues.push(
      share === undefined
        ? workbookIssue('WORKBOOK_WEIGHT_ABSENT', at, args)
        : workbookIssue('WORKBOOK_WEIGHT_SHARED', at, { ...args, each: shown(share) }),
    );
    return nodes.map((node) => (Number.isNaN(node.weight) ? this.settle(node.branch, share ?? 0) : node));
  }

  private settle(branch: Branch, weight: number): WeighedNode {
    if (branch.branches.length === 0) return { branch, weight, form: undefined, parts: [] };
    const share = weight === 0 ? 0 : this.share(branch.branches, weight);
    return this.composite(branch, weight, this.children(branch.branches, share));
  }

  private node(branch: Branch, share: Share): WeighedNode {
    const stated = this.value(branch.weight);
    const unread = branch.weight?.reading.form === 'unread' ? branch.weight : undefined;
    if (branch.branches.length === 0) {
      if (unread) this.sayUnread(unread, branch, 0);
      return { branch, weight: stated ?? (unread ? 0 : Number.NaN), form: undefined, parts: [] };
    }
    if (stated === undefined && !unread && !this.someKnown(branch)) return { branch, weight: Number.NaN, form: 'relative', parts: [] };
    const parts = this.children(branch.branches, stated === undefined ? share : this.share(branch.branches, stated));
    const sum = total(parts.map(({ weight }) => weight));
    if (unread) this.sayUnread(unread, branch, sum);
    if (stated !== undefined && this.isOverruled(branch, stated)) {
      this.saySum(branch.weight ?? branch.at, branch.title, sum, stated);
      return this.composite(branch, sum, parts);
    }
    return this.composite(branch, stated ?? sum, parts);
  }

  /** Whether the leaves below a node count and its own points do not. */
  private isOverruled(branch: Branch, stated: number): boolean {
    if (!this.leavesCount || branch.branches.length === 0) return false;
    return !near(stated, total(leavesOf(branch.branches).map(({ weight }) => this.value(weight) ?? 0)));
  }

  private someKnown(branch: Branch): boolean {
    return branch.branches.some((below) => below.weight !== undefined || this.someKnown(below));
  }

  /** Whether a weight that counts for the sum above was not understood. */
  private isDoubtful(branch: Branch): boolean {
    if (branch.weight?.reading.form === 'unread') return true;
    return this.value(branch.weight) === undefined && branch.branches.some((below) => this.isDoubtful(below));
  }

  private composite(branch: Branch, weight: number, parts: readonly WeighedNode[]): WeighedNode {
    const sum = total(parts.map((part) => part.weight));
    const doubtful = branch.branches.some((below) => this.isDoubtful(below));
    if (sum === 0) {
      if (!doubtful && weight !== 0) this.saySum(branch.weight ?? branch.at, branch.title, 0, weight);
      return { branch, weight, form: 'relative', parts: parts.map(even).map(relative) };
    }
    if (near(sum, weight)) return { branch, weight, form: 'points_of_total', parts };
    if (near(sum, 100)) return { branch, weight, form: 'points', parts };
    if (!doubtful) this.saySum(branch.weight ?? branch.at, branch.title, sum, weight);
    return { branch, weight, form: 'relative', parts: parts.map(relative) };
  }

  private value(weight: PlacedWeight | undefined): number | undefined {
    if (!weight || weight.reading.form === 'unread') return undefined;
    const { value, form } = weight.reading;
    return form === 'plain' && this.shareColumns.has(weight.column) ? tidy(value * 100) : value;
  }

  private sayUnread(at: PlacedWeight, { title }: Branch, taken: number): void {
    this.issues.push(workbookIssue('WORKBOOK_WEIGHT_UNREAD', this.place(at), { title, found: at.text, taken: shown(taken) }));
  }

  private saySum(at: { readonly row: number; readonly column: number }, title: string, found: number, expected: number): void {
    this.sumsFail = true;
    this.issues.push(workbookIssue('WORKBOOK_WEIGHT_SUM', this.place(at), { title, found: shown(found), expected: shown(expected) }));
  }

  /** Weights that are written differently in one column, and, where sums do not fit, shares of 1 among points. */
  private sayForms(): void {
    for (const { percent, others } of formsOfWeights(this.table.branches)) {
      const odd = (percent.length < others.length ? percent : others)[0] as PlacedWeight;
      this.issues.push(workbookIssue('WORKBOOK_WEIGHT_FORMS', this.place(odd), { percent: named(percent), points: named(others) }));
    }
    if (!this.sumsFail) return;
    for (const { title, weight } of strayFractions(this.table.branches, this.shareColumns))
      this.issues.push(workbookIssue('WORKBOOK_WEIGHT_FRACTION', this.place(weight), { title, found: weight.text }));
  }

  private place(at: { readonly row: number; readonly column: number }): Issue['place'] {
    return { file: this.file, sheet: this.table.sheet, line: at.row, column: at.column, cell: cellName(at.row, at.column) };
  }
}

/** The first cell in which points are missing. */
function blankOf(branch: Branch): PlacedText {
  const [first] = branch.branches;
  return branch.blankWeight ?? (first ? blankOf(first) : branch.at);
}

function named(weights: readonly PlacedWeight[]): string {
  return weights.map(({ row, column }) => cellName(row, column)).join('、');
}

function leavesOf(branches: readonly Branch[]): readonly Branch[] {
  return branches.flatMap((branch) => (branch.branches.length === 0 ? [branch] : leavesOf(branch.branches)));
}

function total(values: readonly number[]): number {
  return tidy(values.reduce((sum, value) => sum + value, 0));
}

function hasOwnHundred(node: WeighedNode): boolean {
  return node.form === 'points' || node.parts.some(hasOwnHundred);
}

/** Parts that all weigh nothing are weighed alike; that their sum does not fit is said. */
function even(node: WeighedNode): WeighedNode {
  return { ...node, weight: 1 };
}

/** Below relative weights sums need not fit: every node says so itself. */
function relative(node: WeighedNode): WeighedNode {
  return node.form === undefined ? node : { ...node, form: 'relative', parts: node.parts.map(relative) };
}

function shown(value: number): string {
  return decimalText(tidy(value));
}
