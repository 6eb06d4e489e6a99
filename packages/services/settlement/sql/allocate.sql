-- SPDX-License-Identifier: EUPL-1.2
-- An allocation of pools by key rules, written for PostgreSQL alone and from the rules alone, to cross-check the one in
-- @domain/settlement. Nothing here is shared with it, and the limits are kept by another way (breakpoints instead of rounds).
--
-- $1 jsonb: [{ "pool": text, "cents": text, "first": date, "last": date,
--              "fixed": text of cents or null (an amount that the parts of section 0 share; those of section 1 share the rest),
--              "parts": [{ "section": 0 or 1, "share": int of 10000 within its section, "by_days": boolean,
--                          "raise": null, "smallest" or text of a number (what somebody without weight counts),
--                          "tiers": null or { "mode": "graduated" or "slab", "steps": [{ "up_to": text or null, "factor": text }] },
--                          "values": { party: [text of an integer, ...] } }],    -- several: counted on several days, by their mean
--              "min": text or null, "max": text or null,                          -- of every party, in cents of the whole period
--              "parties": [{ "party": text, "ags": text, "from": date, "to": date or null,
--                            "min": text or null, "max": text or null }] }]       -- its own, which goes before that of every party
--
-- Answers a row for each party, and one with the party null for what the centre carries (or keeps, where minimums are above the pool).
-- Exact: numeric is exact for whole numbers of any size; fractions stand over one denominator for each pool.
with recursive
pools as (
  select p ->> 'pool' as pool, (p ->> 'cents')::numeric as cents, abs((p ->> 'cents')::numeric) as whole,
    (p ->> 'first')::date as first, (p ->> 'last')::date as last, p -> 'parts' as parts, p -> 'parties' as parties,
    -- The amount of section 0: all of it where there is no fixed amount, or more than is shared.
    case when p ->> 'fixed' is null then abs((p ->> 'cents')::numeric)
      else least((p ->> 'fixed')::numeric, abs((p ->> 'cents')::numeric)) end as fixed,
    (p ->> 'min')::numeric as low, (p ->> 'max')::numeric as high
  from jsonb_array_elements($1::jsonb) as p
),
members as (
  select pools.pool, pools.whole, m ->> 'party' as party, m ->> 'ags' as ags, (pools.last - pools.first + 1)::numeric as all_days,
    greatest(0, least((m ->> 'to')::date, pools.last) - greatest((m ->> 'from')::date, pools.first) + 1)::numeric as days,
    coalesce((m ->> 'min')::numeric, pools.low) as low, coalesce((m ->> 'max')::numeric, pools.high) as high
  from pools, jsonb_array_elements(pools.parties) as m
),
measures as (
  select pools.pool, part.number, (part.value ->> 'section')::int as section, (part.value ->> 'share')::numeric as share,
    (part.value ->> 'by_days')::boolean as by_days, part.value ->> 'raise' as raise, part.value -> 'tiers' as tiers, w.key as party,
    -- A half, a quarter: finite decimals, so this is exact.
    (select sum(counted::numeric) from jsonb_array_elements_text(w.value) as counted)
      * (1 / jsonb_array_length(w.value)::numeric) as measure
  from pools, jsonb_array_elements(pools.parts) with ordinality as part(value, number), jsonb_each(part.value -> 'values') as w
),
tiered as (
  select measures.*, case
    when tiers = 'null' then measure
    when tiers ->> 'mode' = 'slab' then measure * (
      select (step.value ->> 'factor')::numeric from jsonb_array_elements(tiers -> 'steps') with ordinality as step(value, place)
      where step.value ->> 'up_to' is null or measure <= (step.value ->> 'up_to')::numeric order by step.place limit 1)
    else (
      select sum(greatest(0, least(measure, (step.value ->> 'up_to')::numeric) - coalesce(step.below, 0)) * (step.value ->> 'factor')::numeric)
      from (select value, lag((value ->> 'up_to')::numeric) over (order by place) as below
        from jsonb_array_elements(tiers -> 'steps') with ordinality as one(value, place)) as step)
    end as counted
  from measures
),
floors as (
  select tiered.*, members.days, case
    when raise is null or days = 0 then 0
    when raise = 'smallest' then coalesce(min(counted) filter (where counted > 0 and days > 0) over (partition by tiered.pool, number), 0)
    else raise::numeric end as least_weight
  from tiered join members using (pool, party)
),
weights as (
  -- Halves and hundredths, as whole numbers.
  select pool, number, section, share, party,
    trunc(1000 * greatest(counted, least_weight) * case when by_days then days else 1 end) as weight from floors
),
totals as (
  select pool, number, section, share, sum(weight) as total from weights group by pool, number, section, share
),
-- The product of all totals, nobody's weight counting as one; the amount of a section in which nobody has weight goes to the centre.
product(pool, number, value) as (
  select pool, 0::bigint, 1::numeric from pools
  union all
  select t.pool, t.number, product.value * case when t.total = 0 then 1 else t.total end
  from product join totals t on t.pool = product.pool and t.number = product.number + 1
),
denominators as (
  select distinct on (product.pool) product.pool, 10000 * product.value as per from product order by product.pool, number desc
),
pieces as (
  select t.*, d.per, case t.section when 0 then p.fixed else p.whole - p.fixed end * t.share as permyriads
  from totals t join pools p using (pool) join denominators d using (pool)
),
-- Units: cents times "per".
units as (
  select w.pool, w.party, sum(case when piece.total = 0 then 0 else piece.permyriads * w.weight * div(piece.per, 10000 * piece.total) end) as units
  from weights w join pieces piece using (pool, number) group by w.pool, w.party
),
nobodies as (
  select pool, sum(case when total = 0 then permyriads * div(per, 10000) else 0 end) as units from pieces group by pool
),
-- Bounds are whole cents, by the days of taking part.
vessels as (
  select m.pool, m.party, m.ags, d.per, u.units as weight,
    case when m.low is null or m.days = 0 then 0 else floor(m.low * m.days / m.all_days) * d.per end as low,
    case when m.high is null or m.days = 0 then null else floor(m.high * m.days / m.all_days) * d.per end as high
  from members m join units u using (pool, party) join denominators d using (pool)
),
wholes as (
  select pool, sum(weight) as whole, sum(low) as least_sum,
    case when bool_or(weight > 0 and high is null) then null else sum(case when weight = 0 then low else coalesce(high, low) end) end as most_sum
  from vessels group by pool
),
-- Where the amount of somebody who shares at so much for each unit of weight begins or ends to follow it: top / bottom.
breakpoints as (
  select pool, 0::numeric as top, 1::numeric as bottom from wholes
  union
  select pool, low, weight from vessels where weight > 0
  union
  select pool, high, weight from vessels where weight > 0 and high is not null
),
reached as (
  select b.pool, b.top, b.bottom, sum(greatest(v.low * b.bottom, least(v.weight * b.top, v.high * b.bottom))) as units
  from breakpoints b join vessels v using (pool) group by b.pool, b.top, b.bottom
),
-- The last one at which not more than the whole is taken: of two, the larger fraction, compared crosswise.
chosen as (
  select r.pool, r.top, r.bottom from reached r join wholes w using (pool)
  where r.units <= w.whole * r.bottom and not exists (
    select from reached other where other.pool = r.pool and other.units <= w.whole * other.bottom and other.top * r.bottom > r.top * other.bottom)
),
places as (
  select distinct on (v.pool, v.party) v.*, w.whole, w.least_sum, w.most_sum,
    v.weight > 0 and v.low * c.bottom <= v.weight * c.top and (v.high is null or v.weight * c.top < v.high * c.bottom) as open,
    case
      when w.least_sum > w.whole then v.low
      when w.most_sum < w.whole then case when v.weight = 0 then v.low else coalesce(v.high, v.low) end
      when v.weight = 0 or v.low * c.bottom > v.weight * c.top then v.low
      else coalesce(v.high, v.low) end as held
  from vessels v join wholes w using (pool) left join chosen c using (pool)
),
poured as (
  select places.*, least_sum > whole or most_sum < whole as ended,
    sum(weight) filter (where open) over of_pool as open_weight, coalesce(sum(held) filter (where not open) over of_pool, 0) as held_sum,
    sum(held) over of_pool as ended_sum
  from places window of_pool as (partition by pool)
),
-- Exact shares over one denominator: quota / per.
quotas as (
  select pool, party, ags, per * factor as per, case
    when ended then held
    when open then (whole - held_sum) * weight
    else held * factor end as quota
  from (select *, case when ended then 1 else coalesce(open_weight, 1) end as factor from poured) as made
  union all
  select distinct p.pool, null, '~', p.per * p.factor, n.units * p.factor + case when p.ended then p.whole - p.ended_sum else 0 end
  from (select *, case when ended then 1 else coalesce(open_weight, 1) end as factor from poured) as p join nobodies n using (pool)
),
-- Of what the centre keeps (below zero) only the fraction of a cent takes part in the rounding.
cut as (
  select q.*, p.cents, case when quota < 0 then div(per - 1 - quota, per) else 0 end as kept from quotas q join pools p using (pool)
),
floored as (
  select pool, party, ags, cents, kept, quota + kept * per as numerator, div(quota + kept * per, per) as whole,
    mod(quota + kept * per, per) as remainder, per from cut
),
ranked as (
  select *, div(sum(numerator) over of_pool, per) - sum(whole) over of_pool as left_over,
    row_number() over (partition by pool order by remainder desc, numerator desc, ags collate "C", party collate "C") as place
  from floored window of_pool as (partition by pool)
)
select pool, party, (case when cents < 0 then -1 else 1 end * (whole + case when place <= left_over then 1 else 0 end - kept))::text as cents
from ranked
order by pool collate "C", party collate "C"
