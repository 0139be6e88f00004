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

            migrationBuilder.AddColumn<Guid>(
                name: "handover_id",
                schema: "portal",
                table: "purpose_signatures",
                type: "uuid",
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

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "erased_at",
                schema: "portal",
                table: "people",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "formerly",
                schema: "portal",
                table: "people",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'::jsonb");

            migrationBuilder.AddColumn<bool>(
                name: "forget_when_sent",
                schema: "portal",
                table: "outbox_emails",
                type: "boolean",
                nullable: false,
                defaultValue: false);

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

            migrationBuilder.AddColumn<Guid>(
                name: "applies_for_id",
                schema: "portal",
                table: "applications",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "forgotten_at",
                schema: "portal",
                table: "applications",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "signed_before_id",
                schema: "portal",
                table: "applications",
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
                name: "erasure_requests",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    how = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erasure_requests", x => x.id);
                    table.ForeignKey(
                        name: "fk_erasure_requests_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "portal",
                        principalTable: "people",
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
                name: "import_batches",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    line_count = table.Column<int>(type: "integer", nullable: false),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_batches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mailed_links",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    address = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    address_key = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mailed_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_mailed_links_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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
                name: "purpose_handovers",
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
                    table.PrimaryKey("pk_purpose_handovers", x => x.id);
                    table.CheckConstraint("ck_purpose_handovers_for", "(application_id IS NULL) <> (organisation_id IS NULL) AND (organisation_id IS NULL) = (contact_id IS NULL)");
                    table.ForeignKey(
                        name: "fk_purpose_handovers_applications_application_id",
                        column: x => x.application_id,
                        principalSchema: "portal",
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_purpose_handovers_contacts_contact_id",
                        column: x => x.contact_id,
                        principalSchema: "portal",
                        principalTable: "contacts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_purpose_handovers_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_purpose_handovers_purpose_versions_purpose_version_id",
                        column: x => x.purpose_version_id,
                        principalSchema: "portal",
                        principalTable: "purpose_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "retention_runs",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_retention_runs", x => x.id);
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
                name: "imported_things",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    thing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    before = table.Column<string>(type: "jsonb", nullable: true),
                    after = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imported_things", x => x.id);
                    table.ForeignKey(
                        name: "fk_imported_things_import_batches_batch_id",
                        column: x => x.batch_id,
                        principalSchema: "portal",
                        principalTable: "import_batches",
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
                name: "ix_purpose_signatures_handover_id",
                schema: "portal",
                table: "purpose_signatures",
                column: "handover_id");

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
                name: "ux_appointments_one_open_per_person",
                schema: "portal",
                table: "appointments",
                column: "person_id",
                unique: true,
                filter: "decided_at IS NULL");

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
                name: "ux_erasure_requests_one_open",
                schema: "portal",
                table: "erasure_requests",
                column: "person_id",
                unique: true,
                filter: "done_at IS NULL AND person_id IS NOT NULL");

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
                name: "ix_import_batches_created_at",
                schema: "portal",
                table: "import_batches",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_imported_things_batch_id",
                schema: "portal",
                table: "imported_things",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_imported_things_thing_id",
                schema: "portal",
                table: "imported_things",
                column: "thing_id");

            migrationBuilder.CreateIndex(
                name: "ix_mailed_links_address_key",
                schema: "portal",
                table: "mailed_links",
                column: "address_key");

            migrationBuilder.CreateIndex(
                name: "ix_mailed_links_person_id",
                schema: "portal",
                table: "mailed_links",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_mailed_links_secret_hash",
                schema: "portal",
                table: "mailed_links",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_prospects_application",
                schema: "portal",
                table: "prospects",
                column: "application_id",
                unique: true);

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
                name: "ix_purpose_handovers_contact_id",
                schema: "portal",
                table: "purpose_handovers",
                column: "contact_id");

            migrationBuilder.CreateIndex(
                name: "ix_purpose_handovers_created_at",
                schema: "portal",
                table: "purpose_handovers",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_purpose_handovers_purpose_version_id",
                schema: "portal",
                table: "purpose_handovers",
                column: "purpose_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_purpose_handovers_secret_hash",
                schema: "portal",
                table: "purpose_handovers",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_purpose_handovers_one_pending_per_application",
                schema: "portal",
                table: "purpose_handovers",
                column: "application_id",
                unique: true,
                filter: "signed_at IS NULL AND declined_at IS NULL AND ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_purpose_handovers_one_pending_per_organisation",
                schema: "portal",
                table: "purpose_handovers",
                column: "organisation_id",
                unique: true,
                filter: "signed_at IS NULL AND declined_at IS NULL AND ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_retention_runs_rule_at",
                schema: "portal",
                table: "retention_runs",
                columns: new[] { "rule", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_roles_held_contact_id_from",
                schema: "portal",
                table: "roles_held",
                columns: new[] { "contact_id", "from" });

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

            migrationBuilder.AddForeignKey(
                name: "fk_purpose_signatures_purpose_handovers_handover_id",
                schema: "portal",
                table: "purpose_signatures",
                column: "handover_id",
                principalSchema: "portal",
                principalTable: "purpose_handovers",
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

            migrationBuilder.DropForeignKey(
                name: "fk_purpose_signatures_purpose_handovers_handover_id",
                schema: "portal",
                table: "purpose_signatures");

            migrationBuilder.DropTable(
                name: "appointments",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "approaches",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "domain_controls",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "erasure_requests",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "evidence_checks",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "guests",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "handovers",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "imported_things",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "mailed_links",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "purpose_drafts",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "purpose_handovers",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "retention_runs",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "roles_held",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "signing_requests",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "suspensions",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "prospects",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "import_batches",
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
                name: "ix_purpose_signatures_handover_id",
                schema: "portal",
                table: "purpose_signatures");

            migrationBuilder.DropIndex(
                name: "ux_purpose_signatures_application",
                schema: "portal",
                table: "purpose_signatures");

            migrationBuilder.DropIndex(
                name: "ux_purpose_signatures_one_per_organisation",
                schema: "portal",
                table: "purpose_signatures");

            migrationBuilder.DropIndex(
                name: "ix_applications_signed_before_id",
                schema: "portal",
                table: "applications");

            migrationBuilder.DropIndex(
                name: "ux_applications_one_open_per_organisation",
                schema: "portal",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "basis",
                schema: "portal",
                table: "signatures");

            migrationBuilder.DropColumn(
                name: "mandate_until",
                schema: "portal",
                table: "signatures");

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
                name: "handover_id",
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
                name: "erased_at",
                schema: "portal",
                table: "people");

            migrationBuilder.DropColumn(
                name: "formerly",
                schema: "portal",
                table: "people");

            migrationBuilder.DropColumn(
                name: "forget_when_sent",
                schema: "portal",
                table: "outbox_emails");

            migrationBuilder.DropColumn(
                name: "end_reason",
                schema: "portal",
                table: "membership_periods");

            migrationBuilder.DropColumn(
                name: "leaves_on",
                schema: "portal",
                table: "membership_periods");

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

            migrationBuilder.DropColumn(
                name: "applies_for_id",
                schema: "portal",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "forgotten_at",
                schema: "portal",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "signed_before_id",
                schema: "portal",
                table: "applications");

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
