using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <summary>A statement that became a draft again could get another text above the signatures it has.</summary>
    public partial class KeepStatementsFromGoingBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
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
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP FUNCTION portal.refuse_way_back CASCADE;");
    }
}
