using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <inheritdoc />
    public partial class AddPurposeDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_purpose_signatures_application_id",
                schema: "portal",
                table: "purpose_signatures");

            migrationBuilder.AddColumn<Guid>(
                name: "adopted_by_id",
                schema: "portal",
                table: "purpose_versions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "proposed_by_id",
                schema: "portal",
                table: "purpose_versions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "sign_again_until",
                schema: "portal",
                table: "purpose_versions",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "purpose_drafts",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    written_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    proposal = table.Column<string>(type: "jsonb", nullable: true),
                    sent_back = table.Column<string>(type: "jsonb", nullable: true),
                    adopted_version_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_purpose_drafts", x => x.id);
                    table.ForeignKey(
                        name: "fk_purpose_drafts_purpose_versions_adopted_version_id",
                        column: x => x.adopted_version_id,
                        principalSchema: "portal",
                        principalTable: "purpose_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_purpose_versions_major_asks",
                schema: "portal",
                table: "purpose_versions",
                sql: "sign_again_until IS NULL OR minor = 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_purpose_versions_two_persons",
                schema: "portal",
                table: "purpose_versions",
                sql: "(proposed_by_id IS NULL AND adopted_by_id IS NULL) OR (proposed_by_id <> adopted_by_id) IS TRUE");

            migrationBuilder.CreateIndex(
                name: "ux_purpose_signatures_application",
                schema: "portal",
                table: "purpose_signatures",
                column: "application_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_purpose_signatures_one_per_organisation",
                schema: "portal",
                table: "purpose_signatures",
                columns: new[] { "organisation_id", "purpose_version_id" },
                unique: true,
                filter: "application_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_purpose_drafts_adopted_version_id",
                schema: "portal",
                table: "purpose_drafts",
                column: "adopted_version_id");

            migrationBuilder.CreateIndex(
                name: "ux_purpose_drafts_one_open",
                schema: "portal",
                table: "purpose_drafts",
                column: "is_open",
                unique: true,
                filter: "is_open");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "purpose_drafts",
                schema: "portal");

            migrationBuilder.DropCheckConstraint(
                name: "ck_purpose_versions_major_asks",
                schema: "portal",
                table: "purpose_versions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_purpose_versions_two_persons",
                schema: "portal",
                table: "purpose_versions");

            migrationBuilder.DropIndex(
                name: "ux_purpose_signatures_application",
                schema: "portal",
                table: "purpose_signatures");

            migrationBuilder.DropIndex(
                name: "ux_purpose_signatures_one_per_organisation",
                schema: "portal",
                table: "purpose_signatures");

            migrationBuilder.DropColumn(
                name: "adopted_by_id",
                schema: "portal",
                table: "purpose_versions");

            migrationBuilder.DropColumn(
                name: "proposed_by_id",
                schema: "portal",
                table: "purpose_versions");

            migrationBuilder.DropColumn(
                name: "sign_again_until",
                schema: "portal",
                table: "purpose_versions");

            migrationBuilder.CreateIndex(
                name: "ix_purpose_signatures_application_id",
                schema: "portal",
                table: "purpose_signatures",
                column: "application_id");
        }
    }
}
