import { join } from 'node:path';
import type { Locale } from '@kedu/model';
import { EXIT, type ExitCode } from '../exitCode.ts';
import { findPacks } from '../findPack.ts';
import { configured, loadServer, refuse } from '../serve/configured.ts';
import { reportPages } from '../serve/reportPages.ts';
import { serveWords } from '../serve/words.ts';
import type { Io } from '../terminal/io.ts';
import { checkerPage } from '../verify/checkerPage.ts';
import { wordsOf } from '../words.ts';

export interface ServeCommandOptions {
  readonly example: boolean;
}

/** Pack of the example installation. */
const EXAMPLE_PACK = 'after-liaoning';

/** `kedu serve`: the platform until it is told to stop. Rules: OPERATE-1 to OPERATE-5 (docs/spec/operation.md). Exit code: OUT-10. */
export async function serveCommand({ example }: ServeCommandOptions, io: Io, locale: Locale): Promise<ExitCode> {
  const words = serveWords(locale);
  const read = await configured(io, locale, example ? { KEDU_SECOND_FACTOR: 'not_for_examples', KEDU_LOG: 'warn' } : {});
  if ('code' in read) return read.code;
  const configuration = read.value;
  // Reports are open to whoever reaches the server: those of the example alone are fit for that.
  const packs = example ? findPacks(io.cwd) : undefined;
  if (example && packs === undefined) {
    io.err(`${wordsOf(locale).noPacks}\n`);
    return EXIT.unreadable;
  }
  const { checkerRoute, consoleFolder, installExample, serve } = await loadServer();
  io.err(`${words.starting(configuration.folder)}\n`);
  const installation =
    packs === undefined
      ? undefined
      : installExample({
          pack: join(packs, EXAMPLE_PACK),
          folder: configuration.folder,
          onStep: (step) => io.err(`${words.step(step.step, step.step === 'month' ? step.month : undefined)}\n`),
        });
  const console = consoleFolder();
  const started = await serve(configuration, {
    console,
    pages: async (app) => {
      await checkerRoute(app, checkerPage);
      if (packs !== undefined) await reportPages(io.cwd, io.env)(app);
    },
    ...installation?.options,
  });
  if ('issue' in started) return refuse([started.issue], io, locale);
  if (console === undefined) io.err(`${words.noConsole}\n`);
  if (installation !== undefined) {
    const { password, people } = installation.accounts();
    io.out(`${words.accounts(password)}\n`);
    for (const { signName, name, post } of people) io.out(`${words.account(signName, name, post)}\n`);
    if (configuration.secondFactor === 'not_for_examples') io.out(`${words.noSecondFactor}\n`);
  }
  if (started.value.isEmpty) io.out(`${words.nobody}\n`);
  io.out(`${words.ready(configuration.origin ?? started.value.address)}\n`);
  await io.stopped();
  io.err(`${words.stopping}\n`);
  await started.value.stop();
  return EXIT.ok;
}
