using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <summary>Words that may name a person can be erased from what is kept otherwise, and of a request to sign only what led to nothing goes.</summary>
    [DbContext(typeof(TccmDbContext))]
    [Migration("20261122030540_GuardWordsThatMayBeErased")]
    public sealed class GuardWordsThatMayBeErased : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(Membership("'until', 'leaves_on', 'end_reason', 'source'") + Import("to_jsonb(NEW) - ARRAY['undone_at', 'undone_by_id', 'source'] = to_jsonb(OLD) - ARRAY['undone_at', 'undone_by_id', 'source'] AND (OLD.undone_at IS NULL OR (NEW.undone_at, NEW.undone_by_id) IS NOT DISTINCT FROM (OLD.undone_at, OLD.undone_by_id)) AND (NEW.source IS NOT DISTINCT FROM OLD.source OR NEW.source LIKE '%[erased]%')") +
                """
                -- Of what an import took over, the words of an organisation about itself may lose a name, and nothing else changes.
                CREATE FUNCTION portal.refuse_change_of_imported() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - ARRAY['before', 'after'] = to_jsonb(OLD) - ARRAY['before', 'after']
                        AND (NEW.before IS NULL) = (OLD.before IS NULL) AND (NEW.after IS NULL) = (OLD.after IS NULL)
                        AND (NEW.before IS NOT DISTINCT FROM OLD.before OR NEW.before::text LIKE '%[erased]%')
                        AND (NEW.after IS NOT DISTINCT FROM OLD.after OR NEW.after::text LIKE '%[erased]%') THEN
                        RETURN NEW;
                    END IF;
                    RAISE EXCEPTION 'What an import made is kept as it was' USING ERRCODE = 'restrict_violation';
                END $$;
                DROP TRIGGER imported_things_kept ON portal.imported_things;
                CREATE TRIGGER imported_things_kept BEFORE UPDATE OR DELETE ON portal.imported_things FOR EACH ROW EXECUTE FUNCTION portal.refuse_change_of_imported();

                -- A link by which somebody signed stays with what they signed.
                CREATE FUNCTION portal.refuse_loss_of_handover() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF OLD.signed_at IS NULL OR EXISTS (SELECT FROM portal.applications WHERE id = OLD.application_id AND status IN ('Draft', 'Declined', 'Withdrawn')) THEN
                        RETURN OLD;
                    END IF;
                    RAISE EXCEPTION 'A link by which somebody signed is kept' USING ERRCODE = 'restrict_violation';
                END $$;
                CREATE TRIGGER purpose_handovers_not_deleted BEFORE DELETE ON portal.purpose_handovers FOR EACH ROW EXECUTE FUNCTION portal.refuse_loss_of_handover();
                CREATE TRIGGER purpose_handovers_not_emptied BEFORE TRUNCATE ON portal.purpose_handovers FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
                """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                DROP TRIGGER purpose_handovers_not_emptied ON portal.purpose_handovers;
                DROP FUNCTION portal.refuse_loss_of_handover CASCADE;
                DROP FUNCTION portal.refuse_change_of_imported CASCADE;
                CREATE TRIGGER imported_things_kept BEFORE UPDATE OR DELETE ON portal.imported_things FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();

                """ + Membership("'until', 'leaves_on', 'end_reason'") + Import("OLD.undone_at IS NULL AND to_jsonb(NEW) - 'undone_at' - 'undone_by_id' = to_jsonb(OLD) - 'undone_at' - 'undone_by_id'"));

        /// <summary>As before, but for the columns that may change.</summary>
        private static string Membership(string free) =>
            $"""
            CREATE OR REPLACE FUNCTION portal.refuse_change_of_membership() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE
                today CONSTANT date := (now() AT TIME ZONE 'UTC')::date;
            BEGIN
                IF to_jsonb(NEW) - ARRAY[{free}] <> to_jsonb(OLD) - ARRAY[{free}] THEN
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

            """;

        private static string Import(string allowed) =>
            $"""
            CREATE OR REPLACE FUNCTION portal.refuse_change_of_import() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF {allowed} THEN
                    RETURN NEW;
                END IF;
                RAISE EXCEPTION 'An import is kept as it was; it may only be undone, once' USING ERRCODE = 'restrict_violation';
            END $$;

            """;
    }
}
