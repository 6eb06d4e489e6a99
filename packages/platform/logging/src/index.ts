// SPDX-License-Identifier: EUPL-1.2
export { correlationId, withCorrelation } from './correlation.ts';
export { createLogger, type LogFields, type Logger, type LoggerOptions, type LogLevel } from './logger.ts';
export { REDACTED, redact } from './redaction.ts';
