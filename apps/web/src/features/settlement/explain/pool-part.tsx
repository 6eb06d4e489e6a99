// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { formatDate } from '../../../format/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { DescriptionList, Link, Section, Stack } from '../../../ui/index.ts';
import { keepTogether, useBilingual } from '../bilingual.ts';
import { useBodyParams } from '../body-params.ts';
import { shortPercentText } from '../exact.ts';
import { CostParts } from './cost-parts.tsx';
import type { PoolExplanation } from './explain-documents.ts';
import { explainTexts } from './messages.ts';
import { Steps } from './steps.tsx';
import { useVatText } from './vat-text.ts';
import { WeightTable } from './weight-table.tsx';
import '../settlement.css';

/** '§ 4 Nr. 29 UStG (ab 01.01.2027)': the day of the service decides, so the days of the rule stand beside it. */
function useVatRule(): (pool: PoolExplanation) => string {
  const m = useMessages(explainTexts);
  const language = useLanguage();
  const vat = useVatText();
  return ({ vatCode, vatRule }) => {
    if (!vatRule) return vat(vatCode);
    const { validFrom, validTo, basis } = vatRule;
    const from = formatDate(validFrom, language);
    const days = validTo ? m('vatFromTo', { from, to: formatDate(validTo, language) }) : m('vatFrom', { from });
    return m('vatRule', { code: m(vatCode === 'O' ? 'O' : vatCode === 'E' ? 'exempt' : 'S'), basis, days });
  };
}

interface PoolPartProps {
  readonly pool: PoolExplanation;
  /** The member's own entries, where there is a statement that they belong to. */
  readonly sources?: ReactNode;
  /** What corrections of settled months do to the use. */
  readonly corrections?: ReactNode;
}

/** A share of a pool from the cost to the amount, with everything that orders it. */
export function PoolPart({ pool, sources, corrections }: PoolPartProps) {
  const m = useMessages(explainTexts);
  const language = useLanguage();
  const say = useBilingual();
  const vat = useVatRule();
  const may = useMay();
  const params = useBodyParams();
  const keyText = m('keyVersion', { name: pool.keyName, version: pool.keyVersion, from: formatDate(pool.keyValidFrom, language) });
  const key: ReactNode = may('settlement.readKeys') ? (
    <Link to="/a/$association/$body/settlement/keys/$keyId" params={{ ...params, keyId: pool.keyId }}>
      {keyText}
    </Link>
  ) : (
    keyText
  );
  const clause = pool.agreementNumber ? m('agreementClause', { number: pool.agreementNumber, clause: pool.agreementClause ?? '' }) : '–';
  const agreement = pool.agreementResolution ? `${clause}; ${pool.agreementResolution}` : clause;
  return (
    <Stack>
      <p className="vws-sentence">{keepTogether(say(pool.sentence))}</p>
      <Section title={m('steps')} level={3}>
        <Steps label={m('steps')} steps={pool.steps} />
        <p className="vw-muted vws-small">{m('stepsNote')}</p>
      </Section>
      <CostParts pool={pool} />
      {corrections}
      {sources}
      <Section title={m('basis')} level={3}>
        <Stack gap="small">
          <p>{say(pool.keySentence)}</p>
          <DescriptionList
            items={[
              { term: m('key'), value: key },
              { term: m('clause'), value: pool.clause },
              { term: m('resolution'), value: pool.resolution },
              { term: m('agreement'), value: keepTogether(agreement) },
              { term: m('vat'), value: vat(pool) },
            ]}
          />
        </Stack>
      </Section>
      {pool.weights.map((table, index) => (
        <WeightTable
          key={`${table.phrase.de} ${index}`}
          title={m('weights', { share: shortPercentText(table.share), phrase: say(table.phrase) })}
          unit={table.kind === 'equal' ? m('equalParts') : say(table.unitName)}
          isHours={table.kind === 'hours'}
          fileName={`gewichte-${index + 1}.csv`}
          rows={table.rows}
        />
      ))}
    </Stack>
  );
}
