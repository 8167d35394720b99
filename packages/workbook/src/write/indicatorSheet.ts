import type { CellRange } from '@kedu/intake';
import type { Composite, Indicator, Leaf, Part } from '@kedu/scheme';
import { criterionCell } from './criterionCell.ts';
import { aggregateWords, criterionWords } from './criterionWords.ts';
import { choiceCell, type Elsewhere, fixedCell, indicatorPlace, inherited, pathPlace, textCell, titleCell } from './fields.ts';
import type { LayoutCell, LayoutRow, Path, SheetLayout } from './layout.ts';
import { missingCell } from './missingCell.ts';
import { addedLeaf } from './newLeaf.ts';
import type { OwnFiles } from './ownFiles.ts';
import { targetCell } from './targetCell.ts';
import { weightColumns } from './weightColumns.ts';
import { CHOICES, HEADINGS, LEVELS, SHEETS, SUBTOTAL, WEIGHT_NOTES } from './words.ts';

/** Headings of an indicator's own columns, which several sheets of one scheme share. */
const MEASURES = [HEADINGS.target, HEADINGS.measure, HEADINGS.direction, HEADINGS.nature] as const;
const REPORTING = [HEADINGS.owner, HEADINGS.source, HEADINGS.every] as const;

type Weighed = Leaf | Composite;

/**
 * The table of indicators of one list: the tree merged down, a row for every node and every indicator.
 *
 * Rule: LAYOUT-3 to LAYOUT-7. Additions stand in a sheet of their own.
 */
export function indicatorSheet(own: OwnFiles, list: string): SheetLayout {
  const { scheme } = own.texts;
  const tree = scheme.trees[list] as Composite;
  const indicators = new Map(scheme.indicators.map((indicator) => [indicator.id, indicator]));
  const depth = Math.max(1, depthOf(tree));
  const levels = Array.from({ length: depth }, (_, index) => `${LEVELS[index] ?? index + 1}级指标`);
  const weights = weightColumns(own, list, tree);
  const title = scheme.lists.find(({ id }) => id === list)?.title['zh-CN'] ?? list;
  const rows: LayoutRow[] = [];
  const merges: CellRange[] = [];

  const visit = (part: Part, level: number): void => {
    if (part.type === 'addition') return;
    const first = rows.length + 1;
    const path = partPath(list, part.path);
    rows.push({
      key: part.path,
      cells: [
        ...levels.map((_, index) => levelCell(part, index, level)),
        ...weights.cells(part, path, reach(part)),
        ...(part.type === 'leaf' ? leafCells(part, path) : nodeCells(part, path)),
        fixedCell(part.path),
      ],
      remove: () => {
        const where = reach(part);
        if (where === 'each') return { code: 'EXPORT_ROW_FIXED', args: { key: part.path, elsewhere: where } };
        return where === undefined && own.value(path) !== undefined && !own.isInherited(path)
          ? { changes: [own.set(path, undefined)] }
          : { code: 'EXPORT_ROW_FIXED', args: { key: part.path, elsewhere: 'inherited' } };
      },
    });
    if (part.type === 'leaf') {
      if (level + 1 < depth) merges.push({ top: first, left: level + 1, bottom: first, right: depth });
      return;
    }
    for (const inner of part.parts) visit(inner, level + 1);
    if (rows.length > first) merges.push({ top: first, left: level + 1, bottom: rows.length, right: level + 1 });
  };

  const levelCell = (part: Weighed, index: number, level: number): LayoutCell | undefined => {
    if (index === level) return partTitle(part);
    return part.type === 'composite' && index === level + 1 ? fixedCell(SUBTOTAL) : undefined;
  };

  const partTitle = (part: Weighed): LayoutCell => {
    const path = [...partPath(list, part.path), 'title'];
    const indicator = part.type === 'leaf' ? indicators.get(part.indicator) : undefined;
    const ofIndicator = indicator !== undefined && own.value(path) === undefined && indicator.title['zh-CN'] === part.title['zh-CN'];
    if (!ofIndicator) return titleCell(own, part.title, path);
    if (!own.inTable(indicator.id)) return titleCell(own, indicator.title, ['indicators', indicator.id, 'title']);
    return textCell(indicator.title['zh-CN'], indicatorPlace(own, indicator.id, 'title'), true);
  };

  const leafCells = (part: Leaf, path: Path): LayoutCell[] => {
    const indicator = indicators.get(part.indicator) as Indicator;
    const { id } = indicator;
    const where = reach(part);
    return [
      targetCell(own, indicator),
      textCell(indicator.unit, indicatorPlace(own, id, 'unit')),
      choiceCell(indicator.better, CHOICES.better, indicatorPlace(own, id, 'better')),
      choiceCell(indicator.nature, CHOICES.nature, indicatorPlace(own, id, 'nature')),
      where === 'each' ? lockedCriterion(part, indicator) : criterionCell(own, part, indicator, path),
      textCell(indicator.owner, indicatorPlace(own, id, 'owner')),
      textCell(indicator.source, indicatorPlace(own, id, 'source')),
      choiceCell(indicator.every, CHOICES.every, indicatorPlace(own, id, 'every')),
      lock(missingCell(part.missing, pathPlace(own, [...path, 'missing'])), where),
      lock(textCell(part.clause, pathPlace(own, [...path, 'clause'])), where),
    ];
  };

  const nodeCells = (part: Composite, path: Path): LayoutCell[] => [
    ...MEASURES.map(() => fixedCell('')),
    fixedCell(`下级各项${aggregateWords(part.aggregate)}`),
    ...REPORTING.map(() => fixedCell('')),
    fixedCell(''),
    textCell(part.clause, pathPlace(own, [...path, 'clause'])),
  ];

  /** Why a part's own rules cannot be edited in its row; undefined where they can. */
  const reach = (part: Weighed): Elsewhere | undefined => (part.place.path?.endsWith('.each') === true ? 'each' : undefined);

  for (const part of tree.parts) visit(part, 0);
  return {
    name: scheme.lists.length > 1 ? `${SHEETS.indicators}·${title}` : SHEETS.indicators,
    title: [`${scheme.title['zh-CN']} · ${title} · ${tree.title['zh-CN']}`, WEIGHT_NOTES[tree.weights]],
    headings: [
      ...levels,
      ...weights.headings,
      ...MEASURES,
      HEADINGS.criterion,
      ...REPORTING,
      HEADINGS.missing,
      HEADINGS.clause,
      HEADINGS.id,
    ],
    widths: [
      ...levels.map((_, index) => (index === levels.length - 1 ? 20 : 10)),
      ...weights.headings.map(() => (weights.headings.length > 1 ? 7.5 : 9)),
      9,
      7,
      9,
      8,
      38,
      16,
      16,
      6,
      12,
      7,
      17,
    ],
    key: HEADINGS.id,
    rows,
    merges,
    frozenColumns: levels.length,
    choices: new Map<string, readonly string[]>([
      [HEADINGS.direction, Object.values(CHOICES.better)],
      [HEADINGS.nature, Object.values(CHOICES.nature)],
      [HEADINGS.every, Object.values(CHOICES.every)],
    ]),
    add: (key, cells) => addedLeaf(own, list, tree, key, cells, levels, weights),
  };
}

/** Path in the scheme at which a part is written: ecology.water → score.places.parts.ecology.parts.water. */
export function partPath(list: string, path: string): Path {
  return ['score', list, ...path.split('.').flatMap((name) => ['parts', name])];
}

/** The rule of a leaf that one rule makes with others, with the indicator's own constants in it: it is not read back. */
function lockedCriterion(part: Leaf, indicator: Indicator): LayoutCell {
  const params = Object.entries(part.method.params).map(([name, value]) => {
    const constant = typeof value === 'object' && 'source' in value ? /^param\.(\w+)$/.exec(value.source)?.[1] : undefined;
    return [name, (constant === undefined ? undefined : indicator.params[constant]) ?? value] as const;
  });
  const words = criterionWords({ ...part, method: { name: part.method.name, params: Object.fromEntries(params) } }, indicator.better);
  return lock(fixedCell(words), 'each');
}

/** A cell that cannot be edited where its row comes from a rule for several. */
function lock(cell: LayoutCell, where: Elsewhere | undefined): LayoutCell {
  return where === undefined ? cell : { ...fixedCell(cell.value, where), read: () => inherited(where) };
}

function depthOf(node: Composite): number {
  return Math.max(
    0,
    ...node.parts.map((part) => (part.type === 'addition' ? 0 : part.type === 'leaf' ? 1 : 1 + Math.max(1, depthOf(part)))),
  );
}
