// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import { definePort } from '@platform/use-case';

/** The account of the association, as it stands on its documents and was released by two people. */
export interface OwnAccount {
  /** Of the account's holder. */
  readonly name: string;
  readonly iban: string;
  /** Creditor identifier of SEPA direct debits; '' where there is none. */
  readonly creditorId: string;
}

export interface OwnAccounts {
  /** null as long as the association has not entered one that holds on the day. */
  ownAccountOn(reads: Reads, day: CivilDate): Promise<OwnAccount | null>;
}

/** Offered by billing. */
export const ownAccountsPort = definePort<OwnAccounts>('billing.ownAccounts');
