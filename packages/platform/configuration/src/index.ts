// SPDX-License-Identifier: EUPL-1.2
export {
  type Configuration,
  type ConfigurationFault,
  configurationOrExit,
  describeFaults,
  type Environment,
  EXIT_CONFIGURATION,
  type ProcessKind,
  readConfiguration,
} from './configuration.ts';
export { variableNames } from './variables.ts';
