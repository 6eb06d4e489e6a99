// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatDate, today } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, Link, Section } from '../../../ui/index.ts';
import { useBodyParams } from '../body-params.ts';
import { amountOf } from '../shown.ts';
import { type BooksData, type JournalRow, MakeLateJournal } from './book-documents.ts';
import { lateJournalTexts } from './late-journal-messages.ts';
import { bookTexts } from './messages.ts';

interface LateJournalProps {
  /** Made again in the place of this one; null for what is in no journal yet. */
  readonly replaces: JournalRow | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Hands over what two people have claimed, waived or corrected of being late. */
export function LateJournal({ replaces, onDone, onClose }: LateJournalProps) {
  const m = useMessages(bookTexts);
  const t = useMessages(lateJournalTexts);
  const params = useBodyParams();
  const title = m(replaces ? 'journalAgain' : 'makeJournal');
  return (
    <ActDialog
      title={title}
      intro={replaces ? m('journalAgainIntro', { source: replaces.sourceLabel, date: formatDate(replaces.postedOn) }) : t('intro')}
      submitLabel={title}
      done={m('journalMade')}
      fields={[{ name: 'postedOn', label: m('posted'), kind: 'date', initial: formatDate(today()) }]}
      wayOn={(code) =>
        (code === 'ACCOUNT_MISSING' || code === 'NO_MAPPING') && (
          <Link to="/a/$association/$body/treasury/books" params={params} search={{ tab: 'accounts' }}>
            {m('toAccounts')}
          </Link>
        )
      }
      document={MakeLateJournal}
      variables={({ postedOn = '' }, idempotencyKey) => ({ idempotencyKey, postedOn, replaces: replaces?.id ?? null })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

/** What of being late the books do not know yet. */
export function LateWaiting({ data, onDone }: { readonly data: BooksData; readonly onDone: () => void }) {
  const m = useMessages(bookTexts);
  const t = useMessages(lateJournalTexts);
  const may = useMay();
  const [isMaking, setMaking] = useState(false);
  const { count, claimed, waived } = data.journals.waitingLate;
  const actions = count > 0 && may('treasury.keepAccounts') && (
    <Button size="small" aria-label={`${m('makeJournal')}: ${t('title')}`} onPress={() => setMaking(true)}>
      {m('makeJournal')}
    </Button>
  );
  return (
    <Section title={t('title')} actions={actions}>
      <p>{t('waiting', { count, claimed: amountOf(claimed), waived: amountOf(waived) })}</p>
      {isMaking && <LateJournal replaces={null} onDone={onDone} onClose={() => setMaking(false)} />}
    </Section>
  );
}
