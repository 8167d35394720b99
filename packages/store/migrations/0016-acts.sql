-- Acts that lists are made of, found without reading the whole trail: who was taken up, what was published. (COMMIT-2)

create index on kedu.audit (command, authority_id, sequence) where command in ('register_person', 'publish_bundle');
