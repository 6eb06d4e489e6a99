-- Bitemporal rows: for one thing, no two rows are valid on the same day and known at the same time.
ALTER TABLE stock_count ADD CONSTRAINT stock_count_bitemporal EXCLUDE USING gist
  (tenant_id WITH =, stock WITH =, counted_on WITH =, tstzrange(known_from, known_to) WITH &&);
ALTER TABLE vat_position ADD CONSTRAINT vat_position_bitemporal EXCLUDE USING gist
  (tenant_id WITH =, kind WITH =, (coalesce(form, '')) WITH =, (coalesce(service_family_code, '')) WITH =,
   daterange(valid_from, valid_to, '[]') WITH &&, tstzrange(known_from, known_to) WITH &&);
ALTER TABLE cost_centre_service ADD CONSTRAINT cost_centre_service_bitemporal EXCLUDE USING gist
  (tenant_id WITH =, from_centre_id WITH =, to_kind WITH =, to_id WITH =, month_from WITH =, tstzrange(known_from, known_to) WITH &&);
ALTER TABLE cost_centre_method ADD CONSTRAINT cost_centre_method_bitemporal EXCLUDE USING gist
  (tenant_id WITH =, association_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&, tstzrange(known_from, known_to) WITH &&);
