// SPDX-License-Identifier: EUPL-1.2
export { type AgreementsPort, agreementsPort, type Citation, type ValidAgreement } from './agreements-port.ts';
