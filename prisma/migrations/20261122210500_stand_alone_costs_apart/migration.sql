-- From that day on until a later one is entered: no span of validity, so it does not bear the name of one.
ALTER TABLE stand_alone_cost RENAME COLUMN valid_from TO cost_from;
ALTER TABLE stand_alone_cost ADD CONSTRAINT stand_alone_cost_bitemporal EXCLUDE USING gist
  (tenant_id WITH =, (coalesce(service_family_code, '')) WITH =, cost_from WITH =, tstzrange(known_from, known_to) WITH &&);
