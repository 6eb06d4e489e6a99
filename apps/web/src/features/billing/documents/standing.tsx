// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Banner, Link } from '../../../ui/index.ts';
import { useBilingual } from '../bilingual.ts';
import { useBodyParams } from '../body-params.ts';
import { useDay } from '../days.ts';
import { documentTexts } from '../messages/document-texts.ts';
import type { BillingDocument } from './document-queries.ts';

function DraftStanding({ document }: { readonly document: BillingDocument }) {
  const m = useMessages(documentTexts);
  const day = useDay();
  const { side } = useActingBody();
  const { status, objectionsUntil, objectable, draftVersion } = document;
  const date = day(objectionsUntil);
  const said =
    status === 'draft'
      ? m('draftHidden')
      : objectionsUntil === null
        ? m('draftNoPeriod')
        : objectable
          ? m(side === 'member' ? 'draftOpenMember' : 'draftOpenCentre', { date })
          : m('draftOver', { date });
  return (
    <Banner kind={objectable && side === 'member' ? 'warning' : 'info'} title={m('draftBanner')}>
      {said}
      {draftVersion > 1 && <> {m('draftVersion', { version: draftVersion })}.</>}
    </Banner>
  );
}

/** Where the document stands: draft with its period, number drawn, taken back; what it corrects, and what hinders its issue. */
export function Standing({ document }: { readonly document: BillingDocument }) {
  const m = useMessages(documentTexts);
  const say = useBilingual();
  const day = useDay();
  const params = useBodyParams();
  const { status, content, correctsId, findings, family } = document;
  return (
    <>
      {(status === 'draft' || status === 'announced') && <DraftStanding document={document} />}
      {status === 'numbered' && <Banner kind="info" title={m('numberedBanner', { number: document.number ?? '' })} />}
      {status === 'discarded' && <Banner kind="info" title={m('discardedBanner')} />}
      {findings.length > 0 && (
        <Banner kind="danger" title={m('blockedTitle')}>
          <ul className="vwb-findings">
            {findings.map((finding) => (
              <li key={`${finding.rule} ${finding.at}`}>
                {say(finding)} <span className="vwb-rule">{finding.rule}</span>
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {content.correctsNumber && (
        <Banner
          kind="info"
          title={m('correctsBanner', { family, number: content.correctsNumber, date: day(content.correctsIssuedOn) })}
          actions={
            correctsId && (
              <Link to="/a/$association/$body/documents/$documentId" params={{ ...params, documentId: correctsId }}>
                {m('correctsLink')}
              </Link>
            )
          }
        />
      )}
    </>
  );
}
