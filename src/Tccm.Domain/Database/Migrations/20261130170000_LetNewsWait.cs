using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <inheritdoc />
    public partial class LetNewsWait : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_outbox_emails_next_try_at",
                schema: "portal",
                table: "outbox_emails");

            migrationBuilder.AddColumn<bool>(
                name: "can_wait",
                schema: "portal",
                table: "outbox_emails",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_emails_can_wait_created_at_id",
                schema: "portal",
                table: "outbox_emails",
                columns: new[] { "can_wait", "created_at", "id" },
                filter: "sent_at IS NULL AND failed_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_outbox_emails_can_wait_created_at_id",
                schema: "portal",
                table: "outbox_emails");

            migrationBuilder.DropColumn(
                name: "can_wait",
                schema: "portal",
                table: "outbox_emails");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_emails_next_try_at",
                schema: "portal",
                table: "outbox_emails",
                column: "next_try_at",
                filter: "sent_at IS NULL AND failed_at IS NULL");
        }
    }
}
