using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <inheritdoc />
    public partial class KeepDeliveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "deliveries",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "delivery_outcomes",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "republications",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "deliverables",
                schema: "portal");
        }
    }
}
