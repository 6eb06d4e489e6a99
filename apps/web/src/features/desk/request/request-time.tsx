// SPDX-License-Identifier: EUPL-1.2
import { formatDate, formatMinutes } from '../../../format/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Badge } from '../../../ui/index.ts';
import { useSaid } from '../bilingual.ts';
import { BookTimeForm } from '../book-time-form.tsx';
import { bookTimeTexts } from '../book-time-messages.ts';
import { Card } from './card.tsx';
import { requestTexts } from './messages.ts';
import type { WholeRequest } from './request-query.ts';

interface Activity {
  readonly code: string;
  readonly nameDe: string;
  readonly nameEn: string;
}

interface TimeProps {
  readonly request: WholeRequest;
  readonly activities: readonly Activity[];
  readonly onChanged: () => void;
}

export function RequestTime({ request, activities, onChanged }: TimeProps) {
  const m = useMessages(requestTexts);
  const b = useMessages(bookTimeTexts);
  const said = useSaid();
  const language = useLanguage();
  const may = useMay();
  const { side } = useActingBody();
  const nameOf = (code: string): string => {
    const activity = activities.find((one) => one.code === code);
    return activity ? said(activity, 'name') : code;
  };
  const books = side === 'centre' && may('desk.bookTime') && request.status !== 'awaitingApproval';
  return (
    <Card title={m('time')} note={request.timeMinutes > 0 && m('timeSum', { time: formatMinutes(request.timeMinutes) })}>
      {request.timeEntries.length === 0 ? (
        <p className="vw-muted">{m('noTime')}</p>
      ) : (
        <ul className="vw-desk-items">
          {request.timeEntries.map((entry) => (
            <li key={entry.id}>
              <div className="vw-desk-items__head">
                <span>
                  {formatDate(entry.workedOn, language)} · {nameOf(entry.activity)}
                </span>
                {entry.withdrawnAt === null ? (
                  <span className="vw-desk-number">{formatMinutes(entry.minutes)}</span>
                ) : (
                  <span className="vw-muted">
                    <del className="vw-desk-number">{formatMinutes(entry.minutes)}</del> {m('withdrawnTime')}
                  </span>
                )}
              </div>
              <span className="vw-desk-muted-line">
                {entry.personShown}
                {entry.note && ` · ${entry.note}`} {entry.late && entry.withdrawnAt === null && <Badge tone="info">{b('late')}</Badge>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {books && (
        <details className="vw-no-print">
          <summary>{b('title')}</summary>
          <BookTimeForm requestId={request.id} onBooked={onChanged} />
        </details>
      )}
    </Card>
  );
}
