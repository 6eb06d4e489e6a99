// SPDX-License-Identifier: EUPL-1.2
import type { Environment } from '@platform/configuration';
import type { Bilingual } from './language.ts';
import type { Answer, EXIT } from './outcome.ts';

export interface OptionSpec {
  readonly flags: string;
  readonly does: Bilingual;
  readonly required?: true;
  readonly standard?: string;
  /** May be given several times. */
  readonly repeated?: true;
}

/** What was typed: options by their names, and the argument where there is one. */
export interface Call {
  readonly environment: Environment;
  readonly argument: string;
  /** All that were typed, where the argument may be repeated. */
  readonly all: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: each command declares the options that its work takes
  readonly options: any;
}

/** A command as it stands in the help; its work is loaded when it is called. */
export interface CommandSpec {
  /** 'tenants import' */
  readonly name: string;
  /** '<FILE.csv>'; '<FILE...>' may be repeated */
  readonly argument?: { readonly name: string; readonly does: Bilingual };
  readonly does: Bilingual;
  readonly options: readonly OptionSpec[];
  /** The words after the name. */
  readonly example: string;
  /** What it can end with, beside done and wrong words. */
  readonly exits: readonly (keyof typeof EXIT)[];
  /** Where an exit code says more here than it does elsewhere. */
  readonly exitSentences?: Partial<Readonly<Record<keyof typeof EXIT, Bilingual>>>;
  readonly work: (call: Call) => Promise<Answer>;
}
