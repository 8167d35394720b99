-- By whose hands a password came and when, so that its bearer is told. (SIGN-13)

alter table kedu.sign_in
  add column password_given_at timestamptz,
  add column password_given_by text[],
  add check ((password_given_at is null) = (password_given_by is null));
comment on column kedu.sign_in.password_given_at is '密码给定时间 · When somebody else gave the password';
comment on column kedu.sign_in.password_given_by is '密码给定人 · Persons by whose hands the password came, the last hand last';
