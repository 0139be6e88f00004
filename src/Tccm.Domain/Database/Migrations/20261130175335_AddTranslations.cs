using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <inheritdoc />
    public partial class AddTranslations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "translated_texts",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "translations",
                schema: "portal");
        }
    }
}
