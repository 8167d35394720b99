import type { Addition, Composite, Gate, Grades, LightRules, Part } from '@kedu/scheme';
import { choiceCell, fixedCell, numberCell, pathPlace, textCell, titleCell, titlesCell } from './fields.ts';
import { partPath } from './indicatorSheet.ts';
import type { LayoutCell, LayoutRow, Path, SheetLayout } from './layout.ts';
import type { OwnFiles } from './ownFiles.ts';
import { percentText } from './percentText.ts';
import { propositionWords } from './propositionWords.ts';
import { CHOICES, HEADINGS, SHEETS } from './words.ts';

/** Additions and deductions by event, of all lists. Undefined where the scheme has none. */
export function additionSheet(own: OwnFiles): SheetLayout | undefined {
  const { scheme } = own.texts;
  const rows = scheme.lists.flatMap(({ id, title }) =>
    additionsOf(scheme.trees[id] as Composite).map((part): LayoutRow => {
      const path = partPath(id, part.path);
      const table = own.value([...path, 'apply', 'table']);
      return {
        key: path.join('.'),
        cells: [
          fixedCell(path.join('.')),
          fixedCell(title['zh-CN']),
          titleCell(own, part.title, [...path, 'title']),
          numberCell(part.cap, pathPlace(own, [...path, 'cap'])),
          numberCell(part.capItem, pathPlace(own, [...path, 'cap_item'])),
          choiceCell(String(part.highestOnly), CHOICES.yesNo, pathPlace(own, [...path, 'apply', 'highest_only'])),
          choiceCell(part.within, CHOICES.within, pathPlace(own, [...path, 'apply', 'within'])),
          fixedCell(typeof table === 'string' ? `${table}（${part.events.length} 项）` : `${part.events.length} 项`),
          textCell(part.clause, pathPlace(own, [...path, 'clause'])),
        ],
        ...removable(own, path),
      };
    }),
  );
  return sheet(own, SHEETS.additions, rows, [
    ['适用序列', 14],
    ['名称', 16],
    ['合计至多', 10],
    ['单项至多', 10],
    ['同一事项只计最高', 12],
    ['计入范围', 12],
    ['事项表', 24],
    [HEADINGS.clause, 10],
  ]);
}

/** Gates and grades. Undefined where the scheme has neither. */
export function gateSheet(own: OwnFiles): SheetLayout | undefined {
  const { scheme } = own.texts;
  const written = own.value(['gates']);
  const before = scheme.gates.length - (Array.isArray(written) ? written.length : 0);
  const gates = scheme.gates.map((gate, index): LayoutRow => {
    const path = index < before ? undefined : ['gates', index - before];
    return {
      key: path?.join('.') ?? `上级.gates.${index}`,
      cells: [
        fixedCell(path?.join('.') ?? `上级.gates.${index}`),
        fixedCell('红线'),
        owned(path, gate.title['zh-CN'], (at) => titleCell(own, gate.title, [...at, 'title'])),
        owned(path, listNames(own, gate.lists), (at) => titlesCell(gate.lists ?? [], listTitles(own), pathPlace(own, [...at, 'lists']))),
        owned(path, gate.when.source, (at) => textCell(gate.when.source, pathPlace(own, [...at, 'when']), true)),
        fixedCell(effectWords(gate, scheme.grades)),
        fixedCell(''),
        fixedCell(''),
        owned(path, gate.clause ?? '', (at) => textCell(gate.clause, pathPlace(own, [...at, 'clause']))),
      ],
      ...(path === undefined ? {} : removable(own, path)),
    };
  });
  return sheet(
    own,
    SHEETS.gates,
    [...gates, ...gradeRows(own)],
    [
      ['种类', 8],
      ['名称', 28],
      ['适用序列', 16],
      ['条件', 36],
      ['结果', 24],
      ['最低总分', 10],
      ['名额比例', 10],
      [HEADINGS.clause, 10],
    ],
  );
}

function gradeRows(own: OwnFiles): LayoutRow[] {
  const written = own.value(['grades']);
  return own.texts.scheme.grades.flatMap((grades, index) => {
    const path: Path | undefined = written === undefined ? undefined : Array.isArray(written) ? ['grades', index] : ['grades'];
    return grades.order.map(({ id, title }, at): LayoutRow => {
      const key = `${path?.join('.') ?? `上级.grades.${index}`}.${id}`;
      const last = at === grades.order.length - 1;
      const share = grades.quota?.shares[id];
      const number = (field: Path, value: number | string | undefined, takes: 'number' | 'share'): LayoutCell =>
        path === undefined ? fixedCell(value ?? '') : numberCell(value, pathPlace(own, [...path, ...field]), takes);
      return {
        key,
        cells: [
          fixedCell(key),
          fixedCell('等次'),
          fixedCell(title['zh-CN']),
          fixedCell(listNames(own, grades.lists)),
          fixedCell(''),
          fixedCell(at === 0 ? '最高等次' : last ? '最低等次' : ''),
          number(['at_least', id], grades.atLeast[id], 'number'),
          number(['quota', id], share === undefined ? undefined : percentText(share), 'share'),
          fixedCell(grades.clause ?? ''),
        ],
      };
    });
  });
}

/** Rules of lights, the first that holds counts. Undefined where there are none. */
export function lightSheet(own: OwnFiles): SheetLayout | undefined {
  const { lights } = own.texts.scheme;
  const written = own.value(['lights']);
  const base: Path | undefined = written === undefined ? undefined : Array.isArray(written) ? ['lights'] : ['lights', 'rules'];
  const rows = lights.rules.map((rule, index): LayoutRow => {
    const path = base && [...base, index];
    const key = path?.join('.') ?? `上级.lights.${index}`;
    return {
      key,
      cells: [
        fixedCell(key),
        fixedCell(rule.light),
        owned(path, rule.title?.['zh-CN'] ?? '', (at) =>
          rule.title === undefined ? textCell(undefined, pathPlace(own, [...at, 'title'])) : titleCell(own, rule.title, [...at, 'title']),
        ),
        owned(path, rule.when.source, (at) => textCell(rule.when.source, pathPlace(own, [...at, 'when']), true)),
        owned(path, rule.then === undefined ? '' : CHOICES.then[rule.then], (at) =>
          choiceCell(rule.then ?? '', CHOICES.then, pathPlace(own, [...at, 'then'])),
        ),
        owned(path, rule.clause ?? '', (at) => textCell(rule.clause, pathPlace(own, [...at, 'clause']))),
      ],
      ...(path === undefined ? {} : removable(own, path)),
    };
  });
  return sheet(
    own,
    SHEETS.lights,
    rows,
    [
      ['灯', 10],
      ['名称', 20],
      ['亮灯条件（先写的优先）', 48],
      ['亮灯后', 14],
      [HEADINGS.clause, 10],
    ],
    overdueNote(lights),
  );
}

/** What follows from results. Undefined where nothing does. */
export function consequenceSheet(own: OwnFiles): SheetLayout | undefined {
  const rows = own.texts.scheme.consequences.map((one): LayoutRow => {
    const path = ['consequences', one.id];
    const key = path.join('.');
    return {
      key,
      cells: [
        fixedCell(key),
        titleCell(own, one.title, [...path, 'title']),
        fixedCell(CHOICES.action[one.propose.action]),
        titlesCell(one.lists ?? [], listTitles(own), pathPlace(own, [...path, 'lists'])),
        textCell(one.when?.source, pathPlace(own, [...path, 'when'])),
        fixedCell(propositionWords(one.propose)),
        textCell(one.decides, pathPlace(own, [...path, 'decides'])),
        textCell(one.clause, pathPlace(own, [...path, 'clause'])),
      ],
      ...removable(own, path),
    };
  });
  return sheet(own, SHEETS.consequences, rows, [
    ['名称', 26],
    ['办法', 14],
    ['适用序列', 14],
    ['何时建议', 36],
    ['内容', 40],
    ['由谁决定', 16],
    [HEADINGS.clause, 10],
  ]);
}

function sheet(
  own: OwnFiles,
  name: string,
  rows: readonly LayoutRow[],
  columns: readonly (readonly [string, number])[],
  note?: string,
): SheetLayout | undefined {
  if (rows.length === 0) return undefined;
  return {
    name,
    title: [`${own.texts.scheme.title['zh-CN']} · ${name}`, ...(note === undefined ? [] : [note])],
    headings: [HEADINGS.path, ...columns.map(([heading]) => heading)],
    widths: [26, ...columns.map(([, width]) => width)],
    key: HEADINGS.path,
    rows,
    merges: [],
    frozenColumns: 0,
    choices: new Map<string, readonly string[]>([
      ['同一事项只计最高', Object.values(CHOICES.yesNo)],
      ['计入范围', Object.values(CHOICES.within)],
      ['亮灯后', Object.values(CHOICES.then)],
    ]),
  };
}

function listTitles(own: OwnFiles): ReadonlyMap<string, string> {
  return new Map(own.texts.scheme.lists.map(({ id, title }) => [id, title['zh-CN']]));
}

function listNames(own: OwnFiles, lists: readonly string[] | undefined): string {
  const titles = listTitles(own);
  return (lists ?? []).map((id) => titles.get(id) ?? id).join('、');
}

/** A cell that can be edited where the scheme itself writes its row. */
function owned(path: Path | undefined, value: string | number, cell: (path: Path) => LayoutCell): LayoutCell {
  return path === undefined ? fixedCell(value, 'inherited') : cell(path);
}

function removable(own: OwnFiles, path: Path): Pick<LayoutRow, 'remove'> {
  return {
    remove: () =>
      own.value(path) === undefined || (path[0] !== 'gates' && path[0] !== 'lights' && own.isInherited(path))
        ? { code: 'EXPORT_ROW_FIXED', args: { key: path.join('.'), elsewhere: 'inherited' } }
        : { changes: [own.set(path, undefined)] },
  };
}

function additionsOf(part: Part): Addition[] {
  return part.type === 'addition' ? [part] : part.type === 'leaf' ? [] : part.parts.flatMap(additionsOf);
}

function effectWords(gate: Gate, grades: readonly Grades[]): string {
  const title = (id: string): string => grades.flatMap(({ order }) => order).find((grade) => grade.id === id)?.title['zh-CN'] ?? id;
  return [
    gate.veto ? '一票否决' : '',
    gate.bar.length > 0 ? `不得评为${gate.bar.map(title).join('、')}` : '',
    gate.capGrade === undefined ? '' : `至多评为${title(gate.capGrade)}`,
    gate.capScore === undefined ? '' : `总分至多${gate.capScore}分`,
  ]
    .filter(Boolean)
    .join('，');
}

function overdueNote({ overdue, raiseAfter, clearAfter }: LightRules): string {
  const reporting = overdue === undefined ? '' : `；报送逾期亮${overdue.title?.['zh-CN'] ?? overdue.light}`;
  return `连续${raiseAfter}个节点变差才亮灯或加重，连续${clearAfter}个节点好转才减轻${reporting}`;
}
