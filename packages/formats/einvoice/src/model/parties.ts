// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';

/** A value with the scheme that it belongs to. */
export interface Identifier {
  readonly value: string;
  /** Scheme: ISO 6523 ICD for bodies and places, EAS for electronic addresses, UNTDID 1153 for objects, UNTDID 7143 for classes. */
  readonly scheme?: string;
  /** Version of the scheme (BT-158-2). */
  readonly schemeVersion?: string;
}

/** BG-5, BG-8, BG-12, BG-15 */
export interface Address {
  /** BT-35, BT-50, BT-64, BT-75 */
  readonly line1?: string;
  /** BT-36, BT-51, BT-65, BT-76 */
  readonly line2?: string;
  /** BT-162, BT-163, BT-164, BT-165 */
  readonly line3?: string;
  /** BT-37, BT-52, BT-66, BT-77 */
  readonly city?: string;
  /** BT-38, BT-53, BT-67, BT-78 */
  readonly postCode?: string;
  /** BT-39, BT-54, BT-68, BT-79 */
  readonly subdivision?: string;
  /** BT-40, BT-55, BT-69, BT-80: ISO 3166-1 alpha-2 */
  readonly country?: string;
}

/** BG-6, BG-9 */
export interface Contact {
  /** BT-41, BT-56 */
  readonly name?: string;
  /** BT-42, BT-57 */
  readonly telephone?: string;
  /** BT-43, BT-58 */
  readonly email?: string;
}

/** BG-4 */
export interface Seller {
  /** BT-27 */
  readonly name?: string;
  /** BT-28 */
  readonly tradingName?: string;
  /** BT-29 */
  readonly identifiers: readonly Identifier[];
  /** BT-30 */
  readonly legalRegistration?: Identifier;
  /** BT-31 */
  readonly vatId?: string;
  /** BT-32: tax number. */
  readonly taxNumber?: string;
  /** BT-33 */
  readonly legalInformation?: string;
  /** BT-34 */
  readonly electronicAddress?: Identifier;
  /** BG-5 */
  readonly address?: Address;
  /** BG-6 */
  readonly contact?: Contact;
}

/** BG-7 */
export interface Buyer {
  /** BT-44 */
  readonly name?: string;
  /** BT-45 */
  readonly tradingName?: string;
  /** BT-46 */
  readonly identifier?: Identifier;
  /** BT-47 */
  readonly legalRegistration?: Identifier;
  /** BT-48 */
  readonly vatId?: string;
  /** BT-49 */
  readonly electronicAddress?: Identifier;
  /** BG-8 */
  readonly address?: Address;
  /** BG-9 */
  readonly contact?: Contact;
}

/** BG-10 */
export interface Payee {
  /** BT-59 */
  readonly name?: string;
  /** BT-60 */
  readonly identifier?: Identifier;
  /** BT-61 */
  readonly legalRegistration?: Identifier;
}

/** BG-11 */
export interface TaxRepresentative {
  /** BT-62 */
  readonly name?: string;
  /** BT-63 */
  readonly vatId?: string;
  /** BG-12 */
  readonly address?: Address;
}

/** BG-13 */
export interface Delivery {
  /** BT-70: to whom. */
  readonly partyName?: string;
  /** BT-71: where. */
  readonly location?: Identifier;
  /** BT-72 */
  readonly date?: CivilDate;
  /** BG-15 */
  readonly address?: Address;
}
