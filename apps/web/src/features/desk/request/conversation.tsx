// SPDX-License-Identifier: EUPL-1.2
import { formatInstant } from '../../../format/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Badge, classNames, Icon } from '../../../ui/index.ts';
import { requestTexts } from './messages.ts';
import type { WholeRequest } from './request-query.ts';

type Entry = WholeRequest['entries'][number];

function useSideName(): (side: Entry['side']) => string {
  const m = useMessages(requestTexts);
  return (side) => (side === 'centre' ? m('sideCentre') : side === 'member' ? m('sideMember') : m('sideSystem'));
}

/** Events in small print, replies as letters of one side or the other, internal notes in a frame of their own that says so. */
export function Conversation({ request }: { readonly request: WholeRequest }) {
  const m = useMessages(requestTexts);
  return (
    <ol className="vw-desk-talk" aria-label={m('course')}>
      {request.entries.map((entry) => (
        <li key={entry.id}>{entry.kind === 'event' ? <EventLine entry={entry} /> : <Letter entry={entry} />}</li>
      ))}
    </ol>
  );
}

function EventLine({ entry }: { readonly entry: Entry }) {
  const m = useMessages(requestTexts);
  const language = useLanguage();
  return (
    <div className="vw-desk-talk__event">
      <span>
        <strong>{entry.byShown || '–'}</strong> {entry.event ? m(`event_${entry.event}`) : ''}
      </span>
      <time dateTime={entry.at}>{formatInstant(entry.at, language)}</time>
      {entry.text && <p className="vw-desk-text">{entry.text}</p>}
    </div>
  );
}

function Letter({ entry }: { readonly entry: Entry }) {
  const m = useMessages(requestTexts);
  const language = useLanguage();
  const sideName = useSideName();
  const { side } = useActingBody();
  const isInternal = entry.audience !== 'both';
  const look = isInternal ? 'internal' : entry.side === side ? 'own' : 'other';
  return (
    <article className={classNames('vw-desk-talk__entry', `vw-desk-talk__entry--${look}`)}>
      <header className="vw-desk-talk__head">
        <strong>{entry.byShown || '–'}</strong>
        <span className="vw-muted">{sideName(entry.side)}</span>
        <time dateTime={entry.at}>{formatInstant(entry.at, language)}</time>
        {isInternal ? (
          <Badge tone="warning" icon="visibility-off">
            {m(side === 'centre' ? 'internalCentre' : 'internalMember')}
          </Badge>
        ) : (
          <span className="vw-desk-muted-line">
            <Icon name="visibility" /> {m('publicReply')}
          </span>
        )}
      </header>
      <p className="vw-desk-text">{entry.text}</p>
    </article>
  );
}
