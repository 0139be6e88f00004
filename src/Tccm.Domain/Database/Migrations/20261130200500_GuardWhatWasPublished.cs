using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <summary>
    /// A signature may be disputed, withdrawn after publication, found invalid, or made late, each with its leaf in the log; two
    /// people publish; what was published, and what was given out of the log, stays.
    /// </summary>
    [DbContext(typeof(TccmDbContext))]
    [Migration("20261130200500_GuardWhatWasPublished")]
    public sealed class GuardWhatWasPublished : Migration
    {
        private static readonly string[] KeptForEver = ["edition_lines", "evidence_checkpoints", "outages", "verifications"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                -- What was published before editions kept their lines named those who had signed its text, and had not withdrawn.
                INSERT INTO portal.edition_lines (edition_id, signature_id, standing)
                SELECT e.id, s.id, 'Signed' FROM portal.editions e JOIN portal.signatures s ON s.revision_id = e.revision_id WHERE s.withdrawn_at IS NULL;

                CREATE OR REPLACE FUNCTION portal.refuse_change_of_signature() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE
                    may_change CONSTANT text[] := ARRAY['withdrawn_at', 'withdrawal_reason', 'disputed_at', 'invalidated_at', 'invalid_reason'];
                BEGIN
                    IF OLD.withdrawn_at IS NULL AND OLD.invalidated_at IS NULL AND to_jsonb(NEW) <> to_jsonb(OLD)
                        AND to_jsonb(NEW) - may_change = to_jsonb(OLD) - may_change
                        AND (NEW.withdrawal_reason IS NULL OR NEW.withdrawn_at IS NOT NULL)
                        AND (NEW.invalidated_at IS NULL) = (NEW.invalid_reason IS NULL)
                        AND (NEW.withdrawn_at IS NULL OR NEW.invalidated_at IS NULL)
                        AND (NEW.invalidated_at IS NULL OR OLD.disputed_at IS NOT NULL)
                        AND (SELECT status FROM portal.statements WHERE id = NEW.statement_id) IN ('Open', 'Closed', 'Published') THEN
                        RETURN NEW;
                    END IF;
                    RAISE EXCEPTION 'A signature is kept as it was; it may be disputed, and end once' USING ERRCODE = 'restrict_violation';
                END $$;

                -- Nobody signs online but while signing is open, or once with a code for that organisation; and no text but the last.
                CREATE OR REPLACE FUNCTION portal.refuse_late_signature() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.origin = 'Online' AND (NEW.revision_id <> (SELECT id FROM portal.revisions WHERE statement_id = NEW.statement_id ORDER BY number DESC LIMIT 1)
                        OR NEW.late_code_id IS NULL AND (SELECT status FROM portal.statements WHERE id = NEW.statement_id) <> 'Open'
                        OR NEW.late_code_id IS NOT NULL AND NOT EXISTS (SELECT FROM portal.late_codes c JOIN portal.statements t ON t.id = c.statement_id
                            WHERE c.id = NEW.late_code_id AND c.statement_id = NEW.statement_id AND c.organisation_id = NEW.organisation_id AND c.ended_at IS NULL
                            AND NEW.signed_at < c.until_at AND t.status IN ('Closed', 'Published'))) THEN
                        RAISE EXCEPTION 'This statement is not open for signature' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                -- Asked at the end of the act, which writes signature and leaf in any order.
                CREATE FUNCTION portal.refuse_signature_without_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE
                    missing text;
                BEGIN
                    IF NEW.origin <> 'Online' THEN RETURN NULL; END IF;
                    SELECT wanted INTO missing FROM unnest(ARRAY[
                        CASE WHEN TG_OP = 'INSERT' THEN 'sign' END,
                        CASE WHEN TG_OP = 'UPDATE' AND NEW.withdrawn_at IS NOT NULL AND OLD.withdrawn_at IS NULL THEN 'withdraw' END,
                        CASE WHEN TG_OP = 'UPDATE' AND NEW.invalidated_at IS NOT NULL AND OLD.invalidated_at IS NULL THEN 'invalidate' END,
                        CASE WHEN TG_OP = 'UPDATE' AND NEW.disputed_at IS NOT NULL AND OLD.disputed_at IS NULL THEN 'dispute' END,
                        CASE WHEN TG_OP = 'UPDATE' AND NEW.disputed_at IS NULL AND OLD.disputed_at IS NOT NULL AND NEW.withdrawn_at IS NULL AND NEW.invalidated_at IS NULL THEN 'reinstate' END]) wanted
                    WHERE wanted IS NOT NULL AND NOT EXISTS (SELECT FROM portal.evidence_leaves l WHERE l.type = wanted
                        AND (l.act_id = NEW.id OR position(E'\nsignature: ' || NEW.id || E'\n' IN convert_from(l.bytes, 'UTF8')) > 0));
                    IF missing IS NOT NULL THEN
                        RAISE EXCEPTION 'The evidence log has no entry % of this signature', missing USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NULL;
                END $$;
                CREATE CONSTRAINT TRIGGER signatures_with_evidence AFTER INSERT OR UPDATE ON portal.signatures DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION portal.refuse_signature_without_evidence();

                -- Two people publish what was not taken from the record.
                CREATE FUNCTION portal.refuse_edition_by_one() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.number = 1 AND (SELECT source FROM portal.statements WHERE id = NEW.statement_id) IS NULL
                        AND NOT EXISTS (SELECT FROM portal.publications p WHERE p.statement_id = NEW.statement_id AND p.issued_at IS NOT NULL AND p.confirmed_by_id <> p.proposed_by_id) THEN
                        RAISE EXCEPTION 'Two people publish: one proposes, another confirms' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NULL;
                END $$;
                CREATE CONSTRAINT TRIGGER editions_by_two AFTER INSERT ON portal.editions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION portal.refuse_edition_by_one();

                CREATE FUNCTION portal.refuse_change_of_decision() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_TABLE_NAME = 'disputes' THEN
                        IF to_jsonb(NEW) - ARRAY['words', 'proposed_reason', 'proposed_by_id', 'proposed_at', 'outcome', 'decided_by_id', 'decided_at']
                                <> to_jsonb(OLD) - ARRAY['words', 'proposed_reason', 'proposed_by_id', 'proposed_at', 'outcome', 'decided_by_id', 'decided_at']
                            OR OLD.decided_at IS NOT NULL AND to_jsonb(NEW) - 'words' <> to_jsonb(OLD) - 'words' THEN
                            RAISE EXCEPTION 'A dispute is decided once, and stays as it was raised' USING ERRCODE = 'restrict_violation';
                        END IF;
                    ELSIF to_jsonb(NEW) - ARRAY['confirmed_by_id', 'confirmed_at', 'dropped_at', 'issued_at'] <> to_jsonb(OLD) - ARRAY['confirmed_by_id', 'confirmed_at', 'dropped_at', 'issued_at']
                        OR OLD.confirmed_at IS NOT NULL AND (NEW.confirmed_by_id, NEW.confirmed_at) IS DISTINCT FROM (OLD.confirmed_by_id, OLD.confirmed_at)
                        OR coalesce(OLD.dropped_at, OLD.issued_at) IS NOT NULL THEN
                        RAISE EXCEPTION 'A publication is confirmed, dropped or issued once' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER disputes_kept BEFORE UPDATE ON portal.disputes FOR EACH ROW EXECUTE FUNCTION portal.refuse_change_of_decision();
                CREATE TRIGGER disputes_not_deleted BEFORE DELETE ON portal.disputes FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
                CREATE TRIGGER publications_kept BEFORE UPDATE ON portal.publications FOR EACH ROW EXECUTE FUNCTION portal.refuse_change_of_decision();
                CREATE TRIGGER publications_not_deleted BEFORE DELETE ON portal.publications FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();

                CREATE OR REPLACE FUNCTION portal.refuse_way_back() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE
                    way CONSTANT text[] := ARRAY['Draft', 'InDiscussion', 'Open', 'Closed', 'Published', 'Abandoned'];
                BEGIN
                    IF NEW.slug <> OLD.slug THEN
                        RAISE EXCEPTION 'A statement keeps its address' USING ERRCODE = 'restrict_violation';
                    END IF;
                    -- Signing may be opened again before anything was published.
                    IF OLD.status = 'Closed' AND NEW.status = 'Open' AND OLD.source IS NULL THEN
                        RETURN NEW;
                    END IF;
                    IF array_position(way, NEW.status::text) IS NULL OR array_position(way, NEW.status::text) < array_position(way, OLD.status::text) OR OLD.status = 'Published' AND NEW.status <> 'Published' THEN
                        RAISE EXCEPTION 'A statement that is % does not become %', OLD.status, NEW.status USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;
                """);
            foreach (var table in KeptForEver)
            {
                migrationBuilder.Sql($"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON portal.{table} FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();");
                migrationBuilder.Sql($"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON portal.{table} FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("What was published and disputed since cannot be told in the form of before. Restore a backup instead.");
    }
}
