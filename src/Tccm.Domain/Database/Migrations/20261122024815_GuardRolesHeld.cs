using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <summary>Who might act for whom is kept as it was; contacts of before begin their record with what is known of them.</summary>
    [DbContext(typeof(TccmDbContext))]
    [Migration("20261122024815_GuardRolesHeld")]
    public sealed class GuardRolesHeld : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                INSERT INTO portal.roles_held (contact_id, roles, "from")
                SELECT id, CASE WHEN accepted = false THEN 0 ELSE roles END,
                    coalesce((SELECT min(accepted_at) FROM portal.invitations WHERE contact_id = contacts.id), since)
                FROM portal.contacts;
                INSERT INTO portal.roles_held (contact_id, roles, "from") SELECT id, 0, until FROM portal.contacts WHERE until IS NOT NULL;

                CREATE TRIGGER roles_held_kept BEFORE UPDATE ON portal.roles_held FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
                CREATE TRIGGER roles_held_not_emptied BEFORE TRUNCATE ON portal.roles_held FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
                """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("DROP TRIGGER roles_held_kept ON portal.roles_held; DROP TRIGGER roles_held_not_emptied ON portal.roles_held;");
    }
}
