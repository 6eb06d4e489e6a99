// SPDX-License-Identifier: EUPL-1.2
import type { RunInput } from '@domain/settlement';
import type { Refusal } from '@kernel/core';

const indexed = (list: string, index: number, member = ''): string => (index < 0 ? list : `${list}[${index}]${member}`);

/** The last one: of two that are the same, the second is the one too many. */
function placeOf({ pools, members, keys, readings, directCharges }: RunInput, list: string, params: Refusal['params'] = {}): string {
  const { pool, member, meter, month, charge, cost, key } = params;
  const named = ({ tenantId, name }: { tenantId: string; name: string }): boolean => tenantId === member || name === member;
  if (list === 'members') return indexed(list, members.findLastIndex(named), pool === undefined ? '' : '.populations');
  if (list === 'directCharges')
    return indexed(
      list,
      directCharges.findLastIndex(({ id }) => id === (charge ?? cost)),
    );
  if (list === 'keys') {
    const isMeant = ({ id, name, version, validFrom }: RunInput['keys'][number]): boolean =>
      name === key ? version === params.version : [`${id}, ${version}`, `${id}, ${validFrom}`].includes(String(key));
    return indexed(list, keys.findLastIndex(isMeant));
  }
  if (list === 'readings') {
    const tenantId = members.find(named)?.tenantId ?? member;
    const same = readings.findIndex(
      (one) => one.tenantId === tenantId && (meter === undefined || (one.meter === meter && one.month === month)),
    );
    return indexed(list, same);
  }
  const at = pools.findLastIndex(({ id, name, costs }) =>
    pool === undefined ? costs.some((one) => one.id === cost) : pool === id || pool === name,
  );
  const costAt = cost === undefined ? -1 : (pools[at]?.costs.findLastIndex(({ id }) => id === cost) ?? -1);
  return indexed(list, at, costAt < 0 ? '' : `.costs[${costAt}]`);
}

const LISTS = ['pools', 'members', 'keys', 'readings', 'directCharges'];

/** The path in the file that a refusal of the run is about, as the file's reader writes it: 'pools[1].costs[0]'. */
export function placedIn<Code extends string>(input: RunInput, refusal: Refusal<Code>): Refusal<Code> {
  const { field, params } = refusal;
  if (field === undefined) return refusal;
  // The run has sorted its inputs: an index of its own says nothing about the file.
  const [list = '', , ...rest] = field.split('.');
  if (list === 'costCentres') return { ...refusal, field: list };
  if (!LISTS.includes(list)) return refusal;
  const inside = rest.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`)).join('');
  return { ...refusal, field: placeOf(input, list, params) + inside };
}
