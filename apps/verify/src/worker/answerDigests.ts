import { pureSm3 } from '@kedu/bundle';
import type { FromBeside } from './messages.ts';

/** Says that it is there, and answers each file with its SM3, in their order, or that it has none. Errors: none. */
export function answerDigests(port: MessagePort): void {
  const answer = (message: FromBeside): void => port.postMessage(message);
  port.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => {
    try {
      answer({ kind: 'digest', sm3: pureSm3(data) });
    } catch {
      answer({ kind: 'digest', sm3: undefined });
    }
  });
  port.addEventListener('messageerror', () => answer({ kind: 'digest', sm3: undefined }));
  port.start();
  answer({ kind: 'there' });
}
