import { firstMissing, lengthOf, stepOf, type TextVector, UNDEFINED, type Vector } from './vector.ts';

export type ComparisonName = '<' | '<=' | '>' | '>=' | '==' | '!=';

/**
 * Comparison of two columns of numbers or conditions, as a column of 1 and 0; missing where an operand is (EXPR-6).
 * A cell with a NaN makes the probe NaN and is looked at again in a second pass.
 */
export function compareColumns(name: ComparisonName, a: Vector, b: Vector, size: number): Vector {
  const n = lengthOf(size, a, b);
  const out = new Float64Array(n);
  const probe = COMPARISONS[name](a, b, out);
  return withMissing(out, probe, a, b);
}

type Comparison = (a: Vector, b: Vector, out: Float64Array) => number;

const COMPARISONS: Readonly<Record<ComparisonName, Comparison>> = {
  '<': ({ values: x, step: p }, { values: y, step: q }, out) => {
    let probe = 0;
    for (let i = 0, j = 0, k = 0; i < out.length; i += 1, j += p, k += q) {
      const left = x[j] as number;
      const right = y[k] as number;
      out[i] = left < right ? 1 : 0;
      probe += left - left + (right - right);
    }
    return probe;
  },
  '<=': ({ values: x, step: p }, { values: y, step: q }, out) => {
    let probe = 0;
    for (let i = 0, j = 0, k = 0; i < out.length; i += 1, j += p, k += q) {
      const left = x[j] as number;
      const right = y[k] as number;
      out[i] = left <= right ? 1 : 0;
      probe += left - left + (right - right);
    }
    return probe;
  },
  '>': (a, b, out) => COMPARISONS['<'](b, a, out),
  '>=': (a, b, out) => COMPARISONS['<='](b, a, out),
  '==': ({ values: x, step: p }, { values: y, step: q }, out) => {
    let probe = 0;
    for (let i = 0, j = 0, k = 0; i < out.length; i += 1, j += p, k += q) {
      const left = x[j] as number;
      const right = y[k] as number;
      out[i] = left === right ? 1 : 0;
      probe += left - left + (right - right);
    }
    return probe;
  },
  '!=': ({ values: x, step: p }, { values: y, step: q }, out) => {
    let probe = 0;
    for (let i = 0, j = 0, k = 0; i < out.length; i += 1, j += p, k += q) {
      const left = x[j] as number;
      const right = y[k] as number;
      out[i] = left === right ? 0 : 1;
      probe += left - left + (right - right);
    }
    return probe;
  },
};

function withMissing(out: Float64Array, probe: number, a: Vector, b: Vector): Vector {
  const missing = new Uint8Array(out.length);
  if (probe === 0) return { values: out, missing, step: stepOf(a, b) };
  for (let i = 0; i < out.length; i += 1) {
    if (Number.isFinite(a.values[i * a.step]) && Number.isFinite(b.values[i * b.step])) continue;
    missing[i] = firstMissing([a, b], i) || UNDEFINED;
    out[i] = Number.NaN;
  }
  return { values: out, missing, step: stepOf(a, b) };
}

/** Equality (or its contrary) of texts; missing where an operand is. */
export function compareTexts(name: '==' | '!=', a: TextVector, b: TextVector, size: number): Vector {
  const n = lengthOf(size, a, b);
  const out = new Float64Array(n);
  const missing = new Uint8Array(n);
  const hit = name === '==' ? 1 : 0;
  for (let i = 0, j = 0, k = 0; i < n; i += 1, j += a.step, k += b.step) {
    const reason = (a.missing[j] as number) || (b.missing[k] as number);
    out[i] = reason !== 0 ? Number.NaN : a.texts[j] === b.texts[k] ? hit : 1 - hit;
    missing[i] = reason;
  }
  return { values: out, missing, step: stepOf(a, b) };
}

/** `&&` (decisive 0) or `||` (decisive 1): decided where either operand decides, else missing where either is missing. */
export function combineConditions(decisive: 0 | 1, a: Vector, b: Vector, size: number): Vector {
  const n = lengthOf(size, a, b);
  const out = new Float64Array(n);
  const missing = new Uint8Array(n);
  for (let i = 0, j = 0, k = 0; i < n; i += 1, j += a.step, k += b.step) {
    if (a.values[j] === decisive || b.values[k] === decisive) {
      out[i] = decisive;
      continue;
    }
    const reason = (a.missing[j] as number) || (b.missing[k] as number);
    missing[i] = reason;
    out[i] = reason === 0 ? 1 - decisive : Number.NaN;
  }
  return { values: out, missing, step: stepOf(a, b) };
}

/** 1 for 0, 0 for 1; missing stays missing. */
export function negateCondition(a: Vector): Vector {
  const out = new Float64Array(a.values.length);
  for (let i = 0; i < out.length; i += 1) out[i] = 1 - (a.values[i] as number);
  return { values: out, missing: a.missing, step: a.step };
}

/** Whether each cell is missing; itself never missing. */
export function missingCells(a: Vector): Vector {
  const out = new Float64Array(a.missing.length);
  for (let i = 0; i < out.length; i += 1) out[i] = a.missing[i] === 0 ? 0 : 1;
  return { values: out, missing: new Uint8Array(out.length), step: a.step };
}

/** The first operand that is present; where none is, missing for the reason of the first. */
export function firstPresent(operands: readonly Vector[], size: number): Vector {
  const n = lengthOf(size, ...operands);
  const out = new Float64Array(n).fill(Number.NaN);
  const missing = new Uint8Array(n);
  for (let i = 0; i < n; i += 1) {
    const present = operands.find((operand) => operand.missing[i * operand.step] === 0);
    if (present) out[i] = present.values[i * present.step] as number;
    else missing[i] = firstMissing(operands, i);
  }
  return { values: out, missing, step: stepOf(...operands) };
}

/** Cell by cell `yes` where the condition holds and `no` where it does not; missing where the condition or the chosen cell is. */
export function chooseColumns(condition: Vector, yes: Vector, no: Vector, size: number): Vector {
  const n = lengthOf(size, condition, yes, no);
  const out = new Float64Array(n);
  const missing = new Uint8Array(n);
  for (let i = 0; i < n; i += 1) {
    const c = i * condition.step;
    const chosen = condition.values[c] === 1 ? yes : no;
    const reason = (condition.missing[c] as number) || (chosen.missing[i * chosen.step] as number);
    missing[i] = reason;
    out[i] = reason === 0 ? (chosen.values[i * chosen.step] as number) : Number.NaN;
  }
  return { values: out, missing, step: stepOf(condition, yes, no) };
}

/** The same for texts. */
export function chooseTexts(condition: Vector, yes: TextVector, no: TextVector, size: number): TextVector {
  const n = lengthOf(size, condition, yes, no);
  const texts: string[] = [];
  const missing = new Uint8Array(n);
  for (let i = 0; i < n; i += 1) {
    const c = i * condition.step;
    const chosen = condition.values[c] === 1 ? yes : no;
    const reason = (condition.missing[c] as number) || (chosen.missing[i * chosen.step] as number);
    missing[i] = reason;
    texts.push(reason === 0 ? (chosen.texts[i * chosen.step] as string) : '');
  }
  return { texts, missing, step: stepOf(condition, yes, no) };
}

/** Whether a number or text is one of those listed; missing where the operand is. */
export function memberColumn(operand: Vector | TextVector, list: ReadonlySet<number | string>): Vector {
  const cells = 'texts' in operand ? operand.texts : operand.values;
  const out = new Float64Array(cells.length);
  for (let i = 0; i < out.length; i += 1) {
    out[i] = operand.missing[i] !== 0 ? Number.NaN : list.has(cells[i] as number | string) ? 1 : 0;
  }
  return { values: out, missing: operand.missing, step: operand.step };
}
