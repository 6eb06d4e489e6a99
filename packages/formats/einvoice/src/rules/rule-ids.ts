// SPDX-License-Identifier: EUPL-1.2

/** Two digits from 01, as the families of EN 16931 number their rules. */
type ToTen = '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10';

/** Families of the VAT categories: standard, zero, exempt, reverse charge, export, intra-community, Canary Islands, Ceuta and Melilla, outside. */
export type VatFamily = 'S' | 'Z' | 'E' | 'AE' | 'G' | 'IC' | 'AF' | 'AG' | 'O';

export type VatRuleId = `BR-${VatFamily}-${ToTen}` | 'BR-IC-11' | 'BR-IC-12' | `BR-O-${'11' | '12' | '13' | '14'}` | 'BR-B-01' | 'BR-B-02';

/** What an invoice must contain. */
export type ContentRuleId =
  | `BR-0${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
  | `BR-1${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
  | `BR-2${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
  | `BR-3${0 | 1 | 2 | 3 | 6 | 7 | 8}`
  | `BR-4${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
  | `BR-5${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7}`
  | `BR-6${1 | 2 | 3 | 4 | 5}`;

/** How parts of an invoice depend on each other. */
export type ConditionRuleId =
  | `BR-CO-${'03' | '04' | '09'}`
  | `BR-CO-1${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
  | `BR-CO-2${0 | 1 | 2 | 3 | 4 | 5 | 6}`;

export type CodeRuleId =
  | `BR-CL-${'01' | '03' | '04' | '05' | '06' | '07' | '08'}`
  | `BR-CL-1${0 | 1 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
  | `BR-CL-2${0 | 1 | 2 | 3 | 4 | 5 | 6}`;

/** At most two decimals. */
export type DecimalRuleId =
  | `BR-DEC-${'01' | '02' | '05' | '06' | '09'}`
  | `BR-DEC-1${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
  | `BR-DEC-2${0 | 3 | 4 | 5 | 7 | 8}`;

export type GermanRuleId =
  | `BR-DE-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
  | `BR-DE-1${0 | 1 | 4 | 5 | 6 | 7 | 8 | 9}`
  | `BR-DE-2${0 | 1 | 2 | 6 | 7 | 8}`
  | `BR-DE-2${3 | 4 | 5}-${'a' | 'b'}`
  | `BR-DE-3${0 | 1}`
  | 'BR-DE-TMP-32'
  | 'BR-TMP-2'
  | 'BR-TMP-3';

/** Rules of Peppol BIS Billing that XRechnung 3.0 has made its own. */
export type PeppolRuleId = `PEPPOL-EN16931-R${
  | '001'
  | '005'
  | '008'
  | '010'
  | '020'
  | '040'
  | '041'
  | '042'
  | '043'
  | '044'
  | '046'
  | '053'
  | '054'
  | '055'
  | '061'
  | '101'
  | '110'
  | '111'
  | '120'
  | '121'
  | '130'}`;

/** What we notice and no official rule says: of reading a file, and of routing ids, whose check digits the official rules leave alone. */
export type OwnRuleId =
  | 'READ-UNKNOWN-ELEMENT'
  | 'READ-REPEATED'
  | 'READ-NOT-A-NUMBER'
  | 'READ-NOT-A-DATE'
  | 'READ-OTHER-CURRENCY'
  | 'LOCAL-ROUTING-ID'
  | 'LOCAL-ONE-PRECEDING-INVOICE';

export type RuleId = ContentRuleId | ConditionRuleId | CodeRuleId | DecimalRuleId | VatRuleId | GermanRuleId | PeppolRuleId | OwnRuleId;
