using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <summary>Who could answer is kept when a map is proposed, and stays as it is once the map is public.</summary>
    [DbContext(typeof(TccmDbContext))]
    [Migration("20261122060900_GuardWhoCouldAnswer")]
    public sealed class GuardWhoCouldAnswer : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Function(
            ", 'map_electorate'", "(NEW.map_published_at, NEW.map_electorate) IS DISTINCT FROM (OLD.map_published_at, OLD.map_electorate)"));

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Function("", "NEW.map_published_at IS DISTINCT FROM OLD.map_published_at"));

        private static string Function(string mayChange, string changed) => $$"""
            CREATE OR REPLACE FUNCTION portal.refuse_change_of_round() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE
                may_change CONSTANT text[] := ARRAY['closes_at', 'closes_zone', 'ended_at', 'map_proposed_by', 'map_proposed_at', 'map_published_at'{{mayChange}}];
            BEGIN
                IF to_jsonb(NEW) - may_change <> to_jsonb(OLD) - may_change OR NEW.closes_at < OLD.closes_at OR OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at
                    OR OLD.map_published_at IS NOT NULL AND {{changed}} THEN
                    RAISE EXCEPTION 'Who sees positions is settled before the window opens, and what was open is not taken back' USING ERRCODE = 'restrict_violation';
                END IF;
                RETURN NEW;
            END $$;
            """;
    }
}
