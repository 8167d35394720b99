-- Whether a password was given by somebody else, so that it has to be changed before anything else is done with it. (SIGN-10)

alter table kedu.sign_in add column password_is_given boolean not null default false;
comment on column kedu.sign_in.password_is_given is '首次密码 · The password was given by somebody else, and has to be changed first';
