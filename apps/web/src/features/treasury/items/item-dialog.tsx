// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Button, DescriptionList, Dialog, Section, Stack } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { amountOf, useBilingual } from '../shown.ts';
import { ItemQuery } from './item-documents.ts';
import { LateDifference } from './late-difference.tsx';
import { itemTexts } from './messages.ts';

/** One claim: what happened to it, and why being late costs what it does. */
export function ItemDialog({ itemId, onClose }: { readonly itemId: string; readonly onClose: () => void }) {
  const m = useMessages(itemTexts);
  const c = useMessages(commonTexts);
  const bilingual = useBilingual();
  const [result, refetch] = useQuery({ query: ItemQuery, variables: { itemId, asOf: null }, requestPolicy: 'cache-and-network' });
  const title = result.data?.openItem?.item.label ?? m('more');
  return (
    <Dialog title={title} open onClose={onClose} size="wide" footer={<Button onPress={onClose}>{c('close')}</Button>}>
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ openItem }) =>
          openItem && (
            <Stack>
              <DescriptionList
                columns={2}
                items={[
                  { term: c('member'), value: openItem.item.memberName },
                  { term: c('amount'), value: amountOf(openItem.item.amount) },
                  { term: m('firstDue'), value: formatDate(openItem.item.firstDueOn) },
                  { term: m('dueOn'), value: formatDate(openItem.item.dueOn) },
                  { term: m('openAmount'), value: amountOf(openItem.item.open) },
                  { term: m('late'), value: amountOf(openItem.item.late) },
                  { term: m('document'), value: openItem.item.documentNumber ?? '–' },
                  { term: m('basis'), value: openItem.item.basis },
                ]}
              />
              <Section title={m('movements')} level={3}>
                {openItem.movements.length + openItem.deferrals.length === 0 && <p>{m('noMovements')}</p>}
                <ul>
                  {openItem.movements.map(({ id, kind, on, amount }) => (
                    <li key={id}>
                      {formatDate(on)}: {m(kind)} {amountOf(amount)}
                    </li>
                  ))}
                  {openItem.deferrals.map(({ id, from, to, reason }) => (
                    <li key={id}>{m('deferredUntil', { from: formatDate(from), to: formatDate(to), reason })}</li>
                  ))}
                </ul>
              </Section>
              <Section title={m('lateWhy')} level={3}>
                {openItem.lateNote && <p>{bilingual(openItem.lateNote)}</p>}
                <ol>
                  {openItem.lateSteps.map((step) => (
                    <li key={step.de}>{bilingual(step)}</li>
                  ))}
                </ol>
              </Section>
              <LateDifference amount={openItem.item.lateDifference} steps={openItem.lateDifferenceSteps} />
            </Stack>
          )
        }
      </QueryResult>
    </Dialog>
  );
}
