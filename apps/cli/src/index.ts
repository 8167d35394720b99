export { EXIT, type ExitCode } from './exitCode.ts';
export { run, VERSION } from './run.ts';
export { type Io, processIo } from './terminal/io.ts';
