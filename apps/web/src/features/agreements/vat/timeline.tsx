// SPDX-License-Identifier: EUPL-1.2
import { formatDate, today } from '../../../format/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Section } from '../../../ui/index.ts';
import { lanesOf } from './lanes.ts';
import { vatTexts } from './messages.ts';
import { scopeText, treatmentText } from './position-text.ts';
import type { PositionRow } from './vat-documents.ts';
import './vat.css';

/** What holds when, as a picture; the table below it has every word of it, so it is hidden from who hears the page. */
export function VatTimeline({ positions }: { readonly positions: readonly PositionRow[] }) {
  const m = useMessages(vatTexts);
  const language = useLanguage();
  const { years, today: now, lanes } = lanesOf(positions, today());
  return (
    <Section title={m('line')}>
      <p className="vw-muted">
        {m('lineBody')} {m('today')}: {formatDate(today(), language)}
      </p>
      <div className="vw-vat-line" aria-hidden="true">
        <div className="vw-vat-line__axis">
          {years.map(({ year, start }) => (
            <span key={year} className="vw-vat-line__year" style={{ insetInlineStart: `${start}%` }}>
              {year}
            </span>
          ))}
        </div>
        {lanes.map(({ id, bars }) => (
          <div key={id}>
            <div className="vw-vat-line__name">{bars[0] && scopeText(m, bars[0].position)}</div>
            <div className="vw-vat-line__lane">
              {bars.map(({ position, start, width }) => (
                <div
                  key={position.id}
                  className={`vw-vat-line__bar vw-vat-line__bar--${position.code}`}
                  style={{ insetInlineStart: `${start}%`, width: `${width}%` }}
                >
                  <span>
                    {treatmentText(m, position)} · {position.basis}
                  </span>
                </div>
              ))}
              <div className="vw-vat-line__today" style={{ insetInlineStart: `${now}%` }} />
            </div>
          </div>
        ))}
      </div>
    </Section>
  );
}
