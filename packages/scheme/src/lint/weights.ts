import { bilingual, inLocale, type Issue, type LocalizedText, titledId } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Composite, Leaf, Weight } from '../compiled.ts';
import { listed } from '../load/listed.ts';
import type { Path } from '../load/source.ts';
import type { Draft } from './draft.ts';
import type { Profile } from './enrol.ts';
import { profileTitle } from './profile-title.ts';
import { weighed, weightFor, weightNamed } from './shares.ts';
import { nodeTitle, sumText } from './weight-names.ts';

/** Sums are compared to a millionth of a point, so that 33.3 + 33.3 + 33.4 is 100. */
const TOLERANCE = 1e-6;

/**
 * Weights as the scheme says they are to be read, for every combination of class and overlays that some unit has.
 *
 * Rule: WEIGHT-1 to WEIGHT-4. `wrong` names the lists in which something was found: what builds on their weights is not judged.
 * Errors: WEIGHT_AMBIGUOUS (points written as percentages, or both among siblings), WEIGHT_NO_ELSE, WEIGHT_NONE, WEIGHT_SUM.
 */
export function checkWeights(draft: Draft): { readonly issues: readonly Issue[]; readonly wrong: ReadonlySet<string> } {
  const issues: Issue[] = [];
  const wrong = new Set<string>();
  for (const [list, tree] of Object.entries(draft.scheme.trees)) {
    const profiles = profilesToCheck(draft, list, tree);
    const before = issues.length;
    visit(tree, ['score', list], (node, path) => {
      const ambiguous = checkForms(draft, list, node);
      issues.push(...ambiguous);
      if (ambiguous.length > 0 || draft.link.isBroken([...path, 'parts']) || brokenAbove(draft, path)) return;
      const absent = checkExistence(draft, list, node, profiles);
      issues.push(...absent);
      if (absent.length > 0) return;
      issues.push(...checkSums(draft, list, node, profiles));
    });
    if (issues.length > before) wrong.add(list);
  }
  return { issues, wrong };
}

/** Without a register only trees without weights by class can be checked: which combinations exist is unknown. */
function profilesToCheck({ enrolment, link }: Draft, list: string, tree: Composite): readonly Profile[] {
  const byRegister = enrolment && !link.isBroken(['lists', list]) && !link.isBroken(['classes']) && !link.isBroken(['overlays']);
  if (byRegister) return enrolment.profiles(list);
  let plain = true;
  visit(tree, [], (node) => {
    plain &&= weighed(node.parts).every(({ weight }) => Object.keys(weight?.byClass ?? {}).length === 0);
  });
  return plain ? [{ class: '', overlays: [], units: [] }] : [];
}

function visit(node: Composite, path: Path, act: (node: Composite, path: Path) => void): void {
  act(node, path);
  for (const part of node.parts) if (part.type === 'composite') visit(part, [...path, 'parts', part.name], act);
}

function brokenAbove({ link }: Draft, path: Path): boolean {
  return link.unread.some((at) => at.length <= path.length && at.every((step, index) => String(step) === String(path[index])));
}

/** WEIGHT-3: points are numbers; relative weights are all numbers or all percentages. */
function checkForms({ weightNotes, link }: Draft, list: string, node: Composite): Issue[] {
  const notes = weightNotes.filter((note) => note.list === list && note.within === node.path);
  const percent = notes.filter(({ forms }) => forms.includes('percent'));
  if (percent.length === 0) return [];
  const relative = node.weights === 'relative';
  const wrong = relative ? notes.filter(({ forms }) => forms.includes('number')) : percent;
  return wrong.map(({ part, path }) =>
    schemeIssue(
      'WEIGHT_AMBIGUOUS',
      link.place(path),
      { part, found: relative ? 'number' : 'percent', expected: relative ? 'percent' : 'number', weights: node.weights },
      node.clause,
    ),
  );
}

/** WEIGHT-4: a weight by class names every class that there is, or says what holds for the rest. One issue a part. */
function checkExistence({ scheme, weightNotes }: Draft, list: string, node: Composite, profiles: readonly Profile[]): Issue[] {
  const issues: Issue[] = [];
  for (const part of weighed(node.parts)) {
    if (!part.weight || Object.keys(part.weight.byClass).length === 0 || part.weight.otherwise !== undefined) continue;
    if (weightNotes.some((note) => note.list === list && note.part === part.path && note.elseNone)) continue;
    const { weight } = part;
    const without = profiles.filter(
      (profile) => !(node.weight && weightFor(node.weight, profile) === undefined) && weightNamed(weight, profile) === undefined,
    );
    if (without.length === 0) continue;
    const [chinese, english] = (['zh-CN', 'en'] as const).map((locale) =>
      listed(without.map((profile) => inLocale(namedProfile(scheme, profile), locale))),
    ) as [string, string];
    const args = {
      ...bilingual('part', titledId(part.path, part.title)),
      ...bilingual('class', { 'zh-CN': chinese, en: english }),
      units: unitsText(without.flatMap(({ units }) => units)),
    };
    issues.push(schemeIssue('WEIGHT_NO_ELSE', part.place, args, part.clause ?? node.clause));
  }
  return issues;
}

function unitsText(units: Profile['units']): string {
  const names = units.slice(0, 3).map(({ code, name }) => `${code} ${name['zh-CN']}`);
  return units.length > 3 ? `${names.join(', ')}, … (${units.length})` : names.join(', ');
}

/** WEIGHT-1: points of a node add up to 100, points of the total to the points of their node, percentages to 100 %. */
function checkSums({ scheme, weightNotes }: Draft, list: string, node: Composite, profiles: readonly Profile[]): Issue[] {
  const parts = weighed(node.parts).filter((part): part is (Leaf | Composite) & { weight: Weight } => part.weight !== undefined);
  const issues: Issue[] = [];
  const percent = weightNotes.some((note) => note.list === list && note.within === node.path && note.forms.includes('percent'));
  const reported = new Set<string>();
  for (const profile of profiles) {
    const present = parts.flatMap((part) => {
      const weight = weightFor(part.weight, profile);
      return weight === undefined ? [] : [{ name: part.name, title: part.title, weight }];
    });
    const own = node.weight && weightFor(node.weight, profile);
    if (node.path !== '' && own === undefined) continue;
    const sum = present.reduce((total, { weight }) => total + weight, 0);
    const byClass =
      parts.some(({ weight }) => Object.keys(weight.byClass).length > 0) ||
      (node.weights === 'points_of_total' && Object.keys(node.weight?.byClass ?? {}).length > 0);
    const args = {
      ...bilingual('part', nodeTitle(scheme, list, node)),
      ...bilingual('profile', byClass ? namedProfile(scheme, profile) : ALL),
    };
    if (!(sum > 0) && parts.length > 0) {
      issues.push(schemeIssue('WEIGHT_NONE', node.place, args, node.clause));
      continue;
    }
    const expected = node.weights === 'points' || percent ? 100 : node.weights === 'points_of_total' ? (own ?? 100) : undefined;
    if (expected === undefined || parts.length === 0 || Math.abs(sum - expected) <= TOLERANCE) continue;
    const written = present.map(({ name, weight }) => `${name} ${weight}`).join(' + ');
    // Profiles that differ only in what this node does not ask about say the same thing.
    if (reported.has(written)) continue;
    reported.add(written);
    issues.push(
      schemeIssue('WEIGHT_SUM', node.place, { ...args, found: rounded(sum), expected, ...bilingual('sum', sumText(present)) }, node.clause),
    );
  }
  return issues;
}

const ALL: LocalizedText = { 'zh-CN': '*' };

/** A combination by its titles; a dash where a unit has neither class nor overlay. */
function namedProfile(scheme: Draft['scheme'], profile: Profile): LocalizedText {
  const title = profileTitle(scheme, profile);
  return title['zh-CN'] === '' ? { 'zh-CN': '-' } : title;
}

function rounded(sum: number): number {
  return Math.round(sum * 1e6) / 1e6;
}
