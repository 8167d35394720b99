import { canonicalJson, contentHash, hasErrors, type Issue, type UnitRegister, withEnglish } from '@kedu/model';
import type { CompiledScheme, Composite, Indicator } from '../compiled.ts';
import { checkConstraints } from '../lint/constraints.ts';
import { checkConsequences } from '../lint/consequences.ts';
import { checkCycles } from '../lint/cycles.ts';
import { checkDetermination } from '../lint/determination.ts';
import type { Goal } from '../goals/goal.ts';
import type { Draft } from '../lint/draft.ts';
import { checkElsewhere } from '../lint/elsewhere.ts';
import { checkSurveys } from '../lint/surveys.ts';
import { checkDesign } from '../lint/design.ts';
import { checkDisclosure } from '../lint/disclosure.ts';
import { checkErrors } from '../lint/errors.ts';
import { enrol } from '../lint/enrol.ts';
import { checkGoals } from '../lint/goals.ts';
import { checkGrades } from '../lint/grades.ts';
import { checkIndicators } from '../lint/indicators.ts';
import { checkMethods } from '../lint/methods.ts';
import { checkPreparation } from '../lint/prepare.ts';
import { checkAttributes, checkClauses, checkNames } from '../lint/names.ts';
import { checkMembership, checkUnitPairs } from '../lint/units.ts';
import { checkPay } from '../lint/pay.ts';
import { checkResponsibility } from '../lint/responsibility.ts';
import { checkWeights } from '../lint/weights.ts';
import { checkKept, checkWhole } from '../lint/whole.ts';
import { libraryShape, type SchemeShape, schemeShape } from '../shapes/scheme.ts';
import { attributeTypes, attributeWords } from './build-attributes.ts';
import { buildConsequences } from './build-consequences.ts';
import { buildDetermination } from './build-determination.ts';
import { type DeterminationNames, determinationNames } from './determination-names.ts';
import { buildDesign } from './build-design.ts';
import { buildDisclosure } from './build-disclosure.ts';
import { buildUncertainty } from './build-errors.ts';
import { buildGoals, targetsOfGoals } from './build-goals.ts';
import { buildIndicators, buildTargets } from './build-indicators.ts';
import { buildClasses, buildLists } from './build-lists.ts';
import { buildConstraints, buildGates, buildGrades, buildLights, buildRounding } from './build-rules.ts';
import { TreeBuilder } from './build-tree.ts';
import { declaredNames, vocabularyContext } from './context.ts';
import { readDocument } from './document.ts';
import { type Layer, LayerResolver } from './layers.ts';
import { Linker, localized, splitUnit } from './linker.ts';
import { readShape } from './read-shape.ts';
import { takeFromShelf } from './shelf.ts';
import { withNearestUnit } from '../lint/nearest-unit.ts';
import { isRecord } from './source.ts';

export interface CompileInput {
  /** Files of the pack, path in the pack → text. Libraries and parents are found among them by `id@version`. */
  readonly files: ReadonlyMap<string, string>;
  /** Path of the scheme file. */
  readonly entry: string;
  /** Units; without them nothing that depends on who exists is checked. */
  readonly register?: UnitRegister | undefined;
  /** English of texts that are given in Chinese alone, from the pack (PACK-13). Words only: neither a rule nor a file of the scheme, so never in its hash. */
  readonly english?: ReadonlyMap<string, string> | undefined;
}

export interface CompileOutput {
  /** There exactly where no issue is an error. */
  readonly scheme?: CompiledScheme;
  /** The scheme where broken constraints on weights are all that is wrong: never to be run, only to be weighed anew (WEIGH-16). */
  readonly misweighed?: CompiledScheme;
  /** Goals as far as they could be read, errors or not: decomposing them mends errors (GOAL-8). */
  readonly goals?: readonly Goal[];
  /** Everything found, in the order of files and lines. */
  readonly issues: readonly Issue[];
}

const FALLBACKS = {
  scheme: 'unnamed',
  title: '?',
  edition: 1,
  in_force: { from: '0001-01-01' },
  lists: {},
  score: {},
  indicators: {},
  library: 'unnamed',
};

/**
 * A scheme version ready for the engine, from the texts of its pack; or all that is wrong with it, in one run.
 *
 *   files ─ 1 resolve (YAML, tables of indicators, library, parent) ─ 2 shape ─ 3 build (names, expressions, tables) ─ 4 lint ─ 5 hash
 *
 * A fault of one step does not stop the next: what cannot be read is left out, and rules that depend on it are not judged.
 * Rule: SCHEME-1 to SCHEME-82, WEIGHT, CLASS, USES (docs/spec/scheme.md).
 * Errors: all codes of LANGUAGE_CODES but those of versions; codes of expressions pass through.
 * Example: compileScheme({ files, entry: 'scheme/2023.yaml', register }).scheme?.hash.
 */
export function compileScheme({ files, entry, register, english }: CompileInput): CompileOutput {
  const resolver = new LayerResolver(files);
  const layer = resolver.resolve(entry);
  if (!layer) return { issues: resolver.issues };
  if (isRecord(layer.source.value) && 'library' in layer.source.value && !('scheme' in layer.source.value))
    return compileLibrary(layer, resolver.issues);

  const { value: shape, source, issues: shapeIssues, broken } = readShape(schemeShape, layer.source, FALLBACKS);
  const declared = declaredNames(shape, layer.source.value);
  const link = new Linker(source, files, vocabularyContext(shape, declared));
  link.unread.push(...broken);
  // Names may stand in what could not be read: nothing is said of them before that is mended.
  if (resolver.incomplete) return { issues: inOrder([...resolver.issues, ...shapeIssues, ...libraryIssues(layer, files, entry)]) };
  const { scheme: built, builder, shelf } = build(shape, link, layer, files);
  const scheme = english === undefined || english.size === 0 ? built : { ...built, english };
  const draft: Draft = {
    scheme,
    layer,
    link,
    weightNotes: builder.notes,
    leafNotes: builder.leaves,
    elasticNotes: builder.elasticNotes,
    shelf,
    declared,
    register,
    enrolment: register && enrol(scheme, register),
  };
  const found = inOrder([
    ...resolver.issues,
    ...shapeIssues,
    ...lint(draft),
    ...withNearestUnit(link.issues, register),
    ...libraryIssues(layer, files, entry),
  ]);
  const issues = withEnglish(found, scheme.english);
  const onlyWeights = issues.every(({ code, severity }) => severity !== 'error' || code === 'WEIGHT_CONSTRAINT');
  const usable = hasErrors(issues) ? (onlyWeights ? { misweighed: scheme } : {}) : { scheme };
  return { ...usable, goals: scheme.goals, issues };
}

function build(
  shape: SchemeShape,
  link: Linker,
  layer: Layer,
  files: ReadonlyMap<string, string>,
): { scheme: CompiledScheme; builder: TreeBuilder; shelf: readonly Indicator[] } {
  const built = buildIndicators(shape.indicators, link);
  const builder = new TreeBuilder(link, new Map(built.map(({ indicator }) => [indicator.id, indicator])));
  const trees: Record<string, Composite> = {};
  for (const [list, tree] of Object.entries(shape.score)) {
    link.mentions.push({ kind: 'list', name: list, place: link.place(['score', list], 'key') });
    trees[list] = builder.build(list, tree);
  }
  const authority = shape.authority === undefined ? undefined : splitUnit(shape.authority);
  if (authority) link.unitCode(shape.authority as string, link.place(['authority']));
  const grades = buildGrades(shape.grades, link);
  const consequences = buildConsequences(shape.consequences, link);
  const parts = {
    id: shape.scheme,
    version: shape.version,
    edition: shape.edition,
    title: localized(shape.title),
    authority,
    inForce: { from: shape.in_force.from, until: shape.in_force.until },
    every: shape.every,
    dimensions: Object.fromEntries(Object.entries(shape.dimensions ?? {}).map(([id, title]) => [id, localized(title)])),
    attributes: { ...groupAttributes(shape), ...attributeTypes(shape) },
    ...attributeWords(shape),
    classes: buildClasses('classes', shape.classes, link),
    overlays: buildClasses('overlays', shape.overlays, link),
    lists: buildLists(shape.lists, link),
    trees,
    constraints: buildConstraints(shape.constraints, link),
    lights: buildLights(shape.lights, link),
    gates: buildGates(shape.gates, link),
    rounding: buildRounding(shape.rounding),
    grades,
    consequences,
    ...determinationOf(shape, link, determinationNames(grades, consequences)),
    ...uncertaintyOf(shape, link),
    ...designOf(shape, link),
    clauses: new Map([...new Set(layer.clauses.values())].flatMap(({ clauses }) => [...clauses])),
  };
  const goals = buildGoals(
    shape.goals,
    built.map(({ indicator }) => indicator),
    link,
  );
  const targets = [...targetsOfGoals(goals), ...buildTargets(layer.targets, link)];
  const indicators = takeFromShelf(built, layer, link, { ...parts, targets, goals });
  const ids = new Set(indicators.map(({ id }) => id));
  const named = [...new Set([...layer.files, ...link.usedFiles, ...regulations(layer)])].sort();
  const hashes = named.map((name) => [name, contentHash(files.get(name) ?? '')] as const);
  const scheme = {
    ...parts,
    indicators,
    ...disclosureOf(shape, indicators, link),
    ...(link.personalFiles.size > 0 ? { personalFiles: [...link.personalFiles].sort() } : {}),
    goals,
    // A row about an indicator that stays on the shelf is about nothing here; one about an unknown name is reported.
    targets: targets.filter(({ indicator }) => ids.has(indicator) || !layer.shelf.has(indicator)),
    files: hashes,
    hash: contentHash(canonicalJson(hashes)),
  };
  return { scheme, builder, shelf: built.map(({ indicator }) => indicator) };
}

/** Nothing where the scheme has none, so that a scheme without it stays as it was. */
function determinationOf(shape: SchemeShape, link: Linker, names: DeterminationNames): Pick<CompiledScheme, 'determination'> {
  const determination = buildDetermination(shape.determination, link, names);
  return determination === undefined ? {} : { determination };
}

/** Nothing where the scheme says nothing of it. */
function uncertaintyOf(shape: SchemeShape, link: Linker): Pick<CompiledScheme, 'uncertainty'> {
  const uncertainty = buildUncertainty(shape, link);
  return uncertainty === undefined ? {} : { uncertainty };
}

/** Nothing where the scheme says nothing of it. */
function designOf(shape: SchemeShape, link: Linker): Pick<CompiledScheme, 'design'> {
  const design = buildDesign(shape, link);
  return design === undefined ? {} : { design };
}

/** Nothing where the scheme says nothing of it. */
function disclosureOf(shape: SchemeShape, indicators: readonly Indicator[], link: Linker): Pick<CompiledScheme, 'disclosure'> {
  const disclosure = buildDisclosure(shape.disclosure, indicators, link);
  return disclosure === undefined ? {} : { disclosure };
}

/** Attributes by which lists are grouped are text without being declared. */
function groupAttributes(shape: SchemeShape): Record<string, 'text'> {
  return Object.fromEntries(
    Object.values(shape.lists).flatMap(({ groups, group_by: by }) =>
      groups || by !== undefined ? [[by ?? 'group', 'text' as const]] : [],
    ),
  );
}

function regulations({ clauses }: Layer): string[] {
  return [...clauses.values()].map(({ regulation }) => regulation);
}

function lint(draft: Draft): Issue[] {
  const weights = checkWeights(draft);
  return [
    ...checkWhole(draft),
    ...checkNames(draft),
    ...checkClauses(draft),
    ...checkAttributes(draft),
    ...checkUnitPairs(draft),
    ...checkMembership(draft),
    ...checkIndicators(draft),
    ...checkElsewhere(draft),
    ...checkSurveys(draft),
    ...checkErrors(draft),
    ...checkDesign(draft),
    ...checkDisclosure(draft),
    ...checkCycles(draft),
    ...weights.issues,
    ...checkConstraints(draft, weights.wrong),
    ...checkMethods(draft),
    ...checkPreparation(draft),
    ...checkGrades(draft),
    ...checkConsequences(draft),
    ...checkPay(draft),
    ...checkResponsibility(draft),
    ...checkDetermination(draft),
    ...checkGoals(draft),
    ...checkKept(draft),
  ];
}

/** Faults of shape in libraries that a scheme uses; their indicators are read again with the scheme, so doubles are dropped by inOrder. */
function libraryIssues(layer: Layer, files: ReadonlyMap<string, string>, entry: string): Issue[] {
  return [...layer.files]
    .filter((file) => file !== entry && /\.ya?ml$/.test(file))
    .flatMap((file) => {
      const { source } = readDocument(file, files.get(file) ?? '');
      if (!source || !isRecord(source.value) || !('library' in source.value)) return [];
      return readShape(libraryShape, source, FALLBACKS).issues;
    });
}

function compileLibrary(layer: Layer, issues: readonly Issue[]): CompileOutput {
  return { issues: inOrder([...issues, ...readShape(libraryShape, layer.source, FALLBACKS).issues]) };
}

/** Each issue once, by file, line and column; issues without place first. */
function inOrder(issues: readonly Issue[]): Issue[] {
  const unique = new Map(
    issues.map(
      (issue) =>
        [canonicalJson([issue.code, issue.args, issue.place.file ?? '', issue.place.line ?? 0, issue.place.column ?? 0]), issue] as const,
    ),
  );
  const key = ({ place }: Issue): readonly [string, number, number] => [place.file ?? '', place.line ?? 0, place.column ?? 0];
  return [...unique.values()].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    return x[0] < y[0] ? -1 : x[0] > y[0] ? 1 : x[1] - y[1] || x[2] - y[2] || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
  });
}
