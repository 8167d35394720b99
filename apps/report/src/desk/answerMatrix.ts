import { shownLights } from '@kedu/engine';
import { inLocale } from '@kedu/model';
import { lightName, lightSign } from '@kedu/pages';
import type { Leaf, Part } from '@kedu/scheme';
import type { Desk } from './desk.ts';
import { listOf, membersOf } from './members.ts';
import type { MatrixAnswer } from './questions.ts';

/** Units × scored indicators of a list: the light at the end of the period and the score of each. Rule: CAPSULE-8. */
export function answerMatrix(desk: Desk, list: string): MatrixAnswer | undefined {
  const { scheme, assessment, locale } = desk.view;
  const result = listOf(desk, list);
  const tree = scheme.trees[list];
  if (!result || !tree) return undefined;
  const members = membersOf(desk, result);
  const leaves = leavesOf(tree);
  const shown = new Map(shownLights(assessment.lights, assessment.period.last).map((light) => [light.indicator, light]));
  const names = [...new Set([...scheme.lights.rules.map(({ light }) => light), scheme.lights.overdue?.light ?? ''])].filter(Boolean);
  const lights = new Uint8Array(members.length * leaves.length);
  const scores = new Float32Array(lights.length);
  const rows = members.map(({ unit, version, name, rank, score, scoreText }, row) => {
    let worst = 0;
    leaves.forEach((leaf, column) => {
      const at = row * leaves.length + column;
      const light = names.indexOf(shown.get(leaf.indicator)?.cell(unit).light ?? '') + 1;
      lights[at] = light;
      scores[at] = result.parts.get(leaf.path)?.score.values[unit] ?? Number.NaN;
      if (light === 1) worst += 1;
    });
    return { code: version.code, name, rank, score, scoreText, worst };
  });
  const lit = lights.some((light) => light > 0);
  return {
    columns: leaves.map(({ title }) => inLocale(title, locale)),
    rows,
    worstName: lit ? lightName(names[0] ?? '', locale) : '',
    marks: names.map((light) => lightSign(light, locale).html),
    lights,
    scores,
  };
}

function leavesOf(part: Part): readonly Leaf[] {
  if (part.type === 'leaf') return [part];
  return part.type === 'composite' ? part.parts.flatMap(leavesOf) : [];
}
