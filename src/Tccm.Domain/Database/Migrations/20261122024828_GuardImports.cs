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

                CREATE TRIGGER imported_things_kept BEFORE UPDATE OR DELETE ON portal.imported_things FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
                CREATE TRIGGER imported_things_not_emptied BEFORE TRUNCATE ON portal.imported_things FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
                CREATE TRIGGER import_batches_not_deleted BEFORE DELETE ON portal.import_batches FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();

                CREATE FUNCTION portal.refuse_change_of_import() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF OLD.undone_at IS NULL AND to_jsonb(NEW) - 'undone_at' - 'undone_by_id' = to_jsonb(OLD) - 'undone_at' - 'undone_by_id' THEN
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
                DROP FUNCTION portal.refuse_loss, portal.refuse_loss_of_roles, portal.refuse_change_of_import, portal.is_undone;
                """);
        }
    }
}
