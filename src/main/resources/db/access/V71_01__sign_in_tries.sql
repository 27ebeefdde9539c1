-- Passwords that are being compared. Each try is written down before its comparison begins and goes with it: so tries side by side know
-- of each other, and none needs a connection while it is compared. One whose node broke off counts as failed until it is old.
create table sign_in_try (
    id      uuid primary key,
    account uuid,
    address text not null,
    at      timestamptz not null
);
comment on table sign_in_try is 'reference: passwords being compared just now; counts with the failed ones of the trail';
grant select, insert, delete on sign_in_try to ${system};
