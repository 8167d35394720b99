import type { Fen, Place } from '@kedu/model';
import type { CompiledExpression } from './expression/contract.ts';

/** A row of a money table of the scheme: whole fen, with the cell it came from. */
export interface MoneyRow {
  readonly unitCode?: string | undefined;
  readonly field?: string | undefined;
  readonly item?: string | undefined;
  readonly amountFen: Fen;
  readonly place: Place;
}

/** A piece of work that is paid by its difficulty and result; the person stands under a pseudonym (PROPOSE-16). */
export interface PayItemRow {
  readonly item: string;
  readonly unitCode: string;
  readonly person: string;
  readonly difficulty: string;
  readonly result: string;
  /** Mark of the quality check; absent where the item was not drawn for one. */
  readonly quality?: number | undefined;
  readonly date: string;
  readonly place: Place;
}

/** Staff of one unit in persons: present, at the start of the rule, gone in the period, asked for (PROPOSE-18). */
export interface StaffRow {
  readonly unitCode: string;
  readonly headcount: number;
  readonly baseHeadcount?: number | undefined;
  readonly left?: number | undefined;
  readonly asked?: number | undefined;
  readonly place: Place;
}

/** How staff may change: so many in for so many out, or a ceiling that falls by `shrink` over `years`, the first of them `from`. */
export type StaffRule =
  | { readonly kind: 'replace'; readonly in: number; readonly out: number }
  | { readonly kind: 'shrink'; readonly shrink: number; readonly years: number; readonly from: number };

/** Actions beside those of `Proposition` that the first edition began with (PROPOSE-13 to PROPOSE-18). */
export type FurtherProposition =
  | {
      readonly action: 'pay';
      readonly of: readonly MoneyRow[];
      /** Grade → coefficient, not negative; no worse grade has a higher one. */
      readonly coefficient: Readonly<Record<string, number>>;
      readonly keepTotal: boolean;
    }
  | {
      readonly action: 'compensate';
      readonly index: number | CompiledExpression;
      /** Points of index and share paid, the index rising. */
      readonly curve: readonly (readonly [index: number, share: number])[];
      readonly better: 'lower' | 'higher';
      readonly of: readonly MoneyRow[];
    }
  | { readonly action: 'release'; readonly of: readonly MoneyRow[]; readonly releaseWhen: CompiledExpression }
  | {
      readonly action: 'pay_items';
      readonly items: readonly PayItemRow[];
      readonly ratesFen: Readonly<Record<string, Fen>>;
      readonly results: Readonly<Record<string, number>>;
      readonly qualityBelow?: number | undefined;
      readonly capFen?: Fen | undefined;
    }
  | {
      readonly action: 'fund';
      readonly of: readonly MoneyRow[];
      readonly approve: CompiledExpression;
      readonly adjust?: { readonly when: CompiledExpression; readonly to: number | CompiledExpression } | undefined;
      /** Attribute of the units by which the report sums up. */
      readonly sumsBy?: string | undefined;
    }
  | { readonly action: 'staff'; readonly posts: readonly StaffRow[]; readonly staffRule: StaffRule };
