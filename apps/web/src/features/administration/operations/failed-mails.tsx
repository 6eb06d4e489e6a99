// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { formatInstant } from '../../../format/index.ts';
import { graphql, QueryResult, type ResultOf } from '../../../graphql/index.ts';
import { type Translate, useMessages } from '../../../i18n/index.ts';
import { type DataColumn, DataTable, EmptyState } from '../../../ui/index.ts';
import { operationTexts } from './messages.ts';

const FailedMailsQuery = graphql(`
  query FailedMails {
    failedMails {
      id
      tenantName
      userName
      topicName
      failure
      createdAt
    }
  }
`);

type Mail = ResultOf<typeof FailedMailsQuery>['failedMails'][number];

/** The code that is kept, such as 'EENVELOPE 550', in words; the number stays for whoever runs the mail server (RFC 3463). */
function failureText(m: Translate<(typeof operationTexts)['de']>, failure: string | null): string {
  const [code = '', number] = (failure ?? '').split(' ');
  const why = m(code === 'EENVELOPE' ? 'addressRefused' : code === 'EMESSAGE' ? 'messageRefused' : 'mailRefused');
  return number ? m('withNumber', { why, number }) : why;
}

/** Mails that the mail server has refused for good; what they told of stands in the inbox all the same. */
export function FailedMails() {
  const m = useMessages(operationTexts);
  const [result, again] = useQuery({ query: FailedMailsQuery });
  const columns = useMemo<readonly DataColumn<Mail>[]>(() => {
    const column = (id: string, header: string, text: (mail: Mail) => string): DataColumn<Mail> => ({ id, header, text, cell: text });
    return [
      { ...column('person', m('person'), (mail) => mail.userName ?? '–'), rowHeader: true },
      column('body', m('body'), (mail) => mail.tenantName ?? '–'),
      column('topic', m('topic'), (mail) => mail.topicName),
      column('failure', m('failure'), ({ failure }) => failureText(m, failure)),
      column('at', m('at'), (mail) => formatInstant(mail.createdAt)),
    ];
  }, [m]);
  return (
    <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
      {({ failedMails }) => (
        <DataTable
          label={m('mails')}
          columns={columns}
          rows={failedMails}
          rowId={(mail) => mail.id}
          rowName={(mail) => mail.userName ?? mail.topicName}
          exportCsv="nicht-zugestellt.csv"
          empty={<EmptyState icon="success" title={m('mailsNone')} />}
        />
      )}
    </QueryResult>
  );
}
