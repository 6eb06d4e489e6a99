// SPDX-License-Identifier: EUPL-1.2
import { type CivilMonth, lastDay } from '@kernel/core';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { formatMinutes, today } from '../../format/index.ts';
import { type FragmentOf, QueryResult, type ResultOf, readFragment } from '../../graphql/index.ts';
import { useLanguage, useMessages } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { Banner, DescriptionList, EmptyState, Page, Section, StatusBadge } from '../../ui/index.ts';
import { BookTimeForm } from './book-time-form.tsx';
import { TimeSheetQuery, TimeSheetSums } from './documents.ts';
import { EntryTable } from './entry-table.tsx';
import { timeTexts } from './messages.ts';
import { MonthSteps, monthOfDay } from './month-steps.tsx';
import { SignOff } from './sign-off.tsx';
import { SheetHistory } from './time-history.tsx';

export const Route = createLazyRoute('/a/$association/$body/time')({ component: TimePage });

type Sheet = NonNullable<ResultOf<typeof TimeSheetQuery>['timeSheet']>;

function TimePage() {
  const m = useMessages(timeTexts);
  const may = useMay();
  const search = Route.useSearch();
  const navigate = useNavigate();
  const month = search.month || monthOfDay(today());
  const user = search.user || null;
  const [result, again] = useQuery({ query: TimeSheetQuery, variables: { month, userId: user } });
  const refresh = (): void => again({ requestPolicy: 'network-only' });
  const sheet = result.data?.timeSheet;
  return (
    <Page
      title={user && sheet ? m('of', { person: sheet.person }) : m('mine')}
      badge={sheet && <SheetStatus status={sheet.status} />}
      actions={
        <MonthSteps
          month={month}
          onMonth={(next) => void navigate({ to: '.', search: (old) => ({ ...old, month: next }), replace: true })}
        />
      }
    >
      <QueryResult result={result} onRetry={refresh}>
        {({ timeSheet, activities }) =>
          timeSheet ? (
            <>
              {timeSheet.reopenReason && <Banner kind="info" title={m('reopened', { reason: timeSheet.reopenReason })} />}
              {user === null && may('desk.bookTime') && (
                <Section title={m('book')}>
                  {timeSheet.status === 'open' ? (
                    <BookTimeForm key={month} activities={activities} day={dayIn(month)} onBooked={refresh} />
                  ) : (
                    <p className="vw-muted">{m('bookElsewhere')}</p>
                  )}
                </Section>
              )}
              <Section title={m('sums')}>
                <Sums sheet={timeSheet} />
              </Section>
              <Section
                title={m('entries')}
                actions={user === null && may('desk.signOffMonth') && <SignOffOf sheet={timeSheet} onDone={refresh} />}
              >
                <EntryTable
                  entries={timeSheet.entries}
                  activities={activities}
                  month={month}
                  mine={user === null && may('desk.correctTime')}
                  onChanged={refresh}
                />
              </Section>
              {timeSheet.id !== null && (
                <Section title={m('monthHistory')}>
                  <SheetHistory key={timeSheet.version} timeSheetId={timeSheet.id} />
                </Section>
              )}
            </>
          ) : (
            <EmptyState title={m('noSheet')}>{m('nothingOther')}</EmptyState>
          )
        }
      </QueryResult>
    </Page>
  );
}

/** Today in its own month; in another one its last day, which is at least in it. */
function dayIn(month: string): string {
  const now = today();
  if (monthOfDay(now) === month) return now;
  return lastDay(month as CivilMonth);
}

const TONES = { open: 'neutral', signed: 'info', approved: 'success' } as const;

export function SheetStatus({ status }: { readonly status: keyof typeof TONES }) {
  const m = useMessages(timeTexts);
  return <StatusBadge tone={TONES[status]}>{m(status)}</StatusBadge>;
}

const SignOffOf = ({ sheet, onDone }: { readonly sheet: Sheet; readonly onDone: () => void }) =>
  sheet.status === 'open' ? (
    <SignOff
      month={sheet.month}
      version={sheet.version}
      totalMinutes={sheet.totalMinutes}
      mayBeSignedFrom={sheet.mayBeSignedFrom}
      daysWithoutTime={sheet.daysWithoutTime}
      onDone={onDone}
    />
  ) : null;

function Sums({ sheet }: { readonly sheet: FragmentOf<typeof TimeSheetSums> }) {
  const m = useMessages(timeTexts);
  const language = useLanguage();
  const sums = readFragment(TimeSheetSums, sheet);
  const lines = (list: typeof sums.byMember) =>
    list.map((one) => ({ id: one.key, term: language === 'de' ? one.nameDe : one.nameEn, value: `${formatMinutes(one.minutes)} h` }));
  return (
    <>
      <DescriptionList
        columns={3}
        items={[
          { term: m('total'), value: `${formatMinutes(sums.totalMinutes)} h` },
          { term: m('billable'), value: `${formatMinutes(sums.billableMinutes)} h` },
          { term: m('internal'), value: `${formatMinutes(sums.internalMinutes)} h` },
        ]}
      />
      {sums.otherFamiliesMinutes > 0 && (
        <p className="vw-muted">{m('otherFamilies', { duration: formatMinutes(sums.otherFamiliesMinutes) })}</p>
      )}
      {sums.byMember.length > 0 && (
        <Section level={3} title={m('byMember')}>
          <DescriptionList columns={3} items={lines(sums.byMember)} />
        </Section>
      )}
      {sums.byFamily.length > 0 && (
        <Section level={3} title={m('byFamily')}>
          <DescriptionList columns={3} items={lines(sums.byFamily)} />
        </Section>
      )}
    </>
  );
}
