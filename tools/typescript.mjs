// The arguments that make Node run the repository's TypeScript files.
import { fileURLToPath } from 'node:url';

export function loaderArguments() {
  return ['--import', `file://${fileURLToPath(import.meta.resolve('tsx'))}`];
}
