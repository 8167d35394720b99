import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Locale } from '@kedu/model';
import { assess } from './commands/assess.ts';
import { check } from './commands/check.ts';
import { explain } from './commands/explain.ts';
import { siteCommand } from './commands/site.ts';
import { EXIT, type ExitCode } from './exitCode.ts';
import type { Io } from './terminal/io.ts';
import { visible } from './terminal/width.ts';
import { localeOf, wordsOf } from './words.ts';

export const VERSION = '0.1.0';

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
    return usage(error, io, locale);
  }
}

function build(io: Io, locale: Locale, done: (code: ExitCode) => void): Command {
  const { help } = wordsOf(locale);
  const program = frame(new Command('kedu'), io, locale)
    .description(help.about)
    .version(VERSION, '-V, --version', help.version)
    .helpCommand(false);
  const bare = (name: string, description: string, example: string): Command => {
    const made = frame(program.command(name), io, locale).description(description);
    return made.addHelpText('after', `\n${help.example}\n  ${example}\n\n${help.codes}`);
  };
  const command = (name: string, description: string, example: string): Command =>
    bare(name, description, example).argument('<PACK>', help.pack);

  command('check', help.check, 'kedu check after-liaoning')
    .option('--json', help.json, false)
    .action((pack: string, options: { json: boolean }) => done(check(pack, options, io, locale)));

  command('assess', help.assess, 'kedu assess sdg-2019 --out out/sdg-2019 --period 2019')
    .requiredOption('--out <DIR>', help.out)
    .option('--period <P>', help.period, (value: string, before: readonly string[] | undefined) => [...(before ?? []), value])
    .option('--as-of <DAY>', help.asOf, day(help.day))
    .option('--references <FILE>', help.references)
    .option('--all', help.all, false)
    .action((pack: string, options: Parameters<typeof assess>[1]) => done(assess(pack, options, io, locale)));

  command(
    'explain',
    help.explain,
    locale === 'en' ? 'kedu explain after-liaoning Beichuan water_quality --lang en' : 'kedu explain after-liaoning 北川市 water_quality',
  )
    .argument('<UNIT>', help.unit)
    .argument('[INDICATOR]', help.indicator)
    .option('--period <P>', help.period)
    .option('--list <L>', help.list)
    .option('--json', help.json, false)
    .action((pack: string, unit: string, indicator: string | undefined, options: Parameters<typeof explain>[3]) =>
      done(explain(pack, unit, indicator, options, io, locale)),
    );

  bare('site', help.site, 'kedu site --port 8080')
    .option('--port <PORT>', help.port, port(help.portRange))
    .action(async (options: { port?: number }) => done(await siteCommand(options, io, locale)));

  return program;
}

/** What the program and its commands share: output, words of the help, exceptions instead of exits. */
function frame(command: Command, io: Io, locale: Locale): Command {
  const { help } = wordsOf(locale);
  return command
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: () => undefined, getOutHelpWidth: () => io.columns, getOutHasColors: () => false })
    .configureHelp({ styleTitle: (title) => help.titles[title] ?? title })
    .helpOption('-h, --help', help.help)
    .addOption(new Option('--lang <LANG>', help.lang).choices(['zh', 'zh-CN', 'en']))
    .allowExcessArguments(false);
}

function day(refusal: (found: string) => string): (text: string) => string {
  return (text) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !dayExists(text)) throw new InvalidArgumentError(refusal(text));
    return text;
  };
}

function dayExists(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function port(refusal: (found: string) => string): (text: string) => number {
  return (text) => {
    const found = Number(text);
    if (!Number.isInteger(found) || found < 1 || found > 65_535) throw new InvalidArgumentError(refusal(text));
    return found;
  };
}

function usage(error: CommanderError, io: Io, locale: Locale): ExitCode {
  if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') return EXIT.ok;
  const { help } = wordsOf(locale);
  const subject = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const refusal = /is invalid\. (.*)$/s.exec(error.message)?.[1];
  const said = error.code === 'commander.help' ? '' : (help.usage[error.code]?.(refusal ?? subject) ?? error.message);
  if (said !== '') io.err(`${visible(said)} ${help.tryHelp}\n`);
  return EXIT.usage;
}
