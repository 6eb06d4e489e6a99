// SPDX-License-Identifier: EUPL-1.2
import { formatDate } from '../../../format/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { amountOf } from '../amounts.ts';
import { setupTexts } from './messages.ts';
import type { Rules, RulesView } from './rules-documents.ts';

interface RuleChange {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

const DUTIES = ['draft', 'factual', 'arithmetical', 'order', 'accept', 'run', 'release', 'handOver', 'recall', 'close'] as const;

/** The differences of two versions, in words; without an earlier one everything is new and nothing is listed. */
export function useRuleChanges(before: Rules | null, after: Rules): readonly RuleChange[] {
  const m = useMessages(setupTexts);
  if (before === null) return [];
  const texts = (rules: Rules): readonly (readonly [string, string])[] => [
    [m('clause'), rules.clause],
    [m('validFrom'), formatDate(rules.validFrom)],
    [m('oneDeterminer'), m(rules.oneDeterminer ? 'yes' : 'no')],
    [m('determinerMayOrder'), m(rules.determinerMayOrder ? 'yes' : 'no')],
    [m('referenceLength'), String(rules.referenceLength)],
    [m('referenceCheck'), m(rules.referenceCheck)],
    [m('tolerance'), amountOf(rules.tolerance)],
    [m('toleranceBorneBy'), rules.toleranceBorneBy],
    [m('unclearOwner'), rules.unclearOwner ?? m('nobody')],
  ];
  const grants = (rules: Rules): readonly string[] =>
    rules.grants.map(({ name, duty, limit, from, to }) =>
      [`${name}: ${m(duty)}`, limit ? amountOf(limit) : m('unlimited'), `${formatDate(from)}–${to ? formatDate(to) : ''}`].join(', '),
    );
  const [old, now] = [texts(before), texts(after)];
  const [oldGrants, newGrants] = [grants(before), grants(after)];
  return [
    ...now.flatMap(([what, to], index) => {
      const from = old[index]?.[1] ?? '';
      return from === to ? [] : [{ what, from, to }];
    }),
    ...oldGrants.filter((one) => !newGrants.includes(one)).map((from) => ({ what: m('removed'), from, to: '' })),
    ...newGrants.filter((one) => !oldGrants.includes(one)).map((to) => ({ what: m('added'), from: '', to })),
  ];
}

/** A remark about rules as a sentence. */
export function useWarningText(): (warning: RulesView['warnings'][number]) => string {
  const m = useMessages(setupTexts);
  const codes = [
    'DUTY_WITHOUT_HOLDER',
    'TOO_FEW_RELEASERS',
    'TOO_FEW_CLOSERS',
    'RELEASES_AND_PREPARES',
    'ORDERS_ALONE',
    'DUTY_WITHOUT_RIGHT',
  ] as const;
  return ({ code, duties, count, name }) => {
    const known = codes.find((one) => one === code);
    const words = duties.flatMap((duty) => DUTIES.filter((one) => one === duty).map((one) => m(one))).join(', ');
    return known ? m(known, { duties: words, count: count ?? 0, name: name ?? '' }) : code;
  };
}
