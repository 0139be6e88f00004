using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <summary>The register gives a row back only to the undoing of the import that made it; a recorded signature ends, and stays.</summary>
    [DbContext(typeof(TccmDbContext))]
    [Migration("20261122024828_GuardImports")]
    public sealed class GuardImports : Migration
    {
        private static readonly string[] GivenBack = ["organisations", "membership_periods", "people", "contacts"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE FUNCTION portal.is_undone(thing uuid, made text) RETURNS boolean LANGUAGE sql STABLE AS $$
                    SELECT EXISTS (SELECT FROM portal.imported_things t JOIN portal.import_batches b ON b.id = t.batch_id
                        WHERE t.thing_id = thing AND t.kind = made AND b.undone_at IS NOT NULL)
                $$;

                CREATE FUNCTION portal.refuse_loss() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF portal.is_undone(OLD.id, TG_ARGV[0]) THEN
                        RETURN OLD;
                    END IF;
                    RAISE EXCEPTION 'DELETE of portal.% is refused: only what an import made goes, when that import is undone', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
                END $$;

                CREATE TRIGGER organisations_not_deleted BEFORE DELETE ON portal.organisations FOR EACH ROW EXECUTE FUNCTION portal.refuse_loss('Organisation');
                CREATE TRIGGER membership_periods_not_deleted BEFORE DELETE ON portal.membership_periods FOR EACH ROW EXECUTE FUNCTION portal.refuse_loss('Membership');
                CREATE TRIGGER people_not_deleted BEFORE DELETE ON portal.people FOR EACH ROW EXECUTE FUNCTION portal.refuse_loss('Person');
                CREATE TRIGGER contacts_not_deleted BEFORE DELETE ON portal.contacts FOR EACH ROW EXECUTE FUNCTION portal.refuse_loss('Contact');

                CREATE FUNCTION portal.refuse_loss_of_roles() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF portal.is_undone(OLD.contact_id, 'Contact') THEN
                        RETURN OLD;
                    END IF;
                    RAISE EXCEPTION 'What a contact could do is kept as it was' USING ERRCODE = 'restrict_violation';
                END $$;
                CREATE TRIGGER roles_held_not_deleted BEFORE DELETE ON portal.roles_held FOR EACH ROW EXECUTE FUNCTION portal.refuse_loss_of_roles();

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
                CREATE TRIGGER imported_things_kept BEFORE UPDATE OR DELETE ON portal.imported_things FOR EACH ROW EXECUTE FUNCTION portal.refuse_change_of_imported();
                CREATE TRIGGER imported_things_not_emptied BEFORE TRUNCATE ON portal.imported_things FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
                CREATE TRIGGER import_batches_not_deleted BEFORE DELETE ON portal.import_batches FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();

                CREATE FUNCTION portal.refuse_change_of_import() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF to_jsonb(NEW) - ARRAY['undone_at', 'undone_by_id', 'source'] = to_jsonb(OLD) - ARRAY['undone_at', 'undone_by_id', 'source']
                        AND (OLD.undone_at IS NULL OR (NEW.undone_at, NEW.undone_by_id) IS NOT DISTINCT FROM (OLD.undone_at, OLD.undone_by_id))
                        AND (NEW.source IS NOT DISTINCT FROM OLD.source OR NEW.source LIKE '%[erased]%') THEN
                        RETURN NEW;
                    END IF;
                    RAISE EXCEPTION 'An import is kept as it was; it may only be undone, once' USING ERRCODE = 'restrict_violation';
                END $$;
                CREATE TRIGGER import_batches_kept BEFORE UPDATE ON portal.import_batches FOR EACH ROW EXECUTE FUNCTION portal.refuse_change_of_import();

                -- What was signed here ends only while signing is open. What was recorded by an import ends with that import, before it is published.
                CREATE OR REPLACE FUNCTION portal.refuse_change_of_signature() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE
                    standing text := (SELECT status FROM portal.statements WHERE id = NEW.statement_id);
                BEGIN
                    IF OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL
                        AND to_jsonb(NEW) - 'withdrawn_at' = to_jsonb(OLD) - 'withdrawn_at'
                        AND (standing = 'Open' OR OLD.origin = 'Recorded' AND standing = 'Closed' AND portal.is_undone(OLD.id, 'Signature')) THEN
                        RETURN NEW;
                    END IF;
                    RAISE EXCEPTION 'A signature is kept as it was; it may only end, once, while signing is open' USING ERRCODE = 'restrict_violation';
                END $$;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in GivenBack) migrationBuilder.Sql($"DROP TRIGGER {table}_not_deleted ON portal.{table};");
            migrationBuilder.Sql(
                """
                DROP TRIGGER roles_held_not_deleted ON portal.roles_held;
                DROP TRIGGER import_batches_kept ON portal.import_batches;
                DROP TRIGGER import_batches_not_deleted ON portal.import_batches;
                DROP TRIGGER imported_things_kept ON portal.imported_things;
                DROP TRIGGER imported_things_not_emptied ON portal.imported_things;
                CREATE OR REPLACE FUNCTION portal.refuse_change_of_signature() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL
                        AND to_jsonb(NEW) - 'withdrawn_at' = to_jsonb(OLD) - 'withdrawn_at'
                        AND (SELECT status FROM portal.statements WHERE id = NEW.statement_id) = 'Open' THEN
                        RETURN NEW;
                    END IF;
                    RAISE EXCEPTION 'A signature is kept as it was; it may only end, once, while signing is open' USING ERRCODE = 'restrict_violation';
                END $$;
                DROP FUNCTION portal.refuse_change_of_imported, portal.refuse_loss, portal.refuse_loss_of_roles, portal.refuse_change_of_import, portal.is_undone;
                """);
        }
    }
}
