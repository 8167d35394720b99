import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeText } from '@kedu/intake';
import { hasErrors, inLocale, type Issue, type Locale, parsePeriod, type Period, titledId } from '@kedu/model';
import { type Pack, schemesInForce } from '@kedu/runner';
import { type CompiledScheme, type Composite, judgementColumns, readJudgements, readRuleTable, weighed } from '@kedu/scheme';
import { DATA_METHODS, type DataMethodName, scoresOf } from '@kedu/weigh';
import { EXIT, exitCodeOf, type ExitCode } from '../exitCode.ts';
import { type LoadedPack, loadPack, runPack, showIssues } from '../load.ts';
import type { Io } from '../terminal/io.ts';
import { showFound } from '../weigh/found.ts';
import { showNearest, yamlPath } from '../weigh/nearest.ts';
import { weighWords } from '../weigh/words.ts';
import { wordsOf } from '../words.ts';

/** Ways to find weights, as `--by` names them. */
export const WEIGH_METHODS: readonly string[] = [...Object.keys(DATA_METHODS), 'ahp', 'nearest'];

export interface WeighCommandOptions {
  readonly by: string;
  readonly scheme?: string | undefined;
  readonly list?: string | undefined;
  readonly node?: string | undefined;
  readonly period?: string | undefined;
}

/** The node whose parts are weighed. */
interface Asked {
  readonly scheme: CompiledScheme;
  readonly list: string;
  readonly title: string;
  readonly node: Composite;
}

/**
 * `kedu weigh PACK [FILE] --by METHOD`: weights of the parts of a node, printed with their reasons and as lines to paste.
 *
 * Nothing is written. Rule: WEIGH-10 (docs/spec/weigh.md). Exit code: OUT-10; 1 where no weights follow.
 */
export function weigh(asked: string, file: string | undefined, options: WeighCommandOptions, io: Io, locale: Locale): ExitCode {
  const words = weighWords(locale);
  const fail = (text: string): ExitCode => {
    io.err(`${text}\n`);
    return EXIT.problems;
  };
  if (options.by === 'ahp' && file === undefined) {
    io.err(`${words.needsFile()}\n`);
    return EXIT.usage;
  }
  const loaded = loadPack(asked, io, locale);
  const { pack, issues, folder } = loaded;
  const schemes = [...(pack?.schemes ?? []), ...(loaded.misweighed ?? [])];
  if (!pack || schemes.length === 0 || (options.by !== 'nearest' && hasErrors(issues))) return refuse(issues, folder, io, locale);
  const nameOf = ({ id, version }: CompiledScheme): string => `${id}@${version}`;
  const listed = (of: readonly string[]): string => of.join(wordsOf(locale).listed);
  const named =
    options.scheme === undefined ? schemes : schemes.filter((one) => one.id === options.scheme || nameOf(one) === options.scheme);
  if (named.length === 0) return fail(words.schemeUnknown(options.scheme ?? '', listed(schemes.map(nameOf))));
  const { list: wanted } = options;
  const withList = wanted === undefined ? named : named.filter(({ trees }) => Object.hasOwn(trees, wanted));
  if (withList.length === 0) return fail(words.listUnknown(wanted ?? '', listed(named.flatMap(({ trees }) => Object.keys(trees)))));
  if (options.by === 'nearest') return byConstraints(withList, loaded, wanted, io, locale);
  const inForce = options.scheme === undefined ? schemesInForce(withList, periodAsked(pack, options)) : withList.slice(-1);
  const [scheme] = inForce;
  if (!scheme || inForce.length > 1) return fail(words.schemeWhich(listed((scheme ? inForce : withList).map(nameOf))));
  const lists = Object.keys(scheme.trees);
  const list = options.list ?? (lists.length === 1 ? lists[0] : undefined);
  if (list === undefined) return fail(words.listWhich(lists.join(wordsOf(locale).listed)));
  const node = nodeAt(scheme.trees[list] as Composite, options.node ?? '');
  if (!node)
    return fail(
      words.nodeUnknown(
        options.node ?? '',
        nodesOf(scheme.trees[list] as Composite)
          .filter((path) => path !== '')
          .join(wordsOf(locale).listed),
      ),
    );
  const title = inLocale(scheme.lists.find(({ id }) => id === list)?.title ?? { 'zh-CN': list }, locale);
  const one: Asked = { scheme, list, title, node };
  io.out(`${words.heading(words.methods[options.by] ?? options.by, title, node.path === '' ? '' : inLocale(node.title, locale))}\n`);
  return file !== undefined && options.by === 'ahp' ? byJudgements(one, file, io, locale) : byScores(one, loaded, options, io, locale);
}

function byScores({ scheme, list, node }: Asked, loaded: LoadedPack, options: WeighCommandOptions, io: Io, locale: Locale): ExitCode {
  const words = weighWords(locale);
  const { pack, folder } = loaded;
  if (!pack) return EXIT.problems;
  if (pack.missingData.length > 0) {
    for (const { file, url } of pack.missingData) io.err(`${wordsOf(locale).dataMissing(file, url)}\n`);
    return EXIT.unreadable;
  }
  const period = options.period ?? pack.runs.at(-1)?.period.id;
  if (period === undefined) {
    io.err(`${words.noRun}\n`);
    return EXIT.problems;
  }
  const { assessments, issues } = runPack(pack, { periods: [period] }, io, locale);
  const run = assessments.find((each) => each.scheme.id === scheme.id && each.scheme.version === scheme.version);
  const result = run?.assessment.lists.find((each) => each.list === list);
  if (!run || !result || hasErrors(issues)) {
    if (hasErrors(issues)) return refuse(issues, folder, io, locale);
    io.err(`${words.noRun}\n`);
    return EXIT.problems;
  }
  const { parts, scores, left } = scoresOf(node, result);
  const found = DATA_METHODS[options.by as DataMethodName](scores);
  if (typeof found === 'string') {
    io.err(`${words.none[found]}\n`);
    return EXIT.problems;
  }
  const reasons = found.reasons.map(({ name, values }) => ({ title: words.reasons[name], values }));
  io.out(`${words.over(scores.length, left)}\n`);
  if (found.explained !== undefined) io.out(`${words.explained(`${(found.explained * 100).toFixed(1)}%`)}\n`);
  io.out(showFound({ node, parts, shares: found.weights, reasons }, `${yamlPath(list, node.path)}.parts`, locale));
  const against = (found.against ?? []).map((k) => inLocale(parts[k]?.title ?? { 'zh-CN': '' }, locale));
  if (against.length > 0) io.out(`${words.against(against.join(wordsOf(locale).listed))}\n`);
  if (pack.example) io.out(`${wordsOf(locale).example}\n`);
  return EXIT.ok;
}

function byJudgements({ list, node }: Asked, file: string, io: Io, locale: Locale): ExitCode {
  const words = weighWords(locale);
  const path = resolve(io.cwd, file);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    io.err(`${words.unreadable(file, reason)}\n`);
    return EXIT.unreadable;
  }
  const parts = weighed(node.parts);
  const names = parts.map(({ name }) => name);
  const { text, issues: decoding } = decodeText(bytes, file);
  const { rows, issues: reading, faulty } = readRuleTable(file, text, judgementColumns(names));
  const titles = new Map(parts.map(({ name, title }) => [name, title]));
  const question = { parts: names, titles, within: titledId(node.path || list, node.title), atMost: 0.1, place: { file } };
  const { judged, issues: found } = faulty ? { judged: undefined, issues: [] } : readJudgements(rows, question);
  const issues = [...decoding, ...reading, ...found];
  if (!judged) return refuse(issues, '.', io, locale);
  io.out(`${words.ratio(judged.ratio.toFixed(3))}\n`);
  io.out(showFound({ node, parts, shares: judged.weights, reasons: [] }, `${yamlPath(list, node.path)}.parts`, locale));
  return EXIT.ok;
}

/** The nearest weights of the schemes whose weights are forbidden; where none is, of all. */
function byConstraints(
  schemes: readonly CompiledScheme[],
  { pack, misweighed = [], folder }: LoadedPack,
  list: string | undefined,
  io: Io,
  locale: Locale,
): ExitCode {
  const words = weighWords(locale);
  const forbidden = schemes.filter((scheme) => misweighed.includes(scheme));
  const shown = (forbidden.length > 0 ? forbidden : schemes).flatMap((scheme) => {
    const { text, issues } = showNearest(scheme, pack?.register ?? { versions: [], memberships: [], successions: [] }, list, locale);
    return text === '' && issues.length === 0
      ? []
      : [{ text: `${inLocale(scheme.title, locale)} ${scheme.id}@${scheme.version}\n\n${text}`, issues }];
  });
  io.out(shown.length === 0 ? `${words.nothingAsked}\n` : shown.map(({ text }) => text).join('\n'));
  const issues = shown.flatMap((one) => one.issues);
  if (issues.length > 0) io.err(showIssues(issues, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
  return exitCodeOf(issues);
}

function periodAsked({ runs }: Pack, { period }: WeighCommandOptions): Period {
  const found = runs.find((run) => run.period.id === period) ?? runs.at(-1);
  return found?.period ?? (parsePeriod('9999') as Period);
}

function nodeAt(node: Composite, path: string): Composite | undefined {
  if (node.path === path) return node;
  for (const part of node.parts) {
    const found = part.type === 'composite' ? nodeAt(part, path) : undefined;
    if (found) return found;
  }
  return undefined;
}

function nodesOf(node: Composite): readonly string[] {
  return [node.path, ...node.parts.flatMap((part) => (part.type === 'composite' ? nodesOf(part) : []))];
}

function refuse(issues: readonly Issue[], folder: string, io: Io, locale: Locale): ExitCode {
  io.err(showIssues(issues, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
  return exitCodeOf(issues);
}
