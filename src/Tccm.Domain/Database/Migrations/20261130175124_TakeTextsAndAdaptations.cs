using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <inheritdoc />
    public partial class TakeTextsAndAdaptations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "adaptations",
                schema: "portal");
        }
    }
}
