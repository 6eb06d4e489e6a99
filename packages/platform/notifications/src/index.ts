// SPDX-License-Identifier: EUPL-1.2
export { type Delivery, deliverMail, type MailQueue } from './deliver-mail.ts';
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
export { parseSmtpUrl, type SmtpSettings, type SmtpUrlCode } from './smtp-settings.ts';
