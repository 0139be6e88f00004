using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <inheritdoc />
    public partial class AnnounceHoldBackAndBounce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "announcements_off_since",
                schema: "portal",
                table: "people",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "unreachable_reason",
                schema: "portal",
                table: "people",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "unreachable_since",
                schema: "portal",
                table: "people",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "bounced_at",
                schema: "portal",
                table: "outbox_emails",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "delays",
                schema: "portal",
                table: "outbox_emails",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "unsubscribe",
                schema: "portal",
                table: "outbox_emails",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "announcements",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    body = table.Column<string>(type: "character varying(20001)", maxLength: 20001, nullable: false),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    audience_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    process_id = table.Column<Guid>(type: "uuid", nullable: true),
                    operates = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    region = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    archive = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    written_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sent_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recipient_count = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_announcements", x => x.id);
                    table.ForeignKey(
                        name: "fk_announcements_processes_process_id",
                        column: x => x.process_id,
                        principalSchema: "portal",
                        principalTable: "processes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "outbox_pauses",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    paused_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    paused_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_running = table.Column<bool>(type: "boolean", nullable: false, computedColumnSql: "ended_at IS NULL", stored: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_pauses", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_announcements_process_id",
                schema: "portal",
                table: "announcements",
                column: "process_id");

            migrationBuilder.CreateIndex(
                name: "ux_announcements_slug",
                schema: "portal",
                table: "announcements",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_outbox_pauses_one_running",
                schema: "portal",
                table: "outbox_pauses",
                column: "is_running",
                unique: true,
                filter: "ended_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "announcements",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "outbox_pauses",
                schema: "portal");

            migrationBuilder.DropColumn(
                name: "announcements_off_since",
                schema: "portal",
                table: "people");

            migrationBuilder.DropColumn(
                name: "unreachable_reason",
                schema: "portal",
                table: "people");

            migrationBuilder.DropColumn(
                name: "unreachable_since",
                schema: "portal",
                table: "people");

            migrationBuilder.DropColumn(
                name: "bounced_at",
                schema: "portal",
                table: "outbox_emails");

            migrationBuilder.DropColumn(
                name: "delays",
                schema: "portal",
                table: "outbox_emails");

            migrationBuilder.DropColumn(
                name: "unsubscribe",
                schema: "portal",
                table: "outbox_emails");
        }
    }
}
