using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <inheritdoc />
    public partial class AddResourcesAndChats : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "chat_groups",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    platform = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    audience = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    link = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chat_groups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "resources",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    link = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    text = table.Column<string>(type: "text", nullable: true),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    licence = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    @event = table.Column<string>(name: "event", type: "character varying(200)", maxLength: 200, nullable: true),
                    audience = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    process_id = table.Column<Guid>(type: "uuid", nullable: true),
                    shared_note_id = table.Column<Guid>(type: "uuid", nullable: true),
                    added_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdraw_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resources", x => x.id);
                    table.ForeignKey(
                        name: "fk_resources_processes_process_id",
                        column: x => x.process_id,
                        principalSchema: "portal",
                        principalTable: "processes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_resources_shared_notes_shared_note_id",
                        column: x => x.shared_note_id,
                        principalSchema: "portal",
                        principalTable: "shared_notes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "chat_places",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    handle = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    joined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    removed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chat_places", x => x.id);
                    table.ForeignKey(
                        name: "fk_chat_places_chat_groups_chat_group_id",
                        column: x => x.chat_group_id,
                        principalSchema: "portal",
                        principalTable: "chat_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_chat_places_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "chat_rotations",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    rotated_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rotated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chat_rotations", x => x.id);
                    table.ForeignKey(
                        name: "fk_chat_rotations_chat_groups_chat_group_id",
                        column: x => x.chat_group_id,
                        principalSchema: "portal",
                        principalTable: "chat_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "resource_versions",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    resource_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    facts = table.Column<string>(type: "jsonb", nullable: false),
                    process = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    kept_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resource_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_resource_versions_resources_resource_id",
                        column: x => x.resource_id,
                        principalSchema: "portal",
                        principalTable: "resources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_chat_places_person_id",
                schema: "portal",
                table: "chat_places",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ux_chat_places_one_current",
                schema: "portal",
                table: "chat_places",
                columns: new[] { "chat_group_id", "person_id" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_chat_rotations_chat_group_id",
                schema: "portal",
                table: "chat_rotations",
                column: "chat_group_id");

            migrationBuilder.CreateIndex(
                name: "ux_resource_versions_number",
                schema: "portal",
                table: "resource_versions",
                columns: new[] { "resource_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_resources_process_id",
                schema: "portal",
                table: "resources",
                column: "process_id");

            migrationBuilder.CreateIndex(
                name: "ux_resources_shared_note",
                schema: "portal",
                table: "resources",
                column: "shared_note_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_resources_slug",
                schema: "portal",
                table: "resources",
                column: "slug",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "chat_places",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "chat_rotations",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "resource_versions",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "chat_groups",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "resources",
                schema: "portal");
        }
    }
}
