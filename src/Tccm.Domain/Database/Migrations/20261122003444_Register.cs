using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <inheritdoc />
    public partial class Register : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "portal");

            migrationBuilder.CreateTable(
                name: "audit_entries",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    capacity = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    act = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sentence = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "evidence_leaves",
                schema: "portal",
                columns: table => new
                {
                    index = table.Column<long>(type: "bigint", nullable: false),
                    act_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_leaves", x => x.index);
                    table.CheckConstraint("ck_evidence_leaves_hash", "hash = sha256('\\x00'::bytea || bytes)");
                });

            migrationBuilder.CreateTable(
                name: "objectives",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    process = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_objectives", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "openings",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    process = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    host = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    starts_on = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    ends_on = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    deadline = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    certainty = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_openings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisations",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    legal_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    display_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    native_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    short_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    economy = table.Column<string>(type: "character(2)", fixedLength: true, maxLength: 2, nullable: false),
                    website = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    operates = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    domains = table.Column<string>(type: "jsonb", nullable: false),
                    operations = table.Column<string>(type: "jsonb", nullable: false),
                    source = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations", x => x.id);
                    table.CheckConstraint("ck_organisations_economy", "economy ~ '^[A-Z]{2}$'");
                });

            migrationBuilder.CreateTable(
                name: "outbox_emails",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    to = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    letter = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    html = table.Column<string>(type: "text", nullable: false),
                    secret = table.Column<bool>(type: "boolean", nullable: false),
                    once_key = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_emails", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    email = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    email_key = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    login_id = table.Column<Guid>(type: "uuid", nullable: true),
                    secretariat_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "purpose_versions",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    major = table.Column<int>(type: "integer", nullable: false),
                    minor = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    adopted_on = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_purpose_versions", x => x.id);
                    table.UniqueConstraint("ak_purpose_versions_id_sha256", x => new { x.id, x.sha256 });
                    table.CheckConstraint("ck_purpose_versions_sha256", "sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')");
                });

            migrationBuilder.CreateTable(
                name: "statements",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    process = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    deadline_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    deadline_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    delivered_on = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    signers_known = table.Column<bool>(type: "boolean", nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "evidence_envelopes",
                schema: "portal",
                columns: table => new
                {
                    leaf_index = table.Column<long>(type: "bigint", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_envelopes", x => x.leaf_index);
                    table.ForeignKey(
                        name: "fk_evidence_envelopes_evidence_leaves_leaf_index",
                        column: x => x.leaf_index,
                        principalSchema: "portal",
                        principalTable: "evidence_leaves",
                        principalColumn: "index",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "applications",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    applicant_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    applicant_email = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    email_confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    facts = table.Column<string>(type: "jsonb", nullable: false),
                    contacts = table.Column<string>(type: "jsonb", nullable: false),
                    declaration = table.Column<string>(type: "jsonb", nullable: true),
                    requests = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    decline_reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    decision_words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applications", x => x.id);
                    table.ForeignKey(
                        name: "fk_applications_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "former_names",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    legal_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    display_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    native_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    short_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_former_names", x => x.id);
                    table.ForeignKey(
                        name: "fk_former_names_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "membership_periods",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    founder = table.Column<bool>(type: "boolean", nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_membership_periods", x => x.id);
                    table.ForeignKey(
                        name: "fk_membership_periods_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contacts",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    roles = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contacts", x => x.id);
                    table.CheckConstraint("ck_contacts_roles", "roles > 0");
                    table.ForeignKey(
                        name: "fk_contacts_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contacts_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revisions",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revisions", x => x.id);
                    table.UniqueConstraint("ak_revisions_id_sha256", x => new { x.id, x.sha256 });
                    table.CheckConstraint("ck_revisions_sha256", "sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')");
                    table.ForeignKey(
                        name: "fk_revisions_statements_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "portal",
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "purpose_signatures",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    signer_title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    declaration = table.Column<string>(type: "text", nullable: false),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_purpose_signatures", x => x.id);
                    table.ForeignKey(
                        name: "fk_purpose_signatures_applications_application_id",
                        column: x => x.application_id,
                        principalSchema: "portal",
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_purpose_signatures_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_purpose_signatures_purpose_versions_purpose_version_id_text~",
                        columns: x => new { x.purpose_version_id, x.text_sha256 },
                        principalSchema: "portal",
                        principalTable: "purpose_versions",
                        principalColumns: new[] { "id", "sha256" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => x.id);
                    table.ForeignKey(
                        name: "fk_invitations_contacts_contact_id",
                        column: x => x.contact_id,
                        principalSchema: "portal",
                        principalTable: "contacts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "editions",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    member_count = table.Column<int>(type: "integer", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_editions", x => x.id);
                    table.ForeignKey(
                        name: "fk_editions_revisions_revision_id",
                        column: x => x.revision_id,
                        principalSchema: "portal",
                        principalTable: "revisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_editions_statements_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "portal",
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "paragraphs",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    identity = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paragraphs", x => x.id);
                    table.ForeignKey(
                        name: "fk_paragraphs_revisions_revision_id",
                        column: x => x.revision_id,
                        principalSchema: "portal",
                        principalTable: "revisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "signatures",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    origin = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    organisation_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    native_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    kinds = table.Column<string>(type: "jsonb", nullable: false),
                    economy = table.Column<string>(type: "character(2)", fixedLength: true, maxLength: 2, nullable: false),
                    text_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    declaration = table.Column<string>(type: "text", nullable: true),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signatures", x => x.id);
                    table.CheckConstraint("ck_signatures_origin", "(origin = 'Online' AND person_id IS NOT NULL AND declaration IS NOT NULL AND signed_at IS NOT NULL AND source IS NULL) OR (origin = 'Recorded' AND person_id IS NULL AND declaration IS NULL AND source IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_signatures_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_signatures_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_signatures_revisions_revision_id_text_sha256",
                        columns: x => new { x.revision_id, x.text_sha256 },
                        principalSchema: "portal",
                        principalTable: "revisions",
                        principalColumns: new[] { "id", "sha256" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_signatures_statements_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "portal",
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "edition_files",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    format = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_edition_files", x => x.id);
                    table.CheckConstraint("ck_edition_files_sha256", "sha256 = encode(sha256(bytes), 'hex')");
                    table.ForeignKey(
                        name: "fk_edition_files_editions_edition_id",
                        column: x => x.edition_id,
                        principalSchema: "portal",
                        principalTable: "editions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_applications_organisation_id",
                schema: "portal",
                table: "applications",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_applications_secret_hash",
                schema: "portal",
                table: "applications",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_applications_status_submitted_at",
                schema: "portal",
                table: "applications",
                columns: new[] { "status", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_organisation_id_id",
                schema: "portal",
                table: "audit_entries",
                columns: new[] { "organisation_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_subject_id_id",
                schema: "portal",
                table: "audit_entries",
                columns: new[] { "subject_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_contacts_organisation_id",
                schema: "portal",
                table: "contacts",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ux_contacts_one_current_per_person",
                schema: "portal",
                table: "contacts",
                columns: new[] { "person_id", "organisation_id" },
                unique: true,
                filter: "until IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_edition_files_format",
                schema: "portal",
                table: "edition_files",
                columns: new[] { "edition_id", "format" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_editions_revision_id",
                schema: "portal",
                table: "editions",
                column: "revision_id");

            migrationBuilder.CreateIndex(
                name: "ux_editions_number",
                schema: "portal",
                table: "editions",
                columns: new[] { "statement_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evidence_leaves_act_id",
                schema: "portal",
                table: "evidence_leaves",
                column: "act_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_former_names_organisation_id",
                schema: "portal",
                table: "former_names",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_contact_id",
                schema: "portal",
                table: "invitations",
                column: "contact_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_secret_hash",
                schema: "portal",
                table: "invitations",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_membership_periods_one_current",
                schema: "portal",
                table: "membership_periods",
                column: "organisation_id",
                unique: true,
                filter: "until IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_objectives_process_number",
                schema: "portal",
                table: "objectives",
                columns: new[] { "process", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_openings_process_title",
                schema: "portal",
                table: "openings",
                columns: new[] { "process", "title" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_emails_next_try_at",
                schema: "portal",
                table: "outbox_emails",
                column: "next_try_at",
                filter: "sent_at IS NULL AND failed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_outbox_emails_once_key",
                schema: "portal",
                table: "outbox_emails",
                column: "once_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_paragraphs_revision_id_number",
                schema: "portal",
                table: "paragraphs",
                columns: new[] { "revision_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_login_id",
                schema: "portal",
                table: "people",
                column: "login_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_people_email_key",
                schema: "portal",
                table: "people",
                column: "email_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_purpose_signatures_application_id",
                schema: "portal",
                table: "purpose_signatures",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_purpose_signatures_organisation_id",
                schema: "portal",
                table: "purpose_signatures",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_purpose_signatures_purpose_version_id_text_sha256",
                schema: "portal",
                table: "purpose_signatures",
                columns: new[] { "purpose_version_id", "text_sha256" });

            migrationBuilder.CreateIndex(
                name: "ux_purpose_versions_number",
                schema: "portal",
                table: "purpose_versions",
                columns: new[] { "major", "minor" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_revisions_number",
                schema: "portal",
                table: "revisions",
                columns: new[] { "statement_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_signatures_organisation_id",
                schema: "portal",
                table: "signatures",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_signatures_person_id",
                schema: "portal",
                table: "signatures",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_signatures_revision_id_text_sha256",
                schema: "portal",
                table: "signatures",
                columns: new[] { "revision_id", "text_sha256" });

            migrationBuilder.CreateIndex(
                name: "ux_signatures_one_live_per_organisation",
                schema: "portal",
                table: "signatures",
                columns: new[] { "statement_id", "organisation_id" },
                unique: true,
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_statements_status",
                schema: "portal",
                table: "statements",
                column: "status");

            migrationBuilder.CreateIndex(
                name: "ux_statements_slug",
                schema: "portal",
                table: "statements",
                column: "slug",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_entries",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "edition_files",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "evidence_envelopes",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "former_names",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "invitations",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "membership_periods",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "objectives",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "openings",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "outbox_emails",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "paragraphs",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "purpose_signatures",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "signatures",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "editions",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "evidence_leaves",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "contacts",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "applications",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "purpose_versions",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "revisions",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "people",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "organisations",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "statements",
                schema: "portal");
        }
    }
}
