import type { Check, Repository } from './check.ts';

/** Files whose exported types are the vocabulary of the domain. */
export const DOMAIN_FILES = [
  /^packages\/model\/src\/[^/]+\.ts$/,
  /^packages\/scheme\/src\/compiled\.ts$/,
  /^packages\/scheme\/src\/(?:disclosure|elsewhere)\.ts$/,
  /^packages\/scheme\/src\/judgement\.ts$/,
  /^packages\/scheme\/src\/propositions\.ts$/,
  /^packages\/scheme\/src\/responsibility\.ts$/,
  /^packages\/engine\/src\/responsibility\/effect\.ts$/,
  /^packages\/scheme\/src\/diff\/change\.ts$/,
  /^packages\/engine\/src\/contributions\/(?:contribution|proposalChanges)\.ts$/,
  /^packages\/runner\/src\/output\/writeReplay\.ts$/,
  /^packages\/engine\/src\/result\.ts$/,
  /^packages\/engine\/src\/otherRun\.ts$/,
  /^packages\/scheme\/src\/goals\/goal\.ts$/,
  /^packages\/scheme\/src\/goals\/reconcile\.ts$/,
  /^packages\/engine\/src\/goals\/(?:attainment|progress)\.ts$/,
  /^packages\/engine\/src\/determine\/determined\.ts$/,
  /^packages\/engine\/src\/steps\/additionScores\.ts$/,
  /^packages\/engine\/src\/raters\/(?:columns|countMarks|markedObservations|readMarks)\.ts$/,
  /^packages\/scheme\/src\/survey\.ts$/,
  /^packages\/engine\/src\/surveys\/(?:columns|surveyedObservations)\.ts$/,
  /^packages\/runner\/src\/survey\/(?:countAnswers|readAnswers)\.ts$/,
  /^packages\/scheme\/src\/valueError\.ts$/,
  /^packages\/engine\/src\/uncertainty\/figures\.ts$/,
  /^packages\/engine\/src\/redesign\/(?:redesigner|sensitivity)\.ts$/,
  /^packages\/insight\/src\/(?:ranks\/rankSets|draws\/interval|errors\/revisions)\.ts$/,
  /^packages\/insight\/src\/sampling\/(?:confidence|rake|sample)\.ts$/,
  /^packages\/engine\/src\/recognise\/recognition\.ts$/,
  /^packages\/engine\/src\/compare\/comparison\.ts$/,
  /^packages\/intake\/src\/sheet\/sheet\.ts$/,
  /^packages\/intake\/src\/observe\/tableMapping\.ts$/,
  /^packages\/bundle\/src\/(?:entry\/entry|figures\/file|manifest\/manifest|notice\/notice|opening\/opening|sealed\/rows)\.ts$/,
  /^packages\/ledger\/src\/(?:checkpoint|policy)\.ts$/,
  /^packages\/verify\/src\/(?:report|verdict)\.ts$/,
  /^packages\/workflow\/src\/(?:rights\/rights|rights\/roles|rounds\/round|collection\/value|collection\/burden|runs\/run|feedback\/feedback|audit)\.ts$/,
];

/** Names that carry no term of the domain, each with the reason. */
export const EXEMPT: Readonly<Record<string, string>> = {
  Column: 'machinery of tables: one number per unit',
  CsvCell: 'machinery of tables',
  CsvFault: 'machinery of tables',
  CsvRow: 'machinery of tables',
  CsvTable: 'machinery of tables',
  Delimiter: 'machinery of tables',
  Decimal: 'machinery of numbers',
  SequenceHash: 'machinery of hashes',
  ProposalAction: 'action of a Proposal',
  CodeCatalogue: 'machinery of codes',
  CodeDeclaration: 'machinery of codes',
  IssueArgs: 'machinery of codes',
  MethodParam: 'union of what a parameter may be written as',
  AggregateName: 'name of an Aggregate',
  PeriodKind: 'kind of a Period',
  RoundingRule: 'rule of a Rounding',
  LightState: 'state of a Light',
  Locale: 'language of the wording',
  RegisterView: 'view of UnitRegister for expressions',
};

/** Interfaces and types that a source exports, by name. */
export function exportedTypes(source: string): string[] {
  return [...source.matchAll(/^export (?:declare )?(?:interface|type) ([A-Z]\w*)/gm)].map(([, name = '']) => name);
}

/** Terms of the glossary: names in backticks in the first column of its tables. */
export function glossaryTerms(markdown: string): Set<string> {
  return new Set(
    [...markdown.matchAll(/^\|([^|]*)\|/gm)].flatMap(([, cell = '']) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)),
  );
}

/** Types that the glossary lacks, and terms of the glossary that no source exports. */
export function glossaryProblems({ files, read }: Repository, exempt: Readonly<Record<string, string>> = EXEMPT): string[] {
  const terms = glossaryTerms(read('docs/glossary.md'));
  const types = new Map<string, string>();
  for (const file of files.filter((name) => DOMAIN_FILES.some((pattern) => pattern.test(name)))) {
    for (const name of exportedTypes(read(file))) types.set(name, file);
  }
  return [
    ...[...types]
      .filter(([name]) => !terms.has(name) && !(name in exempt))
      .map(([name, file]) => `docs/glossary.md: no term for ${name} (${file})`),
    ...[...terms]
      .filter((name) => !types.has(name))
      .map((name) => `docs/glossary.md: ${name} is exported by no file of the domain (tools/checks/glossary.ts)`),
    ...Object.keys(exempt)
      .filter((name) => terms.has(name) || !types.has(name))
      .map((name) => `tools/checks/glossary.ts: ${name} needs no exemption`),
  ];
}

export const glossaryCheck: Check = { name: 'glossary', run: (repository) => glossaryProblems(repository) };
