-- So that of two passkeys one knows which to take away; what somebody calls their phone is theirs, so it is sealed.
alter table sign_ins add column sealed_name ${bytes};
