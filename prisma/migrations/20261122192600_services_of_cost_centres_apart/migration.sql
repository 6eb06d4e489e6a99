-- What one support cost centre gives another one or a pool in a month is said once: spans of months that are known at the same time never overlap.
ALTER TABLE cost_centre_service DROP CONSTRAINT cost_centre_service_bitemporal;
ALTER TABLE cost_centre_service ADD CONSTRAINT cost_centre_service_bitemporal EXCLUDE USING gist
  (tenant_id WITH =, from_centre_id WITH =, to_kind WITH =, to_id WITH =,
   int4range(left(month_from, 4)::int * 12 + right(month_from, 2)::int, left(month_to, 4)::int * 12 + right(month_to, 2)::int, '[]') WITH &&,
   tstzrange(known_from, known_to) WITH &&);
