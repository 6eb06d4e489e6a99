// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type Decide, err, ok, type Refusal, refusal } from '@kernel/core';

/** What must have an account. Beside them 'revenue:<service family>' and 'vat:<rate in permille>' have accounts of their own. */
export const ACCOUNT_PURPOSES = ['receivableNotice', 'receivableInvoice', 'advances', 'revenue'] as const;
export type AccountPurpose = (typeof ACCOUNT_PURPOSES)[number];

/** What may have an account, and must when orders on being late are handed over: the claims, both kinds of income, and what is waived. */
export const LATE_PURPOSES = ['receivableLate', 'interest', 'lateCharge', 'lateWaived'] as const;
export type LatePurpose = (typeof LATE_PURPOSES)[number];

/** Which account of the association's books stands for what, from a day on. Versions are never edited. */
export interface AccountMapping {
  readonly id: string;
  readonly version: number;
  readonly validFrom: CivilDate;
  readonly note: string;
  /** Purpose → number of the account. */
  readonly accounts: Readonly<Record<string, string>>;
}

/** In order of precedence. */
export type SetMappingRefusal = 'NOT_A_PERSON' | 'ACCOUNT_MISSING' | 'PURPOSE_UNKNOWN' | 'PURPOSE_TWICE' | 'ACCOUNT_INVALID';

export interface SetMappingInput {
  readonly validFrom: CivilDate;
  readonly note: string;
  readonly accounts: readonly { readonly purpose: string; readonly account: string }[];
}

const OF_MORE = /^(revenue:[a-z0-9-]{1,60}|vat:[0-9]{1,3})$/;
const ACCOUNT = /^[0-9A-Za-z][0-9A-Za-z./-]{0,19}$/;

function check(accounts: SetMappingInput['accounts']): Refusal<SetMappingRefusal> | null {
  const missing = ACCOUNT_PURPOSES.find((purpose) => !accounts.some((one) => one.purpose === purpose));
  if (missing) return refusal('ACCOUNT_MISSING', { field: 'accounts', params: { purpose: missing } });
  const known: readonly string[] = [...ACCOUNT_PURPOSES, ...LATE_PURPOSES];
  for (const [index, { purpose, account }] of accounts.entries()) {
    const details = { field: `accounts.${index}`, params: { purpose, account } };
    if (!known.includes(purpose) && !OF_MORE.test(purpose)) return refusal('PURPOSE_UNKNOWN', details);
    if (accounts.findIndex((one) => one.purpose === purpose) !== index) return refusal('PURPOSE_TWICE', details);
    if (!ACCOUNT.test(account)) return refusal('ACCOUNT_INVALID', details);
  }
  return null;
}

export const setMapping: Decide<{ readonly lastVersion: number }, SetMappingInput, AccountMapping, SetMappingRefusal> = (
  { lastVersion },
  { validFrom, note, accounts },
  { by, newId },
) => {
  if (by.userId === null) return err(refusal('NOT_A_PERSON'));
  const wrong = check(accounts);
  if (wrong) return err(wrong);
  const sorted = [...accounts].sort((a, b) => (a.purpose < b.purpose ? -1 : 1));
  const table = Object.fromEntries(sorted.map(({ purpose, account }) => [purpose, account]));
  return ok({ id: newId(), version: lastVersion + 1, validFrom, note: note.trim(), accounts: table });
};

/** The mapping of a day: of those that have begun the one that began last, of several the last version. */
export const mappingOn = (mappings: readonly AccountMapping[], day: CivilDate): AccountMapping | null =>
  mappings
    .filter(({ validFrom }) => validFrom <= day)
    .reduce<AccountMapping | null>(
      (last, one) =>
        last === null || one.validFrom > last.validFrom || (one.validFrom === last.validFrom && one.version > last.version) ? one : last,
      null,
    );
