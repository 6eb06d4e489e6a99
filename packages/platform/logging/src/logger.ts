// SPDX-License-Identifier: EUPL-1.2
import { type DestinationStream, pino } from 'pino';
import { correlationId } from './correlation.ts';
import { redact, redactText } from './redaction.ts';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
export type LogFields = Readonly<Record<string, unknown>>;
type Say = (event: string, fields?: LogFields) => void;

/** One line of JSON for each event: a fixed text, and fields beside it. Personal data is replaced before it is written. */
export interface Logger {
  readonly fatal: Say;
  readonly error: Say;
  readonly warn: Say;
  readonly info: Say;
  readonly debug: Say;
  readonly trace: Say;
  /** The same with fields that each line repeats. */
  readonly child: (fields: LogFields) => Logger;
}

export interface LoggerOptions {
  /** 'gateway', 'worker', 'cli': which process speaks. */
  readonly process: string;
  readonly level: LogLevel;
  /** Standard output, unless told otherwise. */
  readonly to?: DestinationStream;
}

export function createLogger(options: LoggerOptions): Logger {
  const settings = {
    level: options.level,
    base: { process: options.process, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return speakThrough(options.to === undefined ? pino(settings) : pino(settings, options.to), {});
}

function speakThrough(sink: pino.Logger, repeated: LogFields): Logger {
  const say =
    (level: Exclude<LogLevel, 'silent'>): Say =>
    (event, fields = {}) => {
      if (!sink.isLevelEnabled(level)) return;
      const correlation = correlationId();
      const line = redact({ ...repeated, ...fields }) as Record<string, unknown>;
      sink[level]({ ...(correlation === undefined ? {} : { correlationId: correlation }), ...line }, redactText(event));
    };
  return {
    fatal: say('fatal'),
    error: say('error'),
    warn: say('warn'),
    info: say('info'),
    debug: say('debug'),
    trace: say('trace'),
    child: (fields) => speakThrough(sink, { ...repeated, ...fields }),
  };
}
