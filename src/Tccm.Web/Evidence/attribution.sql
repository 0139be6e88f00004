-- Every signature of a statement, and every withdrawal of one, in the evidence log for which no right to it can be shown, and why. Worked out from the
-- log's bytes and the tables alone; it shares no code with the portal, and is run every night and by ./run verify.
WITH leaves AS (
    SELECT index, act_id, type, convert_from(bytes, 'UTF8') AS text FROM portal.evidence_leaves
), acted AS (
    SELECT index, act_id, CASE type WHEN 'sign' THEN act_id ELSE substring(text FROM E'\nsignature: ([^\n]+)\n')::uuid END AS signature_id,
        CASE type WHEN 'sign' THEN 'signed' ELSE 'withdrawn' END AS done,
        substring(text FROM E'\norg: ([^\n]+)\n') AS org,
        substring(text FROM E'\ngrant: ([^\n]+)\n') AS grant_id,
        substring(text FROM E'\ntime: ([^\n]+)\n')::timestamptz AS at
    FROM leaves WHERE type IN ('sign', 'withdraw') AND text LIKE E'%\nstatement: %'
), granted AS (
    SELECT index, act_id::text AS id, substring(text FROM E'\norg: ([^\n]+)\n') AS org, substring(text FROM E'\ncontact: ([^\n]+)\n') AS contact,
        coalesce(substring(text FROM E'\nsince: ([^\n]+)\n'), substring(text FROM E'\ntime: ([^\n]+)\n'))::timestamptz AS since
    FROM leaves WHERE type = 'grant'
), revoked AS (
    SELECT index, substring(text FROM E'\ngrant: ([^\n]+)\n') AS grant_id, substring(text FROM E'\ntime: ([^\n]+)\n')::timestamptz AS at
    FROM leaves WHERE type = 'revoke'
), first_grant AS (
    SELECT coalesce(min(index), 9223372036854775807) AS index FROM granted
)
SELECT s.signature_id, 'the log names no grant by which it was ' || s.done AS why FROM acted s, first_grant f
WHERE s.grant_id IS NULL AND s.index > f.index
UNION ALL
SELECT s.signature_id, 'the grant by which it was ' || s.done || ' is not one for this organisation, or came after it' FROM acted s
WHERE s.grant_id IS NOT NULL AND NOT EXISTS (SELECT FROM granted g WHERE g.id = s.grant_id AND g.org = s.org AND g.index < s.index AND g.since <= s.at)
UNION ALL
SELECT s.signature_id, 'the grant had been revoked before it was ' || s.done FROM acted s JOIN revoked r ON r.grant_id = s.grant_id
WHERE r.index < s.index OR r.at < s.at
UNION ALL
SELECT s.act_id, 'whoever signed is not the contact who was granted the right' FROM acted s
JOIN granted g ON g.id = s.grant_id JOIN portal.signatures o ON o.id = s.act_id LEFT JOIN portal.contacts c ON c.id::text = g.contact
WHERE c.id IS NOT NULL AND (c.person_id <> o.person_id OR c.organisation_id <> o.organisation_id)
UNION ALL
SELECT s.act_id, 'the register does not have whoever signed as signatory at that instant' FROM acted s JOIN portal.signatures o ON o.id = s.act_id
WHERE NOT EXISTS (
    SELECT FROM portal.contacts c JOIN LATERAL (
        -- What it held just before, or began to hold in that very second; a signature has whole seconds.
        (SELECT h.roles FROM portal.roles_held h WHERE h.contact_id = c.id AND date_trunc('second', h."from") < o.signed_at ORDER BY h."from" DESC, h.id DESC LIMIT 1)
        UNION ALL
        SELECT h.roles FROM portal.roles_held h WHERE h.contact_id = c.id AND date_trunc('second', h."from") = o.signed_at
    ) held ON (held.roles & 2) = 2
    WHERE c.person_id = o.person_id AND c.organisation_id = o.organisation_id)
UNION ALL
SELECT s.signature_id, 'the register does not have the contact as signatory when it was withdrawn' FROM acted s JOIN granted g ON g.id = s.grant_id JOIN portal.contacts c ON c.id::text = g.contact
WHERE s.done = 'withdrawn' AND NOT EXISTS (SELECT FROM portal.roles_held h WHERE h.contact_id = c.id AND h."from" < s.at + interval '1 second' AND (h.roles & 2) = 2
    AND NOT EXISTS (SELECT FROM portal.roles_held n WHERE n.contact_id = c.id AND n.id > h.id AND n."from" < s.at))
UNION ALL
SELECT s.act_id, 'the mandate was over' FROM acted s JOIN portal.signatures o ON o.id = s.act_id
WHERE o.mandate_until < (o.signed_at AT TIME ZONE 'UTC')::date
UNION ALL
SELECT o.id, 'it was made after signing closed, with no code for that organisation' FROM portal.signatures o JOIN portal.statements t ON t.id = o.statement_id
WHERE o.origin = 'Online' AND o.late_code_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM portal.late_codes c WHERE c.id = o.late_code_id AND c.statement_id = o.statement_id AND c.organisation_id = o.organisation_id AND o.signed_at >= c.given_at AND o.signed_at < c.until_at)
UNION ALL
SELECT o.id, 'it was made after signing closed, without a code' FROM portal.signatures o JOIN portal.statements t ON t.id = o.statement_id
WHERE o.origin = 'Online' AND o.late_code_id IS NULL AND (o.signed_at >= t.deadline_at OR o.signed_at > t.closed_at)
