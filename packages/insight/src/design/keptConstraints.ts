import type { UnitRegister } from '@kedu/model';
import { type CompiledScheme, type Composite, shares, type WeightCase, weightCases, weightScope } from '@kedu/scheme';

/** Halvings of the way back to the scheme’s own weights. */
const STEPS = 8;

/**
 * The tree with as much of a deviation of its weights as the constraints of a scheme allow: all of it where they hold, else the largest share, to 1/256, with which they hold.
 *
 * Shape: `treeAt` gives the tree with a share 0–1 of the deviation; at 0 it is the scheme’s own, which holds them. Rule: DESIGN-3, WEIGHT-6. Errors: none.
 * Example: satisfaction at most 30 points, drawn to 33 from 29 → a quarter of it.
 */
export function keptConstraints(
  scheme: CompiledScheme,
  register: UnitRegister,
  list: string,
): (treeAt: (share: number) => Composite) => Composite {
  const cases = weightCases(scheme, register).filter((one) => one.list === list && one.constraints.length > 0);
  const indicators = new Map(scheme.indicators.map((indicator) => [indicator.id, indicator]));
  const broken = (tree: Composite, among: readonly WeightCase[]): readonly WeightCase[] =>
    among.flatMap((one) => {
      const scope = weightScope(shares(tree, one.profile), indicators);
      const constraints = one.constraints.filter(({ where }) => {
        const { missing, values } = where.evaluate(scope);
        return missing[0] !== 0 || values[0] !== 1;
      });
      return constraints.length === 0 ? [] : [{ ...one, constraints }];
    });
  return (treeAt) => {
    let tree = treeAt(1);
    if (cases.length === 0) return tree;
    // What holds at the end mostly holds on the way there; where it does not, the next round finds it.
    let asked = broken(tree, cases);
    let allowed = 1;
    while (asked.length > 0) {
      let low = 0;
      let high = allowed;
      for (let step = 0; step < STEPS; step += 1) {
        const middle = (low + high) / 2;
        if (broken(treeAt(middle), asked).length === 0) low = middle;
        else high = middle;
      }
      tree = treeAt(low);
      if (low === 0) return tree;
      allowed = low;
      asked = broken(tree, cases);
    }
    return tree;
  };
}
