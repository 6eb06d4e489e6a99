// SPDX-License-Identifier: EUPL-1.2
import type { Language } from '../metric.ts';
import { type KeyRule, type ShareRule, usualProRata } from './rule.ts';
import { exceptionSentence, limitSentences, nonMemberSentences } from './term-sentences.ts';
import { amountPhrase, joined, numberText, type RuleNames, shareText, weightNoun, weightPhrase } from './weight-phrase.ts';

type WeightShare = Extract<ShareRule, { kind: 'weight' }>;
type Groups = Extract<ShareRule, { kind: 'groups' }>;

function groupName({ name, who }: Groups['groups'][number], language: Language, names: RuleNames): string {
  const german = language === 'de';
  const head = german ? `in der Gruppe „${name}“` : `in the group “${name}”`;
  if (who.kind === 'list') return `${head} (${who.parties.map((party) => names.parties?.[party] ?? party).join(', ')})`;
  const ends = [
    ...(who.from ? [german ? `ab ${numberText(who.from, 'de')}` : `from ${numberText(who.from, 'en')}`] : []),
    ...(who.below ? [german ? `unter ${numberText(who.below, 'de')}` : `below ${numberText(who.below, 'en')}`] : []),
  ];
  return `${head} (${ends.join(german ? ' und ' : ' and ')} ${weightNoun(who.by, language, names)})`;
}

function groupsPhrase({ between, groups }: Groups, language: Language, names: RuleNames): string {
  const german = language === 'de';
  const within = groups.map((group) => {
    const part = `${groupName(group, language, names)} ${inner(group.within, language, names)}`;
    if (!group.share) return part;
    return german ? `zu ${shareText(group.share, 'de')} ${part}` : `${shareText(group.share, 'en')} ${part}`;
  });
  if (!between) return joined(within, language);
  const first = phrase(between, language, names);
  return german
    ? `zwischen den Gruppen ${first} und dann ${joined(within, 'de')}`
    : `between the groups ${first} and then ${joined(within, 'en')}`;
}

/** In the place of one weight: what has parts of its own stands in brackets. */
function inner(rule: ShareRule, language: Language, names: RuleNames): string {
  const text = phrase(rule, language, names);
  return rule.kind === 'weight' ? text : language === 'de' ? `(darin ${text})` : `(within it ${text})`;
}

function phrase(rule: ShareRule, language: Language, names: RuleNames): string {
  const german = language === 'de';
  if (rule.kind === 'weight') return weightPhrase(rule.weight, language, names);
  if (rule.kind === 'groups') return groupsPhrase(rule, language, names);
  if (rule.kind === 'fixed') {
    const amount = amountPhrase(rule.cents, rule.per, language);
    const [by, rest] = [inner(rule.by, language, names), inner(rule.rest, language, names)];
    return german ? `bis ${amount} ${by} und darüber hinaus ${rest}` : `up to ${amount} ${by} and above that ${rest}`;
  }
  const parts = rule.parts.map(({ share, rule: part }) => {
    const text = inner(part, language, names);
    return german ? `zu ${shareText(share, 'de')} ${text}` : `${shareText(share, 'en')} ${text}`;
  });
  return joined(parts, language);
}

/** All weights of a rule, in its order; what holds where nobody has weight is told with the weight. */
function weightsIn(rule: ShareRule): WeightShare[] {
  if (rule.kind === 'weight') return [rule];
  if (rule.kind === 'mix') return rule.parts.flatMap((part) => weightsIn(part.rule));
  if (rule.kind === 'fixed') return [...weightsIn(rule.by), ...weightsIn(rule.rest)];
  return [...(rule.between ? weightsIn(rule.between) : []), ...rule.groups.flatMap(({ within }) => weightsIn(within))];
}

const hasRefusingFixed = (rule: ShareRule): boolean => {
  if (rule.kind === 'fixed') return rule.above === 'refuse' || hasRefusingFixed(rule.by) || hasRefusingFixed(rule.rest);
  if (rule.kind === 'mix') return rule.parts.some((part) => hasRefusingFixed(part.rule));
  if (rule.kind === 'groups') return rule.groups.some(({ within }) => hasRefusingFixed(within));
  return false;
};

function proRataSentences(weights: readonly WeightShare[], language: Language, names: RuleNames): string[] {
  const german = language === 'de';
  const sentences: string[] = [];
  if (weights.some(({ proRata }) => proRata === 'days')) {
    sentences.push(
      german
        ? 'Wer nur einen Teil der Zeit dabei ist, zählt anteilig nach Tagen.'
        : 'A member that takes part for some of the time counts in part, by days.',
    );
  }
  const unusual = weights.filter(({ weight, proRata }) => proRata === 'whole' && usualProRata(weight) === 'days');
  for (const text of new Set(unusual.map(({ weight }) => weightPhrase(weight, language, names)))) {
    const part = weights.length === 1 ? '' : german ? ` beim Teil ${text}` : ` for the part ${text}`;
    sentences.push(german ? `Nach Tagen gekürzt wird${part} nicht.` : `Nothing is cut by days${part}.`);
  }
  return sentences;
}

function weightlessText({ weightless }: WeightShare, language: Language): string | null {
  const german = language === 'de';
  if (weightless.kind === 'nothing') return null;
  if (weightless.kind === 'like-smallest') {
    return german
      ? 'wer dabei ist und keinen Wert hat, zählt wie das Mitglied mit dem kleinsten Wert'
      : 'who takes part and has no weight counts like the member with the smallest one';
  }
  const least = numberText(weightless.weight, language);
  return german ? `wer dabei ist, zählt mit mindestens ${least}` : `who takes part counts with at least ${least}`;
}

function nobodyText({ nobody }: WeightShare, language: Language, names: RuleNames): string | null {
  const german = language === 'de';
  if (nobody.kind === 'refuse') return null;
  if (nobody.kind === 'centre')
    return german ? 'hat niemand einen Wert, trägt das Zentrum die Kosten' : 'if nobody has weight the centre carries the cost';
  const text = phrase(nobody.rule, language, names);
  return german ? `hat niemand einen Wert, wird ${text} verteilt` : `if nobody has weight it is shared ${text}`;
}

const capital = (text: string): string => text.replace(/^./, (first) => first.toUpperCase());

function edgeSentences(weights: readonly WeightShare[], language: Language, names: RuleNames): string[] {
  const german = language === 'de';
  const sentences = weights.flatMap((rule) => {
    const texts = [weightlessText(rule, language), nobodyText(rule, language, names)].filter((text) => text !== null);
    const part = weightPhrase(rule.weight, language, names);
    return texts.map((text) =>
      weights.length === 1 ? `${capital(text)}.` : german ? `Beim Teil ${part}: ${text}.` : `For the part ${part}: ${text}.`,
    );
  });
  return [...new Set(sentences)];
}

/** The sentences that a rule means, as they are printed beside every amount: everything that it says, and nothing that it does not. */
export function ruleSentence(rule: KeyRule, language: Language, names: RuleNames = {}): string {
  const german = language === 'de';
  const weights = weightsIn(rule.share);
  const whole = rule.share.kind === 'weight' ? (german ? 'ganz ' : 'wholly ') : '';
  const text = `${whole}${phrase(rule.share, language, names)}`;
  const fixed = hasRefusingFixed(rule.share)
    ? [
        german
          ? 'Sind die Kosten niedriger als ein fester Betrag, wird nicht verteilt.'
          : 'If the cost is below a fixed amount, nothing is shared.',
      ]
    : [];
  return [
    german ? `Die Kosten werden ${text} verteilt.` : `The cost is shared ${text}.`,
    ...proRataSentences(weights, language, names),
    ...edgeSentences(weights, language, names),
    ...fixed,
    ...rule.exceptions.map((exception) => exceptionSentence(exception, language, names)),
    ...limitSentences(rule, language, names),
    ...nonMemberSentences(rule, language),
  ].join(' ');
}
