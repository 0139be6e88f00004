using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <summary>The database refuses a signature by a mandate that is over, whoever asks; and a one-use link that was used stays used.</summary>
    [DbContext(typeof(TccmDbContext))]
    [Migration("20261122024820_GuardMandates")]
    public sealed class GuardMandates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                CREATE FUNCTION portal.refuse_ended_mandate() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF (NEW.basis IS NOT DISTINCT FROM 'Mandate') <> (NEW.mandate_until IS NOT NULL) THEN
                        RAISE EXCEPTION 'A mandate has a last day, and nothing else has one' USING ERRCODE = 'restrict_violation';
                    END IF;
                    IF NEW.mandate_until < (NEW.signed_at AT TIME ZONE 'UTC')::date THEN
                        RAISE EXCEPTION 'The mandate ended before it was signed' USING ERRCODE = 'restrict_violation';
                    END IF;
                    -- What the register says of the signer counts, whatever the row claims.
                    IF EXISTS (SELECT FROM portal.contacts WHERE person_id = NEW.person_id AND organisation_id = NEW.organisation_id
                        AND until IS NULL AND mandate_until < (NEW.signed_at AT TIME ZONE 'UTC')::date) THEN
                        RAISE EXCEPTION 'The mandate of this contact is over' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                CREATE FUNCTION portal.refuse_signature_without_basis() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.origin = 'Online' AND NEW.basis IS NULL THEN
                        RAISE EXCEPTION 'An online signature says on what the right to sign rests' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                CREATE FUNCTION portal.refuse_second_use() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF (OLD.signed_at IS NOT NULL OR OLD.declined_at IS NOT NULL OR OLD.ended_at IS NOT NULL)
                        AND (NEW.signed_at, NEW.declined_at, NEW.ended_at) IS DISTINCT FROM (OLD.signed_at, OLD.declined_at, OLD.ended_at)
                        OR num_nonnulls(NEW.signed_at, NEW.declined_at, NEW.ended_at) > 1
                        OR (NEW.secret_hash, NEW.application_id, NEW.organisation_id, NEW.expires_at) IS DISTINCT FROM (OLD.secret_hash, OLD.application_id, OLD.organisation_id, OLD.expires_at) THEN
                        RAISE EXCEPTION 'A link is used once, or taken back, and stays so' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                CREATE TRIGGER signatures_mandate BEFORE INSERT ON portal.signatures FOR EACH ROW EXECUTE FUNCTION portal.refuse_ended_mandate();
                CREATE TRIGGER signatures_basis BEFORE INSERT ON portal.signatures FOR EACH ROW EXECUTE FUNCTION portal.refuse_signature_without_basis();
                CREATE TRIGGER purpose_signatures_mandate BEFORE INSERT ON portal.purpose_signatures FOR EACH ROW EXECUTE FUNCTION portal.refuse_ended_mandate();
                CREATE TRIGGER purpose_handovers_used_once BEFORE UPDATE ON portal.purpose_handovers FOR EACH ROW EXECUTE FUNCTION portal.refuse_second_use();
                """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("DROP FUNCTION portal.refuse_ended_mandate, portal.refuse_signature_without_basis, portal.refuse_second_use CASCADE;");
    }
}
