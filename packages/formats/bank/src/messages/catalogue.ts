// SPDX-License-Identifier: EUPL-1.2
import type { BankFileCode } from '../file-refusal.ts';
import type { StatementFindingCode } from '../finding.ts';

/** Every sentence of this package; {name} stands for a parameter. */
export interface BankCatalogue {
  readonly refusals: Readonly<Record<BankFileCode, string>>;
  readonly findings: Readonly<Record<StatementFindingCode, string>>;
}
