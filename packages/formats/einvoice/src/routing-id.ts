// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Refusal, type Result, refusal, remainder97 } from '@kernel/core';

/**
 * Leitweg-ID, the routing id of public buyers in Germany: coarse address, fine address if there is one, check digits, with hyphens
 * between them. Source: KoSIT, Leitweg-ID Format-Spezifikation 2.0.
 */
export interface RoutingId {
  /** 2 to 12 digits; they begin with the number of the state, or 99 for the federation. */
  readonly coarse: string;
  /** Up to 30 letters and digits, '' where there is none. */
  readonly fine: string;
  readonly checkDigits: string;
}

export type RoutingIdCode = 'ROUTING_ID_FORM' | 'ROUTING_ID_COARSE' | 'ROUTING_ID_FINE' | 'ROUTING_ID_STATE' | 'ROUTING_ID_CHECK_DIGITS';

const MAX_FINE = 30;

function addressRefusal(coarse: string, fine: string | undefined): Refusal<RoutingIdCode> | null {
  if (!/^\d{2,12}$/.test(coarse)) return refusal('ROUTING_ID_COARSE', { params: { value: coarse } });
  if (fine !== undefined && (fine.length > MAX_FINE || !/^[A-Za-z0-9]+$/.test(fine)))
    return refusal('ROUTING_ID_FINE', { params: { value: fine } });
  if (!/^(?:0[1-9]|1[0-6]|99)/.test(coarse)) return refusal('ROUTING_ID_STATE', { params: { value: coarse.slice(0, 2) } });
  return null;
}

/** 98 less the remainder of the address with two zeros behind it. */
const digitsOf = (coarse: string, fine: string): string => String(98 - remainder97(`${coarse}${fine}00`)).padStart(2, '0');

/** Reads '04011000-1234512345-06' or '991-01'. */
export function checkRoutingId(text: string): Result<RoutingId, Refusal<RoutingIdCode>> {
  const parts = text.trim().split('-');
  const [coarse = '', ...rest] = parts;
  const checkDigits = rest.at(-1) ?? '';
  if (parts.length < 2 || parts.length > 3 || !/^\d{2}$/.test(checkDigits)) return err(refusal('ROUTING_ID_FORM'));
  const fine = rest.length === 2 ? rest[0] : undefined;
  const refused = addressRefusal(coarse, fine);
  if (refused !== null) return err(refused);
  const expected = digitsOf(coarse, fine ?? '');
  if (checkDigits !== expected) return err(refusal('ROUTING_ID_CHECK_DIGITS', { params: { found: checkDigits, expected } }));
  return ok({ coarse, fine: fine ?? '', checkDigits });
}

/** The whole id of a coarse and a fine address ('' for none). */
export function routingIdWithCheckDigits(coarse: string, fine: string): Result<string, Refusal<RoutingIdCode>> {
  const refused = addressRefusal(coarse, fine === '' ? undefined : fine);
  if (refused !== null) return err(refused);
  return ok([coarse, ...(fine === '' ? [] : [fine]), digitsOf(coarse, fine)].join('-'));
}
