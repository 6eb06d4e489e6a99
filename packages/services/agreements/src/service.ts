// SPDX-License-Identifier: EUPL-1.2
import { agreementsPort, vatPositionsPort } from '@contracts/agreements';
import { keysPort } from '@contracts/settlement';
import { withNotifications } from '@platform/notifications';
import { defineService } from '@platform/service';
import { offer } from '@platform/use-case';
import { actions, conflicts, roles } from './actions.ts';
import { agreementsSchema } from './graphql/agreements-schema.ts';
import { labels, personalData } from './labels.ts';
import { de } from './messages/de.ts';
import { en } from './messages/en.ts';
import { rules, topics } from './notifications.ts';
import { agreementsOffer, vatPositionsOffer } from './ports.ts';
import { agreementHistory } from './queries/agreement-history.ts';
import { documentVat } from './queries/document-vat.ts';
import { getAgreement } from './queries/get-agreement.ts';
import { listAgreements } from './queries/list-agreements.ts';
import { nameAgreements } from './queries/name-agreements.ts';
import { previewVatPosition } from './queries/preview-vat-position.ts';
import { listVatPositions } from './queries/vat-positions.ts';
import { waitingAgreements } from './queries/waiting-agreements.ts';
import { changeDraft } from './use-cases/change-draft.ts';
import { discardDraft } from './use-cases/discard-draft.ts';
import { draftAgreement } from './use-cases/draft-agreement.ts';
import { endAgreement } from './use-cases/end-agreement.ts';
import { giveNotice } from './use-cases/give-notice.ts';
import { publishVatPosition } from './use-cases/publish-vat-position.ts';
import { remindOfEnds } from './use-cases/remind-of-ends.ts';
import { signAgreement } from './use-cases/sign-agreement.ts';
import { withdrawVatPosition } from './use-cases/withdraw-vat-position.ts';

const messages = { de, en };

/** Which services a member takes, on what legal basis, and by which key it pays for them. */
export const agreements = withNotifications(
  defineService({
    name: 'agreements',
    title: { de: 'Vereinbarungen', en: 'Agreements' },
    actions,
    roles,
    conflicts,
    useCases: [
      draftAgreement,
      changeDraft,
      discardDraft,
      signAgreement,
      giveNotice,
      endAgreement,
      remindOfEnds,
      publishVatPosition,
      withdrawVatPosition,
    ],
    queries: [listAgreements, getAgreement, nameAgreements, agreementHistory, waitingAgreements, listVatPositions, previewVatPosition],
    graphql: agreementsSchema(messages),
    offers: [offer(agreementsPort, agreementsOffer), offer(vatPositionsPort, vatPositionsOffer)],
    needs: [keysPort],
    schedules: [{ name: 'agreements.remindOfEnds', cron: '30 6 * * *', useCase: remindOfEnds, input: () => ({}) }],
    documents: [documentVat],
    waiting: [waitingAgreements],
    subjects: [{ path: 'agreements', query: nameAgreements }],
    labels,
    personalData,
    messages,
  }),
  topics,
  rules,
);
