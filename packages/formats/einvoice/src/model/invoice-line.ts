// SPDX-License-Identifier: EUPL-1.2
import type { Cents } from '@kernel/core';
import type { Decimal } from './decimal.ts';
import type { Identifier } from './parties.ts';
import type { Period } from './period.ts';
import type { VatCategory } from './vat.ts';

/** BG-20, BG-21 of the document, BG-27, BG-28 of a line (without VAT category: the line has one). */
export interface AllowanceOrCharge {
  /** BT-92, BT-99, BT-136, BT-141 */
  readonly amount?: Cents;
  /** BT-93, BT-100, BT-137, BT-142 */
  readonly base?: Cents;
  /** BT-94, BT-101, BT-138, BT-143 */
  readonly percentage?: Decimal;
  /** BT-97, BT-104, BT-139, BT-144 */
  readonly reason?: string;
  /** BT-98, BT-140 (UNTDID 5189), BT-105, BT-145 (UNTDID 7161) */
  readonly reasonCode?: string;
  /** BT-95 and BT-96, BT-102 and BT-103 */
  readonly vat?: VatCategory;
}

/** BG-25 */
export interface InvoiceLine {
  /** BT-126 */
  readonly id?: string;
  /** BT-127 */
  readonly note?: string;
  /** BT-128: what the line is about, with the scheme of the identifier. */
  readonly object?: Identifier;
  /** BT-129 */
  readonly quantity?: Decimal;
  /** BT-130, UN/ECE Recommendation 20 or 21: HUR hour, MIN minute, C62 one, H87 piece, MON month. */
  readonly unit?: string;
  /** BT-131: net amount after allowances and charges. */
  readonly net?: Cents;
  /** BT-132: line of the order. */
  readonly orderLine?: string;
  /** BT-133: the buyer's accounting reference (cost unit). */
  readonly buyerAccountingReference?: string;
  /** BG-26 */
  readonly period?: Period;
  /** BG-27 */
  readonly allowances: readonly AllowanceOrCharge[];
  /** BG-28 */
  readonly charges: readonly AllowanceOrCharge[];
  /** BG-29 */
  readonly price?: Price;
  /** BG-30 */
  readonly vat?: VatCategory;
  /** BG-31 */
  readonly item?: Item;
}

/** BG-29 */
export interface Price {
  /** BT-146 */
  readonly net?: Decimal;
  /** BT-147: taken off the gross price. */
  readonly discount?: Decimal;
  /** BT-148 */
  readonly gross?: Decimal;
  /** BT-149: for how many units the price is meant. */
  readonly baseQuantity?: Decimal;
  /** BT-150 */
  readonly baseUnit?: string;
}

/** BG-31 */
export interface Item {
  /** BT-153 */
  readonly name?: string;
  /** BT-154 */
  readonly description?: string;
  /** BT-155 */
  readonly sellerId?: string;
  /** BT-156 */
  readonly buyerId?: string;
  /** BT-157 */
  readonly standardId?: Identifier;
  /** BT-158 */
  readonly classifications: readonly Identifier[];
  /** BT-159: ISO 3166-1 alpha-2 */
  readonly originCountry?: string;
  /** BG-32 */
  readonly attributes: readonly ItemAttribute[];
}

/** BG-32 */
export interface ItemAttribute {
  /** BT-160 */
  readonly name?: string;
  /** BT-161 */
  readonly value?: string;
}
