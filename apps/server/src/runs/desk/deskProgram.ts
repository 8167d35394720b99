// The process that works runs out: asked by the server over the channel between them, and ended with it.
import { Desk } from './desk.ts';
import type { DeskQuestion, DeskWord } from './deskMessages.ts';

const desk = new Desk();
// Where the server is killed while a word is on its way, the channel is broken before it is known to be.
const say = (word: DeskWord): void => {
  if (process.connected) process.send?.(word, undefined, undefined, () => {});
};
let turn = Promise.resolve();

process.on('message', ({ id, question }: { readonly id: number; readonly question: DeskQuestion }) => {
  turn = turn.then(async () => {
    try {
      const answer = await desk.answer(question, (progress) => say({ id, progress }));
      say({ id, ...answer });
    } catch (error) {
      say({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
});
// Whoever asked is gone, and nobody hears what comes of it.
process.on('disconnect', () => process.exit(0));
// An interrupt from the terminal is for the server, which ends this process when it has stopped.
process.on('SIGINT', () => {});
