import type { MissingReason } from '@kedu/model';
import fc from 'fast-check';
import type { Cell } from './cells.ts';

const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 120 }).map(String) },
  { weight: 3, arbitrary: fc.tuple(fc.nat(999), fc.nat(999)).map(([a, b]) => `${a}.${String(b).padStart(3, '0')}`) },
  { weight: 1, arbitrary: fc.constantFrom('1e300', '1e-300', '0', '0.5', '2.675', '9007199254740991', '1.5e308') },
);
const numberName = fc.constantFrom('x', 'y', 'z', 'unit.population', "value('gdp')", "value('water_quality')", "share('tag:green')");
const conditionName = fc.constantFrom('p', 'q', "met('gdp')");
const textName = fc.constantFrom('unit.zone', "light('gdp')");
const zone = fc.constantFrom('ecological', 'coast', '');

interface Sources {
  readonly number: string;
  readonly condition: string;
  readonly text: string;
}

/**
 * Expressions of the profile: numbers and conditions of all operators and functions, in parentheses or not where both read.
 * Some cannot have a result (1 / 0) and are refused by the compiler, as they should.
 */
export const expressions = fc.letrec<Sources>((tie: fc.LetrecTypedTie<Sources>) => {
  const n = tie('number');
  const b = tie('condition');
  const loose = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.tuple(text, fc.boolean()).map(([source, bare]) => (bare ? source : `(${source})`));
  const firm = (text: fc.Arbitrary<string>): fc.Arbitrary<string> => text.map((source) => `(${source})`);
  const infix = (operand: fc.Arbitrary<string>, ...names: string[]) =>
    fc.tuple(operand, fc.constantFrom(...names), operand).map((parts) => parts.join(' '));
  const call = (name: string, least: number, most: number, operand = n) =>
    fc.array(operand, { minLength: least, maxLength: most }).map((args) => `${name}(${args.join(', ')})`);
  return {
    number: fc.oneof(
      { maxDepth: 5, depthSize: 'medium' },
      { weight: 4, arbitrary: numberName },
      { weight: 3, arbitrary: number },
      { weight: 8, arbitrary: loose(infix(n, '+', '-', '*', '/')) },
      { weight: 1, arbitrary: firm(n.map((source) => `-${source.startsWith('(') ? source : `(${source})`}`)) },
      { weight: 2, arbitrary: firm(fc.tuple(b, n, n).map(([c, yes, no]) => `(${c}) ? ${yes} : ${no}`)) },
      { weight: 1, arbitrary: call('min', 2, 4) },
      { weight: 1, arbitrary: call('max', 2, 4) },
      { weight: 1, arbitrary: call('clamp', 3, 3) },
      {
        weight: 1,
        arbitrary: fc.tuple(fc.constantFrom('abs', 'floor', 'ceil', 'sqrt', 'exp', 'ln'), n).map(([name, arg]) => `${name}(${arg})`),
      },
      { weight: 1, arbitrary: call('pow', 2, 2) },
      { weight: 1, arbitrary: fc.tuple(n, fc.nat(4)).map(([arg, places]) => `round(${arg}, ${places})`) },
      { weight: 1, arbitrary: call('coalesce', 2, 3) },
    ),
    condition: fc.oneof(
      { maxDepth: 5, depthSize: 'medium' },
      { weight: 3, arbitrary: conditionName },
      { weight: 1, arbitrary: fc.constantFrom('true', 'false') },
      { weight: 5, arbitrary: firm(infix(n, '<', '<=', '>', '>=', '==', '!=')) },
      { weight: 3, arbitrary: loose(infix(firm(b), '&&', '||')) },
      { weight: 1, arbitrary: firm(infix(firm(b), '==', '!=')) },
      { weight: 1, arbitrary: firm(b).map((source) => `!${source}`) },
      { weight: 1, arbitrary: firm(fc.tuple(b, b, b).map(([c, yes, no]) => `(${c}) ? (${yes}) : (${no})`)) },
      { weight: 2, arbitrary: firm(fc.tuple(tie('text'), fc.constantFrom('==', '!='), tie('text')).map((parts) => parts.join(' '))) },
      {
        weight: 1,
        arbitrary: firm(
          fc
            .tuple(tie('text'), fc.array(zone, { minLength: 1, maxLength: 3 }))
            .map(([text, list]) => `(${text}) in [${list.map((item) => `'${item}'`).join(', ')}]`),
        ),
      },
      {
        weight: 1,
        arbitrary: firm(
          fc.tuple(n, fc.array(number, { minLength: 1, maxLength: 3 })).map(([value, list]) => `${value} in [${list.join(', ')}]`),
        ),
      },
      { weight: 1, arbitrary: call('is_missing', 1, 1) },
      { weight: 1, arbitrary: call('is_missing', 1, 1, b) },
      { weight: 1, arbitrary: call('coalesce', 2, 2, b) },
      { weight: 1, arbitrary: call('reaches', 2, 2) },
    ),
    text: fc.oneof(
      { maxDepth: 2 },
      { weight: 4, arbitrary: textName },
      { weight: 1, arbitrary: firm(fc.tuple(b, tie('text'), textName).map(([c, yes, no]) => `(${c}) ? ${yes} : ${no}`)) },
    ),
  };
});

const reason = fc
  .constantFrom<MissingReason>('not_due', 'source_late', 'overdue', 'not_applicable', 'withheld', 'no_reference')
  .map((missing) => ({ missing }));
const numberCell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -20, max: 120 }) },
  { weight: 3, arbitrary: fc.double({ min: -1e4, max: 1e4, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1e308, -1e308, 5e-324, 2.675, -0.5, 1e15 + 0.5) },
  { weight: 2, arbitrary: reason },
);
const conditionCell: fc.Arbitrary<Cell> = fc.oneof({ weight: 4, arbitrary: fc.boolean() }, { weight: 1, arbitrary: reason });

/** A row of cells for every name that the expressions can read. */
export const rows: fc.Arbitrary<Readonly<Record<string, Cell>>> = fc.record({
  x: numberCell,
  y: numberCell,
  z: numberCell,
  'unit.population': numberCell,
  "value('gdp')": numberCell,
  "value('water_quality')": numberCell,
  "share('tag:green')": numberCell,
  p: conditionCell,
  q: conditionCell,
  "met('gdp')": conditionCell,
  'unit.zone': zone,
  "light('gdp')": fc.constantFrom('red', 'yellow', ''),
  better: fc.constantFrom('higher', 'lower'),
});
