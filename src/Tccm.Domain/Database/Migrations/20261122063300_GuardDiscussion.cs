using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <summary>What was said stays as it was said; positions are taken in their window, and who sees them is settled before it.</summary>
    [DbContext(typeof(TccmDbContext))]
    [Migration("20261122063300_GuardDiscussion")]
    public sealed class GuardDiscussion : Migration
    {
        private static readonly string[] KeptForEver = ["draft_texts", "positions", "paragraph_uses"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(WayBack("'Draft', 'InDiscussion', 'Open', 'Closed', 'Published', 'Abandoned'") + Thaw("'Draft', 'InDiscussion', 'Open'"));
            migrationBuilder.Sql(
                """
                CREATE FUNCTION portal.refuse_change_of_comment() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE
                    may_change CONSTANT text[] := ARRAY['resolved_at', 'resolved_by_id', 'accepted_at', 'declined_at', 'decided_by_id', 'decline_reason'];
                BEGIN
                    IF to_jsonb(NEW) - may_change <> to_jsonb(OLD) - may_change THEN
                        RAISE EXCEPTION 'What was said is kept as it was said' USING ERRCODE = 'restrict_violation';
                    END IF;
                    IF coalesce(OLD.accepted_at, OLD.declined_at) IS NOT NULL
                        AND (NEW.accepted_at, NEW.declined_at, NEW.decided_by_id, NEW.decline_reason) IS DISTINCT FROM (OLD.accepted_at, OLD.declined_at, OLD.decided_by_id, OLD.decline_reason) THEN
                        RAISE EXCEPTION 'A suggestion is decided once' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                CREATE FUNCTION portal.refuse_change_of_round() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE
                    may_change CONSTANT text[] := ARRAY['closes_at', 'closes_zone', 'ended_at', 'map_proposed_by', 'map_proposed_at', 'map_electorate', 'map_published_at'];
                BEGIN
                    IF to_jsonb(NEW) - may_change <> to_jsonb(OLD) - may_change OR NEW.closes_at < OLD.closes_at OR OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at
                        OR OLD.map_published_at IS NOT NULL AND (NEW.map_published_at, NEW.map_electorate) IS DISTINCT FROM (OLD.map_published_at, OLD.map_electorate) THEN
                        RAISE EXCEPTION 'Who sees positions is settled before the window opens, and what was open is not taken back' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                CREATE FUNCTION portal.refuse_late_position() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NOT EXISTS (SELECT FROM portal.position_rounds r JOIN portal.statements s ON s.id = r.statement_id
                        WHERE r.id = NEW.round_id AND r.ended_at IS NULL AND NEW.taken_at < r.closes_at AND s.status = 'InDiscussion') THEN
                        RAISE EXCEPTION 'The window for positions is over' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                -- While signing is open another text comes with its opening anew, or not at all; asked at the end of the act, which may do both in any order.
                CREATE FUNCTION portal.refuse_text_without_opening() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (SELECT FROM portal.statements WHERE id = NEW.statement_id AND status = 'Open' AND opened_at < NEW.created_at) THEN
                        RAISE EXCEPTION 'The text of this statement is frozen' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NULL;
                END $$;
                CREATE CONSTRAINT TRIGGER revisions_with_their_opening AFTER INSERT ON portal.revisions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION portal.refuse_text_without_opening();

                CREATE TRIGGER comments_kept BEFORE UPDATE ON portal.comments FOR EACH ROW EXECUTE FUNCTION portal.refuse_change_of_comment();
                CREATE TRIGGER comments_not_deleted BEFORE DELETE ON portal.comments FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
                CREATE TRIGGER comments_not_emptied BEFORE TRUNCATE ON portal.comments FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
                CREATE TRIGGER rounds_kept BEFORE UPDATE ON portal.position_rounds FOR EACH ROW EXECUTE FUNCTION portal.refuse_change_of_round();
                CREATE TRIGGER rounds_not_deleted BEFORE DELETE ON portal.position_rounds FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
                CREATE TRIGGER positions_in_time BEFORE INSERT ON portal.positions FOR EACH ROW EXECUTE FUNCTION portal.refuse_late_position();
                """);
            foreach (var table in KeptForEver)
            {
                migrationBuilder.Sql($"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON portal.{table} FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();");
                migrationBuilder.Sql($"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON portal.{table} FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in KeptForEver) migrationBuilder.Sql($"DROP TRIGGER {table}_kept ON portal.{table}; DROP TRIGGER {table}_not_emptied ON portal.{table};");
            migrationBuilder.Sql(
                """
                DROP TRIGGER comments_not_deleted ON portal.comments; DROP TRIGGER comments_not_emptied ON portal.comments; DROP TRIGGER rounds_not_deleted ON portal.position_rounds;
                DROP FUNCTION portal.refuse_change_of_comment, portal.refuse_change_of_round, portal.refuse_late_position, portal.refuse_text_without_opening CASCADE;
                """);
            migrationBuilder.Sql(WayBack("'Draft', 'Open', 'Closed', 'Published', 'Abandoned'") + Thaw("'Draft'"));
        }

        /// <summary>A statement goes forward only: with a text in discussion between the draft and the opening.</summary>
        private static string WayBack(string way) =>
            $"""
             CREATE OR REPLACE FUNCTION portal.refuse_way_back() RETURNS trigger LANGUAGE plpgsql AS $$
             DECLARE
                 way CONSTANT text[] := ARRAY[{way}];
             BEGIN
                 IF NEW.slug <> OLD.slug THEN
                     RAISE EXCEPTION 'A statement keeps its address' USING ERRCODE = 'restrict_violation';
                 END IF;
                 IF array_position(way, NEW.status::text) IS NULL OR array_position(way, NEW.status::text) < array_position(way, OLD.status::text) OR OLD.status = 'Published' AND NEW.status <> 'Published' THEN
                     RAISE EXCEPTION 'A statement that is % does not become %', OLD.status, NEW.status USING ERRCODE = 'restrict_violation';
                 END IF;
                 RETURN NEW;
             END $$;
             """;

        /// <summary>From the closing on there is no other text. While signing is open another one begins anew: signatures stay with theirs.</summary>
        private static string Thaw(string statuses) =>
            $"""
             CREATE OR REPLACE FUNCTION portal.refuse_thaw() RETURNS trigger LANGUAGE plpgsql AS $$
             BEGIN
                 IF (SELECT status FROM portal.statements WHERE id = NEW.statement_id) NOT IN ({statuses})
                     AND EXISTS (SELECT FROM portal.revisions WHERE statement_id = NEW.statement_id) THEN
                     RAISE EXCEPTION 'The text of this statement is frozen' USING ERRCODE = 'restrict_violation';
                 END IF;
                 RETURN NEW;
             END $$;
             """;
    }
}
