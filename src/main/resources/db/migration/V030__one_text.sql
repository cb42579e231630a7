-- One number, one text (NUM-1): what the program reads the text as, which is the same, another one, or empty for no number.
-- Null where an older version has written the row; in country code 1 the form says it all (V032), so that nothing has to be
-- filled in there.
alter table number_directory add column reading text;
grant update (reading) on number_directory to ${app_role};

-- Whoever asks for a number is shown the other texts of it too.
alter policy stated on number_directory
    using (tenant_id = (select stated_tenant())
           or phone_number = any ((select stated_numbers())::text[])
           or reading = any ((select stated_numbers())::text[])
           or (select stated_provider()));
