using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <summary>Who was a member on a day is history: the database refuses to rewrite it, and to let sign who is none.</summary>
    [DbContext(typeof(TccmDbContext))]
    [Migration("20261122024824_GuardMemberships")]
    public sealed class GuardMemberships : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE FUNCTION portal.first_day(partial text) RETURNS date LANGUAGE sql IMMUTABLE AS $$
                    SELECT (partial || CASE length(partial) WHEN 4 THEN '-01-01' WHEN 7 THEN '-01' ELSE '' END)::date
                $$;

                -- A period is begun once and ended once. It ends today or on the day that was planned, not in the past; a
                -- plan changes until its day has come. Why it ended may name people, and so may be erased.
                CREATE FUNCTION portal.refuse_change_of_membership() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE
                    today CONSTANT date := (now() AT TIME ZONE 'UTC')::date;
                BEGIN
                    IF to_jsonb(NEW) - ARRAY['until', 'leaves_on', 'end_reason', 'source'] <> to_jsonb(OLD) - ARRAY['until', 'leaves_on', 'end_reason', 'source'] THEN
                        RAISE EXCEPTION 'A membership keeps its organisation, category and beginning' USING ERRCODE = 'restrict_violation';
                    END IF;
                    IF NEW.source IS DISTINCT FROM OLD.source AND coalesce(NEW.source, '') NOT LIKE '%[erased]%' THEN
                        RAISE EXCEPTION 'The source of a membership loses a name, and nothing else' USING ERRCODE = 'restrict_violation';
                    END IF;
                    IF NEW.until IS DISTINCT FROM OLD.until AND (OLD.until IS NOT NULL OR NEW.until < today AND NEW.until IS DISTINCT FROM OLD.leaves_on) THEN
                        RAISE EXCEPTION 'A membership ends once, and not in the past' USING ERRCODE = 'restrict_violation';
                    END IF;
                    IF NEW.leaves_on IS DISTINCT FROM OLD.leaves_on AND (OLD.until IS NOT NULL OR OLD.leaves_on <= today OR NEW.leaves_on <= today) THEN
                        RAISE EXCEPTION 'A planned end is planned for a day to come, and changed before it' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                CREATE FUNCTION portal.refuse_second_membership() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (SELECT FROM portal.membership_periods other WHERE other.organisation_id = NEW.organisation_id AND other.id <> NEW.id
                        AND portal.first_day(other."from") < coalesce(NEW.until, NEW.leaves_on, 'infinity')
                        AND portal.first_day(NEW."from") < coalesce(other.until, other.leaves_on, 'infinity')) THEN
                        RAISE EXCEPTION 'An organisation has one membership at a time' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                CREATE FUNCTION portal.refuse_change_of_suspension() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF to_jsonb(NEW) - ARRAY['lifted_at', 'reason', 'lift_note'] <> to_jsonb(OLD) - ARRAY['lifted_at', 'reason', 'lift_note']
                        OR OLD.lifted_at IS NOT NULL AND NEW.lifted_at IS DISTINCT FROM OLD.lifted_at OR NEW.lifted_at < OLD.suspended_at THEN
                        RAISE EXCEPTION 'A suspension is kept as it was; it may only be lifted, once' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                -- Online, only a member signs, and only while its membership does not rest.
                CREATE FUNCTION portal.refuse_signature_of_no_member() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE
                    day CONSTANT date := (NEW.signed_at AT TIME ZONE 'UTC')::date;
                BEGIN
                    IF NEW.origin = 'Online' AND NEW.signed_at IS NOT NULL AND NOT EXISTS (SELECT FROM portal.membership_periods period
                        WHERE period.organisation_id = NEW.organisation_id AND period.category = 'Member'
                        AND (period."from" IS NULL OR portal.first_day(period."from") <= day)
                        AND day < coalesce(period.until, period.leaves_on, 'infinity')
                        AND NOT EXISTS (SELECT FROM portal.suspensions WHERE membership_period_id = period.id
                            AND suspended_at <= NEW.signed_at AND (lifted_at IS NULL OR NEW.signed_at < lifted_at))) THEN
                        RAISE EXCEPTION 'Only members sign' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                CREATE TRIGGER membership_periods_kept BEFORE UPDATE ON portal.membership_periods FOR EACH ROW EXECUTE FUNCTION portal.refuse_change_of_membership();
                CREATE TRIGGER membership_periods_not_emptied BEFORE TRUNCATE ON portal.membership_periods FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
                CREATE TRIGGER membership_periods_one_at_a_time BEFORE INSERT ON portal.membership_periods FOR EACH ROW EXECUTE FUNCTION portal.refuse_second_membership();
                CREATE TRIGGER suspensions_kept BEFORE UPDATE ON portal.suspensions FOR EACH ROW EXECUTE FUNCTION portal.refuse_change_of_suspension();
                CREATE TRIGGER suspensions_not_deleted BEFORE DELETE ON portal.suspensions FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
                CREATE TRIGGER suspensions_not_emptied BEFORE TRUNCATE ON portal.suspensions FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
                CREATE TRIGGER signatures_by_members BEFORE INSERT ON portal.signatures FOR EACH ROW EXECUTE FUNCTION portal.refuse_signature_of_no_member();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("DROP TRIGGER membership_periods_not_emptied ON portal.membership_periods; DROP FUNCTION portal.refuse_change_of_membership, portal.refuse_second_membership, portal.refuse_change_of_suspension, portal.refuse_signature_of_no_member, portal.first_day CASCADE;");
    }
}
