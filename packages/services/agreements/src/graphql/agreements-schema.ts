// SPDX-License-Identifier: EUPL-1.2
import { type Builder, mutationField, type RefusalCatalogue, readField } from '@platform/graphql';
import { historyType } from '@platform/service';
import { labels } from '../labels.ts';
import { agreementHistory } from '../queries/agreement-history.ts';
import { getAgreement } from '../queries/get-agreement.ts';
import { listAgreements } from '../queries/list-agreements.ts';
import { changeDraft } from '../use-cases/change-draft.ts';
import { discardDraft } from '../use-cases/discard-draft.ts';
import { draftAgreement } from '../use-cases/draft-agreement.ts';
import { endAgreement } from '../use-cases/end-agreement.ts';
import { giveNotice } from '../use-cases/give-notice.ts';
import { signAgreement } from '../use-cases/sign-agreement.ts';
import { agreementTypes } from './agreement-types.ts';
import { vatPositionFields } from './vat-position-type.ts';

export const agreementsSchema = (messages: RefusalCatalogue<string>) => (builder: Builder) => {
  const { agreement, page } = agreementTypes(builder, messages);
  readField(builder, 'agreements', listAgreements, page);
  readField(builder, 'agreement', getAgreement, agreement, { nullable: true });
  readField(builder, 'agreementHistory', agreementHistory, [historyType(builder, 'Agreement', labels)]);
  const payload = {
    agreement: {
      type: agreement,
      query: getAgreement,
      input: ({ agreementId }: { agreementId: string }) => ({ agreementId }),
      nullable: true,
    },
  };
  for (const useCase of [draftAgreement, changeDraft, discardDraft, signAgreement, giveNotice, endAgreement])
    mutationField(builder, useCase, { messages, payload });
  vatPositionFields(builder, messages);
};
