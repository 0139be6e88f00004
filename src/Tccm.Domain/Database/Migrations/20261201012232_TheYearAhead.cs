using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <inheritdoc />
    public partial class TheYearAhead : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What stood in columns moves into facts, and counts as released: it was taken from the public record.
            migrationBuilder.Sql("""
                CREATE TEMP TABLE earlier_openings AS SELECT * FROM portal.openings;
                CREATE TEMP TABLE earlier_objectives AS SELECT * FROM portal.objectives;
                """);

            migrationBuilder.DropIndex(
                name: "ix_openings_process_title",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropIndex(
                name: "ix_objectives_process_number",
                schema: "portal",
                table: "objectives");

            migrationBuilder.DropColumn(
                name: "certainty",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "deadline",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "ends_on",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "host",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "place",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "process",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "starts_on",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "title",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "process",
                schema: "portal",
                table: "objectives");

            migrationBuilder.AddColumn<int>(
                name: "timeline_seen",
                schema: "portal",
                table: "people",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "changed_at",
                schema: "portal",
                table: "openings",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "facts",
                schema: "portal",
                table: "openings",
                type: "jsonb",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<Guid>(
                name: "process_id",
                schema: "portal",
                table: "openings",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "slug",
                schema: "portal",
                table: "openings",
                type: "character varying(208)",
                maxLength: 208,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                schema: "portal",
                table: "openings",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<Guid>(
                name: "process_id",
                schema: "portal",
                table: "objectives",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.CreateTable(
                name: "calendar_links",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_calendar_links_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "date_checks",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    opening_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_date_checks", x => x.id);
                    table.ForeignKey(
                        name: "fk_date_checks_openings_opening_id",
                        column: x => x.opening_id,
                        principalSchema: "portal",
                        principalTable: "openings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_date_checks_people_by_id",
                        column: x => x.by_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "processes",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    about = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_processes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "releases",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_releases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "followings",
                schema: "portal",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    process_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_followings", x => new { x.person_id, x.process_id });
                    table.ForeignKey(
                        name: "fk_followings_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_followings_processes_process_id",
                        column: x => x.process_id,
                        principalSchema: "portal",
                        principalTable: "processes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "opening_versions",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    opening_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    facts = table.Column<string>(type: "jsonb", nullable: false),
                    release_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opening_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_opening_versions_openings_opening_id",
                        column: x => x.opening_id,
                        principalSchema: "portal",
                        principalTable: "openings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_opening_versions_releases_release_id",
                        column: x => x.release_id,
                        principalSchema: "portal",
                        principalTable: "releases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql("""
                INSERT INTO portal.processes (id, slug, name, created_at)
                SELECT gen_random_uuid(), slug || CASE WHEN place = 1 THEN '' ELSE '-' || place END, process, created_at
                FROM (SELECT process, created_at, slug, row_number() OVER (PARTITION BY slug ORDER BY process) AS place
                      FROM (SELECT process, min(created_at) AS created_at, coalesce(nullif(trim(BOTH '-' FROM regexp_replace(lower(process), '[^a-z0-9]+', '-', 'g')), ''), 'process') AS slug
                            FROM (SELECT process, created_at FROM earlier_openings UNION ALL SELECT process, created_at FROM earlier_objectives) AS every GROUP BY process) AS named) AS placed;

                UPDATE portal.objectives SET process_id = process.id
                FROM earlier_objectives AS earlier JOIN portal.processes AS process ON process.name = earlier.process WHERE objectives.id = earlier.id;

                UPDATE portal.openings SET process_id = moved.process_id, slug = moved.slug || CASE WHEN moved.place = 1 THEN '' ELSE '-' || moved.place END, changed_at = openings.created_at, facts = moved.facts
                FROM (SELECT earlier.id, process.id AS process_id, named.slug, row_number() OVER (PARTITION BY process.id, named.slug ORDER BY earlier.created_at, earlier.id) AS place,
                          jsonb_build_object('Title', earlier.title, 'Kind', 'Opening', 'Host', earlier.host,
                              'Place', CASE WHEN lower(earlier.place) = 'online' THEN NULL ELSE earlier.place END, 'Online', coalesce(lower(earlier.place) = 'online', false),
                              'Dates', CASE WHEN earlier.deadline IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(jsonb_build_object('Kind', 'WrittenInput', 'From', earlier.deadline, 'Certainty', sure.certainty)) END
                                  || CASE WHEN earlier.starts_on IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(jsonb_build_object('Kind', 'Event', 'From', earlier.starts_on, 'Until', nullif(earlier.ends_on, earlier.starts_on), 'Certainty', sure.certainty)) END) AS facts
                      FROM earlier_openings AS earlier JOIN portal.processes AS process ON process.name = earlier.process,
                          LATERAL (SELECT coalesce(nullif(trim(BOTH '-' FROM regexp_replace(lower(earlier.title), '[^a-z0-9]+', '-', 'g')), ''), 'opening') AS slug) AS named,
                          LATERAL (SELECT CASE earlier.certainty WHEN 'Tentative' THEN 'Rumoured' ELSE earlier.certainty END AS certainty) AS sure) AS moved
                WHERE openings.id = moved.id;

                INSERT INTO portal.releases (id, number, note, at) SELECT gen_random_uuid(), 1, 'From the public record.', max(created_at) FROM portal.openings HAVING count(*) > 0;
                INSERT INTO portal.opening_versions (id, opening_id, number, facts, release_id) SELECT gen_random_uuid(), openings.id, 1, openings.facts, releases.id FROM portal.openings, portal.releases;
                INSERT INTO portal.date_checks (id, opening_id, kind, at)
                SELECT gen_random_uuid(), openings.id, date ->> 'Kind', openings.created_at FROM portal.openings, jsonb_array_elements(openings.facts -> 'Dates') AS date;
                DROP TABLE earlier_openings, earlier_objectives;
                """);

            migrationBuilder.CreateIndex(
                name: "ux_openings_slug",
                schema: "portal",
                table: "openings",
                columns: new[] { "process_id", "slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_objectives_number",
                schema: "portal",
                table: "objectives",
                columns: new[] { "process_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_calendar_links_person_id",
                schema: "portal",
                table: "calendar_links",
                column: "person_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_calendar_links_secret_hash",
                schema: "portal",
                table: "calendar_links",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_date_checks_by_id",
                schema: "portal",
                table: "date_checks",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_date_checks_opening_id",
                schema: "portal",
                table: "date_checks",
                column: "opening_id");

            migrationBuilder.CreateIndex(
                name: "ix_followings_process_id",
                schema: "portal",
                table: "followings",
                column: "process_id");

            migrationBuilder.CreateIndex(
                name: "ix_opening_versions_release_id",
                schema: "portal",
                table: "opening_versions",
                column: "release_id");

            migrationBuilder.CreateIndex(
                name: "ux_opening_versions_number",
                schema: "portal",
                table: "opening_versions",
                columns: new[] { "opening_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_processes_name",
                schema: "portal",
                table: "processes",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_processes_slug",
                schema: "portal",
                table: "processes",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_releases_number",
                schema: "portal",
                table: "releases",
                column: "number",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_objectives_processes_process_id",
                schema: "portal",
                table: "objectives",
                column: "process_id",
                principalSchema: "portal",
                principalTable: "processes",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_openings_processes_process_id",
                schema: "portal",
                table: "openings",
                column: "process_id",
                principalSchema: "portal",
                principalTable: "processes",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_objectives_processes_process_id",
                schema: "portal",
                table: "objectives");

            migrationBuilder.DropForeignKey(
                name: "fk_openings_processes_process_id",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropTable(
                name: "calendar_links",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "date_checks",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "followings",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "opening_versions",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "processes",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "releases",
                schema: "portal");

            migrationBuilder.DropIndex(
                name: "ux_openings_slug",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropIndex(
                name: "ux_objectives_number",
                schema: "portal",
                table: "objectives");

            migrationBuilder.DropColumn(
                name: "timeline_seen",
                schema: "portal",
                table: "people");

            migrationBuilder.DropColumn(
                name: "changed_at",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "facts",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "process_id",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "slug",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "xmin",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "process_id",
                schema: "portal",
                table: "objectives");

            migrationBuilder.AddColumn<string>(
                name: "certainty",
                schema: "portal",
                table: "openings",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "deadline",
                schema: "portal",
                table: "openings",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ends_on",
                schema: "portal",
                table: "openings",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "host",
                schema: "portal",
                table: "openings",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "place",
                schema: "portal",
                table: "openings",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "process",
                schema: "portal",
                table: "openings",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "starts_on",
                schema: "portal",
                table: "openings",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "title",
                schema: "portal",
                table: "openings",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "process",
                schema: "portal",
                table: "objectives",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "ix_openings_process_title",
                schema: "portal",
                table: "openings",
                columns: new[] { "process", "title" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_objectives_process_number",
                schema: "portal",
                table: "objectives",
                columns: new[] { "process", "number" },
                unique: true);
        }
    }
}
