import { type Column, tidy } from '@kedu/model';

/** What an expression gave, without the dust of float64 (QNT-5). */
export function tidied({ values, missing }: Column): Column {
  return { values: values.map(tidy), missing };
}
