using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <inheritdoc />
    public partial class KeepTheWholeOfAMembership : Migration
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

            migrationBuilder.AlterColumn<Guid>(
                name: "application_id",
                schema: "portal",
                table: "purpose_signatures",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<string>(
                name: "basis",
                schema: "portal",
                table: "purpose_signatures",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "mandate_until",
                schema: "portal",
                table: "purpose_signatures",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "person_id",
                schema: "portal",
                table: "purpose_signatures",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "invited_by",
                schema: "portal",
                table: "invitations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "basis",
                schema: "portal",
                table: "contacts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "end_reason",
                schema: "portal",
                table: "contacts",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "mandate_until",
                schema: "portal",
                table: "contacts",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "signatory_proposed_at",
                schema: "portal",
                table: "contacts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "signatory_proposed_by",
                schema: "portal",
                table: "contacts",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "appointments",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appointments", x => x.id);
                    table.CheckConstraint("ck_appointments_two_people", "confirmed_by IS NULL OR confirmed_by <> proposed_by");
                    table.ForeignKey(
                        name: "fk_appointments_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "domain_controls",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    domain = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: false),
                    token = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    shown_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failing_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    found = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    claimed_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_domain_controls", x => x.id);
                    table.ForeignKey(
                        name: "fk_domain_controls_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evidence_checks",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    item = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    against = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    taken_back_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_checks", x => x.id);
                    table.ForeignKey(
                        name: "fk_evidence_checks_people_by_person_id",
                        column: x => x.by_person_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "handovers",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    roles = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handovers", x => x.id);
                    table.CheckConstraint("ck_handovers_roles", "roles > 0");
                    table.ForeignKey(
                        name: "fk_handovers_contacts_from_id",
                        column: x => x.from_id,
                        principalSchema: "portal",
                        principalTable: "contacts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_handovers_contacts_to_id",
                        column: x => x.to_id,
                        principalSchema: "portal",
                        principalTable: "contacts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

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

            migrationBuilder.CreateTable(
                name: "roles_held",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    roles = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roles_held", x => x.id);
                    table.ForeignKey(
                        name: "fk_roles_held_contacts_contact_id",
                        column: x => x.contact_id,
                        principalSchema: "portal",
                        principalTable: "contacts",
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
                name: "ux_appointments_one_open_per_person",
                schema: "portal",
                table: "appointments",
                column: "person_id",
                unique: true,
                filter: "decided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_domain_controls_domain",
                schema: "portal",
                table: "domain_controls",
                column: "domain");

            migrationBuilder.CreateIndex(
                name: "ux_domain_controls_domain",
                schema: "portal",
                table: "domain_controls",
                columns: new[] { "organisation_id", "domain" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evidence_checks_by_person_id",
                schema: "portal",
                table: "evidence_checks",
                column: "by_person_id");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_checks_subject_id_kind",
                schema: "portal",
                table: "evidence_checks",
                columns: new[] { "subject_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_handovers_to_id",
                schema: "portal",
                table: "handovers",
                column: "to_id");

            migrationBuilder.CreateIndex(
                name: "ux_handovers_one_open_per_contact",
                schema: "portal",
                table: "handovers",
                column: "from_id",
                unique: true,
                filter: "accepted_at IS NULL AND ended_at IS NULL");

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

            migrationBuilder.CreateIndex(
                name: "ix_roles_held_contact_id_from",
                schema: "portal",
                table: "roles_held",
                columns: new[] { "contact_id", "from" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "appointments",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "domain_controls",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "evidence_checks",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "handovers",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "purpose_drafts",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "roles_held",
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

            migrationBuilder.DropColumn(
                name: "basis",
                schema: "portal",
                table: "purpose_signatures");

            migrationBuilder.DropColumn(
                name: "mandate_until",
                schema: "portal",
                table: "purpose_signatures");

            migrationBuilder.DropColumn(
                name: "person_id",
                schema: "portal",
                table: "purpose_signatures");

            migrationBuilder.DropColumn(
                name: "invited_by",
                schema: "portal",
                table: "invitations");

            migrationBuilder.DropColumn(
                name: "basis",
                schema: "portal",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "end_reason",
                schema: "portal",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "mandate_until",
                schema: "portal",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "signatory_proposed_at",
                schema: "portal",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "signatory_proposed_by",
                schema: "portal",
                table: "contacts");

            migrationBuilder.AlterColumn<Guid>(
                name: "application_id",
                schema: "portal",
                table: "purpose_signatures",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_purpose_signatures_application_id",
                schema: "portal",
                table: "purpose_signatures",
                column: "application_id");
        }
    }
}
