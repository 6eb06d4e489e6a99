// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../i18n/index.ts';
import { Banner, EmptyState, Section } from '../../ui/index.ts';
import type { AgreementData } from './agreement-query.ts';
import { clauseTexts } from './clause-messages.ts';
import './clause.css';

export type ClauseFindingData = AgreementData['clauseFindings'][number];

/** What the check of the clause found: first what blocks the signature, then what is only often disputed. */
export function ClauseFindings({ findings }: { readonly findings: readonly ClauseFindingData[] }) {
  const m = useMessages(clauseTexts);
  const blocking = findings.filter((finding) => finding.blocking);
  const hints = findings.filter((finding) => !finding.blocking);
  return (
    <>
      {blocking.length > 0 && (
        <Banner kind="danger" title={m('blocking')}>
          <FindingList findings={blocking} />
        </Banner>
      )}
      {hints.length > 0 && (
        <Banner kind="warning" title={m('hints')}>
          {blocking.length === 0 && <p>{m('hintsIntro')}</p>}
          <FindingList findings={hints} />
        </Banner>
      )}
    </>
  );
}

/** A whole sentence may be meant; its beginning is enough to find it. */
const QUOTE_LENGTH = 160;
const shortened = (words: string): string => (words.length > QUOTE_LENGTH ? `${words.slice(0, QUOTE_LENGTH).trimEnd()} …` : words);

function FindingList({ findings }: { readonly findings: readonly ClauseFindingData[] }) {
  return (
    <ul>
      {findings.map(({ code, at, quote, finding, advice }) => (
        <li key={`${code} ${at}`}>
          <strong>{finding}</strong>{' '}
          {quote !== null && (
            <>
              (<q lang="de">{shortened(quote)}</q>)
            </>
          )}{' '}
          {advice}
        </li>
      ))}
    </ul>
  );
}

/** The wording by which costs are shared, to be read. */
export function CostClause({ text }: { readonly text: string }) {
  const m = useMessages(clauseTexts);
  return <Section title={m('costClause')}>{text === '' ? <EmptyState title={m('none')} /> : <p className="vw-clause">{text}</p>}</Section>;
}
