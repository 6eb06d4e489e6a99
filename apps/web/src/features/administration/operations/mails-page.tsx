// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { formatInstant } from '../../../format/index.ts';
import { graphql, type ResultOf, TroubleBanner, troubleOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useAddress, usePages } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, Cluster, DescriptionList, EmptyState, ItemList, Link, Page, Skeleton, SplitPane, Stack } from '../../../ui/index.ts';
import { useBodyParams } from '../shared/use-body-params.ts';
import { operationTexts } from './messages.ts';
import '../administration.css';

const MailboxQuery = graphql(`
  query DemoMailbox($first: Int, $after: String) {
    demoMailbox(first: $first, after: $after) {
      items {
        id
        tenantName
        toAddress
        subject
        body
        sentAt
      }
      nextCursor
      total
    }
  }
`);

type Mail = ResultOf<typeof MailboxQuery>['demoMailbox']['items'][number];

function MailsPage() {
  const m = useMessages(operationTexts);
  const { mail: chosen } = Route.useSearch();
  const set = useAddress<ReturnType<typeof Route.useSearch>>();
  const pages = usePages(MailboxQuery, { first: 50 }, ({ demoMailbox }) => demoMailbox);
  const { error, data } = pages.result;
  const forbidden = error?.graphQLErrors.some(({ extensions }) => extensions['code'] === 'FORBIDDEN') ?? false;
  const mail = pages.rows.find(({ id }) => id === chosen);
  return (
    <Page title={m('mailsTitle')} intro={m('mailsIntro')}>
      {forbidden && <EmptyState icon="mail" title={m('noDemo')} />}
      {error && !forbidden && <TroubleBanner trouble={troubleOf(error)} onRetry={pages.refresh} />}
      {!error && !data && <Skeleton lines={6} />}
      {data && pages.rows.length === 0 && (
        <EmptyState icon="mail" title={m('mailsEmpty')} action={<MailSources />}>
          {m('mailsEmptyNext')}
        </EmptyState>
      )}
      {pages.rows.length > 0 && (
        <SplitPane detailsLabel={mail?.subject ?? ''} details={mail && <MailText mail={mail} />} onClose={() => set({ mail: undefined })}>
          <Stack>
            <ItemList
              label={m('mailsTitle')}
              items={pages.rows.map((row) => ({
                id: row.id,
                title: <strong>{row.subject}</strong>,
                note: [row.toAddress, row.tenantName, formatInstant(row.sentAt)].filter(Boolean).join(' · '),
                action: (
                  <Button
                    size="small"
                    kind="tertiary"
                    aria-label={`${m('mailDetail')}: ${row.subject}, ${row.toAddress}`}
                    aria-pressed={row.id === chosen}
                    onPress={() => set({ mail: row.id })}
                  >
                    {m('mailDetail')}
                  </Button>
                ),
              }))}
            />
            {pages.onMore && (
              <Button size="small" pending={pages.loadingMore} onPress={pages.onMore}>
                {m('more')}
              </Button>
            )}
          </Stack>
        </SplitPane>
      )}
    </Page>
  );
}

/** Where a mail comes from. */
function MailSources() {
  const m = useMessages(operationTexts);
  const params = useBodyParams();
  const mayInvite = useMay()('tenancy.manageUsers');
  return (
    <Cluster>
      {mayInvite && (
        <Link look="button" to="/a/$association/$body/administration/users" params={params}>
          {m('toUsers')}
        </Link>
      )}
      <Link look="button" to="/a/$association/$body/notifications" params={params}>
        {m('toMailChoice')}
      </Link>
    </Cluster>
  );
}

const LINK = /(https?:\/\/\S+)/;

/** A mail links into its own house alone; that may have answered elsewhere when the mail was sent, so the link leads to where this page is. */
function linkHere(link: string): string {
  if (!URL.canParse(link)) return link;
  const { pathname, search, hash } = new URL(link);
  return `${window.location.origin}${pathname}${search}${hash}`;
}

/** The text as it was sent; its links lead into this house. */
function MailText({ mail }: { readonly mail: Mail }) {
  const m = useMessages(operationTexts);
  return (
    <Stack>
      <DescriptionList
        items={[
          { term: m('to'), value: mail.toAddress },
          { term: m('sentAt'), value: formatInstant(mail.sentAt) },
        ]}
      />
      <p className="vw-mail-text">
        {mail.body.split(LINK).map((part, index) =>
          LINK.test(part) ? (
            <a key={index} href={linkHere(part)}>
              {linkHere(part)}
            </a>
          ) : (
            part
          ),
        )}
      </p>
    </Stack>
  );
}

export const Route = createLazyRoute('/a/$association/$body/administration/mails')({ component: MailsPage });
