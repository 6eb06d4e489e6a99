// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { useMessages } from '../../../i18n/index.ts';
import { Amount, Section } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBilingual } from '../bilingual.ts';
import { useMoment } from '../days.ts';
import { documentTexts } from '../messages/document-texts.ts';
import { DraftsQuery } from './delivery-queries.ts';
import type { BillingDocument } from './document-queries.ts';

/** What changed from one shown draft to the next: old → new, by line. Nothing where the member saw one draft only. */
export function DraftsSeen({ document }: { readonly document: BillingDocument }) {
  const m = useMessages(documentTexts);
  const say = useBilingual();
  const moment = useMoment();
  const [{ data }] = useQuery({
    query: DraftsQuery,
    variables: { documentId: document.id },
    pause: document.draftVersion < 2,
    requestPolicy: 'cache-and-network',
  });
  const drafts = data?.documentDrafts ?? [];
  if (drafts.length < 2) return null;
  return (
    <Section title={m('draftsSeen')}>
      <ol className="vwb-objections">
        {drafts.map((draft, index) => {
          const before = new Map(drafts[index - 1]?.content.lines.map((line) => [line.key, line.amount]));
          const changed = index === 0 ? [] : draft.content.lines.filter((line) => before.get(line.key) !== line.amount);
          return (
            <li key={draft.draftVersion} className="vwb-objection">
              <div className="vwb-objection__head">
                <strong>{m('draftChange', { version: draft.draftVersion, when: moment(draft.shownAt) })}</strong>
                <Amount value={draft.net} />
              </div>
              {index > 0 && changed.length === 0 && <p className="vw-muted">{m('draftUnchanged')}</p>}
              {changed.map((line) => {
                const old = before.get(line.key);
                return (
                  <p key={line.key}>
                    {say(line.label)}: <del>{old ? amountOf(old) : '–'}</del> <span aria-hidden="true">→</span>{' '}
                    <ins>{amountOf(line.amount)}</ins>
                  </p>
                );
              })}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
