using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <summary>
    /// What was recorded as delivered stays as it was recorded, and a mistake is corrected by another row. Words in which somebody
    /// may be named can still be taken out, as on an erasure; names, days, voices and texts cannot change.
    /// </summary>
    [DbContext(typeof(TccmDbContext))]
    [Migration("20261130201000_GuardDeliveries")]
    public sealed class GuardDeliveries : Migration
    {
        private static readonly string[] Kept = ["deliverables", "deliveries", "delivery_outcomes", "republications"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE FUNCTION portal.refuse_change_but_words() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF to_jsonb(NEW) - TG_ARGV <> to_jsonb(OLD) - TG_ARGV THEN
                        RAISE EXCEPTION 'What was recorded is kept as it was recorded' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                -- Freely while it is planned. Once delivered it may be found not to have been, with the word that says so; once dropped it stays so.
                CREATE FUNCTION portal.refuse_change_of_deliverable() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE
                    may_change CONSTANT text[] := ARRAY['status', 'look_again_on', 'place', 'slot', 'introduction', 'lineage', 'basis', 'drop_reason'];
                BEGIN
                    IF NEW.id <> OLD.id OR NEW.statement_id <> OLD.statement_id OR NEW.planned_at <> OLD.planned_at
                        OR OLD.status <> 'Planned' AND to_jsonb(NEW) - may_change <> to_jsonb(OLD) - may_change
                        OR OLD.status = 'Dropped' AND NEW.status <> 'Dropped' OR OLD.status = 'Delivered' AND NEW.status = 'Dropped' THEN
                        RAISE EXCEPTION 'What was delivered or dropped is kept as it was' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                -- Asked at the end of the act: delivered is what has a word that it was, and no later one that it was not.
                CREATE FUNCTION portal.refuse_delivered_without_word() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (SELECT FROM portal.deliverables d WHERE d.id = NEW.id AND (d.status = 'Delivered') IS DISTINCT FROM
                        coalesce((SELECT NOT w.is_undone FROM portal.deliveries w WHERE w.deliverable_id = d.id ORDER BY w.number DESC LIMIT 1), false)) THEN
                        RAISE EXCEPTION 'Delivered is what has a record of it' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NULL;
                END $$;

                CREATE FUNCTION portal.refuse_change_of_republication() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE
                    may_change CONSTANT text[] := ARRAY['ended_at', 'ended_by_id', 'end_reason', 'title', 'link'];
                BEGIN
                    IF to_jsonb(NEW) - may_change <> to_jsonb(OLD) - may_change
                        OR OLD.ended_at IS NOT NULL AND (NEW.ended_at, NEW.ended_by_id) IS DISTINCT FROM (OLD.ended_at, OLD.ended_by_id) THEN
                        RAISE EXCEPTION 'A republication is taken back once, and otherwise kept' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                CREATE TRIGGER deliverables_kept BEFORE UPDATE ON portal.deliverables FOR EACH ROW EXECUTE FUNCTION portal.refuse_change_of_deliverable();
                CREATE CONSTRAINT TRIGGER deliverables_with_their_word AFTER INSERT OR UPDATE ON portal.deliverables DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION portal.refuse_delivered_without_word();
                CREATE TRIGGER deliveries_kept BEFORE UPDATE ON portal.deliveries FOR EACH ROW EXECUTE FUNCTION portal.refuse_change_but_words('receipt', 'link', 'reason');
                CREATE TRIGGER delivery_outcomes_kept BEFORE UPDATE ON portal.delivery_outcomes FOR EACH ROW EXECUTE FUNCTION portal.refuse_change_but_words('said');
                CREATE TRIGGER republications_kept BEFORE UPDATE ON portal.republications FOR EACH ROW EXECUTE FUNCTION portal.refuse_change_of_republication();
                """);
            foreach (var table in Kept)
            {
                migrationBuilder.Sql($"CREATE TRIGGER {table}_not_deleted BEFORE DELETE ON portal.{table} FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();");
                migrationBuilder.Sql($"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON portal.{table} FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Kept) migrationBuilder.Sql($"DROP TRIGGER {table}_not_deleted ON portal.{table}; DROP TRIGGER {table}_not_emptied ON portal.{table};");
            migrationBuilder.Sql("DROP FUNCTION portal.refuse_change_but_words, portal.refuse_change_of_deliverable, portal.refuse_delivered_without_word, portal.refuse_change_of_republication CASCADE;");
        }
    }
}
