// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto';
import { businessDayOf, type Instant, instant } from '@kernel/core';
import type { Database, Scope } from '@platform/database';
import { hashToken, type IdentityDirectory, type IdentityStore } from '@platform/identity';
import type { Logger } from '@platform/logging';
import { ACCOUNT_MAILS, databaseMailbox, type Mailbox, type MailCatalogue, type Mailer, MailNotSent } from '@platform/notifications';
import type { Message } from '@platform/use-case';

/** What inviteUser of the tenancy tells; the payload has the id of the user. */
export const USER_INVITED = 'UserInvited.v1';

const HANDLER = 'administration.sendInvitation';
const RETRY_MS = 60_000;

type InvitationTopic = 'account.invitation' | 'account.furtherBody';

const MAILS: MailCatalogue<InvitationTopic> = {
  'account.invitation': ACCOUNT_MAILS['account.invitation'],
  'account.furtherBody': {
    de: {
      subject: 'Ihr Zugang zu Verbundwerk wurde erweitert',
      lines: [
        'Ihr Zugang gilt jetzt für eine weitere Stelle. Wissen Sie davon nichts? Dann fragen Sie bei Ihrer Administration nach.',
        'Melden Sie sich wie gewohnt an:',
      ],
    },
    en: {
      subject: 'Your access to Verbundwerk was extended',
      lines: ['your access now holds for one more body. You know nothing of it? Then ask your administration.', 'Sign in as usual:'],
    },
  },
};

export interface InvitationSettings {
  readonly database: Database;
  readonly identity: { readonly directory: Pick<IdentityDirectory, 'invite'>; readonly store: Pick<IdentityStore, 'findInvitation'> };
  /** The house's: through the mail server, or into the mailbox of the body. */
  readonly openMailer: (catalogue: MailCatalogue<InvitationTopic>, mailbox: Mailbox) => Mailer<InvitationTopic>;
  /** Neither a mail server nor the demo's mailbox: no link is made, the operator's command line prints one. */
  readonly mailsAreRead: boolean;
  readonly clock: () => Date;
  readonly logger: Logger;
}

interface Invited {
  readonly email: string;
  readonly language: 'de' | 'en';
}

const scopeOf = ({ tenantId, associationId }: Message): Scope => ({
  associationId: associationId as Scope['associationId'],
  readTenants: [tenantId],
  writeTenants: [tenantId],
  audience: 'centre',
});

/**
 * The mail for somebody who was made a user, with a one-time link for choosing a password. The token is made here, goes into the mail and
 * nowhere else: the database keeps its hash, the message its user's id. A delivery that comes again finds the mark of the first; where
 * that was lost in between, a second mail goes out under the same Message-ID with a link as good as the first.
 * @throws MailNotSent where it should be tried again
 */
export async function deliverInvitation(settings: InvitationSettings, message: Message): Promise<void> {
  const at: Instant = instant(settings.clock());
  const invited = await findInvited(settings.database, message, businessDayOf(at));
  if (!invited) return;
  if (!settings.mailsAreRead) {
    settings.logger.info('an invitation stays without a mail: there is no mail server', { messageId: message.id });
    return;
  }
  const { token, expiresAt } = await settings.identity.directory.invite({ ...invited, at });
  const opens = (await settings.identity.store.findInvitation({ tokenHash: hashToken(token) ?? '' })) !== null;
  const home = { tenantId: message.tenantId, associationId: message.associationId as never };
  const mailer = settings.openMailer(
    MAILS,
    databaseMailbox(settings.database, home, () => randomBytes(10)),
  );
  try {
    const sent = await mailer.send({
      notificationId: message.id,
      to: invited.email,
      topic: opens ? 'account.invitation' : 'account.furtherBody',
      language: invited.language,
      path: opens ? `/invitation/${token}` : '/',
      until: opens ? expiresAt : null,
    });
    if (sent.outcome !== 'sent')
      throw new MailNotSent(sent.responseCode === null ? sent.code : `${sent.code} ${sent.responseCode}`, RETRY_MS);
  } finally {
    mailer.close();
  }
  await settings.database.write(scopeOf(message), (writes) =>
    writes.handledMessage.createMany({
      data: [{ tenantId: message.tenantId, messageId: message.id, handler: HANDLER, at: settings.clock() }],
      skipDuplicates: true,
    }),
  );
}

/** Null where there is nothing to send (any more): the mail has gone out, or the person's time has ended. */
function findInvited(database: Database, message: Message, today: string): Promise<Invited | null> {
  return database.read(scopeOf(message), async (reads) => {
    const marks = reads.selectFrom('handled_message').select('handler');
    const mark = await marks
      .where('tenant_id', '=', message.tenantId)
      .where('message_id', '=', message.id)
      .where('handler', '=', HANDLER)
      .executeTakeFirst();
    if (mark) return null;
    const user = await reads
      .selectFrom('tenant_user')
      .select(['email', 'language', 'valid_to'])
      .where('tenant_id', '=', message.tenantId)
      .where('id', '=', String(message.payload['userId']))
      .executeTakeFirst();
    if (!user || (user.valid_to !== null && user.valid_to < today)) return null;
    return { email: user.email, language: user.language === 'en' ? 'en' : 'de' };
  });
}
