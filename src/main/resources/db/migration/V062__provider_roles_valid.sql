alter table people validate constraint people_role;
alter table people validate constraint people_of_provider;
alter table invitations validate constraint invitations_role;
alter table invitations validate constraint invitations_of_provider;
