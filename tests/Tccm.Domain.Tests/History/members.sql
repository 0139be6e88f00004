-- Who was a member or a supporter on every day from @first to @last, under which name, and whether the membership rested.
-- Worked out from the tables alone; it shares no code with the portal.
WITH days AS (
    SELECT generate_series(@first::date, @last::date, interval '1 day')::date AS day
), periods AS (
    SELECT id, organisation_id, category,
        to_date("from" || CASE char_length("from") WHEN 4 THEN '-01-01' WHEN 7 THEN '-01' ELSE '' END, 'YYYY-MM-DD') AS begun,
        coalesce(until, leaves_on, 'infinity'::date) AS over
    FROM portal.membership_periods
)
SELECT d.day, p.category, o.id,
    coalesce((SELECT f.display_name FROM portal.former_names f WHERE f.organisation_id = o.id AND f.until > d.day ORDER BY f.until LIMIT 1), o.display_name) AS name,
    EXISTS (SELECT FROM portal.suspensions s WHERE s.membership_period_id = p.id
        AND (s.suspended_at AT TIME ZONE 'UTC')::date <= d.day
        AND (s.lifted_at IS NULL OR d.day < (s.lifted_at AT TIME ZONE 'UTC')::date)) AS rests
FROM days d
JOIN periods p ON p.begun <= d.day AND d.day < p.over
JOIN portal.organisations o ON o.id = p.organisation_id
