// SPDX-License-Identifier: EUPL-1.2
import type { UseCaseLabels } from '@platform/service';

/** How histories and lists call the use cases of the administration and of the platform itself. */
export const LABELS: UseCaseLabels = {
  'administration.markNotificationRead': { de: 'Benachrichtigung gelesen', en: 'read a notification' },
  'administration.markAllNotificationsRead': { de: 'alle Benachrichtigungen gelesen', en: 'read all notifications' },
  'administration.setNotificationPreference': { de: 'Benachrichtigung per Mail eingestellt', en: 'changed a mail preference' },
  'administration.eraseAuditValues': { de: 'Werte im Protokoll gelöscht', en: 'erased values in the audit log' },
  'administration.cancelLongWork': { de: 'langen Vorgang abgebrochen', en: 'cancelled long work' },
  'administration.verifyAuditChains': { de: 'Protokoll nachgerechnet', en: 'verified the audit log' },
  'jobs.repeatFailedJob': { de: 'fehlgeschlagene Aufgabe wiederholt', en: 'repeated a failed job' },
};
