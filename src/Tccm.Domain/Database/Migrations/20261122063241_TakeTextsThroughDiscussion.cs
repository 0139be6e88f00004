using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <inheritdoc />
    public partial class TakeTextsThroughDiscussion : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_signatures_one_live_per_organisation",
                schema: "portal",
                table: "signatures");

            migrationBuilder.AddColumn<string>(
                name: "audience",
                schema: "portal",
                table: "statements",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Members");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "comments_until_at",
                schema: "portal",
                table: "statements",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "comments_until_zone",
                schema: "portal",
                table: "statements",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "pen_holder_id",
                schema: "portal",
                table: "statements",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "circulated_at",
                schema: "portal",
                table: "revisions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "summary",
                schema: "portal",
                table: "revisions",
                type: "character varying(20000)",
                maxLength: 20000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "digest_hour",
                schema: "portal",
                table: "people",
                type: "integer",
                nullable: false,
                defaultValue: 8);

            migrationBuilder.AddColumn<string>(
                name: "digest_zone",
                schema: "portal",
                table: "people",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "UTC");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "digested_until",
                schema: "portal",
                table: "people",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "discussion_mail",
                schema: "portal",
                table: "people",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Daily");

            migrationBuilder.AddColumn<Guid[]>(
                name: "ancestors",
                schema: "portal",
                table: "paragraphs",
                type: "uuid[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "reply_to",
                schema: "portal",
                table: "outbox_emails",
                type: "character varying(320)",
                maxLength: 320,
                nullable: true);

            migrationBuilder.AddUniqueConstraint(
                name: "ak_revisions_id_statement_id",
                schema: "portal",
                table: "revisions",
                columns: new[] { "id", "statement_id" });

            migrationBuilder.AddUniqueConstraint(
                name: "ak_paragraphs_id_revision_id",
                schema: "portal",
                table: "paragraphs",
                columns: new[] { "id", "revision_id" });

            migrationBuilder.CreateTable(
                name: "comments",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    paragraph_id = table.Column<Guid>(type: "uuid", nullable: true),
                    paragraph_identity = table.Column<Guid>(type: "uuid", nullable: true),
                    thread_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: true),
                    words = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    said_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    resolved_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    replacement = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: true),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    declined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decline_reason = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_comments", x => x.id);
                    table.ForeignKey(
                        name: "fk_comments_comments_thread_id",
                        column: x => x.thread_id,
                        principalSchema: "portal",
                        principalTable: "comments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_comments_contacts_contact_id",
                        column: x => x.contact_id,
                        principalSchema: "portal",
                        principalTable: "contacts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_comments_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_comments_paragraphs_paragraph_id_revision_id",
                        columns: x => new { x.paragraph_id, x.revision_id },
                        principalSchema: "portal",
                        principalTable: "paragraphs",
                        principalColumns: new[] { "id", "revision_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_comments_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_comments_revisions_revision_id_statement_id",
                        columns: x => new { x.revision_id, x.statement_id },
                        principalSchema: "portal",
                        principalTable: "revisions",
                        principalColumns: new[] { "id", "statement_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_comments_statements_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "portal",
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "draft_texts",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    written_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    suggestion_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_texts", x => x.id);
                    table.ForeignKey(
                        name: "fk_draft_texts_statements_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "portal",
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "intentions",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    stated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_intentions", x => x.id);
                    table.ForeignKey(
                        name: "fk_intentions_contacts_contact_id",
                        column: x => x.contact_id,
                        principalSchema: "portal",
                        principalTable: "contacts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_intentions_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_intentions_statements_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "portal",
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "paragraph_uses",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    paragraph_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    use = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    marked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paragraph_uses", x => x.id);
                    table.ForeignKey(
                        name: "fk_paragraph_uses_contacts_contact_id",
                        column: x => x.contact_id,
                        principalSchema: "portal",
                        principalTable: "contacts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_paragraph_uses_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_paragraph_uses_paragraphs_paragraph_id",
                        column: x => x.paragraph_id,
                        principalSchema: "portal",
                        principalTable: "paragraphs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "position_rounds",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision_number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    opens_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closes_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    seen = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    map_proposed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    map_proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    map_published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    map_electorate = table.Column<string>(type: "jsonb", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_position_rounds", x => x.id);
                    table.UniqueConstraint("ak_position_rounds_id_revision_id", x => new { x.id, x.revision_id });
                    table.ForeignKey(
                        name: "fk_position_rounds_revisions_revision_id_statement_id",
                        columns: x => new { x.revision_id, x.statement_id },
                        principalSchema: "portal",
                        principalTable: "revisions",
                        principalColumns: new[] { "id", "statement_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_position_rounds_statements_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "portal",
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "positions",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    paragraph_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    stance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_positions", x => x.id);
                    table.ForeignKey(
                        name: "fk_positions_contacts_contact_id",
                        column: x => x.contact_id,
                        principalSchema: "portal",
                        principalTable: "contacts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_positions_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_positions_paragraphs_paragraph_id_revision_id",
                        columns: x => new { x.paragraph_id, x.revision_id },
                        principalSchema: "portal",
                        principalTable: "paragraphs",
                        principalColumns: new[] { "id", "revision_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_positions_position_rounds_round_id_revision_id",
                        columns: x => new { x.round_id, x.revision_id },
                        principalSchema: "portal",
                        principalTable: "position_rounds",
                        principalColumns: new[] { "id", "revision_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_statements_pen_holder_id",
                schema: "portal",
                table: "statements",
                column: "pen_holder_id");

            migrationBuilder.CreateIndex(
                name: "ix_signatures_statement_id",
                schema: "portal",
                table: "signatures",
                column: "statement_id");

            migrationBuilder.CreateIndex(
                name: "ux_signatures_one_live_per_organisation",
                schema: "portal",
                table: "signatures",
                columns: new[] { "revision_id", "organisation_id" },
                unique: true,
                filter: "withdrawn_at IS NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_people_digest_hour",
                schema: "portal",
                table: "people",
                sql: "digest_hour BETWEEN 0 AND 23");

            migrationBuilder.CreateIndex(
                name: "ix_comments_contact_id",
                schema: "portal",
                table: "comments",
                column: "contact_id");

            migrationBuilder.CreateIndex(
                name: "ix_comments_organisation_id",
                schema: "portal",
                table: "comments",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_comments_paragraph_id_revision_id",
                schema: "portal",
                table: "comments",
                columns: new[] { "paragraph_id", "revision_id" });

            migrationBuilder.CreateIndex(
                name: "ix_comments_person_id",
                schema: "portal",
                table: "comments",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_comments_revision_id_statement_id",
                schema: "portal",
                table: "comments",
                columns: new[] { "revision_id", "statement_id" });

            migrationBuilder.CreateIndex(
                name: "ix_comments_statement_id_said_at",
                schema: "portal",
                table: "comments",
                columns: new[] { "statement_id", "said_at" });

            migrationBuilder.CreateIndex(
                name: "ix_comments_thread_id",
                schema: "portal",
                table: "comments",
                column: "thread_id");

            migrationBuilder.CreateIndex(
                name: "ux_draft_texts_number",
                schema: "portal",
                table: "draft_texts",
                columns: new[] { "statement_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_intentions_contact_id",
                schema: "portal",
                table: "intentions",
                column: "contact_id");

            migrationBuilder.CreateIndex(
                name: "ix_intentions_organisation_id",
                schema: "portal",
                table: "intentions",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ux_intentions_one_per_organisation",
                schema: "portal",
                table: "intentions",
                columns: new[] { "statement_id", "organisation_id" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_paragraph_uses_contact_id",
                schema: "portal",
                table: "paragraph_uses",
                column: "contact_id");

            migrationBuilder.CreateIndex(
                name: "ix_paragraph_uses_organisation_id",
                schema: "portal",
                table: "paragraph_uses",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ux_paragraph_uses_number",
                schema: "portal",
                table: "paragraph_uses",
                columns: new[] { "paragraph_id", "organisation_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_position_rounds_revision_id_statement_id",
                schema: "portal",
                table: "position_rounds",
                columns: new[] { "revision_id", "statement_id" });

            migrationBuilder.CreateIndex(
                name: "ix_position_rounds_statement_id",
                schema: "portal",
                table: "position_rounds",
                column: "statement_id");

            migrationBuilder.CreateIndex(
                name: "ux_position_rounds_revision",
                schema: "portal",
                table: "position_rounds",
                column: "revision_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_positions_contact_id",
                schema: "portal",
                table: "positions",
                column: "contact_id");

            migrationBuilder.CreateIndex(
                name: "ix_positions_organisation_id",
                schema: "portal",
                table: "positions",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_positions_paragraph_id_revision_id",
                schema: "portal",
                table: "positions",
                columns: new[] { "paragraph_id", "revision_id" });

            migrationBuilder.CreateIndex(
                name: "ix_positions_round_id_revision_id",
                schema: "portal",
                table: "positions",
                columns: new[] { "round_id", "revision_id" });

            migrationBuilder.CreateIndex(
                name: "ux_positions_number",
                schema: "portal",
                table: "positions",
                columns: new[] { "round_id", "organisation_id", "paragraph_id", "number" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.AddForeignKey(
                name: "fk_statements_contacts_pen_holder_id",
                schema: "portal",
                table: "statements",
                column: "pen_holder_id",
                principalSchema: "portal",
                principalTable: "contacts",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_statements_contacts_pen_holder_id",
                schema: "portal",
                table: "statements");

            migrationBuilder.DropTable(
                name: "comments",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "draft_texts",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "intentions",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "paragraph_uses",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "positions",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "position_rounds",
                schema: "portal");

            migrationBuilder.DropIndex(
                name: "ix_statements_pen_holder_id",
                schema: "portal",
                table: "statements");

            migrationBuilder.DropIndex(
                name: "ix_signatures_statement_id",
                schema: "portal",
                table: "signatures");

            migrationBuilder.DropIndex(
                name: "ux_signatures_one_live_per_organisation",
                schema: "portal",
                table: "signatures");

            migrationBuilder.DropUniqueConstraint(
                name: "ak_revisions_id_statement_id",
                schema: "portal",
                table: "revisions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_people_digest_hour",
                schema: "portal",
                table: "people");

            migrationBuilder.DropUniqueConstraint(
                name: "ak_paragraphs_id_revision_id",
                schema: "portal",
                table: "paragraphs");

            migrationBuilder.DropColumn(
                name: "audience",
                schema: "portal",
                table: "statements");

            migrationBuilder.DropColumn(
                name: "comments_until_at",
                schema: "portal",
                table: "statements");

            migrationBuilder.DropColumn(
                name: "comments_until_zone",
                schema: "portal",
                table: "statements");

            migrationBuilder.DropColumn(
                name: "pen_holder_id",
                schema: "portal",
                table: "statements");

            migrationBuilder.DropColumn(
                name: "circulated_at",
                schema: "portal",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "summary",
                schema: "portal",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "digest_hour",
                schema: "portal",
                table: "people");

            migrationBuilder.DropColumn(
                name: "digest_zone",
                schema: "portal",
                table: "people");

            migrationBuilder.DropColumn(
                name: "digested_until",
                schema: "portal",
                table: "people");

            migrationBuilder.DropColumn(
                name: "discussion_mail",
                schema: "portal",
                table: "people");

            migrationBuilder.DropColumn(
                name: "ancestors",
                schema: "portal",
                table: "paragraphs");

            migrationBuilder.DropColumn(
                name: "reply_to",
                schema: "portal",
                table: "outbox_emails");

            migrationBuilder.CreateIndex(
                name: "ux_signatures_one_live_per_organisation",
                schema: "portal",
                table: "signatures",
                columns: new[] { "statement_id", "organisation_id" },
                unique: true,
                filter: "withdrawn_at IS NULL");
        }
    }
}
