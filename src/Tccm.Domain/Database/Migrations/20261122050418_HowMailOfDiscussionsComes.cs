using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <inheritdoc />
    public partial class HowMailOfDiscussionsComes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.AddColumn<string>(
                name: "reply_to",
                schema: "portal",
                table: "outbox_emails",
                type: "character varying(320)",
                maxLength: 320,
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_people_digest_hour",
                schema: "portal",
                table: "people",
                sql: "digest_hour BETWEEN 0 AND 23");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_people_digest_hour",
                schema: "portal",
                table: "people");

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
                name: "reply_to",
                schema: "portal",
                table: "outbox_emails");
        }
    }
}
