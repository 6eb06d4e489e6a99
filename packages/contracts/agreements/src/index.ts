// SPDX-License-Identifier: EUPL-1.2
export {
  type AgreementsPort,
  agreementsPort,
  type Citation,
  type CitedCostTerm,
  type CitedVat,
  type ValidAgreement,
  type VatPositionsPort,
  vatPositionsPort,
} from './agreements-port.ts';
