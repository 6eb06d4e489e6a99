-- A bank's account belongs to one municipality of an association: a statement of it can land in one set of books alone.
CREATE UNIQUE INDEX bank_account_of_one ON bank_account (association_id, iban) WHERE status = 'open';
