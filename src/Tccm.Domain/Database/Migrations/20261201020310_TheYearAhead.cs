using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <inheritdoc />
    public partial class TheYearAhead : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What stood in columns moves into facts, and counts as released: it was taken from the public record.
            migrationBuilder.Sql("""
                CREATE TEMP TABLE earlier_openings AS SELECT * FROM portal.openings;
                CREATE TEMP TABLE earlier_objectives AS SELECT * FROM portal.objectives;
                """);

            migrationBuilder.DropIndex(
                name: "ix_openings_process_title",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropIndex(
                name: "ix_objectives_process_number",
                schema: "portal",
                table: "objectives");

            migrationBuilder.DropColumn(
                name: "certainty",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "deadline",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "ends_on",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "host",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "process",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "starts_on",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "title",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "process",
                schema: "portal",
                table: "objectives");

            migrationBuilder.RenameColumn(
                name: "place",
                schema: "portal",
                table: "openings",
                newName: "released_title");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "announcements_off_since",
                schema: "portal",
                table: "people",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "timeline_seen",
                schema: "portal",
                table: "people",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "unreachable_reason",
                schema: "portal",
                table: "people",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "unreachable_since",
                schema: "portal",
                table: "people",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "bounced_at",
                schema: "portal",
                table: "outbox_emails",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "delays",
                schema: "portal",
                table: "outbox_emails",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "unsubscribe",
                schema: "portal",
                table: "outbox_emails",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "changed_at",
                schema: "portal",
                table: "openings",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "facts",
                schema: "portal",
                table: "openings",
                type: "jsonb",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<Guid>(
                name: "process_id",
                schema: "portal",
                table: "openings",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "slug",
                schema: "portal",
                table: "openings",
                type: "character varying(208)",
                maxLength: 208,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                schema: "portal",
                table: "openings",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<Guid>(
                name: "process_id",
                schema: "portal",
                table: "objectives",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.CreateTable(
                name: "calendar_links",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_calendar_links_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "chat_groups",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    platform = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    audience = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    link = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chat_groups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "date_checks",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    opening_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_date_checks", x => x.id);
                    table.ForeignKey(
                        name: "fk_date_checks_openings_opening_id",
                        column: x => x.opening_id,
                        principalSchema: "portal",
                        principalTable: "openings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_date_checks_people_by_id",
                        column: x => x.by_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "mailing_lists",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    synced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    first_pushed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    waits_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    trouble = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    claimed_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    unknown = table.Column<int>(type: "integer", nullable: false),
                    address = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    purpose = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    audience = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    home = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mailing_lists", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "meeting_series",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    about = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    audience = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_series", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_pauses",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    paused_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    paused_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_running = table.Column<bool>(type: "boolean", nullable: false, computedColumnSql: "ended_at IS NULL", stored: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_pauses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "processes",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    about = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_processes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "releases",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_releases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "chat_places",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    handle = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    joined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    removed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chat_places", x => x.id);
                    table.ForeignKey(
                        name: "fk_chat_places_chat_groups_chat_group_id",
                        column: x => x.chat_group_id,
                        principalSchema: "portal",
                        principalTable: "chat_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_chat_places_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "chat_rotations",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    rotated_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rotated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chat_rotations", x => x.id);
                    table.ForeignKey(
                        name: "fk_chat_rotations_chat_groups_chat_group_id",
                        column: x => x.chat_group_id,
                        principalSchema: "portal",
                        principalTable: "chat_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "list_places",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mailing_list_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    chosen = table.Column<bool>(type: "boolean", nullable: false),
                    chosen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    address = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    pushed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    refused_address = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    refusal = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_list_places", x => x.id);
                    table.ForeignKey(
                        name: "fk_list_places_mailing_lists_mailing_list_id",
                        column: x => x.mailing_list_id,
                        principalSchema: "portal",
                        principalTable: "mailing_lists",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_list_places_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "meetings",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    series_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    audience = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    slug = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    agenda = table.Column<string>(type: "text", nullable: true),
                    language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    link = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    announced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancel_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    notes = table.Column<string>(type: "text", nullable: true),
                    notes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meetings", x => x.id);
                    table.ForeignKey(
                        name: "fk_meetings_meeting_series_series_id",
                        column: x => x.series_id,
                        principalSchema: "portal",
                        principalTable: "meeting_series",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "announcements",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    body = table.Column<string>(type: "character varying(20001)", maxLength: 20001, nullable: false),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    audience_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    process_id = table.Column<Guid>(type: "uuid", nullable: true),
                    operates = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    region = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    archive = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    written_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sent_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recipient_count = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_announcements", x => x.id);
                    table.ForeignKey(
                        name: "fk_announcements_processes_process_id",
                        column: x => x.process_id,
                        principalSchema: "portal",
                        principalTable: "processes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "followings",
                schema: "portal",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    process_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_followings", x => new { x.person_id, x.process_id });
                    table.ForeignKey(
                        name: "fk_followings_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_followings_processes_process_id",
                        column: x => x.process_id,
                        principalSchema: "portal",
                        principalTable: "processes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "shared_notes",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    link = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    process_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shared_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    taken_back_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    hidden_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    hidden_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    hide_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shared_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_shared_notes_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_shared_notes_people_shared_by_id",
                        column: x => x.shared_by_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_shared_notes_processes_process_id",
                        column: x => x.process_id,
                        principalSchema: "portal",
                        principalTable: "processes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "opening_versions",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    opening_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    facts = table.Column<string>(type: "jsonb", nullable: false),
                    release_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opening_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_opening_versions_openings_opening_id",
                        column: x => x.opening_id,
                        principalSchema: "portal",
                        principalTable: "openings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_opening_versions_releases_release_id",
                        column: x => x.release_id,
                        principalSchema: "portal",
                        principalTable: "releases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "meeting_actions",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    what = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    dropped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    drop_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_actions", x => x.id);
                    table.ForeignKey(
                        name: "fk_meeting_actions_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalSchema: "portal",
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_actions_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "portal",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "meeting_topics",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: true),
                    opening_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_topics", x => x.id);
                    table.ForeignKey(
                        name: "fk_meeting_topics_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalSchema: "portal",
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_topics_openings_opening_id",
                        column: x => x.opening_id,
                        principalSchema: "portal",
                        principalTable: "openings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_topics_statements_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "portal",
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "round_tables",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    question = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    moderator = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    outcome = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    outcome_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: true),
                    opening_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_round_tables", x => x.id);
                    table.ForeignKey(
                        name: "fk_round_tables_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalSchema: "portal",
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_round_tables_openings_opening_id",
                        column: x => x.opening_id,
                        principalSchema: "portal",
                        principalTable: "openings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_round_tables_statements_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "portal",
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sittings",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    starts_zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    last_modified = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    earlier = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sittings", x => x.id);
                    table.ForeignKey(
                        name: "fk_sittings_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalSchema: "portal",
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "resources",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    link = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    text = table.Column<string>(type: "text", nullable: true),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    licence = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    @event = table.Column<string>(name: "event", type: "character varying(200)", maxLength: 200, nullable: true),
                    audience = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    process_id = table.Column<Guid>(type: "uuid", nullable: true),
                    shared_note_id = table.Column<Guid>(type: "uuid", nullable: true),
                    added_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdraw_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resources", x => x.id);
                    table.ForeignKey(
                        name: "fk_resources_processes_process_id",
                        column: x => x.process_id,
                        principalSchema: "portal",
                        principalTable: "processes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_resources_shared_notes_shared_note_id",
                        column: x => x.shared_note_id,
                        principalSchema: "portal",
                        principalTable: "shared_notes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "meeting_answers",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sitting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_answers", x => x.id);
                    table.ForeignKey(
                        name: "fk_meeting_answers_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalSchema: "portal",
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_answers_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "portal",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_answers_sittings_sitting_id",
                        column: x => x.sitting_id,
                        principalSchema: "portal",
                        principalTable: "sittings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "resource_versions",
                schema: "portal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    resource_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    facts = table.Column<string>(type: "jsonb", nullable: false),
                    process = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    kept_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resource_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_resource_versions_resources_resource_id",
                        column: x => x.resource_id,
                        principalSchema: "portal",
                        principalTable: "resources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql("""
                INSERT INTO portal.processes (id, slug, name, created_at)
                SELECT gen_random_uuid(), slug || CASE WHEN place = 1 THEN '' ELSE '-' || place END, process, created_at
                FROM (SELECT process, created_at, slug, row_number() OVER (PARTITION BY slug ORDER BY process) AS place
                      FROM (SELECT process, min(created_at) AS created_at, coalesce(nullif(trim(BOTH '-' FROM regexp_replace(lower(process), '[^a-z0-9]+', '-', 'g')), ''), 'process') AS slug
                            FROM (SELECT process, created_at FROM earlier_openings UNION ALL SELECT process, created_at FROM earlier_objectives) AS every GROUP BY process) AS named) AS placed;

                UPDATE portal.objectives SET process_id = process.id
                FROM earlier_objectives AS earlier JOIN portal.processes AS process ON process.name = earlier.process WHERE objectives.id = earlier.id;

                UPDATE portal.openings SET process_id = moved.process_id, slug = moved.slug || CASE WHEN moved.place = 1 THEN '' ELSE '-' || moved.place END, changed_at = openings.created_at, facts = moved.facts, released_title = moved.facts ->> 'Title'
                FROM (SELECT earlier.id, process.id AS process_id, named.slug, row_number() OVER (PARTITION BY process.id, named.slug ORDER BY earlier.created_at, earlier.id) AS place,
                          jsonb_build_object('Title', earlier.title, 'Kind', 'Opening', 'Host', earlier.host,
                              'Place', CASE WHEN lower(earlier.place) = 'online' THEN NULL ELSE earlier.place END, 'Online', coalesce(lower(earlier.place) = 'online', false),
                              'Dates', CASE WHEN earlier.deadline IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(jsonb_build_object('Kind', 'WrittenInput', 'From', earlier.deadline, 'Certainty', sure.certainty)) END
                                  || CASE WHEN earlier.starts_on IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(jsonb_build_object('Kind', 'Event', 'From', earlier.starts_on, 'Until', nullif(earlier.ends_on, earlier.starts_on), 'Certainty', sure.certainty)) END) AS facts
                      FROM earlier_openings AS earlier JOIN portal.processes AS process ON process.name = earlier.process,
                          LATERAL (SELECT coalesce(nullif(trim(BOTH '-' FROM regexp_replace(lower(earlier.title), '[^a-z0-9]+', '-', 'g')), ''), 'opening') AS slug) AS named,
                          LATERAL (SELECT CASE earlier.certainty WHEN 'Tentative' THEN 'Rumoured' ELSE earlier.certainty END AS certainty) AS sure) AS moved
                WHERE openings.id = moved.id;

                INSERT INTO portal.releases (id, number, note, at) SELECT gen_random_uuid(), 1, 'From the public record.', max(created_at) FROM portal.openings HAVING count(*) > 0;
                INSERT INTO portal.opening_versions (id, opening_id, number, facts, release_id) SELECT gen_random_uuid(), openings.id, 1, openings.facts, releases.id FROM portal.openings, portal.releases;
                INSERT INTO portal.date_checks (id, opening_id, kind, at)
                SELECT gen_random_uuid(), openings.id, date ->> 'Kind', openings.created_at FROM portal.openings, jsonb_array_elements(openings.facts -> 'Dates') AS date;
                DROP TABLE earlier_openings, earlier_objectives;
                """);

            migrationBuilder.CreateIndex(
                name: "ux_openings_slug",
                schema: "portal",
                table: "openings",
                columns: new[] { "process_id", "slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_objectives_number",
                schema: "portal",
                table: "objectives",
                columns: new[] { "process_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_announcements_process_id",
                schema: "portal",
                table: "announcements",
                column: "process_id");

            migrationBuilder.CreateIndex(
                name: "ux_announcements_slug",
                schema: "portal",
                table: "announcements",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_calendar_links_person_id",
                schema: "portal",
                table: "calendar_links",
                column: "person_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_calendar_links_secret_hash",
                schema: "portal",
                table: "calendar_links",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_chat_places_person_id",
                schema: "portal",
                table: "chat_places",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ux_chat_places_one_current",
                schema: "portal",
                table: "chat_places",
                columns: new[] { "chat_group_id", "person_id" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_chat_rotations_chat_group_id",
                schema: "portal",
                table: "chat_rotations",
                column: "chat_group_id");

            migrationBuilder.CreateIndex(
                name: "ix_date_checks_by_id",
                schema: "portal",
                table: "date_checks",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_date_checks_opening_id",
                schema: "portal",
                table: "date_checks",
                column: "opening_id");

            migrationBuilder.CreateIndex(
                name: "ix_followings_process_id",
                schema: "portal",
                table: "followings",
                column: "process_id");

            migrationBuilder.CreateIndex(
                name: "ix_list_places_person_id",
                schema: "portal",
                table: "list_places",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ux_list_places_one_per_person",
                schema: "portal",
                table: "list_places",
                columns: new[] { "mailing_list_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_mailing_lists_address",
                schema: "portal",
                table: "mailing_lists",
                column: "address",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_meeting_actions_meeting_id",
                schema: "portal",
                table: "meeting_actions",
                column: "meeting_id");

            migrationBuilder.CreateIndex(
                name: "ix_meeting_actions_organisation_id",
                schema: "portal",
                table: "meeting_actions",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_meeting_answers_person_id",
                schema: "portal",
                table: "meeting_answers",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_meeting_answers_sitting_id",
                schema: "portal",
                table: "meeting_answers",
                column: "sitting_id");

            migrationBuilder.CreateIndex(
                name: "ux_meeting_answers_person",
                schema: "portal",
                table: "meeting_answers",
                columns: new[] { "meeting_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_meeting_topics_opening_id",
                schema: "portal",
                table: "meeting_topics",
                column: "opening_id");

            migrationBuilder.CreateIndex(
                name: "ix_meeting_topics_statement_id",
                schema: "portal",
                table: "meeting_topics",
                column: "statement_id");

            migrationBuilder.CreateIndex(
                name: "ux_meeting_topics_topic",
                schema: "portal",
                table: "meeting_topics",
                columns: new[] { "meeting_id", "statement_id", "opening_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_meetings_series_id",
                schema: "portal",
                table: "meetings",
                column: "series_id");

            migrationBuilder.CreateIndex(
                name: "ux_meetings_slug",
                schema: "portal",
                table: "meetings",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_opening_versions_release_id",
                schema: "portal",
                table: "opening_versions",
                column: "release_id");

            migrationBuilder.CreateIndex(
                name: "ux_opening_versions_number",
                schema: "portal",
                table: "opening_versions",
                columns: new[] { "opening_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_outbox_pauses_one_running",
                schema: "portal",
                table: "outbox_pauses",
                column: "is_running",
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_processes_name",
                schema: "portal",
                table: "processes",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_processes_slug",
                schema: "portal",
                table: "processes",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_releases_number",
                schema: "portal",
                table: "releases",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_resource_versions_number",
                schema: "portal",
                table: "resource_versions",
                columns: new[] { "resource_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_resources_process_id",
                schema: "portal",
                table: "resources",
                column: "process_id");

            migrationBuilder.CreateIndex(
                name: "ux_resources_shared_note",
                schema: "portal",
                table: "resources",
                column: "shared_note_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_resources_slug",
                schema: "portal",
                table: "resources",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_round_tables_opening_id",
                schema: "portal",
                table: "round_tables",
                column: "opening_id");

            migrationBuilder.CreateIndex(
                name: "ix_round_tables_statement_id",
                schema: "portal",
                table: "round_tables",
                column: "statement_id");

            migrationBuilder.CreateIndex(
                name: "ux_round_tables_number",
                schema: "portal",
                table: "round_tables",
                columns: new[] { "meeting_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_shared_notes_organisation_id",
                schema: "portal",
                table: "shared_notes",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_shared_notes_process_id",
                schema: "portal",
                table: "shared_notes",
                column: "process_id");

            migrationBuilder.CreateIndex(
                name: "ix_shared_notes_shared_at",
                schema: "portal",
                table: "shared_notes",
                column: "shared_at");

            migrationBuilder.CreateIndex(
                name: "ix_shared_notes_shared_by_id",
                schema: "portal",
                table: "shared_notes",
                column: "shared_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_sittings_meeting_id_number",
                schema: "portal",
                table: "sittings",
                columns: new[] { "meeting_id", "number" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_objectives_processes_process_id",
                schema: "portal",
                table: "objectives",
                column: "process_id",
                principalSchema: "portal",
                principalTable: "processes",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_openings_processes_process_id",
                schema: "portal",
                table: "openings",
                column: "process_id",
                principalSchema: "portal",
                principalTable: "processes",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_objectives_processes_process_id",
                schema: "portal",
                table: "objectives");

            migrationBuilder.DropForeignKey(
                name: "fk_openings_processes_process_id",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropTable(
                name: "announcements",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "calendar_links",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "chat_places",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "chat_rotations",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "date_checks",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "followings",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "list_places",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "meeting_actions",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "meeting_answers",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "meeting_topics",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "opening_versions",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "outbox_pauses",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "resource_versions",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "round_tables",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "chat_groups",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "mailing_lists",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "sittings",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "releases",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "resources",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "meetings",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "shared_notes",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "meeting_series",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "processes",
                schema: "portal");

            migrationBuilder.DropIndex(
                name: "ux_openings_slug",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropIndex(
                name: "ux_objectives_number",
                schema: "portal",
                table: "objectives");

            migrationBuilder.DropColumn(
                name: "announcements_off_since",
                schema: "portal",
                table: "people");

            migrationBuilder.DropColumn(
                name: "timeline_seen",
                schema: "portal",
                table: "people");

            migrationBuilder.DropColumn(
                name: "unreachable_reason",
                schema: "portal",
                table: "people");

            migrationBuilder.DropColumn(
                name: "unreachable_since",
                schema: "portal",
                table: "people");

            migrationBuilder.DropColumn(
                name: "bounced_at",
                schema: "portal",
                table: "outbox_emails");

            migrationBuilder.DropColumn(
                name: "delays",
                schema: "portal",
                table: "outbox_emails");

            migrationBuilder.DropColumn(
                name: "unsubscribe",
                schema: "portal",
                table: "outbox_emails");

            migrationBuilder.DropColumn(
                name: "changed_at",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "facts",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "process_id",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "slug",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "xmin",
                schema: "portal",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "process_id",
                schema: "portal",
                table: "objectives");

            migrationBuilder.RenameColumn(
                name: "released_title",
                schema: "portal",
                table: "openings",
                newName: "place");

            migrationBuilder.AddColumn<string>(
                name: "certainty",
                schema: "portal",
                table: "openings",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "deadline",
                schema: "portal",
                table: "openings",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ends_on",
                schema: "portal",
                table: "openings",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "host",
                schema: "portal",
                table: "openings",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "process",
                schema: "portal",
                table: "openings",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "starts_on",
                schema: "portal",
                table: "openings",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "title",
                schema: "portal",
                table: "openings",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "process",
                schema: "portal",
                table: "objectives",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "ix_openings_process_title",
                schema: "portal",
                table: "openings",
                columns: new[] { "process", "title" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_objectives_process_number",
                schema: "portal",
                table: "objectives",
                columns: new[] { "process", "number" },
                unique: true);
        }
    }
}
