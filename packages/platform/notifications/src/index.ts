// SPDX-License-Identifier: EUPL-1.2
export { databaseMailbox, databaseMailQueue, type MailFacts, type MailHome } from './database-mail.ts';
export { type Delivery, deliverMail, type MailQueue } from './deliver-mail.ts';
export { createMailDelivery, type MailDelivery, type MailDeliverySettings, MailNotSent } from './mail-delivery.ts';
export { classifyFailure, type MailOutcome, mailRetryDelayMs } from './mail-outcome.ts';
export {
  ACCOUNT_MAILS,
  type AccountMailTopic,
  linkTo,
  type MailCatalogue,
  type MailLanguage,
  type MailTemplate,
  renderMail,
} from './mail-template.ts';
export {
  createMailboxMailer,
  createSmtpMailer,
  type Mail,
  type Mailbox,
  type Mailer,
  type MailerOptions,
  type MailRecord,
  messageIdOf,
} from './mailer.ts';
export {
  isNotificationCode,
  NOTIFICATION_CREATED,
  type NotificationDraft,
  notificationBook,
  notificationMessages,
} from './notification-book.ts';
export { type HeldFor, roleHolders } from './role-holders.ts';
export { parseSmtpUrl, type SmtpSettings, type SmtpUrlCode } from './smtp-settings.ts';
export {
  aboutOf,
  MAIL_CHOICES,
  type MailChoice,
  mailsOf,
  type NotificationParams,
  notificationSentence,
  type Topic,
  type TopicCatalogue,
  type TopicText,
} from './topic.ts';
export { type NotificationRule, type Recipient, type ToldMessage, withNotifications } from './with-notifications.ts';
