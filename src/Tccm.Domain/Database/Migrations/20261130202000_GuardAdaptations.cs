using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <summary>What an adaptation came from is settled once, and is something that was public; what was shown is kept.</summary>
    [DbContext(typeof(TccmDbContext))]
    [Migration("20261130202000_GuardAdaptations")]
    public sealed class GuardAdaptations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            CREATE FUNCTION portal.refuse_false_lineage() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW.status NOT IN ('Unconfirmed', 'Waiting') THEN
                    RAISE EXCEPTION 'Nothing is shown before it was looked at' USING ERRCODE = 'restrict_violation';
                END IF;
                IF NOT EXISTS (SELECT FROM portal.editions e JOIN portal.statements s ON s.id = e.statement_id
                    WHERE e.revision_id = NEW.revision_id AND e.statement_id = NEW.statement_id AND s.status = 'Published') THEN
                    RAISE EXCEPTION 'An adaptation comes from a published text' USING ERRCODE = 'restrict_violation';
                END IF;
                IF NEW.from_id IS NOT NULL AND NOT EXISTS (SELECT FROM portal.adaptations WHERE id = NEW.from_id AND statement_id = NEW.statement_id AND status = 'Shown') THEN
                    RAISE EXCEPTION 'An adaptation comes from one that is shown, of the same statement' USING ERRCODE = 'restrict_violation';
                END IF;
                RETURN NEW;
            END $$;

            CREATE FUNCTION portal.refuse_change_of_adaptation() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE
                may_change CONSTANT text[] := ARRAY['status', 'confirmed_at', 'shown_at', 'ended_at', 'reason', 'title', 'link', 'words', 'maker_name', 'submitter_name', 'submitter_email', 'submitter_key', 'secret_hash'];
            BEGIN
                IF to_jsonb(NEW) - may_change <> to_jsonb(OLD) - may_change OR OLD.shown_at IS NOT NULL AND NEW.shown_at IS DISTINCT FROM OLD.shown_at THEN
                    RAISE EXCEPTION 'What an adaptation came from is settled once' USING ERRCODE = 'restrict_violation';
                END IF;
                IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (('Unconfirmed', 'Waiting'), ('Waiting', 'Shown'), ('Waiting', 'Declined'), ('Waiting', 'TakenDown'), ('Shown', 'TakenDown')) THEN
                    RAISE EXCEPTION 'An adaptation that is % does not become %', OLD.status, NEW.status USING ERRCODE = 'restrict_violation';
                END IF;
                RETURN NEW;
            END $$;

            CREATE FUNCTION portal.refuse_loss_of_adaptation() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF OLD.shown_at IS NOT NULL THEN
                    RAISE EXCEPTION 'What was shown is kept' USING ERRCODE = 'restrict_violation';
                END IF;
                RETURN OLD;
            END $$;

            CREATE TRIGGER adaptations_true BEFORE INSERT ON portal.adaptations FOR EACH ROW EXECUTE FUNCTION portal.refuse_false_lineage();
            CREATE TRIGGER adaptations_kept BEFORE UPDATE ON portal.adaptations FOR EACH ROW EXECUTE FUNCTION portal.refuse_change_of_adaptation();
            CREATE TRIGGER adaptations_not_lost BEFORE DELETE ON portal.adaptations FOR EACH ROW EXECUTE FUNCTION portal.refuse_loss_of_adaptation();
            CREATE TRIGGER adaptations_not_emptied BEFORE TRUNCATE ON portal.adaptations FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            DROP TRIGGER adaptations_not_emptied ON portal.adaptations;
            DROP FUNCTION portal.refuse_false_lineage, portal.refuse_change_of_adaptation, portal.refuse_loss_of_adaptation CASCADE;
            """);
    }
}
