using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <inheritdoc />
    public partial class AskWhoMaySign : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "basis",
                schema: "portal",
                table: "signatures",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "mandate_until",
                schema: "portal",
                table: "signatures",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "handover_id",
                schema: "portal",
                table: "purpose_signatures",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "handovers",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: true),
                    purpose_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    requester_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    requester_email = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    signer_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    signer_email = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    signer_title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    declined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handovers", x => x.id);
                    table.CheckConstraint("ck_handovers_for", "(application_id IS NULL) <> (organisation_id IS NULL) AND (organisation_id IS NULL) = (contact_id IS NULL)");
                    table.ForeignKey(
                        name: "fk_handovers_applications_application_id",
                        column: x => x.application_id,
                        principalSchema: "portal",
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_handovers_contacts_contact_id",
                        column: x => x.contact_id,
                        principalSchema: "portal",
                        principalTable: "contacts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_handovers_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_handovers_purpose_versions_purpose_version_id",
                        column: x => x.purpose_version_id,
                        principalSchema: "portal",
                        principalTable: "purpose_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "signing_requests",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    signer_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    signer_email = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    signer_key = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    signer_title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signing_requests", x => x.id);
                    table.ForeignKey(
                        name: "fk_signing_requests_contacts_contact_id",
                        column: x => x.contact_id,
                        principalSchema: "portal",
                        principalTable: "contacts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_signing_requests_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_signing_requests_statements_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "portal",
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_purpose_signatures_handover_id",
                schema: "portal",
                table: "purpose_signatures",
                column: "handover_id");

            migrationBuilder.CreateIndex(
                name: "ix_handovers_contact_id",
                schema: "portal",
                table: "handovers",
                column: "contact_id");

            migrationBuilder.CreateIndex(
                name: "ix_handovers_created_at",
                schema: "portal",
                table: "handovers",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_handovers_purpose_version_id",
                schema: "portal",
                table: "handovers",
                column: "purpose_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_handovers_secret_hash",
                schema: "portal",
                table: "handovers",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_handovers_one_pending_per_application",
                schema: "portal",
                table: "handovers",
                column: "application_id",
                unique: true,
                filter: "signed_at IS NULL AND declined_at IS NULL AND ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_handovers_one_pending_per_organisation",
                schema: "portal",
                table: "handovers",
                column: "organisation_id",
                unique: true,
                filter: "signed_at IS NULL AND declined_at IS NULL AND ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_signing_requests_contact_id",
                schema: "portal",
                table: "signing_requests",
                column: "contact_id");

            migrationBuilder.CreateIndex(
                name: "ix_signing_requests_organisation_id",
                schema: "portal",
                table: "signing_requests",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ux_signing_requests_one_per_signer",
                schema: "portal",
                table: "signing_requests",
                columns: new[] { "statement_id", "contact_id", "signer_key" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_purpose_signatures_handovers_handover_id",
                schema: "portal",
                table: "purpose_signatures",
                column: "handover_id",
                principalSchema: "portal",
                principalTable: "handovers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_purpose_signatures_handovers_handover_id",
                schema: "portal",
                table: "purpose_signatures");

            migrationBuilder.DropTable(
                name: "handovers",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "signing_requests",
                schema: "portal");

            migrationBuilder.DropIndex(
                name: "ix_purpose_signatures_handover_id",
                schema: "portal",
                table: "purpose_signatures");

            migrationBuilder.DropColumn(
                name: "basis",
                schema: "portal",
                table: "signatures");

            migrationBuilder.DropColumn(
                name: "mandate_until",
                schema: "portal",
                table: "signatures");

            migrationBuilder.DropColumn(
                name: "handover_id",
                schema: "portal",
                table: "purpose_signatures");
        }
    }
}
