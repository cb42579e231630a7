-- CAR-1: a carrier is a company. Beside the SPID that names it here it may have others, and act for providers whose SPIDs
-- other carriers name too; so these are unique nowhere.
alter table carriers add column other_spids text[] not null default '{}';

-- PIN-8, CAR-1: how many wrong PINs of this carrier are checked within the window, over all tenants; null for what the
-- settings say. It stands where guesses queue up, so that a change of it queues up with them.
alter table carrier_guards add column most_wrong integer;
alter table carrier_guards add constraint most_wrong_is_a_limit check (most_wrong between 1 and 1000) not valid;
