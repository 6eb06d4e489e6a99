// SPDX-License-Identifier: EUPL-1.2
import { formatDate } from '../../../format/index.ts';
import type { Translate } from '../../../i18n/index.ts';
import type { ScenarioChange } from './address.ts';
import type { whatIfTexts } from './messages.ts';

type Say = Translate<(typeof whatIfTexts)['de']>;

/** One change in a sentence, from what the address holds. */
export function changeText(m: Say, change: ScenarioChange): string {
  const name = change.name ?? m('unknown');
  switch (change.kind) {
    case 'key':
      return name;
    case 'population':
      return m('saidPopulation', { name });
    case 'joins':
      return m('saidJoins', { name, on: change.joinsOn ? m('saidOn', { on: formatDate(change.joinsOn) }) : '' });
    default:
      return m('saidLeaves', { name, on: change.lastDay ? formatDate(change.lastDay) : m('unknown') });
  }
}
