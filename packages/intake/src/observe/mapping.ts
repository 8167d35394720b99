import type { MissingReason } from '@kedu/model';

/**
 * How the columns of a plain table are to be read: the short form of a mapping, which the headings of the table make whole.
 * Rule: PACK-1, MAP-9.
 */
export interface DataMapping {
  readonly layout: 'long' | 'wide';
  /** Heading of the unit column; default `unit`. */
  readonly unit?: string | undefined;
  readonly unitBy?: 'id' | 'code' | 'name' | undefined;
  /** Heading of the period column; default `period`. */
  readonly period?: string | undefined;
  /** One period for the whole file, in place of a period column. */
  readonly fixedPeriod?: string | undefined;
  /** Indicator → heading (wide) or word in the indicator column (long); the others go by their ID. */
  readonly columns?: ReadonlyMap<string, string> | undefined;
  /** Indicator → unit of measure of its column, where the heading names another or none. */
  readonly measures?: ReadonlyMap<string, string> | undefined;
  /** What a blank cell means; undefined leaves it to the calendar. */
  readonly blank?: MissingReason | undefined;
  /** Named in explanations. */
  readonly source?: string | undefined;
}

/** What intake has to know of an indicator. */
export interface IndicatorSpec {
  readonly id: string;
  /** Unit of measure: `%`, `亿元`. Without one a suffix is refused. */
  readonly unit?: string | undefined;
}
