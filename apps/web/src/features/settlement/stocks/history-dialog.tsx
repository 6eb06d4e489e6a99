// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { type Translate, useLanguage, useMessages } from '../../../i18n/index.ts';
import { Button, Dialog, Stack, Timeline, type TimelineEntry } from '../../../ui/index.ts';
import { countText } from './count-text.ts';
import { stockTexts } from './messages.ts';
import { CountHistoryQuery, type CountRow, type CountVersion } from './stock-documents.ts';

type Say = Translate<(typeof stockTexts)['de']>;

/** What was done, the newest first: a number that was taken back is two steps. */
function stepsOf(m: Say, versions: readonly CountVersion[]): readonly TimelineEntry[] {
  return versions.flatMap((version, index) => {
    const { id, unit, source, reason, knownFrom, knownTo, enteredBy, withdrawnReason, withdrawnBy } = version;
    const value = countText(version.value);
    const before = versions[index + 1];
    const follows = before !== undefined && before.withdrawnReason === null;
    const entered: TimelineEntry = {
      ...{ id, at: knownFrom, who: enteredBy ?? m('somebody') },
      what: m(follows ? 'stepCorrected' : 'stepEntered', { value, unit, source }),
      ...(follows ? { changes: [{ field: m('value'), before: countText(before.value), after: value }] } : {}),
      ...(reason === null ? {} : { reason }),
    };
    if (withdrawnReason === null || knownTo === null) return [entered];
    const withdrawn: TimelineEntry = {
      ...{ id: `${id} back`, at: knownTo, who: withdrawnBy ?? m('somebody') },
      ...{ what: m('stepWithdrawn', { value, unit }), reason: withdrawnReason },
    };
    return [withdrawn, entered];
  });
}

export function HistoryDialog({ row, onClose }: { readonly row: CountRow; readonly onClose: () => void }) {
  const m = useMessages(stockTexts);
  const language = useLanguage();
  const on = formatDate(row.countedOn, language);
  const [result, again] = useQuery({ query: CountHistoryQuery, variables: { countId: row.id }, requestPolicy: 'network-only' });
  return (
    <Dialog
      title={m('historyTitle', { stock: row.stock, on })}
      open
      onClose={onClose}
      footer={<Button onPress={onClose}>{m('close')}</Button>}
    >
      <Stack>
        <p>{row.memberName}</p>
        <QueryResult result={result} onRetry={again}>
          {({ stockCountHistory }) => (
            <Timeline label={m('historyOf', { member: row.memberName, on })} entries={stepsOf(m, stockCountHistory)} />
          )}
        </QueryResult>
      </Stack>
    </Dialog>
  );
}
