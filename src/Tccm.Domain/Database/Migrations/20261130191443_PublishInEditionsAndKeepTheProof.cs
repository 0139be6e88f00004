using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <inheritdoc />
    public partial class PublishInEditionsAndKeepTheProof : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_signatures_one_live_per_organisation",
                schema: "portal",
                table: "signatures");

            migrationBuilder.DropIndex(
                name: "ix_outbox_emails_next_try_at",
                schema: "portal",
                table: "outbox_emails");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "disputed_at",
                schema: "portal",
                table: "signatures",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "domain",
                schema: "portal",
                table: "signatures",
                type: "character varying(253)",
                maxLength: 253,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "invalid_reason",
                schema: "portal",
                table: "signatures",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "invalidated_at",
                schema: "portal",
                table: "signatures",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "late_code_id",
                schema: "portal",
                table: "signatures",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "late_reason",
                schema: "portal",
                table: "signatures",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawal_reason",
                schema: "portal",
                table: "signatures",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "act_id",
                schema: "portal",
                table: "outbox_emails",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "can_wait",
                schema: "portal",
                table: "outbox_emails",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "because",
                schema: "portal",
                table: "editions",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "proposed_by_id",
                schema: "portal",
                table: "editions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "grant_id",
                schema: "portal",
                table: "contacts",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "adaptations",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    identities = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    maker_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    submitted_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    submitter_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    submitter_email = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    submitter_key = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    shown_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_adaptations", x => x.id);
                    table.CheckConstraint("ck_adaptations_confirmed", "status = 'Unconfirmed' OR confirmed_at IS NOT NULL");
                    table.CheckConstraint("ck_adaptations_link", "link IS NULL OR link LIKE 'https://%'");
                    table.CheckConstraint("ck_adaptations_maker", "organisation_id IS NULL OR maker_name IS NULL AND submitter_email IS NULL");
                    table.CheckConstraint("ck_adaptations_shown", "status <> 'Shown' OR shown_at IS NOT NULL");
                    table.ForeignKey(
                        name: "fk_adaptations_adaptations_from_id",
                        column: x => x.from_id,
                        principalSchema: "portal",
                        principalTable: "adaptations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_adaptations_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_adaptations_people_submitted_by_id",
                        column: x => x.submitted_by_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_adaptations_revisions_revision_id",
                        column: x => x.revision_id,
                        principalSchema: "portal",
                        principalTable: "revisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_adaptations_statements_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "portal",
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "beats",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_beats", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "deliverables",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    limit = table.Column<int>(type: "integer", nullable: true),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    opening_id = table.Column<Guid>(type: "uuid", nullable: true),
                    place = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    slot = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    voice = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    introduction = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    own_text = table.Column<string>(type: "text", nullable: true),
                    lineage = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    revision_id = table.Column<Guid>(type: "uuid", nullable: true),
                    basis = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    drop_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    look_again_on = table.Column<DateOnly>(type: "date", nullable: true),
                    planned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deliverables", x => x.id);
                    table.ForeignKey(
                        name: "fk_deliverables_openings_opening_id",
                        column: x => x.opening_id,
                        principalSchema: "portal",
                        principalTable: "openings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_deliverables_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_deliverables_revisions_revision_id",
                        column: x => x.revision_id,
                        principalSchema: "portal",
                        principalTable: "revisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_deliverables_statements_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "portal",
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "disputes",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    signature_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    raised_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_secretariat = table.Column<bool>(type: "boolean", nullable: false),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    proposed_reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disputes", x => x.id);
                    table.CheckConstraint("ck_disputes_two_people", "decided_by_id <> proposed_by_id");
                    table.ForeignKey(
                        name: "fk_disputes_signatures_signature_id",
                        column: x => x.signature_id,
                        principalSchema: "portal",
                        principalTable: "signatures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_disputes_statements_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "portal",
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "edition_lines",
                schema: "portal",
                columns: table => new
                {
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    signature_id = table.Column<Guid>(type: "uuid", nullable: false),
                    standing = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_edition_lines", x => new { x.edition_id, x.signature_id });
                    table.ForeignKey(
                        name: "fk_edition_lines_editions_edition_id",
                        column: x => x.edition_id,
                        principalSchema: "portal",
                        principalTable: "editions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_edition_lines_signatures_signature_id",
                        column: x => x.signature_id,
                        principalSchema: "portal",
                        principalTable: "signatures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evidence_checkpoints",
                schema: "portal",
                columns: table => new
                {
                    size = table.Column<long>(type: "bigint", nullable: false),
                    note = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_checkpoints", x => x.size);
                });

            migrationBuilder.CreateTable(
                name: "late_codes",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    until_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    given_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_late_codes", x => x.id);
                    table.ForeignKey(
                        name: "fk_late_codes_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_late_codes_statements_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "portal",
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "outages",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    noted_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    noted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "publications",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition_number = table.Column<int>(type: "integer", nullable: false),
                    embargo_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    embargo_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    dropped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publications", x => x.id);
                    table.CheckConstraint("ck_publications_two_people", "confirmed_by_id <> proposed_by_id");
                    table.ForeignKey(
                        name: "fk_publications_revisions_revision_id",
                        column: x => x.revision_id,
                        principalSchema: "portal",
                        principalTable: "revisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_publications_statements_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "portal",
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "receipt_links",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    signature_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipt_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_receipt_links_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_receipt_links_signatures_signature_id",
                        column: x => x.signature_id,
                        principalSchema: "portal",
                        principalTable: "signatures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "republications",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    display_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    native_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    link = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kept_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_republications", x => x.id);
                    table.ForeignKey(
                        name: "fk_republications_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_republications_statements_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "portal",
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "signing_traces",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    agent = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    coarsened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signing_traces", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "translations",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision_number = table.Column<int>(type: "integer", nullable: false),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: true),
                    begun_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    last_number = table.Column<int>(type: "integer", nullable: false),
                    writer_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false, defaultValueSql: "'{}'"),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    shown_number = table.Column<int>(type: "integer", nullable: true),
                    looked_over_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    looked_over_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    looked_over_for_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sent_back_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sent_back_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    told_behind_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_translations", x => x.id);
                    table.ForeignKey(
                        name: "fk_translations_contacts_contact_id",
                        column: x => x.contact_id,
                        principalSchema: "portal",
                        principalTable: "contacts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_translations_organisations_looked_over_for_id",
                        column: x => x.looked_over_for_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_translations_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_translations_people_begun_by_id",
                        column: x => x.begun_by_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_translations_people_looked_over_by_id",
                        column: x => x.looked_over_by_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_translations_revisions_revision_id_statement_id",
                        columns: x => new { x.revision_id, x.statement_id },
                        principalSchema: "portal",
                        principalTable: "revisions",
                        principalColumns: new[] { "id", "statement_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_translations_statements_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "portal",
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_translations_translations_from_id",
                        column: x => x.from_id,
                        principalSchema: "portal",
                        principalTable: "translations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "verifications",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    leaves = table.Column<long>(type: "bigint", nullable: false),
                    wrong = table.Column<int>(type: "integer", nullable: false),
                    first = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verifications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "deliveries",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deliverable_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    at_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    display_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    native_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    receipt = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    link = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    revision_id = table.Column<Guid>(type: "uuid", nullable: true),
                    text_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    is_undone = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kept_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deliveries", x => x.id);
                    table.ForeignKey(
                        name: "fk_deliveries_deliverables_deliverable_id",
                        column: x => x.deliverable_id,
                        principalSchema: "portal",
                        principalTable: "deliverables",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_deliveries_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_deliveries_revisions_revision_id",
                        column: x => x.revision_id,
                        principalSchema: "portal",
                        principalTable: "revisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "delivery_outcomes",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deliverable_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    said = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    look_again_on = table.Column<DateOnly>(type: "date", nullable: true),
                    noted_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    noted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_outcomes", x => x.id);
                    table.ForeignKey(
                        name: "fk_delivery_outcomes_deliverables_deliverable_id",
                        column: x => x.deliverable_id,
                        principalSchema: "portal",
                        principalTable: "deliverables",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "translated_texts",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    translation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    written_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_translated_texts", x => x.id);
                    table.CheckConstraint("ck_translated_texts_sha256", "sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')");
                    table.ForeignKey(
                        name: "fk_translated_texts_translations_translation_id",
                        column: x => x.translation_id,
                        principalSchema: "portal",
                        principalTable: "translations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ux_signatures_late_code",
                schema: "portal",
                table: "signatures",
                column: "late_code_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_signatures_one_live_per_organisation",
                schema: "portal",
                table: "signatures",
                columns: new[] { "revision_id", "organisation_id" },
                unique: true,
                filter: "withdrawn_at IS NULL AND invalidated_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_emails_can_wait_created_at_id",
                schema: "portal",
                table: "outbox_emails",
                columns: new[] { "can_wait", "created_at", "id" },
                filter: "sent_at IS NULL AND failed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_adaptations_from_id",
                schema: "portal",
                table: "adaptations",
                column: "from_id");

            migrationBuilder.CreateIndex(
                name: "ix_adaptations_organisation_id",
                schema: "portal",
                table: "adaptations",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_adaptations_revision_id",
                schema: "portal",
                table: "adaptations",
                column: "revision_id");

            migrationBuilder.CreateIndex(
                name: "ix_adaptations_secret_hash",
                schema: "portal",
                table: "adaptations",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_adaptations_statement_id_status",
                schema: "portal",
                table: "adaptations",
                columns: new[] { "statement_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_adaptations_submitted_by_id",
                schema: "portal",
                table: "adaptations",
                column: "submitted_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_adaptations_submitter_key",
                schema: "portal",
                table: "adaptations",
                column: "submitter_key");

            migrationBuilder.CreateIndex(
                name: "ix_deliverables_look_again_on",
                schema: "portal",
                table: "deliverables",
                column: "look_again_on",
                filter: "status = 'Delivered'");

            migrationBuilder.CreateIndex(
                name: "ix_deliverables_opening_id",
                schema: "portal",
                table: "deliverables",
                column: "opening_id");

            migrationBuilder.CreateIndex(
                name: "ix_deliverables_organisation_id",
                schema: "portal",
                table: "deliverables",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_deliverables_revision_id",
                schema: "portal",
                table: "deliverables",
                column: "revision_id");

            migrationBuilder.CreateIndex(
                name: "ix_deliverables_statement_id",
                schema: "portal",
                table: "deliverables",
                column: "statement_id");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_organisation_id",
                schema: "portal",
                table: "deliveries",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_revision_id",
                schema: "portal",
                table: "deliveries",
                column: "revision_id");

            migrationBuilder.CreateIndex(
                name: "ux_deliveries_number",
                schema: "portal",
                table: "deliveries",
                columns: new[] { "deliverable_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_delivery_outcomes_number",
                schema: "portal",
                table: "delivery_outcomes",
                columns: new[] { "deliverable_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_disputes_statement_id",
                schema: "portal",
                table: "disputes",
                column: "statement_id");

            migrationBuilder.CreateIndex(
                name: "ux_disputes_one_open",
                schema: "portal",
                table: "disputes",
                column: "signature_id",
                unique: true,
                filter: "decided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_edition_lines_signature_id",
                schema: "portal",
                table: "edition_lines",
                column: "signature_id");

            migrationBuilder.CreateIndex(
                name: "ix_late_codes_organisation_id",
                schema: "portal",
                table: "late_codes",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_late_codes_secret_hash",
                schema: "portal",
                table: "late_codes",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_late_codes_statement_id",
                schema: "portal",
                table: "late_codes",
                column: "statement_id");

            migrationBuilder.CreateIndex(
                name: "ix_publications_revision_id",
                schema: "portal",
                table: "publications",
                column: "revision_id");

            migrationBuilder.CreateIndex(
                name: "ux_publications_one_open",
                schema: "portal",
                table: "publications",
                column: "statement_id",
                unique: true,
                filter: "dropped_at IS NULL AND issued_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_receipt_links_person_id",
                schema: "portal",
                table: "receipt_links",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_receipt_links_secret_hash",
                schema: "portal",
                table: "receipt_links",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_receipt_links_signature_id",
                schema: "portal",
                table: "receipt_links",
                column: "signature_id");

            migrationBuilder.CreateIndex(
                name: "ix_republications_organisation_id",
                schema: "portal",
                table: "republications",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ux_republications_link",
                schema: "portal",
                table: "republications",
                columns: new[] { "statement_id", "link" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_translated_texts_number",
                schema: "portal",
                table: "translated_texts",
                columns: new[] { "translation_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_translations_begun_by_id",
                schema: "portal",
                table: "translations",
                column: "begun_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_translations_contact_id",
                schema: "portal",
                table: "translations",
                column: "contact_id");

            migrationBuilder.CreateIndex(
                name: "ix_translations_from_id",
                schema: "portal",
                table: "translations",
                column: "from_id");

            migrationBuilder.CreateIndex(
                name: "ix_translations_looked_over_by_id",
                schema: "portal",
                table: "translations",
                column: "looked_over_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_translations_looked_over_for_id",
                schema: "portal",
                table: "translations",
                column: "looked_over_for_id");

            migrationBuilder.CreateIndex(
                name: "ix_translations_organisation_id",
                schema: "portal",
                table: "translations",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_translations_revision_id_statement_id",
                schema: "portal",
                table: "translations",
                columns: new[] { "revision_id", "statement_id" });

            migrationBuilder.CreateIndex(
                name: "ix_translations_statement_id",
                schema: "portal",
                table: "translations",
                column: "statement_id");

            migrationBuilder.CreateIndex(
                name: "ux_translations_one_per_revision_and_language",
                schema: "portal",
                table: "translations",
                columns: new[] { "revision_id", "language" },
                unique: true,
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_verifications_at",
                schema: "portal",
                table: "verifications",
                column: "at");

            migrationBuilder.AddForeignKey(
                name: "fk_signatures_late_codes_late_code_id",
                schema: "portal",
                table: "signatures",
                column: "late_code_id",
                principalSchema: "portal",
                principalTable: "late_codes",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_signatures_late_codes_late_code_id",
                schema: "portal",
                table: "signatures");

            migrationBuilder.DropTable(
                name: "adaptations",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "beats",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "deliveries",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "delivery_outcomes",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "disputes",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "edition_lines",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "evidence_checkpoints",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "late_codes",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "outages",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "publications",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "receipt_links",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "republications",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "signing_traces",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "translated_texts",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "verifications",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "deliverables",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "translations",
                schema: "portal");

            migrationBuilder.DropIndex(
                name: "ux_signatures_late_code",
                schema: "portal",
                table: "signatures");

            migrationBuilder.DropIndex(
                name: "ux_signatures_one_live_per_organisation",
                schema: "portal",
                table: "signatures");

            migrationBuilder.DropIndex(
                name: "ix_outbox_emails_can_wait_created_at_id",
                schema: "portal",
                table: "outbox_emails");

            migrationBuilder.DropColumn(
                name: "disputed_at",
                schema: "portal",
                table: "signatures");

            migrationBuilder.DropColumn(
                name: "domain",
                schema: "portal",
                table: "signatures");

            migrationBuilder.DropColumn(
                name: "invalid_reason",
                schema: "portal",
                table: "signatures");

            migrationBuilder.DropColumn(
                name: "invalidated_at",
                schema: "portal",
                table: "signatures");

            migrationBuilder.DropColumn(
                name: "late_code_id",
                schema: "portal",
                table: "signatures");

            migrationBuilder.DropColumn(
                name: "late_reason",
                schema: "portal",
                table: "signatures");

            migrationBuilder.DropColumn(
                name: "withdrawal_reason",
                schema: "portal",
                table: "signatures");

            migrationBuilder.DropColumn(
                name: "act_id",
                schema: "portal",
                table: "outbox_emails");

            migrationBuilder.DropColumn(
                name: "can_wait",
                schema: "portal",
                table: "outbox_emails");

            migrationBuilder.DropColumn(
                name: "because",
                schema: "portal",
                table: "editions");

            migrationBuilder.DropColumn(
                name: "proposed_by_id",
                schema: "portal",
                table: "editions");

            migrationBuilder.DropColumn(
                name: "grant_id",
                schema: "portal",
                table: "contacts");

            migrationBuilder.CreateIndex(
                name: "ux_signatures_one_live_per_organisation",
                schema: "portal",
                table: "signatures",
                columns: new[] { "revision_id", "organisation_id" },
                unique: true,
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_emails_next_try_at",
                schema: "portal",
                table: "outbox_emails",
                column: "next_try_at",
                filter: "sent_at IS NULL AND failed_at IS NULL");
        }
    }
}
