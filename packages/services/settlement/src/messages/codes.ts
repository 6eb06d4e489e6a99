// SPDX-License-Identifier: EUPL-1.2
import type {
  CloseCorrectionRefusal,
  CorrectKeyVersionRefusal,
  DefinePoolRefusal,
  DiscardRunRefusal,
  EnterDirectChargeRefusal,
  EnterPoolCostRefusal,
  EnterQuantityRefusal,
  EnterStandAloneCostRefusal,
  EnterStockCountRefusal,
  KeyPartsRefusal,
  MakeCorrectionRefusal,
  MakeRunRefusal,
  PublishKeyRefusal,
  ReleaseRunRefusal,
  ReverseDirectChargeRefusal,
  ReversePoolCostRefusal,
  ReverseQuantityRefusal,
  RunRefusal,
  WithdrawStockCountRefusal,
} from '@domain/settlement';
import type { CsvFileCode } from '@formats/csv';
import type { CostCentreCode } from '../cost-centres/messages.ts';
import type { SupplierInvoiceCode } from '../supplier-invoices/messages.ts';

/** What the service adds to the codes of the rules. */
type OwnCode =
  | 'RUN_NOT_RELEASED'
  | 'FAMILY_UNKNOWN'
  | 'POOL_RETIRED'
  | 'POOL_UNKNOWN'
  | 'KIND_UNKNOWN'
  | 'POPULATION_UNKNOWN'
  | 'CSV_REJECTED'
  | 'NOT_ALL_MEMBERS'
  | 'RELEASE_UNDER_WAY'
  | 'MADE_BY_OTHER_RULES'
  | 'STATEMENT_OF_CORRECTION'
  | 'ALREADY_WITHDRAWN'
  | 'NO_SHARE_TO_CHECK'
  | 'RULE_INVALID'
  | 'COST_CENTRES_WITHOUT_METHOD'
  | 'COUNT_TWICE'
  | 'COUNT_MEMBER_UNKNOWN';
/** What may stand in a cell. */
type CellCode =
  | CsvFileCode
  | 'EMPTY_CELL'
  | 'CELL_NOT_VALID'
  | 'NOT_A_DATE'
  | 'NUMBER_AMBIGUOUS'
  | 'NOT_A_MONTH'
  | 'MONTH_OUT_OF_RANGE'
  | 'NOT_AN_AMOUNT'
  | 'TOO_MANY_DECIMALS'
  | 'TOO_LONG';

export type Code =
  | CloseCorrectionRefusal
  | DefinePoolRefusal
  | DiscardRunRefusal
  | EnterDirectChargeRefusal
  | EnterPoolCostRefusal
  | EnterQuantityRefusal
  | EnterStandAloneCostRefusal
  | MakeRunRefusal
  | CorrectKeyVersionRefusal
  | EnterStockCountRefusal
  | KeyPartsRefusal
  | MakeCorrectionRefusal
  | PublishKeyRefusal
  | ReleaseRunRefusal
  | ReverseDirectChargeRefusal
  | ReversePoolCostRefusal
  | ReverseQuantityRefusal
  | RunRefusal
  | WithdrawStockCountRefusal
  | CostCentreCode
  | SupplierInvoiceCode
  | OwnCode
  | CellCode;
