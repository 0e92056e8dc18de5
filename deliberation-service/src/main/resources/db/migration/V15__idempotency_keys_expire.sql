-- Expired answers are deleted every hour.
create index idempotency_key_by_age on idempotency_key (created_at);
