-- Everybody who was there before. The transaction is the provider's for it, so that no table is opened to its owner.
select set_config('portwarden.provider', 'on', true);
insert into accounts (tenant_id, person_id, password_hash, sign_in_generation, code_generation, passkey_handle,
                      first_signed_in_at, wrong_code_at, ended_at)
select tenant_id, person_id, password_hash, sign_in_generation, code_generation, passkey_handle,
       first_signed_in_at, wrong_code_at, removed_at
from people
on conflict (tenant_id, person_id) do nothing;
