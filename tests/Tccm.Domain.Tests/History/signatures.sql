-- Every online signature that ought not to be, and why. Worked out from the tables and the evidence's bytes alone; it
-- shares no code with the portal.
WITH online AS (
    SELECT s.*, date_trunc('day', s.signed_at AT TIME ZONE 'UTC')::date AS day, convert_from(l.bytes, 'UTF8') AS leaf
    FROM portal.signatures s LEFT JOIN portal.evidence_leaves l ON l.act_id = s.id AND l.type = 'sign'
    WHERE s.origin = 'Online'
)
SELECT s.id, 'whoever signed was no signatory of the organisation at that instant' AS why FROM online s
WHERE NOT EXISTS (
    SELECT FROM portal.contacts c
    JOIN LATERAL (
        -- What it held just before, or began to hold in that very second.
        (SELECT h.roles FROM portal.roles_held h WHERE h.contact_id = c.id AND h."from" < s.signed_at ORDER BY h."from" DESC, h.id DESC LIMIT 1)
        UNION ALL
        SELECT h.roles FROM portal.roles_held h WHERE h.contact_id = c.id AND h."from" = s.signed_at
    ) held ON (held.roles & 2) = 2
    WHERE c.person_id = s.person_id AND c.organisation_id = s.organisation_id)
UNION ALL
SELECT s.id, 'the organisation was no member on that day' FROM online s
WHERE NOT EXISTS (
    SELECT FROM portal.membership_periods p WHERE p.organisation_id = s.organisation_id AND p.category = 'Member'
    AND (p."from" IS NULL OR rpad(p."from", 10, '-01-01') <= s.day::text)
    AND s.day < coalesce(p.until, p.leaves_on, 'infinity'::date) OR p.organisation_id = s.organisation_id AND p.category = 'Member' AND p.until = s.day)
UNION ALL
SELECT s.id, 'the membership rested at that instant' FROM online s
WHERE EXISTS (
    SELECT FROM portal.suspensions r JOIN portal.membership_periods p ON p.id = r.membership_period_id
    WHERE p.organisation_id = s.organisation_id AND r.suspended_at < s.signed_at AND (r.lifted_at IS NULL OR s.signed_at < r.lifted_at))
UNION ALL
SELECT s.id, 'the mandate was over' FROM online s WHERE s.mandate_until < s.day
UNION ALL
SELECT s.id, 'signing was not open at that instant' FROM online s JOIN portal.statements t ON t.id = s.statement_id
JOIN portal.revisions r ON r.id = s.revision_id
-- A changed text moves the statement's opening on, so the first one is told by the record of acts.
WHERE s.signed_at < coalesce((SELECT min(a.at) FROM portal.audit_entries a WHERE a.subject_id = t.id AND a.act = 'statement.opened'), t.opened_at)
OR s.signed_at < r.created_at
OR s.late_code_id IS NULL AND (s.signed_at >= t.deadline_at AND s.revision_id = (SELECT l.id FROM portal.revisions l WHERE l.statement_id = t.id ORDER BY l.number DESC LIMIT 1) OR s.signed_at > t.closed_at
    -- Between an end of signing and the next time that it was opened again.
    OR EXISTS (SELECT FROM portal.audit_entries a WHERE a.subject_id = t.id AND a.act = 'statement.closed' AND a.at < s.signed_at
        AND NOT EXISTS (SELECT FROM portal.audit_entries b WHERE b.subject_id = t.id AND b.act = 'statement.reopened' AND b.at >= a.at AND b.at <= s.signed_at)))
UNION ALL
SELECT s.id, 'it came late without a code of its own' FROM online s
WHERE s.late_code_id IS NOT NULL AND (NOT EXISTS (
    SELECT FROM portal.late_codes c WHERE c.id = s.late_code_id AND c.statement_id = s.statement_id AND c.organisation_id = s.organisation_id
    AND c.given_at <= s.signed_at AND s.signed_at < c.until_at AND c.used_at = s.signed_at AND c.ended_at IS NULL)
    OR EXISTS (SELECT FROM portal.signatures o WHERE o.late_code_id = s.late_code_id AND o.id <> s.id)
    OR position(E'\nlate: ' || s.late_code_id || E'\n' IN s.leaf) = 0)
UNION ALL
SELECT s.id, 'the text had been changed before it was signed' FROM online s JOIN portal.revisions r ON r.id = s.revision_id
WHERE EXISTS (SELECT FROM portal.revisions n WHERE n.statement_id = s.statement_id AND n.number > r.number AND n.created_at < s.signed_at)
UNION ALL
SELECT s.id, 'the text is not the one that was open' FROM online s JOIN portal.revisions r ON r.id = s.revision_id
WHERE s.text_sha256 <> r.sha256 OR r.statement_id <> s.statement_id OR s.text_sha256 <> encode(sha256(convert_to(r.text, 'UTF8')), 'hex')
UNION ALL
SELECT s.id, 'the evidence log does not say the same' FROM online s JOIN portal.revisions r ON r.id = s.revision_id
WHERE s.leaf IS NULL
OR position(' r' || r.number || ' sha256:' || s.text_sha256 || ';' IN s.leaf) = 0
OR position(E'\norg: ' || s.organisation_id || E'\n' IN s.leaf) = 0
OR position(E'\nname: ' || s.organisation_name || E'\n' IN s.leaf) = 0
OR position('sha256:' || s.text_sha256 || ';' IN s.leaf) = 0
OR position(E'\ndeclaration: sha256:' || encode(sha256(convert_to(s.declaration, 'UTF8')), 'hex') || E'\n' IN s.leaf) = 0
OR position(E'\ntime: ' || to_char(s.signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || E'\n' IN s.leaf) = 0
UNION ALL
SELECT s.id, 'whether it was taken back stands otherwise in the evidence log' FROM online s
WHERE (s.withdrawn_at IS NOT NULL) <> EXISTS (
    SELECT FROM portal.evidence_leaves l WHERE l.type = 'withdraw' AND position(E'\nsignature: ' || s.id || E'\n' IN convert_from(l.bytes, 'UTF8')) > 0)
UNION ALL
SELECT s.id, 'whether it is disputed or was found invalid stands otherwise in the evidence log' FROM online s LEFT JOIN LATERAL (
    SELECT l.type FROM portal.evidence_leaves l WHERE l.type IN ('withdraw', 'dispute', 'invalidate', 'reinstate')
    AND position(E'\nsignature: ' || s.id || E'\n' IN convert_from(l.bytes, 'UTF8')) > 0 ORDER BY l.index DESC LIMIT 1) last ON true
WHERE (s.disputed_at IS NOT NULL) <> (coalesce(last.type, '') = 'dispute') OR (s.invalidated_at IS NOT NULL) <> (coalesce(last.type, '') = 'invalidate')
UNION ALL
SELECT s.id, 'a dispute was decided by one person, or stands otherwise than the signature' FROM online s JOIN portal.disputes d ON d.signature_id = s.id
WHERE d.outcome IN ('Invalid', 'Reinstated') AND (d.decided_by_id = d.proposed_by_id) IS NOT FALSE
OR d.outcome = 'Invalid' AND s.invalidated_at IS DISTINCT FROM d.decided_at OR d.decided_at IS NULL AND s.disputed_at IS DISTINCT FROM d.raised_at
UNION ALL
SELECT s.id, 'the organisation has two live signatures under one text' FROM online s
WHERE s.withdrawn_at IS NULL AND s.invalidated_at IS NULL AND EXISTS (
    SELECT FROM portal.signatures o WHERE o.id <> s.id AND o.revision_id = s.revision_id AND o.organisation_id = s.organisation_id AND o.withdrawn_at IS NULL AND o.invalidated_at IS NULL)
