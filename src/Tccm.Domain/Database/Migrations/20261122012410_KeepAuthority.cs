using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <inheritdoc />
    public partial class KeepAuthority : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.AddColumn<string>(
                name: "basis",
                schema: "portal",
                table: "contacts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "mandate_until",
                schema: "portal",
                table: "contacts",
                type: "date",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
                name: "basis",
                schema: "portal",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "mandate_until",
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
        }
    }
}
