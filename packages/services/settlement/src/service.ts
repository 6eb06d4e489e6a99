// SPDX-License-Identifier: EUPL-1.2
import { agreementsPort } from '@contracts/agreements';
import { documentArchivePort } from '@contracts/billing';
import { deskPort } from '@contracts/desk';
import { tenancyPort } from '@contracts/tenancy';
import { withNotifications } from '@platform/notifications';
import { defineService } from '@platform/service';
import { actions, conflicts, roles } from './actions.ts';
import { checkWorkbookDownload, checkWorkbookFile, checkWorkbooks } from './check-workbook/check-workbook-file.ts';
import { exportCheckWorkbook } from './check-workbook/export-check-workbook.ts';
import { costCentres } from './cost-centres/part-of-service.ts';
import { fairness } from './fairness/part-of-service.ts';
import { graphql } from './graphql/index.ts';
import { labels, personalData } from './labels.ts';
import { messages } from './messages/index.ts';
import { rules, topics } from './notifications.ts';
import { offers } from './ports.ts';
import { checkPeriod } from './queries/check-period.ts';
import { compareRun } from './queries/compare-runs.ts';
import { documentKeys } from './queries/document-keys.ts';
import { explainLine } from './queries/explain-line.ts';
import { explainRunShare } from './queries/explain-run-share.ts';
import { findGaps } from './queries/find-gaps.ts';
import { listCorrectionLines } from './queries/list-correction-lines.ts';
import { findDirectCharge, listDirectCharges } from './queries/list-direct-charges.ts';
import { listLateEntries, listMyEntries } from './queries/list-entries.ts';
import { findKey, listKeys } from './queries/list-keys.ts';
import { listLineSources } from './queries/list-line-sources.ts';
import { settlementMonths } from './queries/list-months.ts';
import { findPoolCost, listPoolCosts } from './queries/list-pool-costs.ts';
import { findPool, listPools } from './queries/list-pools.ts';
import { findQuantity, listMeters, listQuantities } from './queries/list-quantities.ts';
import { listRunRemainders } from './queries/list-remainders.ts';
import { listPoolEntries, listShareReadings } from './queries/list-run-entries.ts';
import { listRunShares } from './queries/list-run-shares.ts';
import { findRun, listRuns } from './queries/list-runs.ts';
import { findStatement, listStatements } from './queries/list-statements.ts';
import { listStockCounts, listStocks, stockCountHistory } from './queries/list-stock-counts.ts';
import { nameStatements } from './queries/name-statements.ts';
import { previewCostImport } from './queries/preview-cost-import.ts';
import { previewKeyRule } from './queries/preview-key-rule.ts';
import { previewStockImport } from './queries/preview-stock-import.ts';
import { keyHistory, poolHistory, runHistory } from './queries/record-histories.ts';
import { runFlows } from './queries/run-flows.ts';
import { runProgress, runRelease } from './queries/run-progress.ts';
import { statementCsv, statementDownload } from './queries/statement-csv.ts';
import { statementWhatIf, statementWhatIfFacts } from './queries/statement-what-if.ts';
import { verifyRun } from './queries/verify-run.ts';
import { waitingMonths, waitingReleases, waitingStatements } from './queries/waiting.ts';
import { whatIfQuery } from './queries/what-if.ts';
import { whatIfFacts } from './queries/what-if-facts.ts';
import { runExports } from './run-export/run-exports.ts';
import { supplierInvoices } from './supplier-invoices/part-of-service.ts';
import { carryOutRelease } from './use-cases/carry-out-release.ts';
import { closeCorrection } from './use-cases/close-correction.ts';
import { correctKeyVersion } from './use-cases/correct-key-version.ts';
import { definePool } from './use-cases/define-pool.ts';
import { discardRun } from './use-cases/discard-run.ts';
import { enterDirectCharge } from './use-cases/enter-direct-charge.ts';
import { enterPoolCost } from './use-cases/enter-pool-cost.ts';
import { enterQuantity } from './use-cases/enter-quantity.ts';
import { enterStockCount } from './use-cases/enter-stock-count.ts';
import { freezeRun } from './use-cases/freeze-run.ts';
import { importPoolCosts } from './use-cases/import-pool-costs.ts';
import { importStockCounts } from './use-cases/import-stock-counts.ts';
import { makeCorrection } from './use-cases/make-correction.ts';
import { makeRun } from './use-cases/make-run.ts';
import { noteReleaseRefused } from './use-cases/note-release-refused.ts';
import { publishKeyVersion } from './use-cases/publish-key-version.ts';
import { releaseRun } from './use-cases/release-run.ts';
import { retirePool } from './use-cases/retire-pool.ts';
import { reverseDirectCharge } from './use-cases/reverse-direct-charge.ts';
import { reversePoolCost } from './use-cases/reverse-pool-cost.ts';
import { reverseQuantity } from './use-cases/reverse-quantity.ts';
import { saveCorrection } from './use-cases/save-correction.ts';
import { saveRun } from './use-cases/save-run.ts';
import { withdrawStockCount } from './use-cases/withdraw-stock-count.ts';

const waiting = [waitingReleases, waitingMonths, waitingStatements];

export const settlement = withNotifications(
  defineService({
    name: 'settlement',
    title: { de: 'Kostenabrechnung', en: 'Settlement' },
    actions,
    roles,
    conflicts,
    useCases: [
      publishKeyVersion,
      correctKeyVersion,
      definePool,
      retirePool,
      enterPoolCost,
      reversePoolCost,
      importPoolCosts,
      enterDirectCharge,
      reverseDirectCharge,
      enterQuantity,
      enterStockCount,
      withdrawStockCount,
      importStockCounts,
      reverseQuantity,
      closeCorrection,
      saveRun,
      saveCorrection,
      discardRun,
      releaseRun,
      ...costCentres.useCases,
      freezeRun,
      noteReleaseRefused,
      ...supplierInvoices.useCases,
      ...runExports.useCases,
      ...fairness.useCases,
      exportCheckWorkbook,
    ],
    longUseCases: [makeRun, makeCorrection, carryOutRelease, ...supplierInvoices.longUseCases, ...runExports.longUseCases] as never,
    queries: [
      nameStatements,
      listKeys,
      findKey,
      listMeters,
      previewKeyRule,
      whatIfFacts,
      whatIfQuery,
      listPools,
      findPool,
      listPoolCosts,
      findPoolCost,
      listDirectCharges,
      findDirectCharge,
      listQuantities,
      findQuantity,
      listStockCounts,
      listStocks,
      stockCountHistory,
      previewStockImport,
      previewCostImport,
      settlementMonths,
      checkPeriod,
      findGaps,
      listRuns,
      findRun,
      listRunRemainders,
      listRunShares,
      listCorrectionLines,
      listPoolEntries,
      listShareReadings,
      compareRun,
      runFlows,
      listMyEntries,
      listLateEntries,
      runProgress,
      runRelease,
      verifyRun,
      listStatements,
      findStatement,
      explainLine,
      explainRunShare,
      listLineSources,
      statementCsv,
      keyHistory,
      poolHistory,
      runHistory,
      ...waiting,
      ...costCentres.queries,
      ...supplierInvoices.queries,
      ...runExports.queries,
      ...fairness.queries,
      statementWhatIf,
      statementWhatIfFacts,
      checkWorkbooks,
      checkWorkbookFile,
      documentKeys,
    ],
    waiting: [...waiting, ...supplierInvoices.waiting],
    subjects: [{ path: 'costs', query: nameStatements }],
    documents: [documentKeys],
    ownFiles: [
      { table: 'supplier_invoice', columns: ['file_id'], action: 'settlement.readInvoices' },
      { table: 'run_export', columns: ['file_id'], action: 'settlement.exportRun', ofAllMembers: true },
    ],
    downloads: [statementDownload, checkWorkbookDownload],
    graphql,
    offers,
    needs: [tenancyPort, agreementsPort, deskPort, documentArchivePort],
    labels,
    personalData,
    messages,
  }),
  topics,
  rules,
);
