-- SPDX-License-Identifier: EUPL-1.2
-- An allocation of pools over parties, written for PostgreSQL alone and from the rules alone, to cross-check the one in
-- @domain/settlement. Nothing here is shared with it.
--
-- $1 jsonb: [{ "pool": text, "cents": text, "first": date, "last": date,
--              "parts": [{ "share": int of 10000, "by_days": boolean, "weights": { party: text of an integer } }],
--              "parties": [{ "party": text, "ags": text, "from": date, "to": date or null }] }]
--
-- In a part "by_days" a weight counts for the days between first and last on which the party takes part, both ends included. All days
-- of the pool are the same number for everybody, so measure × days is in the proportion of measure × days / all days, and is whole.
--
-- Exact: a party's fraction is the sum over the parts of share/10000 × weight/total. Brought to the common denominator
-- 10000 × the product of all totals it is an integer numerator, and numeric is exact for integers of any size.
with
pools as (
  select p ->> 'pool' as pool, (p ->> 'cents')::numeric as cents, p -> 'parts' as parts, p -> 'parties' as parties,
         (p ->> 'first')::date as first, (p ->> 'last')::date as last
  from jsonb_array_elements($1::jsonb) as p
),
days as (
  select pools.pool, m ->> 'party' as party,
         greatest(0, least((m ->> 'to')::date, pools.last) - greatest((m ->> 'from')::date, pools.first) + 1)::numeric as days
  from pools, jsonb_array_elements(pools.parties) as m
),
measures as (
  select pools.pool, part.number, (part.value ->> 'share')::numeric as share, (part.value ->> 'by_days')::boolean as by_days,
         w.key as party, w.value::numeric as measure
  from pools, jsonb_array_elements(pools.parts) with ordinality as part(value, number), jsonb_each_text(part.value -> 'weights') as w
),
weights as (
  select m.pool, m.number, m.share, m.party, m.measure * case when m.by_days then d.days else 1 end as weight
  from measures m join days d using (pool, party)
),
totals as (
  select pool, number, share, sum(weight) as total from weights group by pool, number, share
),
denominators as (
  -- The product of the totals, by way of a running multiplication.
  select pool, 10000::numeric * product as denominator
  from (
    select pool, (
      with recursive product(number, value) as (
        select 0::bigint, 1::numeric
        union all
        select t.number, product.value * t.total from product join totals t on t.pool = names.pool and t.number = product.number + 1
      )
      select value from product order by number desc limit 1
    ) as product
    from (select distinct pool from totals) as names
  ) as products
),
numerators as (
  select w.pool, w.party, sum(w.share * w.weight * (d.denominator / (10000 * t.total))) as numerator
  from weights w join totals t using (pool, number) join denominators d on d.pool = w.pool
  group by w.pool, w.party
),
quotas as (
  select p.pool, p.cents, m ->> 'party' as party, m ->> 'ags' as ags, d.denominator,
         coalesce(n.numerator, 0) as numerator,
         div(abs(p.cents) * coalesce(n.numerator, 0), d.denominator) as whole,
         mod(abs(p.cents) * coalesce(n.numerator, 0), d.denominator) as remainder
  from pools p
  join denominators d on d.pool = p.pool
  cross join jsonb_array_elements(p.parties) as m
  left join numerators n on n.pool = p.pool and n.party = m ->> 'party'
),
ranked as (
  select *,
         abs(cents) - sum(whole) over (partition by pool) as left_over,
         row_number() over (partition by pool order by remainder desc, numerator desc, ags collate "C", party collate "C") as place
  from quotas
)
select pool, party, (sign(cents) * (whole + case when place <= left_over then 1 else 0 end))::text as cents
from ranked
order by pool collate "C", party collate "C"
