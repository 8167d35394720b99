import { parseTreatment, type Reference, treatmentText } from '@kedu/engine';
import { type Field, fieldsOf, type Refuse } from '../fields.ts';
import { numberOf, numbersOf, stored } from './fields.ts';

/** A reference point as JSON holds it: count, least, greatest, mean, deviation; the values in order; the treatment as references.csv writes it. Rule: DATA-3. */
export function storedReference({ count, min, max, mean, sd, ranked, treatment, anchor, offer }: Reference): object {
  return {
    figures: stored([count, min, max, mean, sd]),
    ranked: stored(ranked),
    ...(treatment ? { treatment: treatmentText(treatment) } : {}),
    ...(anchor === undefined ? {} : { anchor: stored([anchor]) }),
    ...(offer === undefined ? {} : { offer: stored([offer]) }),
  };
}

export function referenceOf(field: Field, refuse: Refuse): Reference {
  const fields = fieldsOf(field, ['figures', 'ranked'], refuse, ['treatment', 'anchor', 'offer']);
  const figures = numbersOf(fields.figures, refuse);
  if (figures.length !== 5) refuse('form', fields.figures.at, figures.length);
  const [count, min, max, mean, sd] = figures as unknown as [number, number, number, number, number];
  const one = (inner: Field): number => {
    const numbers = numbersOf(inner, refuse);
    return numbers.length === 1 ? (numbers[0] as number) : refuse('form', inner.at, numbers.length);
  };
  const { treatment } = fields;
  return {
    count: numberOf({ value: count, at: fields.figures.at }, refuse, (x) => Number.isInteger(x) && x >= 0),
    min,
    max,
    mean,
    sd,
    ranked: numbersOf(fields.ranked, refuse),
    ...(treatment
      ? {
          treatment:
            (typeof treatment.value === 'string' ? parseTreatment(treatment.value) : undefined) ??
            refuse('form', treatment.at, treatment.value),
        }
      : {}),
    ...(fields.anchor ? { anchor: one(fields.anchor) } : {}),
    ...(fields.offer ? { offer: one(fields.offer) } : {}),
  };
}
