using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <inheritdoc />
    public partial class AddPaths : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "end_reason",
                schema: "portal",
                table: "membership_periods",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "leaves_on",
                schema: "portal",
                table: "membership_periods",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "applies_for_id",
                schema: "portal",
                table: "applications",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "signed_before_id",
                schema: "portal",
                table: "applications",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "guests",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    email = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    email_key = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    invited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "prospects",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    economy = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    domains = table.Column<string>(type: "jsonb", nullable: false),
                    people = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    is_not_now = table.Column<bool>(type: "boolean", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prospects", x => x.id);
                    table.ForeignKey(
                        name: "fk_prospects_applications_application_id",
                        column: x => x.application_id,
                        principalSchema: "portal",
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "suspensions",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    membership_period_id = table.Column<Guid>(type: "uuid", nullable: false),
                    suspended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lifted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    lift_note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suspensions", x => x.id);
                    table.ForeignKey(
                        name: "fk_suspensions_membership_periods_membership_period_id",
                        column: x => x.membership_period_id,
                        principalSchema: "portal",
                        principalTable: "membership_periods",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "approaches",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    prospect_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    said = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    next = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    next_on = table.Column<DateOnly>(type: "date", nullable: true),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approaches", x => x.id);
                    table.ForeignKey(
                        name: "fk_approaches_people_by_id",
                        column: x => x.by_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_approaches_prospects_prospect_id",
                        column: x => x.prospect_id,
                        principalSchema: "portal",
                        principalTable: "prospects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_applications_signed_before_id",
                schema: "portal",
                table: "applications",
                column: "signed_before_id");

            migrationBuilder.CreateIndex(
                name: "ux_applications_one_open_per_organisation",
                schema: "portal",
                table: "applications",
                column: "applies_for_id",
                unique: true,
                filter: "status IN ('Draft', 'Submitted', 'InformationAsked')");

            migrationBuilder.CreateIndex(
                name: "ix_approaches_by_id",
                schema: "portal",
                table: "approaches",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_approaches_prospect_id",
                schema: "portal",
                table: "approaches",
                column: "prospect_id");

            migrationBuilder.CreateIndex(
                name: "ix_guests_secret_hash",
                schema: "portal",
                table: "guests",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_guests_one_per_address",
                schema: "portal",
                table: "guests",
                column: "email_key",
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_prospects_application",
                schema: "portal",
                table: "prospects",
                column: "application_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_suspensions_one_running",
                schema: "portal",
                table: "suspensions",
                column: "membership_period_id",
                unique: true,
                filter: "lifted_at IS NULL");

            migrationBuilder.AddForeignKey(
                name: "fk_applications_organisations_applies_for_id",
                schema: "portal",
                table: "applications",
                column: "applies_for_id",
                principalSchema: "portal",
                principalTable: "organisations",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_applications_purpose_signatures_signed_before_id",
                schema: "portal",
                table: "applications",
                column: "signed_before_id",
                principalSchema: "portal",
                principalTable: "purpose_signatures",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_applications_organisations_applies_for_id",
                schema: "portal",
                table: "applications");

            migrationBuilder.DropForeignKey(
                name: "fk_applications_purpose_signatures_signed_before_id",
                schema: "portal",
                table: "applications");

            migrationBuilder.DropTable(
                name: "approaches",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "guests",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "suspensions",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "prospects",
                schema: "portal");

            migrationBuilder.DropIndex(
                name: "ix_applications_signed_before_id",
                schema: "portal",
                table: "applications");

            migrationBuilder.DropIndex(
                name: "ux_applications_one_open_per_organisation",
                schema: "portal",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "end_reason",
                schema: "portal",
                table: "membership_periods");

            migrationBuilder.DropColumn(
                name: "leaves_on",
                schema: "portal",
                table: "membership_periods");

            migrationBuilder.DropColumn(
                name: "applies_for_id",
                schema: "portal",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "signed_before_id",
                schema: "portal",
                table: "applications");
        }
    }
}
