import { cellName, decimalText, type Issue, tidy } from '@kedu/model';
import { workbookIssue } from '../codes.ts';
import type { Branch, PlacedWeight, SheetTable } from './entry.ts';

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

const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

/**
 * Weights of a table as a tree: parts of the whole (points_of_total), parts of their node (points), or relative where sums do not fit.
 *
 * Each node is settled by its own numbers: parts that add up to its points, to 100, or to neither. Shares below 1 (0.15) and percentages are points
 * of 100. Where leaves add up to 100 and a heading states another sum, the leaves count. A blank weight gets an equal part of what is left.
 * Rule: WORKBOOK-5. Errors: WORKBOOK_WEIGHT_SUM, WORKBOOK_WEIGHT_SHARED, WORKBOOK_TOTAL, each at its cell.
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
    const given = this.children(branches, 100);
    const parts = total(given.map(({ weight }) => weight)) === 0 ? given.map(even) : given;
    const whole = total(parts.map(({ weight }) => weight));
    const form: WeightForm = near(whole, 100) ? 'points_of_total' : 'relative';
    this.checkTotal(whole, form);
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
    const stated = this.table.total;
    const value = stated && this.value(stated.weight);
    if (stated && value !== undefined && !near(value, whole))
      this.issues.push(workbookIssue('WORKBOOK_TOTAL', this.place(stated.weight), { found: shown(value), expected: shown(whole) }));
    if (form !== 'relative' || this.table.branches.length === 0) return;
    const at = stated?.weight ?? (this.table.branches[0] as Branch).at;
    const agreed = value !== undefined && near(value, whole);
    this.issues.push(
      agreed
        ? workbookIssue('WORKBOOK_WEIGHTS', this.place(at), { form: 'relative', sum: shown(whole) })
        : workbookIssue('WORKBOOK_WEIGHT_SUM', this.place(at), {
            title: this.table.title ?? this.table.sheet,
            found: shown(whole),
            expected: '100',
          }),
    );
  }

  private children(branches: readonly Branch[], own: number | undefined): readonly WeighedNode[] {
    const nodes = branches.map((branch) => this.node(branch));
    const blank = nodes.filter(({ weight }) => Number.isNaN(weight));
    if (blank.length === 0) return nodes;
    const known = total(nodes.filter(({ weight }) => !Number.isNaN(weight)).map(({ weight }) => weight));
    const whole = own !== undefined && known < own ? own : known < 100 ? 100 : known + blank.length;
    const each = tidy((whole - known) / blank.length);
    const first = blank[0] as WeighedNode;
    this.issues.push(
      workbookIssue('WORKBOOK_WEIGHT_SHARED', this.place(first.branch.at), {
        title: first.branch.title,
        count: blank.length,
        each: shown(each),
      }),
    );
    return nodes.map((node) => (Number.isNaN(node.weight) ? this.settle(node.branch, each) : node));
  }

  private settle(branch: Branch, weight: number): WeighedNode {
    if (branch.branches.length === 0) return { branch, weight, form: undefined, parts: [] };
    const parts = this.children(branch.branches, weight);
    return this.composite(branch, weight, parts);
  }

  private node(branch: Branch): WeighedNode {
    const stated = this.value(branch.weight);
    if (branch.branches.length === 0) return { branch, weight: stated ?? Number.NaN, form: undefined, parts: [] };
    const someKnown =
      leavesOf(branch.branches).some(({ weight }) => weight !== undefined) || branch.branches.some(({ weight }) => weight !== undefined);
    if (stated === undefined && !someKnown) return { branch, weight: Number.NaN, form: 'relative', parts: [] };
    const parts = this.children(branch.branches, stated);
    const sum = total(parts.map(({ weight }) => weight));
    if (stated !== undefined && this.leavesCount && !near(stated, sum)) {
      this.issues.push(
        workbookIssue('WORKBOOK_WEIGHT_SUM', this.place(branch.weight ?? branch.at), {
          title: branch.title,
          found: shown(sum),
          expected: shown(stated),
        }),
      );
      return this.composite(branch, sum, parts);
    }
    return this.composite(branch, stated ?? sum, parts);
  }

  private composite(branch: Branch, weight: number, parts: readonly WeighedNode[]): WeighedNode {
    const sum = total(parts.map((part) => part.weight));
    if (sum === 0) return this.composite(branch, weight, parts.map(even));
    if (near(sum, weight)) return { branch, weight, form: 'points_of_total', parts };
    if (near(sum, 100)) return { branch, weight, form: 'points', parts };
    this.issues.push(
      workbookIssue('WORKBOOK_WEIGHT_SUM', this.place(branch.weight ?? branch.at), {
        title: branch.title,
        found: shown(sum),
        expected: shown(weight),
      }),
    );
    return { branch, weight, form: 'relative', parts: parts.map(relative) };
  }

  private value(weight: PlacedWeight | undefined): number | undefined {
    if (!weight) return undefined;
    const { value, form } = weight.reading;
    return form === 'plain' && this.shareColumns.has(weight.column) ? tidy(value * 100) : value;
  }

  private place(at: { readonly row: number; readonly column: number }): Issue['place'] {
    return { file: this.file, sheet: this.table.sheet, line: at.row, column: at.column, cell: cellName(at.row, at.column) };
  }
}

/** Columns of weights in which every plain number is at most 1 and some is below it. */
function shareColumns(branches: readonly Branch[]): ReadonlySet<number> {
  const byColumn = new Map<number, number[]>();
  const visit = (branch: Branch): void => {
    const { weight } = branch;
    if (weight && weight.reading.form === 'plain')
      byColumn.set(weight.column, [...(byColumn.get(weight.column) ?? []), weight.reading.value]);
    branch.branches.forEach(visit);
  };
  branches.forEach(visit);
  return new Set(
    [...byColumn]
      .filter(([, values]) => values.every((value) => value <= 1) && values.some((value) => value < 1 && value > 0))
      .map(([column]) => column),
  );
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
