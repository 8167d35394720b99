import type { ListResult } from '@kedu/engine';
import { inPercent, titlesOf, wordExpression, wordIssue } from '@kedu/messages';
import { inLocale, type Issue } from '@kedu/model';
import { type Composite, compositeAt, scopedWeights, weightScopes, weightsYaml } from '@kedu/scheme';
import type { Desk } from './desk.ts';
import { listOf, membersOf } from './members.ts';
import type { TrialAnswer, TrialNode, TrialQuestion, TrialStep } from './questions.ts';
import { Trial } from './trial.ts';

/** The list as the run has it and the nodes whose weights can be moved; undefined where there is nothing to weigh. */
export function answerTrial(desk: Desk, list: string): TrialAnswer | undefined {
  const { scheme, locale } = desk.view;
  const result = listOf(desk, list);
  const nodes = result && scheme.trees[list] ? nodesOf(desk, result, scheme.trees[list], 0) : [];
  if (!result || nodes.length === 0) return undefined;
  const members = membersOf(desk, result);
  const title = scheme.lists.find(({ id }) => id === list)?.title;
  return {
    title: title ? inLocale(title, locale) : list,
    nodes,
    places: scheme.rounding.total.places,
    rows: members.map(({ member, version, name, rank, scoreText }) => ({
      member,
      code: version.code,
      name,
      group: result.groups[member] ?? '',
      rank,
      set: setText(result, member),
      scoreText,
    })),
  };
}

/** What is wrong with the weights; a condition in words, as comparisons of schemes have it, with its figures in percent. */
function brokenText(issue: Issue, { view }: Desk): Omit<TrialStep['broken'][number], 'clause'> {
  const { what, found = '', expected = '' } = wordIssue(issue, view.locale);
  if (issue.code !== 'WEIGHT_CONSTRAINT') return { what, found, expected };
  const [rule, sum] = [String(issue.args['rule']), String(issue.args['found'])];
  const say = (source: string): string => wordExpression(source, view.locale, titlesOf(view.scheme, view.locale));
  return { what, found: say(inPercent(sum, rule)), expected: say(rule) };
}

/** The published set of a rank, `5—9`; '' where the rank is firm or no error is stated. */
function setText({ uncertainty }: ListResult, member: number): string {
  const [best, worst] = [uncertainty?.best[member] ?? 0, uncertainty?.worst[member] ?? 0];
  return best === worst ? '' : `${best}—${worst}`;
}

/** One step of a trial: the weight is moved, or everything put back, and the list ranked again. */
export function answerTrialStep(desk: Desk, { list, node, scope, move }: TrialQuestion): TrialStep | undefined {
  const began = performance.now();
  if (!desk.view.scheme.trees[list]) return undefined;
  const known = desk.trials.get(list);
  const trial = known ?? new Trial(desk, list, desk.kernel);
  if (!known) desk.trials.set(list, trial);
  if (move === 'reset') trial.reset();
  else if (move) trial.move({ node, scope, ...move });
  const { points, rank } = trial.standing();
  const { scheme, locale } = desk.view;
  const [own, now] = [compositeAt(trial.own, node), compositeAt(trial.tree, node)] as [Composite, Composite];
  const stated = new Map(scopedWeights(scheme, own, scope).map(({ part, weight }) => [part.path, weight]));
  const broken = trial.broken().map((issue) => ({ ...brokenText(issue, desk), clause: issue.clause ?? '' }));
  return {
    by: trial.by,
    refused: desk.kernel === undefined,
    weights: scopedWeights(scheme, now, scope).map(({ part, weight }) => ({
      part: part.path,
      title: inLocale(part.title, locale),
      weight,
      stated: stated.get(part.path) ?? weight,
    })),
    points,
    rank,
    broken,
    yaml: weightsYaml(list, trial.own, trial.tree),
    milliseconds: performance.now() - began,
  };
}

/** Nodes that weigh two parts or more against each other, from the top down. */
function nodesOf(desk: Desk, result: ListResult, node: Composite, depth: number): readonly TrialNode[] {
  const { scheme, locale } = desk.view;
  const name = (id: string): string => {
    const named = [...scheme.classes, ...scheme.overlays].find((one) => one.id === id);
    return named ? inLocale(named.title, locale) : '';
  };
  const named = weightScopes(node);
  const scopes = named
    .filter((scope) => scopedWeights(scheme, node, scope).length > 1)
    .map((scope) => ({ scope, title: name(scope), units: unitsIn(result, scope, named) }));
  const own =
    scopes.length === 0
      ? []
      : [{ node: node.path, title: depth === 0 ? '' : inLocale(node.title, locale), depth, judged: node.judged?.file ?? '', scopes }];
  return [...own, ...node.parts.flatMap((part) => (part.type === 'composite' ? nodesOf(desk, result, part, depth + 1) : []))];
}

/** How many members a scope of a node is about: those of the class, those with the overlay, and for `else` those whose class has no weights of its own there. */
function unitsIn({ classes, overlays }: ListResult, scope: string, named: readonly string[]): number {
  if (scope === '') return classes.filter((id) => id === '' || !named.includes(id)).length;
  return classes.filter((id, k) => id === scope || overlays[k]?.includes(scope)).length;
}
