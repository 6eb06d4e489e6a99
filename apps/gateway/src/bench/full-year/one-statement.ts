// SPDX-License-Identifier: EUPL-1.2
import { YEAR, type YearAssociation } from './year-association.ts';

/**
 * The whole settlement of the year as one statement, from the rules alone: what each member bears of each pool, by largest remainder, and
 * the charges that it caused itself. Nothing is kept, explained, proved, audited or guarded against another hand: the least that the
 * sums can cost on this database. Every member is there all year, so days of membership cancel out.
 *
 * Exact: a key has one or two parts; brought over the product of both totals, a member's weight is a whole number.
 */
export const oneStatement = ({ associationId, centreId }: YearAssociation): string => `
with
used as (
  select tenant_id, service_family_code as family, meter, sum(quantity) as quantity from reading
  where tenant_id <> '${centreId}' and occurred_on between '${YEAR}-01-01' and '${YEAR}-12-31' and association_id = '${associationId}'
  group by 1, 2, 3
),
cost as (
  select pool_id, sum(amount_cents) as cents from pool_cost
  where tenant_id = '${centreId}' and month between '${YEAR}-01' and '${YEAR}-12' group by 1
),
member as (
  select t.id, t.ags, p.inhabitants from tenant t
  join population p on p.ags = t.ags and p.basis = 'census2022' and p.reference_date = '2022-05-15' and p.known_to is null
  where t.association_id = '${associationId}' and t.kind = 'member'
),
part as (
  select pool.id as pool_id, pool.service_family_code as family, parts.number,
    replace(split_part(parts.value ->> 'share', ' ', 1), ',', '.')::numeric * 100 as share,
    parts.value -> 'rule' -> 'weight' ->> 'kind' as kind,
    case parts.value -> 'rule' -> 'weight' ->> 'kind' when 'hours' then 'desk.minutes' when 'cases' then 'desk.cases'
      else parts.value -> 'rule' -> 'weight' ->> 'meter' end as meter
  from pool join key_version v on v.key_id = pool.key_id
  cross join lateral jsonb_array_elements(case v.rule -> 'share' ->> 'kind' when 'mix' then v.rule -> 'share' -> 'parts'
    else jsonb_build_array(jsonb_build_object('share', '100 %', 'rule', v.rule -> 'share')) end) with ordinality as parts(value, number)
  where pool.tenant_id = '${centreId}'
),
weight as (
  select part.pool_id, part.number, part.share, member.id as member_id, member.ags,
    case part.kind when 'equal' then 1 when 'inhabitants' then member.inhabitants else coalesce(used.quantity, 0) end::numeric as weight
  from part cross join member
  left join used on used.tenant_id = member.id and used.family = part.family and used.meter = part.meter
),
total as (
  select pool_id, number, share, sum(weight) as total from weight group by 1, 2, 3
),
other as (
  select t.pool_id, t.number, t.share, t.total, coalesce(o.total, 1) as other_total
  from total t left join total o on o.pool_id = t.pool_id and o.number <> t.number
),
quota as (
  select w.pool_id, w.member_id, w.ags, sum(w.share * w.weight * o.other_total) as numerator, max(10000 * o.total * o.other_total) as denominator
  from weight w join other o using (pool_id, number) group by 1, 2, 3
),
cut as (
  select pool_id, member_id, ags, c.cents, numerator, div(abs(c.cents) * numerator, denominator) as whole,
    mod(abs(c.cents) * numerator, denominator) as remainder
  from quota join cost c using (pool_id)
),
ranked as (
  select *, abs(cents) - sum(whole) over (partition by pool_id) as left_over,
    row_number() over (partition by pool_id order by remainder desc, numerator desc, ags collate "C") as place
  from cut
)
select member_id, pool_id, (sign(cents) * (whole + case when place <= left_over then 1 else 0 end))::bigint as cents from ranked
union all
select tenant_id, null, sum(amount_cents)::bigint from direct_charge
where tenant_id <> '${centreId}' and occurred_on between '${YEAR}-01-01' and '${YEAR}-12-31' and association_id = '${associationId}' group by 1`;
