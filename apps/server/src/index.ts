export { SERVER_CODES, type ServerCode, serverIssue } from './codes.ts';
export { type Configuration, readConfiguration, SETTING_NAMES } from './config/configuration.ts';
export type { Answer, Asked, Handler, Handlers, Worker } from './http/handler.ts';
export type { People, ServerPorts } from './http/ports.ts';
export { checkerRoute } from './http/checkerRoute.ts';
export { consoleFolder } from './http/consoleFolder.ts';
export { type BackedUp, backUp, restore } from './operation/backup.ts';
export { type Checked, checkInstallation } from './operation/checkInstallation.ts';
export { readyDatabase, type ReadyDatabase } from './operation/database.ts';
export {
  clearFactor,
  foundAdministrators,
  type NewPlace,
  registerAccount,
  registerPlace,
  resetAccount,
  seatAdministrator,
} from './operation/firstPeople.ts';
export { type Installation, withInstallation } from './operation/installation.ts';
export { type RunningServer, serve, type ServeOptions, VERSION } from './serve.ts';
export { type AccountDone, Accounts } from './signIn/accounts.ts';
export {
  EXAMPLE_AUTHORITY,
  type ExampleInstallation,
  type ExampleOptions,
  type ExampleStep,
  installExample,
} from './example/installExample.ts';
