import {
  BUNDLE_PATHS,
  type BundleManifest,
  type LabelledFigure,
  labelFigures,
  LABELLED_TABLES,
  type PublishedRows,
  readFigures,
  SEALED_TABLES,
  type SealedTableName,
} from '@kedu/bundle';
import type { UnitRegister } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import type { Tables } from '../files/tables.ts';
import type { Findings } from '../findings.ts';
import { type CheckedBlocks, withheldRows } from './checkSealed.ts';

/** Figures that are not recomputable, by `figureKey`. */
export type LabelsOfFigures = ReadonlyMap<string, LabelledFigure>;

export function figureKey({ list, unit, figure }: Pick<LabelledFigure, 'list' | 'unit' | 'figure'>): string {
  return JSON.stringify([list, unit, figure]);
}

/**
 * Works out from the rules and from what is withheld which figures can be recomputed, and holds figures.csv and the shares of bundle.json against that.
 *
 * Shape: the labels as they must be. Rule: LABEL-2, LABEL-3, VERIFY-5. Errors, as findings: those of readFigures, VERIFY_LABEL, VERIFY_SHARES.
 */
export function checkLabels(
  files: ReadonlyMap<string, Uint8Array>,
  tables: Tables,
  { scheme, register, manifest, blocks }: LabelSource,
  findings: Findings,
): LabelsOfFigures {
  const published = (table: SealedTableName): PublishedRows => {
    const read = tables.of(SEALED_TABLES[table]);
    const rows = (): readonly (readonly string[])[] => read?.rows.map(({ cells }) => cells) ?? [];
    return {
      headings: read?.headings ?? [],
      rows: { length: read?.count ?? 0, flatMap: (visit) => rows().flatMap(visit) },
      withheld: withheldRows(blocks, table),
    };
  };
  const observations = tables.of(SEALED_TABLES.observations);
  const [indicator = -1, unit = -1] = ['indicator', 'unit'].map((name) => observations?.headings.indexOf(name));
  const { figures, shares } = labelFigures({
    scheme,
    period: manifest.period,
    results: published('results'),
    indicators: published('indicators'),
    observations: [...withheldRows(blocks, 'observations').keys()].flatMap((number) => {
      if (!observations || number >= observations.count) return [];
      const { cells } = observations.row(number);
      return [{ indicator: cells[indicator] ?? '', unit: cells[unit] ?? '', row: number }];
    }),
    unitOfCode: new Map(register.versions.map(({ id, code }) => [code, id])),
  });
  const found = new Map(figures.map((figure) => [figureKey(figure), figure]));
  compareFigures(files, found, findings);
  for (const table of LABELLED_TABLES)
    for (const label of ['recomputable', 'attested', 'notRecomputable'] as const) {
      const [stated, own] = [manifest.shares[table][label], shares[table][label]];
      const name = label === 'notRecomputable' ? 'not_recomputable' : label;
      if (stated !== own)
        findings.add(
          'VERIFY_SHARES',
          { file: BUNDLE_PATHS.manifest, path: `shares.${table}` },
          { label: name, found: stated, expected: own },
        );
    }
  return found;
}

interface LabelSource {
  readonly scheme: CompiledScheme;
  readonly register: UnitRegister;
  readonly manifest: BundleManifest;
  readonly blocks: CheckedBlocks;
}

function compareFigures(files: ReadonlyMap<string, Uint8Array>, expected: LabelsOfFigures, findings: Findings): void {
  const file = BUNDLE_PATHS.figures;
  const bytes = files.get(file);
  const read = bytes && readFigures(bytes);
  if (!read || 'issue' in read) {
    if (read) findings.take(read.issue);
    return;
  }
  const stated = new Map(read.value.map((figure) => [figureKey(figure), figure]));
  for (const key of new Set([...expected.keys(), ...stated.keys()])) {
    const [said, is] = [stated.get(key), expected.get(key)];
    const figure = said ?? is;
    if (
      !figure ||
      (said?.label === is?.label && said?.reason === is?.reason && said?.commitments === is?.commitments && said?.restsOn === is?.restsOn)
    )
      continue;
    const name = [figure.list, figure.unit, figure.figure].filter((part) => part !== '').join(' ');
    findings.add(
      'VERIFY_LABEL',
      { file, unit: figure.unit },
      {
        figure: name,
        found: said?.label ?? 'recomputable',
        rests: said?.commitments ?? 0,
        expected: is?.label ?? 'recomputable',
        owed: is?.commitments ?? 0,
      },
    );
  }
}
