/** Codes of the system and of PostgreSQL that say that the database is away, or not back yet. */
const AWAY = /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|57P0[1235]|53300|08...)$/;
const BROKEN =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after)/;

/** Whether an error of the driver says that the database cannot be reached now, rather than that the program is at fault. Rule: API-6. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  if (typeof code === 'string' && AWAY.test(code)) return code !== 'ENOENT' || syscall === 'connect';
  return BROKEN.test(error.message);
}
