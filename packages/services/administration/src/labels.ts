// SPDX-License-Identifier: EUPL-1.2
import type { UseCaseLabels } from '@platform/service';

/** How histories and lists call the use cases of the administration and of the platform itself. */
export const LABELS: UseCaseLabels = {
  'administration.markNotificationRead': { de: 'Benachrichtigung gelesen', en: 'Notification read' },
  'administration.markAllNotificationsRead': { de: 'Alle Benachrichtigungen gelesen', en: 'All notifications read' },
  'administration.setNotificationPreference': { de: 'Benachrichtigung per E-Mail eingestellt', en: 'Mail preference changed' },
  'administration.eraseAuditValues': { de: 'Werte im Protokoll gelöscht', en: 'Values in the audit log erased' },
  'administration.cancelLongWork': { de: 'Langen Vorgang abgebrochen', en: 'Long work cancelled' },
  'administration.verifyAuditChains': { de: 'Protokoll geprüft', en: 'Audit log verified' },
  'jobs.repeatFailedJob': { de: 'Gescheiterten Vorgang wiederholt', en: 'Failed job repeated' },
};
