// SPDX-License-Identifier: EUPL-1.2
import type { BankFileCode } from '../file-refusal.ts';
import type { StatementFindingCode } from '../finding.ts';
import type { PainRuleId } from '../pain/rules.ts';

/** Every sentence of this package; {name} stands for a parameter. */
export interface BankCatalogue {
  readonly refusals: Readonly<Record<BankFileCode, string>>;
  readonly findings: Readonly<Record<StatementFindingCode, string>>;
  /** Each rule of payment files with its reason. */
  readonly rules: Readonly<Record<PainRuleId, string>>;
}
