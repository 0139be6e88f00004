using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tccm.Domain.Database.Migrations
{
    /// <summary>A translation stays with the revision that it was made from; what readers see was read by a second person, and no word of it changes.</summary>
    [DbContext(typeof(TccmDbContext))]
    [Migration("20261130203000_GuardTranslations")]
    public sealed class GuardTranslations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                CREATE FUNCTION portal.refuse_change_of_translation() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE
                    may_change CONSTANT text[] := ARRAY['status', 'last_number', 'writer_ids', 'offered_at', 'shown_number', 'looked_over_at', 'looked_over_by_id', 'looked_over_for_id',
                        'sent_back_at', 'sent_back_reason', 'withdrawn_at', 'withdrawn_reason', 'told_behind_at'];
                    words CONSTANT text[] := ARRAY['sent_back_reason', 'withdrawn_reason'];
                BEGIN
                    IF to_jsonb(NEW) - may_change <> to_jsonb(OLD) - may_change OR NEW.last_number < OLD.last_number OR NOT NEW.writer_ids @> OLD.writer_ids THEN
                        RAISE EXCEPTION 'A translation stays what it is a translation of, and by whom' USING ERRCODE = 'restrict_violation';
                    END IF;
                    IF OLD.withdrawn_at IS NOT NULL AND to_jsonb(NEW) - words <> to_jsonb(OLD) - words THEN
                        RAISE EXCEPTION 'A translation that was withdrawn stays so' USING ERRCODE = 'restrict_violation';
                    END IF;
                    IF NEW.shown_number IS DISTINCT FROM OLD.shown_number AND (NEW.shown_number IS NULL OR OLD.status <> 'Offered' OR NEW.shown_number <> OLD.last_number OR NEW.looked_over_by_id IS NULL
                        OR NOT EXISTS (SELECT FROM portal.translated_texts WHERE translation_id = NEW.id AND number = NEW.shown_number)
                        OR EXISTS (SELECT FROM portal.translated_texts WHERE translation_id = NEW.id AND written_by_id = NEW.looked_over_by_id)
                        OR NEW.looked_over_for_id = NEW.organisation_id) THEN
                        RAISE EXCEPTION 'What is shown of a translation was offered, and read by a second person' USING ERRCODE = 'restrict_violation';
                    END IF;
                    IF NEW.shown_number IS NOT DISTINCT FROM OLD.shown_number AND (NEW.looked_over_by_id, NEW.looked_over_for_id, NEW.looked_over_at) IS DISTINCT FROM (OLD.looked_over_by_id, OLD.looked_over_for_id, OLD.looked_over_at) THEN
                        RAISE EXCEPTION 'Who looked a translation over is kept' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                CREATE FUNCTION portal.refuse_shown_at_once() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.shown_number IS NOT NULL OR NEW.status NOT IN ('BeingWritten', 'Offered')
                        OR NEW.language = (SELECT language FROM portal.revisions WHERE id = NEW.revision_id)
                        OR NEW.revision_number <> (SELECT number FROM portal.revisions WHERE id = NEW.revision_id) THEN
                        RAISE EXCEPTION 'A translation begins by being written, in another language than its revision' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                CREATE FUNCTION portal.refuse_words_of_withdrawn() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (SELECT FROM portal.translations WHERE id = NEW.translation_id AND withdrawn_at IS NOT NULL) THEN
                        RAISE EXCEPTION 'This translation was withdrawn' USING ERRCODE = 'restrict_violation';
                    END IF;
                    RETURN NEW;
                END $$;

                CREATE TRIGGER translations_kept BEFORE UPDATE ON portal.translations FOR EACH ROW EXECUTE FUNCTION portal.refuse_change_of_translation();
                CREATE TRIGGER translations_begun BEFORE INSERT ON portal.translations FOR EACH ROW EXECUTE FUNCTION portal.refuse_shown_at_once();
                CREATE TRIGGER translations_not_deleted BEFORE DELETE ON portal.translations FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
                CREATE TRIGGER translations_not_emptied BEFORE TRUNCATE ON portal.translations FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
                CREATE TRIGGER translated_texts_in_time BEFORE INSERT ON portal.translated_texts FOR EACH ROW EXECUTE FUNCTION portal.refuse_words_of_withdrawn();
                CREATE TRIGGER translated_texts_kept BEFORE UPDATE OR DELETE ON portal.translated_texts FOR EACH ROW EXECUTE FUNCTION portal.refuse_change();
                CREATE TRIGGER translated_texts_not_emptied BEFORE TRUNCATE ON portal.translated_texts FOR EACH STATEMENT EXECUTE FUNCTION portal.refuse_change();
                """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                DROP TRIGGER translations_not_deleted ON portal.translations; DROP TRIGGER translations_not_emptied ON portal.translations;
                DROP TRIGGER translated_texts_kept ON portal.translated_texts; DROP TRIGGER translated_texts_not_emptied ON portal.translated_texts;
                DROP FUNCTION portal.refuse_change_of_translation, portal.refuse_shown_at_once, portal.refuse_words_of_withdrawn CASCADE;
                """);
    }
}
