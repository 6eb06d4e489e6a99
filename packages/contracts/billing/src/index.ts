// SPDX-License-Identifier: EUPL-1.2
export {
  type ArchivedDocument,
  type ArchivedFile,
  type ArchivedNumber,
  type DocumentArchive,
  documentArchivePort,
} from './archive-port.ts';
export {
  type Billable,
  type BillableLine,
  type BillableSet,
  type BillableSource,
  levyBillablesPort,
  runBillablesPort,
  type VatRule,
} from './billables.ts';
export { type CarriedOver, type DocumentBook, documentsPort, type IssuedDocument } from './documents-port.ts';
export { type OwnAccount, type OwnAccounts, ownAccountsPort } from './own-accounts-port.ts';
export { type TakenOff, type TakenOffBook, takenOffPort, type YearEnds } from './taken-off-port.ts';
