using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <summary>The database refuses what must never happen, whoever asks: a page, an import, SQL as the portal's role.</summary>
    public partial class GuardWhatWasSigned : Migration
    {
        private static readonly string[] KeptForEver =
        [
            "purpose_versions", "purpose_signatures", "revisions", "paragraphs", "editions", "edition_files", "evidence_leaves", "audit_entries",
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE FUNCTION portal.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION '% of portal.% is refused: what it holds is kept as it was', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
                END $$;

                CREATE FUNCTION portal.refuse_change_of_signature() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL
                        AND to_jsonb(NEW) - 'withdrawn_at' = to_jsonb(OLD) - 'withdrawn_at'
                        AND (SELECT status FROM portal.statements WHERE id = NEW.statement_id) = 'Open' THEN
                        RETURN NEW;
                    END IF;
                    RAISE EXCEPTION 'A signature is kept as it was; it may only end, once, while signing is open' USING ERRCODE = 'restrict_violation';
                END $$;

                CREATE FUNCTION portal.refuse_foreign_text() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NOT EXISTS (SELECT FROM portal.revisions WHERE id = NEW.revision_id AND statement_id = NEW.statement_id) THEN
                        RAISE EXCEPTION 'The revision is not one of this statement' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                -- Nobody signs online but while signing is open, and no text but the one that is open.
                CREATE FUNCTION portal.refuse_late_signature() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.origin = 'Online' AND ((SELECT status FROM portal.statements WHERE id = NEW.statement_id) <> 'Open'
                        OR NEW.revision_id <> (SELECT id FROM portal.revisions WHERE statement_id = NEW.statement_id ORDER BY number DESC LIMIT 1)) THEN
                        RAISE EXCEPTION 'This statement is not open for signature' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                CREATE FUNCTION portal.refuse_thaw() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF (SELECT status FROM portal.statements WHERE id = NEW.statement_id) NOT IN ('Draft')
                        AND EXISTS (SELECT FROM portal.revisions WHERE statement_id = NEW.statement_id) THEN
                        RAISE EXCEPTION 'The text of this statement is frozen' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                -- A statement that became a draft again could get another text above the signatures it has.
                CREATE FUNCTION portal.refuse_way_back() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE
                    way CONSTANT text[] := ARRAY['Draft', 'Open', 'Closed', 'Published', 'Abandoned'];
                BEGIN
                    IF NEW.slug <> OLD.slug THEN
                        RAISE EXCEPTION 'A statement keeps its address' USING ERRCODE = 'restrict_violation';
                    END IF;
                    IF array_position(way, NEW.status::text) < array_position(way, OLD.status::text) OR OLD.status = 'Published' AND NEW.status <> 'Published' THEN
                        RAISE EXCEPTION 'A statement that is % does not become %', OLD.status, NEW.status USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                CREATE TRIGGER statements_go_on BEFORE UPDATE ON portal.statements FOR EACH ROW EXECUTE FUNCTION portal.refuse_way_back();
                CREATE TRIGGER signatures_kept BEFORE UPDATE ON portal.signatures FOR EACH ROW EXECUTE FUNCTION portal.refuse_change_of_signature();
                CREATE TRIGGER signatures_not_deleted BEFORE DELETE ON portal.signatures FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
                CREATE TRIGGER signatures_not_emptied BEFORE TRUNCATE ON portal.signatures FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
                CREATE TRIGGER signatures_own_text BEFORE INSERT ON portal.signatures FOR EACH ROW EXECUTE FUNCTION portal.refuse_foreign_text();
                CREATE TRIGGER signatures_while_open BEFORE INSERT ON portal.signatures FOR EACH ROW EXECUTE FUNCTION portal.refuse_late_signature();
                CREATE TRIGGER editions_own_text BEFORE INSERT ON portal.editions FOR EACH ROW EXECUTE FUNCTION portal.refuse_foreign_text();
                CREATE TRIGGER revisions_frozen BEFORE INSERT ON portal.revisions FOR EACH ROW EXECUTE FUNCTION portal.refuse_thaw();
                CREATE TRIGGER evidence_envelopes_kept BEFORE UPDATE ON portal.evidence_envelopes FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
                """);
            foreach (var table in KeptForEver)
            {
                migrationBuilder.Sql(
                    $"""
                    CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON portal.{table} FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
                    CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON portal.{table} FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("DROP FUNCTION portal.refuse_change, portal.refuse_change_of_signature, portal.refuse_foreign_text, portal.refuse_thaw, portal.refuse_way_back, portal.refuse_late_signature CASCADE;");
    }
}
