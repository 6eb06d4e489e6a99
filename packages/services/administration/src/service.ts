// SPDX-License-Identifier: EUPL-1.2
import { listFailedJobs, repeatFailedJob } from '@platform/jobs';
import { defineService, type Service } from '@platform/service';
import { ACTIONS, ROLE_ACTIONS } from './actions.ts';
import { auditFields } from './graphql/audit-types.ts';
import { notificationFields } from './graphql/notification-types.ts';
import { operationFields } from './graphql/operation-types.ts';
import { systemFields } from './graphql/system-types.ts';
import { waitingField } from './graphql/waiting-field.ts';
import { LABELS } from './labels.ts';
import { de } from './messages/de.ts';
import { en } from './messages/en.ts';
import { PERSONAL_DATA } from './personal-data.ts';
import { processDocumentation } from './process-documentation/process-documentation.ts';
import { auditChain, listAuditHeads } from './queries/audit-chain.ts';
import { auditChoices } from './queries/audit-choices.ts';
import { listAudit } from './queries/list-audit.ts';
import { listFailedMails } from './queries/list-failed-mails.ts';
import { findLongWork, listLongWork } from './queries/list-long-work.ts';
import { listMails } from './queries/list-mails.ts';
import { countUnread, findNotification, listNotifications, waitingNotifications } from './queries/list-notifications.ts';
import { listPreferences } from './queries/list-preferences.ts';
import { listSecurityEvents } from './queries/list-security-events.ts';
import { historyOfRecord } from './queries/record-history.ts';
import { recordOfProcessing, systemInfo } from './queries/system.ts';
import { waitingFailedJobs } from './queries/waiting-failed-jobs.ts';
import {
  type AdministrationSettings,
  actionText,
  internalActions,
  type Language,
  labelOf,
  refusalText,
  sameWords,
  topicsOf,
} from './settings.ts';
import { cancelLongWork } from './use-cases/cancel-long-work.ts';
import { eraseAuditValues } from './use-cases/erase-audit-values.ts';
import { markAllNotificationsRead, markNotificationRead } from './use-cases/read-notifications.ts';
import { setNotificationPreference } from './use-cases/set-notification-preference.ts';
import { verifyAuditChains } from './use-cases/verify-audit-chains.ts';

const MESSAGES = { de, en };

/** The platform's own rooms: inbox, audit, jobs, system. It shows what the other services declare, so it is made last. */
export function administrationService({ others, demo, version }: AdministrationSettings): Service {
  const services = (): readonly Service[] => [...others, service];
  const topics = () => topicsOf(services());
  const internal = () => internalActions(services());
  const label = (action: string, language: Language): string => labelOf(services(), action, language);
  const documentation = processDocumentation(services, version);
  const built = {
    listPreferences: listPreferences(topics),
    setPreference: setNotificationPreference(topics),
    listAudit: listAudit(internal, (action) => sameWords(services(), action)),
    auditChoices: auditChoices(internal),
    historyOfRecord: historyOfRecord(internal),
    listMails: listMails(demo),
    systemInfo: systemInfo(version),
    recordOfProcessing: recordOfProcessing(services),
    why: (refusal: Parameters<typeof refusalText>[1], language: Language) => refusalText(services(), refusal, language),
    actionText: (action: unknown, language: Language) => actionText(services(), action, language),
  };
  const service: Service = defineService({
    name: 'administration',
    title: { de: 'Administration', en: 'Administration' },
    actions: ACTIONS,
    roles: ROLE_ACTIONS,
    useCases: [markNotificationRead, markAllNotificationsRead, built.setPreference, eraseAuditValues, cancelLongWork, repeatFailedJob],
    longUseCases: [verifyAuditChains],
    queries: [
      ...[listNotifications, countUnread, findNotification, built.listPreferences, waitingNotifications],
      ...[built.listAudit, built.auditChoices, built.historyOfRecord, auditChain, listAuditHeads],
      ...[listLongWork, findLongWork, listFailedJobs, listFailedMails, waitingFailedJobs],
      ...[listSecurityEvents, built.listMails, built.systemInfo, built.recordOfProcessing, documentation.query],
    ],
    graphql: (builder) => {
      notificationFields(builder, { ...built, services, topics, messages: MESSAGES });
      const LongWork = operationFields(builder, { label, topics, messages: MESSAGES, why: built.why });
      auditFields(builder, { ...built, label, messages: MESSAGES, LongWork });
      systemFields(builder, built);
      documentation.fields(builder);
      waitingField(builder, services);
    },
    downloads: [documentation.download],
    waiting: [waitingNotifications, waitingFailedJobs],
    personalData: PERSONAL_DATA,
    labels: LABELS,
    messages: MESSAGES,
  });
  return service;
}
