using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(TccmDbContext))]
    [Migration("20261122024831_GuardWhatMayGo")]
    public sealed class GuardWhatMayGo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                -- The portal may delete a draft that was never sent; what was sent to the secretariat is kept, and only its people are forgotten.
                CREATE FUNCTION portal.refuse_loss_of_application() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF OLD.status = 'Draft' THEN
                        RETURN OLD;
                    END IF;
                    RAISE EXCEPTION 'An application that was sent is kept' USING ERRCODE = 'restrict_violation';
                END $$;
                CREATE TRIGGER applications_kept BEFORE DELETE ON portal.applications FOR EACH ROW EXECUTE FUNCTION portal.refuse_loss_of_application();

                -- A link by which somebody signed stays with what they signed.
                CREATE FUNCTION portal.refuse_loss_of_handover() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF OLD.signed_at IS NULL OR EXISTS (SELECT FROM portal.applications WHERE id = OLD.application_id AND status IN ('Draft', 'Declined', 'Withdrawn')) THEN
                        RETURN OLD;
                    END IF;
                    RAISE EXCEPTION 'A link by which somebody signed is kept' USING ERRCODE = 'restrict_violation';
                END $$;
                CREATE TRIGGER purpose_handovers_not_deleted BEFORE DELETE ON portal.purpose_handovers FOR EACH ROW EXECUTE FUNCTION portal.refuse_loss_of_handover();
                CREATE TRIGGER purpose_handovers_not_emptied BEFORE TRUNCATE ON portal.purpose_handovers FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
                """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("DROP TRIGGER purpose_handovers_not_emptied ON portal.purpose_handovers; DROP FUNCTION portal.refuse_loss_of_application, portal.refuse_loss_of_handover CASCADE;");
    }
}
