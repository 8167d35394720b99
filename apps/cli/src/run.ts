import { Command, CommanderError, Option } from 'commander';
import { type Locale, nearest } from '@kedu/model';
import { OPENED_AS, SEALED_TABLES, WITHDRAWAL_REASONS } from '@kedu/bundle';
import { DISCLOSURE_LEVELS } from '@kedu/scheme';
import { assess } from './commands/assess.ts';
import { anchor, type AnchorOptions, CHAIN_KINDS } from './commands/anchor.ts';
import { audit, type AuditOptions } from './commands/audit.ts';
import { assessFrom } from './commands/assessFrom.ts';
import { check } from './commands/check.ts';
import { clauses } from './commands/clauses.ts';
import { db, DB_ACTIONS, type DbAction, type DbOptions } from './commands/db.ts';
import { decompose, type DecomposeCommandOptions } from './commands/decompose.ts';
import { diff, type DiffCommandOptions } from './commands/diff.ts';
import { explain } from './commands/explain.ts';
import { init, type InitOptions } from './commands/init.ts';
import { exportScheme } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { load } from './commands/load.ts';
import { key } from './commands/key.ts';
import { log, LOG_ACTIONS, type LogAction, type LogOptions } from './commands/log.ts';
import { seal, type SealCommandOptions } from './commands/seal.ts';
import { publish, type PublishCommandOptions } from './commands/publish.ts';
import { replay, type ReplayOptions } from './commands/replay.ts';
import { report } from './commands/report.ts';
import { sensitivity, type SensitivityOptions } from './commands/sensitivity.ts';
import { siteCommand } from './commands/site.ts';
import { serveCommand, type ServeCommandOptions } from './commands/serve.ts';
import { SEATS, user, USER_ACTIONS, type UserAction, type UserOptions } from './commands/user.ts';
import { verify, type VerifyCommandOptions } from './commands/verify.ts';
import { weigh, WEIGH_METHODS, type WeighCommandOptions } from './commands/weigh.ts';
import { witness, type WitnessOptions } from './commands/witness.ts';
import { weighWords } from './weigh/words.ts';
import { EXIT, type ExitCode } from './exitCode.ts';
import { loadWords } from './burden/words.ts';
import { clausesWords } from './clauses/words.ts';
import { countryWords } from './country/words.ts';
import { diffWords } from './diff/words.ts';
import { decomposeWords } from './decompose/words.ts';
import { exportWords } from './export/words.ts';
import { reportWords } from './report/words.ts';
import { importWords } from './import/words.ts';
import { initWords } from './init/words.ts';
import { open, type OpenCommandOptions } from './commands/open.ts';
import { withdraw, type WithdrawCommandOptions } from './commands/withdraw.ts';
import { ADDRESS, BLOCK, count, day, dayStart, language, matching, oneOf, port, repeated, rowNumbers } from './optionValues.ts';
import { publicationWords } from './publication/words.ts';
import { proofWords } from './proof/words.ts';
import { publishWords } from './publish/words.ts';
import { sensitivityWords } from './sensitivity/words.ts';
import { serveWords } from './serve/words.ts';
import { verifyWords } from './verify/words.ts';
import type { Io } from './terminal/io.ts';
import { visible } from './terminal/width.ts';
import { type HelpWords, localeOf, wordsOf } from './words.ts';

export const VERSION = '0.3.0';

/**
 * Runs the command with its arguments; what it prints goes to `io`, what comes back is the exit code (OUT-10).
 * Example: run(['check', 'after-liaoning'], io) → 0.
 */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const locale = localeOf(args, io.env);
  let code: ExitCode = EXIT.ok;
  const program = build(io, locale, (done) => {
    code = done;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return usage(error, args, program, io, locale);
  }
}

function build(io: Io, locale: Locale, done: (code: ExitCode) => void): Command {
  const { help } = wordsOf(locale);
  const program = frame(new Command('kedu'), io, locale)
    .description(help.about)
    .version(VERSION, '-V, --version', help.version)
    .helpCommand(false)
    .addHelpText(
      'after',
      `\n${help.example}\n  kedu check after-liaoning\n  kedu assess after-liaoning --out out/after-liaoning\n\n${help.codes}`,
    );
  const bare = (name: string, description: string, example: string): Command => {
    const made = frame(program.command(name), io, locale).description(description);
    return made.addHelpText('after', `\n${help.example}\n  ${example}\n\n${help.codes}`);
  };
  const command = (name: string, description: string, example: string): Command =>
    bare(name, description, example).argument('<PACK>', help.pack);

  command('check', help.check, 'kedu check after-liaoning')
    .option('--json', help.json, false)
    .action((pack: string, options: { json: boolean }) => done(check(pack, options, io, locale)));

  const sealing = countryWords(locale);
  command('assess', help.assess, 'kedu assess sdg-2019 --out out/sdg-2019 --period 2019')
    .requiredOption('--out <DIR>', help.out)
    .option('--period <P>', help.period, repeated)
    .option('--as-of <DAY>', help.asOf, day(help.day))
    .option('--references <FILE>', help.references)
    .option('--all', help.all, false)
    .option('--bom', help.bom, false)
    .option('--from <FILE.kds>', sealing.from)
    .option('--kernel <js|wasm>', sealing.kernel, oneOf(['js', 'wasm'], sealing.kernelRange))
    .option('--threads <N>', sealing.threads, (text) => Number(matching(/^[1-9]\d?$/, sealing.threadsRange)(text)))
    .option('--verify', sealing.verify, false)
    .action(async (pack: string, options: Parameters<typeof assess>[1] & Parameters<typeof assessFrom>[1]) =>
      done(options.from === undefined ? assess(pack, options, io, locale) : await assessFrom(pack, options, io, locale)),
    );

  command('seal', sealing.about, 'kedu seal after-wolong --scheme woling --list villages --out villages.kds')
    .option('--period <P>', sealing.period)
    .option('--scheme <ID>', help.scheme)
    .option('--list <L>', sealing.list)
    .option('--references <FILE>', help.references)
    .requiredOption('--out <FILE.kds>', sealing.out)
    .action((pack: string, options: SealCommandOptions) => done(seal(pack, options, io, locale)));

  const clausesIn = clausesWords(locale);
  command('clauses', clausesIn.about, 'kedu clauses after-liaoning 4.2')
    .argument('[CLAUSE]', clausesIn.clause)
    .action((pack: string, clause: string | undefined) => done(clauses(pack, clause, io, locale)));

  const loading = loadWords(locale);
  command('load', loading.about, 'kedu load after-liaoning --period 2023')
    .option('--period <P>', loading.period)
    .action((pack: string, options: { period?: string }) => done(load(pack, options, io, locale)));

  command(
    'explain',
    help.explain,
    locale === 'en' ? 'kedu explain after-liaoning Beichuan water_quality --lang en' : 'kedu explain after-liaoning 北川市 water_quality',
  )
    .argument('<UNIT>', help.unit)
    .argument('[INDICATOR]', help.indicator)
    .option('--period <P>', help.period)
    .option('--scheme <ID>', help.scheme)
    .option('--list <L>', help.list)
    .option('--json', help.json, false)
    .action((pack: string, unit: string, indicator: string | undefined, options: Parameters<typeof explain>[3]) =>
      done(explain(pack, unit, indicator, options, io, locale)),
    );

  const words = reportWords(locale);
  command('report', words.about, 'kedu report after-liaoning --scheme north --period 2023')
    .option('--period <P>', words.period, repeated)
    .option('--scheme <ID>', words.scheme)
    .option('--out <FILE|DIR>', words.out)
    .option('--compare <RUN>', words.compare)
    .option('--against <SCHEME>', words.against)
    .option('--pdf', words.pdf, false)
    .option('--units <none|all|CODE>', words.units)
    .action(async (pack: string, options: Parameters<typeof report>[1]) => done(await report(pack, options, io, locale)));

  const comparing = diffWords(locale);
  command('diff', comparing.about, 'kedu diff after-liaoning north@2022 north@2023 --html 对比.html')
    .argument('<A>', comparing.first)
    .argument('[B]', comparing.second)
    .option('--period <P>', comparing.period)
    .option('--scheme <ID>', comparing.scheme)
    .option('--unit <UNIT>', comparing.unit)
    .option('--html <FILE>', comparing.html)
    .option('--csv <FILE>', comparing.csv)
    .option('--json', comparing.json, false)
    .action((pack: string, first: string, second: string | undefined, options: DiffCommandOptions) =>
      done(diff(pack, first, second, options, io, locale)),
    );

  command('replay', comparing.replayAbout, 'kedu replay after-liaoning --period 2022 --scheme north@2023')
    .requiredOption('--period <P>', comparing.replayPeriod)
    .requiredOption('--scheme <ID>', comparing.replayScheme)
    .option('--out <DIR>', comparing.replayOut)
    .option('--html <FILE>', comparing.replayHtml)
    .option('--bom', help.bom, false)
    .option('--all', help.all, false)
    .option('--json', comparing.json, false)
    .action((pack: string, options: ReplayOptions) => done(replay(pack, options, io, locale)));

  const designing = sensitivityWords(locale);
  const whole = (text: string): number => Number(matching(/^\d{1,10}$/, designing.numberRange)(text));
  command('sensitivity', designing.about, 'kedu sensitivity after-yueyang --list counties --html 敏感性.html')
    .option('--period <P>', designing.period)
    .option('--scheme <ID>', designing.scheme)
    .option('--list <L>', designing.list)
    .option('--draws <N>', designing.draws, whole)
    .option('--seed <S>', designing.seed, whole)
    .option('--html <FILE>', designing.html)
    .option('--json', designing.json, false)
    .action((pack: string, options: SensitivityOptions) => done(sensitivity(pack, options, io, locale)));

  const importing = importWords(locale);
  bare('import', importing.about, 'kedu import data/2023.xlsx --pack after-liaoning --guess')
    .argument('<FILE...>', importing.files)
    .option('--pack <PACK>', importing.pack)
    .option('--guess', importing.guess, false)
    .option('--mapping <FILE>', importing.mapping)
    .option('--out <FILE>', importing.out)
    .option('--marked <COPY.xlsx>', importing.marked)
    .option('--force', importing.force, false)
    .action((files: readonly string[], options: Parameters<typeof importCommand>[1]) => done(importCommand(files, options, io, locale)));

  const goals = decomposeWords(locale);
  command('decompose', goals.about, 'kedu decompose after-guizhou industrial_investment --by potential')
    .argument('<GOAL>', goals.goal)
    .option(
      '--by <METHOD>',
      goals.by,
      matching(/^(?:base|potential|equal_growth)$/, () => goals.byRange),
    )
    .option('--scheme <ID>', goals.scheme)
    .option('--out <FILE>', goals.out)
    .option('--force', goals.force, false)
    .action((pack: string, goal: string, options: DecomposeCommandOptions) => done(decompose(pack, goal, options, io, locale)));

  const outgoing = exportWords(locale);
  command('export', outgoing.about, 'kedu export after-liaoning --scheme north@2023 --out 指标体系.xlsx')
    .option('--scheme <ID>', outgoing.scheme)
    .requiredOption('--out <FILE>', outgoing.out)
    .option('--force', outgoing.force, false)
    .action(async (pack: string, options: Parameters<typeof exportScheme>[1]) => done(await exportScheme(pack, options, io, locale)));

  const weighing = weighWords(locale);
  command('weigh', weighing.about, 'kedu weigh after-liaoning --by nearest')
    .argument('[FILE]', weighing.file)
    .requiredOption('--by <METHOD>', weighing.by, oneOf(WEIGH_METHODS, weighing.byRange))
    .option('--scheme <ID>', weighing.scheme)
    .option('--list <ID>', weighing.list)
    .option('--node <PATH>', weighing.node)
    .option('--period <P>', weighing.period)
    .action((pack: string, file: string | undefined, options: WeighCommandOptions) => done(weigh(pack, file, options, io, locale)));

  const initial = initWords(locale);
  bare('init', initial.about, 'kedu init --from 指标体系.xlsx --name north-2024')
    .option('--from <FILE>', initial.from)
    .option('--name <NAME>', initial.name, matching(/^[a-z0-9][a-z0-9-]*$/, initial.nameRange))
    .option('--out <DIR>', initial.out)
    .option('--marked <COPY>', initial.marked)
    .option('--title <TITLE>', initial.title)
    .option('--year <YEAR>', initial.year, (text) => Number(matching(/^20\d\d$|^2100$/, initial.yearRange)(text)))
    .action(async (options: InitOptions) => done(await init(options, io, locale)));

  bare('site', help.site, 'kedu site --port 8080')
    .option('--port <PORT>', help.port, port(help.portRange))
    .option('--base <PATH>', serveWords(locale).base)
    .action(async (options: { port?: number; base?: string }) => done(await siteCommand(options, io, locale)));

  const serving = serveWords(locale);
  bare('serve', serving.serve, 'kedu serve --example')
    .option('--example', serving.example, false)
    .action(async (options: ServeCommandOptions) => done(await serveCommand(options, io, locale)));

  bare('db', serving.database, 'kedu db backup backup-2026-12-01')
    .argument('<ACTION>', serving.action, oneOf(DB_ACTIONS, serving.actionRange))
    .argument('[WHAT]', serving.folder)
    .option('--title <TITLE>', serving.title)
    .option('--unit <UNIT>', serving.unit)
    .option('--pack <PACK>', serving.pack)
    .action(async (action: DbAction, what: string | undefined, options: DbOptions) => done(await db(action, what, options, io, locale)));

  bare('user', serving.user, 'kedu user add li.si --authority beichuan --name 李四')
    .argument('<ACTION>', serving.userAction, oneOf(USER_ACTIONS, serving.actionRange))
    .argument('[NAME]', serving.what)
    .option('--authority <ID>', serving.authority)
    .option('--name <NAME>', serving.name)
    .option('--system <NAME>', serving.system)
    .option('--security <NAME>', serving.security)
    .option('--audit <NAME>', serving.audit)
    .option('--seat <SEAT>', serving.seat, oneOf(SEATS, serving.seatRange))
    .option('--reason <REASON>', serving.reason)
    .action(async (action: UserAction, name: string | undefined, options: UserOptions) =>
      done(await user(action, name, options, io, locale)),
    );

  const proving = proofWords(locale);
  bare('log', proving.log, 'kedu log init north-log --name kedu.example/north --key north.pem')
    .argument('<ACTION>', proving.action, oneOf(LOG_ACTIONS, proving.actionRange))
    .argument('<FOLDER>', proving.folder)
    .argument('[WHAT...]', proving.rest)
    .option('--name <NAME>', proving.name)
    .option('--key <FILE>', proving.key)
    .option('--sm2 <FILE>', proving.sm2)
    .option('--policy <FILE>', proving.policy)
    .option('--out <FILE>', proving.out)
    .action(async (action: LogAction, folder: string, rest: readonly string[], options: LogOptions) =>
      done(await log(action, folder, rest, options, io, locale)),
    );

  bare('key', proving.ownKey, 'kedu key journalist.pem --name journalist.example')
    .argument('<FILE>', proving.ownKeyFile)
    .requiredOption('--name <NAME>', proving.ownKeyName)
    .action((file: string, options: { name: string }) => done(key(file, options, io, locale)));

  bare('witness', proving.witness, 'kedu witness memory --name audit.example --key audit.pem --logs policy.txt --port 4180')
    .argument('<FOLDER>', proving.witnessFolder)
    .requiredOption('--name <NAME>', proving.witnessName)
    .requiredOption('--key <FILE>', proving.witnessKey)
    .requiredOption('--logs <FILE>', proving.logs)
    .requiredOption('--port <PORT>', proving.port, port(help.portRange))
    .option('--host <ADDRESS>', proving.host, '127.0.0.1')
    .action(async (folder: string, options: WitnessOptions) => done(await witness(folder, options, io, locale)));

  bare('audit', proving.audit, 'kedu audit https://kedu.example/north --policy policy.txt --memory audit-memory')
    .argument('<LOG>', proving.place)
    .requiredOption('--policy <FILE>', proving.auditPolicy)
    .requiredOption('--memory <FOLDER>', proving.memory)
    .action(async (place: string, options: AuditOptions) => done(await audit(place, options, io, locale)));

  const publishing = publishWords(locale);
  const afterwards = publicationWords(locale);
  command(
    'publish',
    publishing.about,
    'kedu publish after-liaoning --period 2024 --scheme north --out bundle --log north-log --key north.pem --salts salts --example-site',
  )
    .requiredOption('--period <P>', publishing.period)
    .option('--scheme <ID>', publishing.scheme)
    .requiredOption('--out <FOLDER>', publishing.out)
    .requiredOption('--log <LOG>', publishing.log)
    .requiredOption('--key <FILE>', publishing.key)
    .option('--sm2 <FILE>', proving.sm2Use)
    .requiredOption('--salts <FILE>', publishing.salts)
    .option('--policy <FILE>', publishing.policy)
    .option('--level <LEVEL>', publishing.level, oneOf(DISCLOSURE_LEVELS, publishing.levelRange), 'public' as const)
    .option('--tsa <URL>', publishing.tsa)
    .option('--ca <FILE>', publishing.ca)
    .option('--policy-id <OID>', publishing.policyId)
    .option('--replaces <INDEX>', afterwards.replaces, count(afterwards.indexRange))
    .option('--example-site', publishing.exampleSite, false)
    .action(async (pack: string, options: PublishCommandOptions) => done(await publish(pack, options, io, locale)));

  const unknownReason = (found: string): string => afterwards.reasonRange(found, WITHDRAWAL_REASONS);
  bare('withdraw', afterwards.withdraw, 'kedu withdraw north-log --publication 3 --reason data_corrected --key north.pem')
    .argument('<LOG>', afterwards.log)
    .requiredOption('--publication <INDEX>', afterwards.publication, count(afterwards.indexRange))
    .requiredOption('--reason <CODE>', afterwards.reason, oneOf(WITHDRAWAL_REASONS, unknownReason))
    .requiredOption('--key <FILE>', afterwards.key)
    .option('--sm2 <FILE>', proving.sm2Use)
    .option('--policy <FILE>', afterwards.policy)
    .option('--out <FILE>', afterwards.noticeOut)
    .option('--bundle <FOLDER>', afterwards.noticeBundle)
    .action(async (folder: string, options: WithdrawCommandOptions) => done(await withdraw(folder, options, io, locale)));

  bare('open', afterwards.open, 'kedu open bundle --check opening.json')
    .argument('<BUNDLE>', afterwards.bundle)
    .option('--pack <PACK>', afterwards.pack)
    .option('--table <TABLE>', afterwards.table, oneOf(Object.keys(SEALED_TABLES), afterwards.tableRange))
    .option('--rows <ROWS>', afterwards.rows, rowNumbers(afterwards.rowsRange))
    .option('--by <UNIT>', afterwards.by)
    .option('--as <ROLE>', afterwards.as, oneOf(OPENED_AS, afterwards.asRange))
    .option('--salts <FILE>', afterwards.salts)
    .option('--out <FILE>', afterwards.out)
    .option('--check <FILE>', afterwards.check)
    .option('--sign <KEY>', afterwards.sign)
    .option('--name <NAME>', afterwards.name)
    .option('--enter <STATEMENT>', afterwards.enter)
    .option('--log <LOG>', afterwards.openLog)
    .option('--key <FILE>', afterwards.key)
    .option('--sm2 <FILE>', proving.sm2Use)
    .option('--signer <KEY>', afterwards.signer)
    .option('--policy <FILE>', afterwards.policy)
    .action(async (bundle: string, options: OpenCommandOptions) => done(await open(bundle, options, io, locale)));

  const checking = verifyWords(locale);
  bare('verify', checking.about, 'kedu verify bundle --policy policy.txt')
    .argument('<BUNDLE>', checking.bundle)
    .option('--policy <FILE>', checking.policy)
    .option('--seen <FILE>', checking.seen, repeated)
    .option('--ca <FILE>', checking.ca, repeated)
    .option('--chain-id <NUMBER>', checking.chainId, count(proving.countRange))
    .option('--contract <ADDRESS>', checking.contract, matching(ADDRESS, proving.addressRange))
    .option('--keeper <ADDRESS>', checking.keeper, matching(ADDRESS, proving.addressRange))
    .option('--block <HASH>', checking.block, (hash: string, before: readonly string[] | undefined) =>
      repeated(matching(BLOCK, checking.blockRange)(hash), before),
    )
    .option('--json', checking.json, false)
    .option('--sign <KEY>', checking.sign)
    .option('--name <NAME>', checking.name)
    .option('--out <FILE>', checking.out)
    .option('--signer <KEY>', checking.signer)
    .option('--of <BUNDLE>', checking.of)
    .action(async (bundle: string, options: VerifyCommandOptions) => done(await verify(bundle, options, VERSION, io, locale)));

  bare('anchor', proving.anchor, 'kedu anchor north-log --tsa https://tsa.example --ca tsa-root.pem')
    .argument('[LOG]', proving.folder)
    .option('--tsa <URL>', proving.tsa)
    .option('--ca <FILE>', proving.ca)
    .option('--policy-id <OID>', proving.policyId)
    .option('--not-before <DATE>', proving.notBefore, dayStart(proving.notBeforeRange))
    .option('--check', proving.check, false)
    .option('--deploy', proving.deploy, false)
    .option('--chain <URL>', proving.chain)
    .option('--chain-kind <KIND>', proving.chainKind, oneOf(CHAIN_KINDS, proving.chainKindRange), 'evm')
    .option('--chain-id <NUMBER>', proving.chainId, count(proving.countRange))
    .option('--contract <ADDRESS>', proving.contract, matching(ADDRESS, proving.addressRange))
    .option('--keeper <ADDRESS>', proving.keeper, matching(ADDRESS, proving.addressRange))
    .option('--key <FILE>', proving.chainKey)
    .option('--confirmations <NUMBER>', proving.confirmations, count(proving.countRange), 12)
    .action(async (place: string | undefined, options: AnchorOptions) => done(await anchor(place, options, io, locale)));

  return program;
}

/** What the program and its commands share: output, words of the help, exceptions instead of exits. */
function frame(command: Command, io: Io, locale: Locale): Command {
  const { help } = wordsOf(locale);
  return command
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: () => undefined, getOutHelpWidth: () => io.columns, getOutHasColors: () => false })
    .configureHelp({
      styleTitle: (title) => help.titles[title] ?? title,
      commandUsage: (one) => [one.parent?.name(), one.name(), worded(one.usage(), help)].filter(Boolean).join(' '),
      subcommandTerm: (one) => [one.name(), worded(one.usage(), help)].join(' '),
      optionDescription: ({ description }) => description,
    })
    .helpOption('-h, --help', help.help)
    .addOption(new Option('--lang <LANG>', help.lang).argParser(language(help.langRange)))
    .allowExcessArguments(false);
}

/** `[options] <PACK>` with its placeholders in the language of the reader. */
function worded(usageLine: string, { placeholders }: HelpWords): string {
  return usageLine.replaceAll(/\[(options|command)\]/g, (sign, name: string) => placeholders[name] ?? sign);
}

function usage(error: CommanderError, args: readonly string[], program: Command, io: Io, locale: Locale): ExitCode {
  if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') return EXIT.ok;
  const { help } = wordsOf(locale);
  const subject = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const refusal = /is invalid\. (.*)$/s.exec(error.message)?.[1];
  const said = error.code === 'commander.help' ? '' : (help.usage[error.code]?.(refusal ?? subject) ?? error.message);
  const near = nearest(subject, namesFor(error.code, args, program));
  if (said !== '') io.err(`${[visible(said), near === '' ? '' : help.nearest(near), help.tryHelp].filter(Boolean).join(help.between)}\n`);
  return EXIT.usage;
}

/** What an unknown command or option may have been meant to be. */
function namesFor(code: string, args: readonly string[], program: Command): readonly string[] {
  if (code === 'commander.unknownCommand') return program.commands.map((one) => one.name());
  if (code !== 'commander.unknownOption') return [];
  const command = program.commands.find((one) => args.includes(one.name())) ?? program;
  return [...command.options.map(({ long }) => long ?? ''), '--help'];
}
