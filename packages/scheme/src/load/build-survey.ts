import type { LocalizedText } from '@kedu/model';
import type { IndicatorShape } from '../shapes/indicator.ts';
import type { SurveyShape } from '../shapes/survey.ts';
import type { PopulationRow, Survey, SurveyDimension, SurveyWeighting } from '../survey.ts';
import { type Linker, localized, localizedIfGiven } from './linker.ts';
import type { Path } from './source.ts';
import type { TableColumns } from './table.ts';

const COLUMNS: TableColumns = {
  unit: { kind: 'text', required: true },
  dimension: { kind: 'identifier', required: true },
  category: { kind: 'text', required: true },
  people: { kind: 'count', required: true },
  en: { kind: 'text', required: false },
};

/** Written for `unit` where a row holds for all units. */
const ALL_UNITS = '*';

const CONFIDENCE = { '90%': 90, '95%': 95, '99%': 99 } as const;

/**
 * How the public is asked about an indicator; nothing where it is not.
 *
 * Rule: SURVEY-1, SURVEY-4. Errors: those of the table; what does not fit together is left to checkSurveys.
 */
export function buildSurvey({ survey: shape }: IndicatorShape, path: Path, link: Linker, clause: string | undefined): Survey | undefined {
  if (!shape) return undefined;
  const at = [...path, 'survey'];
  return {
    sample: shape.sample,
    legalReview: shape.legal_review,
    frame: localizedIfGiven(shape.frame),
    mode: shape.mode,
    weighting: shape.weight_to === undefined ? undefined : buildWeighting(shape, shape.weight_to, at, link, clause),
    atLeast: shape.at_least,
    atLeastInGroup: shape.at_least_in_group,
    confidence: CONFIDENCE[shape.confidence],
    sampledOf: shape.sampled_of,
    place: link.place(at, 'key'),
  };
}

function buildWeighting(shape: SurveyShape, table: string, at: Path, link: Linker, clause: string | undefined): SurveyWeighting {
  const rows = link.table([...at, 'weight_to'], table, COLUMNS);
  const titles = new Map<string, Map<string, LocalizedText>>();
  const population = rows.map((row): PopulationRow => {
    const [unit, dimension, category] = [row.text('unit') as string, row.text('dimension') as string, row.text('category') as string];
    const own = titles.get(dimension) ?? new Map<string, LocalizedText>();
    titles.set(dimension, own);
    const en = row.text('en');
    if (!own.has(category) || en !== undefined) own.set(category, { 'zh-CN': category, ...(en === undefined ? {} : { en }) });
    const unitCode = unit === ALL_UNITS ? undefined : link.unitCode(unit, row.place('unit'), clause);
    return { unitCode, dimension, category, people: row.number('people') as number, place: row.place('category') };
  });
  const dimensions = [...titles].map(([id, categories]): SurveyDimension => {
    const title = shape.dimensions[id];
    return {
      id,
      title: title === undefined ? { 'zh-CN': id } : localized(title),
      categories: [...categories].map(([category, text]) => ({ id: category, title: text })),
    };
  });
  return { method: shape.method ?? (dimensions.length > 1 ? 'raking' : 'strata'), dimensions, population, trim: shape.trim_weights };
}
