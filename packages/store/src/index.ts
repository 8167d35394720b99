export { backupDatabase } from './backup/backupDatabase.ts';
export { type BackedUpTable, type BackupManifest, MANIFEST_FILE } from './backup/manifest.ts';
export { restoreDatabase } from './backup/restoreDatabase.ts';
export { blobSize } from './bytes/blobSize.ts';
export { CHUNK_BYTES, DatabaseBlobs } from './bytes/databaseBlobs.ts';
export { STORE_CODES, type StoreCode, storeIssue } from './codes.ts';
export type { DecidedCommand, Evidence, ExpectedVersion } from './commit/command.ts';
export { nativeHash } from './commit/nativeHash.ts';
export { type Connection, connectionName } from './database/connection.ts';
export { examineConnection, LEAST_VERSION } from './database/examine.ts';
export { checkMigrations, migrate, type Migration, readMigrations } from './database/migrations.ts';
export { prepareDatabase, ROLES, type RolePasswords } from './database/roles.ts';
export { databaseSchema } from './database/schema.ts';
export { withSession } from './database/session.ts';
export { inTransaction, MACHINE_SEAT } from './database/transaction.ts';
export { type EmbeddedDatabase, startEmbedded } from './embedded.ts';
export type { Fact } from './facts/fact.ts';
export { type AuditBreak, auditBreak, auditIssue, type FollowedTo, markBreak } from './commit/auditBreak.ts';
export type { RunningServer, ServerAddress, ServerOptions } from './postgres/start.ts';
export { type AuditQuestion, searchAudit } from './commit/searchAudit.ts';
export { type GrantedResults, grantedResults } from './granted/grantedResults.ts';
export { type GrantedRound, grantedRounds } from './granted/grantedRounds.ts';
export { type GrantedScheme, grantedSchemes } from './granted/grantedSchemes.ts';
export { grantsHeld, type HeldGrant } from './granted/grantsHeld.ts';
export { openRuns } from './jobs/openRuns.ts';
export { lastLogged } from './log/lastLogged.ts';
export { Refused, refused, refusing } from './refused.ts';
export { DatabaseStore, type StoreOptions } from './store.ts';
export { authoritiesOf, type KnownAuthority, type NewAuthority, registerAuthority } from './register/authorities.ts';
export { binaryRows } from './observations/binaryRows.ts';
export { makeRehearsal } from './register/rehearsal.ts';
export { registerUnits, unitNamesOf } from './register/units.ts';
export { databaseClock, headAhead } from './commit/clocks.ts';
export { headOf, headRow } from './commit/headOf.ts';
export { authoritiesOfPerson, seatedPersons } from './people/authoritiesOfPerson.ts';
export { type OpenSession, openSession } from './people/openSession.ts';
export { type NewPerson, type PersonSignIn, personsOf, registerPerson, signNamesOf } from './people/persons.ts';
export {
  bearerOf,
  changeSignIn,
  forgetStale,
  keepTotpSecret,
  type KeptSignIn,
  sealTotpSecret,
  type SignInChange,
} from './people/signIns.ts';
