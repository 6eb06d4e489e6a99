// SPDX-License-Identifier: EUPL-1.2
import { levyBillablesPort, runBillablesPort } from '@contracts/billing';
import { tenancyPort } from '@contracts/tenancy';
import { advancesPort, carryOversPort } from '@contracts/treasury';
import { withNotifications } from '@platform/notifications';
import { defineService } from '@platform/service';
import { actions, conflicts, roles } from './actions.ts';
import { graphql } from './graphql/index.ts';
import { labels, personalData } from './labels.ts';
import { messages } from './messages/index.ts';
import { rules, topics } from './notifications.ts';
import { offers } from './ports.ts';
import { checkIssue } from './queries/check-issue.ts';
import { documentSeries } from './queries/document-series.ts';
import { documentSettings } from './queries/document-settings.ts';
import { downloadQueries, downloads } from './queries/documents-csv.ts';
import { findDocument } from './queries/find-document.ts';
import { documentHistory, issuerChangeHistory, roundHistory } from './queries/histories.ts';
import { listIssuerChanges } from './queries/issuer-changes.ts';
import { listDocuments } from './queries/list-documents.ts';
import { listDrafts } from './queries/list-drafts.ts';
import { listNumbers } from './queries/list-numbers.ts';
import { findObjection, listObjections } from './queries/list-objections.ts';
import { listReceipts } from './queries/list-receipts.ts';
import { findRecipient, listRecipients, recipientVersions } from './queries/list-recipients.ts';
import { listRemedies } from './queries/list-remedies.ts';
import { findRound, listRounds } from './queries/list-rounds.ts';
import { billingProgress } from './queries/progress.ts';
import { listBillingRules, listIssuers, listTexts, proposedTexts } from './queries/settings.ts';
import { nameDocuments, waitingDocuments, waitingIssuer, waitingIssues, waitingPreparations } from './queries/waiting.ts';
import { announceRound } from './use-cases/announce-round.ts';
import { answerObjection } from './use-cases/answer-objection.ts';
import { discardIssuer, rejectIssuer } from './use-cases/discard-issuer.ts';
import { discardRound } from './use-cases/discard-round.ts';
import { foldCorrection } from './use-cases/fold-correction.ts';
import { handOver } from './use-cases/hand-over.ts';
import { issueRound } from './use-cases/issue-round.ts';
import { noteFault } from './use-cases/note-fault.ts';
import { noteRemedy } from './use-cases/note-remedy.ts';
import { prepareRound } from './use-cases/prepare-round.ts';
import { proposeIssuer } from './use-cases/propose-issuer.ts';
import { raiseObjection } from './use-cases/raise-objection.ts';
import { receiveDocument } from './use-cases/receive-document.ts';
import { redateRound } from './use-cases/redate-round.ts';
import { releaseIssuer } from './use-cases/release-issuer.ts';
import { renderRound } from './use-cases/render-round.ts';
import { saveRound } from './use-cases/save-round.ts';
import { setRecipient } from './use-cases/set-recipient.ts';
import { setBillingRule } from './use-cases/set-rule.ts';
import { setText } from './use-cases/set-text.ts';
import { voidNumber } from './use-cases/void-number.ts';
import { waiveCorrection } from './use-cases/waive-correction.ts';
import { withdrawObjection } from './use-cases/withdraw-objection.ts';

const waiting = [waitingPreparations, waitingIssues, waitingIssuer, waitingDocuments];

export const billing = withNotifications(
  defineService({
    name: 'billing',
    title: { de: 'Bescheide und Rechnungen', en: 'Notices and invoices' },
    actions,
    roles,
    conflicts,
    useCases: [
      saveRound,
      announceRound,
      foldCorrection,
      discardRound,
      issueRound,
      handOver,
      noteFault,
      redateRound,
      voidNumber,
      raiseObjection,
      answerObjection,
      withdrawObjection,
      waiveCorrection,
      noteRemedy,
      receiveDocument,
      setText,
      proposeIssuer,
      releaseIssuer,
      discardIssuer,
      rejectIssuer,
      setBillingRule,
      setRecipient,
    ],
    longUseCases: [prepareRound, renderRound] as never,
    queries: [
      listRounds,
      findRound,
      roundHistory,
      billingProgress,
      checkIssue,
      listNumbers,
      listDocuments,
      findDocument,
      documentHistory,
      listDrafts,
      listReceipts,
      listRemedies,
      listObjections,
      findObjection,
      listTexts,
      proposedTexts,
      listIssuers,
      listIssuerChanges,
      issuerChangeHistory,
      listBillingRules,
      listRecipients,
      findRecipient,
      recipientVersions,
      nameDocuments,
      ...downloadQueries,
      ...waiting,
    ],
    documents: [documentSettings, documentSeries],
    ownFiles: [{ table: 'billing_document', columns: ['pdf_file_id', 'xml_file_id'], action: 'billing.readDocuments' }],
    waiting,
    subjects: [{ path: 'documents', query: nameDocuments }],
    downloads,
    graphql,
    offers,
    needs: [tenancyPort, runBillablesPort, levyBillablesPort, advancesPort, carryOversPort],
    labels,
    personalData,
    messages,
  }),
  topics,
  rules,
);
