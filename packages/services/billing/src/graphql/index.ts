// SPDX-License-Identifier: EUPL-1.2
import { type Builder, mutationField, pageType, readField } from '@platform/graphql';
import { historyType } from '@platform/service';
import { orderOf } from '@platform/use-case';
import { labels } from '../labels.ts';
import { messages } from '../messages/index.ts';
import { checkIssue } from '../queries/check-issue.ts';
import { findDocument } from '../queries/find-document.ts';
import { documentHistory, issuerChangeHistory, roundHistory } from '../queries/histories.ts';
import { listIssuerChanges } from '../queries/issuer-changes.ts';
import { listDocuments } from '../queries/list-documents.ts';
import { listDrafts } from '../queries/list-drafts.ts';
import { listNumbers } from '../queries/list-numbers.ts';
import { findObjection, listObjections } from '../queries/list-objections.ts';
import { listReceipts } from '../queries/list-receipts.ts';
import { findRecipient, listRecipients, recipientVersions } from '../queries/list-recipients.ts';
import { listRemedies } from '../queries/list-remedies.ts';
import { findRound, listRounds } from '../queries/list-rounds.ts';
import { billingProgress } from '../queries/progress.ts';
import { listBillingRules, listIssuers, listTexts, proposedTexts } from '../queries/settings.ts';
import { announceRound } from '../use-cases/announce-round.ts';
import { answerObjection } from '../use-cases/answer-objection.ts';
import { discardIssuer, rejectIssuer } from '../use-cases/discard-issuer.ts';
import { discardRound } from '../use-cases/discard-round.ts';
import { foldCorrection } from '../use-cases/fold-correction.ts';
import { issueRound } from '../use-cases/issue-round.ts';
import { noteRemedy } from '../use-cases/note-remedy.ts';
import { prepareRound } from '../use-cases/prepare-round.ts';
import { proposeIssuer } from '../use-cases/propose-issuer.ts';
import { raiseObjection } from '../use-cases/raise-objection.ts';
import { receiveDocument } from '../use-cases/receive-document.ts';
import { releaseIssuer } from '../use-cases/release-issuer.ts';
import { renderRound } from '../use-cases/render-round.ts';
import { setRecipient } from '../use-cases/set-recipient.ts';
import { setBillingRule } from '../use-cases/set-rule.ts';
import { setText } from '../use-cases/set-text.ts';
import { voidNumber } from '../use-cases/void-number.ts';
import { waiveCorrection } from '../use-cases/waive-correction.ts';
import { withdrawObjection } from '../use-cases/withdraw-objection.ts';
import { contentType, documentTypes, findingType, textType } from './document-types.ts';
import { draftType, objectionType, receiptType, remedyType } from './objection-types.ts';
import { issueFindingsType, progressType, roundType, seriesType } from './round-types.ts';
import { issuerChangeType, issuerType, recipientType, ruleType, textBlockType } from './settings-types.ts';

function settingsFields(builder: Builder): void {
  const { block, proposed } = textBlockType(builder);
  const recipient = recipientType(builder);
  readField(builder, 'documentTexts', listTexts, [block]);
  readField(builder, 'proposedDocumentTexts', proposedTexts, proposed);
  readField(builder, 'issuerProfiles', listIssuers, [issuerType(builder)]);
  readField(builder, 'issuerChanges', listIssuerChanges, [issuerChangeType(builder)], {
    description: 'What waits for a second person, and what became of the others, the youngest first.',
  });
  readField(builder, 'billingRules', listBillingRules, [ruleType(builder)]);
  readField(builder, 'recipientProfiles', listRecipients, [recipient]);
  readField(builder, 'recipientProfileVersions', recipientVersions, [recipient]);
  for (const useCase of [setText, proposeIssuer, releaseIssuer, discardIssuer, rejectIssuer, setBillingRule])
    mutationField(builder, useCase, { messages });
  const input = ({ tenantId }: { tenantId: string }) => ({ tenantId });
  mutationField(builder, setRecipient, {
    messages,
    payload: { recipient: { type: recipient, query: findRecipient, input, nullable: true } },
  });
}

export function graphql(builder: Builder): void {
  const text = textType(builder);
  const finding = findingType(builder);
  const content = contentType(builder, text);
  const { head, document } = documentTypes(builder, finding, content, text);
  const [round, progress, objection] = [roundType(builder), progressType(builder, text), objectionType(builder)];
  const step = historyType(builder, 'Billing', labels);

  readField(builder, 'billingRounds', listRounds, [round]);
  readField(builder, 'billingRound', findRound, round, { nullable: true });
  readField(builder, 'billingRoundHistory', roundHistory, [step]);
  readField(builder, 'billingProgress', billingProgress, progress, { nullable: true });
  readField(builder, 'checkBillingIssue', checkIssue, [issueFindingsType(builder, finding)], {
    description: 'What would keep documents from going out today; empty: nothing.',
  });
  readField(builder, 'documentNumbers', listNumbers, [seriesType(builder)]);
  readField(builder, 'billingDocuments', listDocuments, pageType(builder, 'BillingDocument', head), {
    description: 'Of a round by AGS, all others the youngest first.',
  });
  readField(builder, 'billingDocument', findDocument, document, { nullable: true });
  readField(builder, 'billingDocumentHistory', documentHistory, [step]);
  readField(builder, 'documentDrafts', listDrafts, [draftType(builder, content)]);
  readField(builder, 'documentReceipts', listReceipts, [receiptType(builder)]);
  readField(builder, 'legalRemedies', listRemedies, [remedyType(builder)]);
  readField(builder, 'objections', listObjections, [objection]);
  readField(builder, 'objection', findObjection, objection, { nullable: true });
  settingsFields(builder);
  readField(builder, 'issuerChangeHistory', issuerChangeHistory, [step]);

  const ofRound = ({ roundId }: { roundId: string }) => ({ roundId });
  const ofDocument = ({ documentId }: { documentId: string }) => ({ documentId });
  const ofObjection = ({ objectionId }: { objectionId: string }) => ({ objectionId });
  const ofCommand = ({ commandId }: { commandId: string }) => ({ commandId });
  const roundPayload = { round: { type: round, query: findRound, input: ofRound, nullable: true } };
  const documentPayload = { document: { type: document, query: findDocument, input: ofDocument, nullable: true } };
  const objectionPayload = { objection: { type: objection, query: findObjection, input: ofObjection, nullable: true } };
  const progressPayload = { progress: { type: progress, query: billingProgress, input: ofCommand, nullable: true } };
  for (const long of [prepareRound, renderRound]) mutationField(builder, orderOf(long as never), { messages, payload: progressPayload });
  for (const useCase of [announceRound, foldCorrection, discardRound]) mutationField(builder, useCase, { messages, payload: roundPayload });
  mutationField(builder, issueRound, { messages, payload: { ...roundPayload, ...progressPayload } });
  for (const useCase of [voidNumber, noteRemedy, receiveDocument]) mutationField(builder, useCase, { messages, payload: documentPayload });
  for (const useCase of [raiseObjection, answerObjection, withdrawObjection, waiveCorrection])
    mutationField(builder, useCase, { messages, payload: objectionPayload });
}
