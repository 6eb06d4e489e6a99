-- Unique across tenants would tell one of them what another has; a statement of an account that two have open is refused instead.
DROP INDEX bank_account_of_one;
