// SPDX-License-Identifier: EUPL-1.2

import { vatPositionsPort } from '@contracts/agreements';
import { documentsPort, ownAccountsPort, runBillablesPort, takenOffPort } from '@contracts/billing';
import { settlementResultsPort } from '@contracts/settlement';
import { tenancyPort } from '@contracts/tenancy';
import { withNotifications } from '@platform/notifications';
import { defineService } from '@platform/service';
import type { Handler } from '@platform/use-case';
import { actions, conflicts, roles } from './actions.ts';
import { downloads } from './downloads.ts';
import { graphql } from './graphql/index.ts';
import { labels, personalData } from './labels.ts';
import { messages } from './messages/index.ts';
import { rules, topics } from './notifications.ts';
import { offers } from './ports.ts';
import { documentAccounts } from './queries/document-accounts.ts';
import { documentRules } from './queries/document-rules.ts';
import { queries, waiting } from './queries.ts';
import { postDocument } from './use-cases/post-document.ts';
import { useCases } from './use-cases.ts';

const postIssued: Handler = {
  ...{ name: 'postIssued', service: 'treasury', useCase: postDocument },
  input: ({ tenantId, payload }) => ({ tenantId, documentId: String(payload['documentId']) }),
};

/** From the budget to the open item: levy, instalments, payments, arrears, carry-overs, and what the books get of it. */
export const treasury = withNotifications(
  defineService({
    name: 'treasury',
    title: { de: 'Haushalt, Umlage und Forderungen', en: 'Budget, levy and claims' },
    actions,
    roles,
    conflicts,
    useCases: [...useCases, postDocument],
    queries,
    waiting,
    downloads,
    documents: [documentRules, documentAccounts],
    graphql,
    handlers: { 'DocumentIssued.v1': [postIssued] },
    offers,
    needs: [vatPositionsPort, tenancyPort, settlementResultsPort, runBillablesPort, documentsPort, ownAccountsPort, takenOffPort],
    labels,
    personalData,
    messages,
  }),
  topics,
  rules,
);
