using Tccm.Web.PersonalData.Holdings;

namespace Tccm.Web.PersonalData;

/// <summary>Which kinds of personal data there are. A new one is one line here; see docs/adr/0015.</summary>
public static class PersonalDataParts
{
    /// <summary>Columns that hold nothing about a person, or only what is published in an organisation's name, and why. Table.column or table.*.</summary>
    public static IReadOnlyDictionary<string, string> NotPersonal { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["organisations.*"] = "The organisation's own names, domains and words, which it publishes. A person's name in its words is taken out on erasure.",
        ["former_names.*"] = "Names of organisations.",
        ["purpose_versions.title"] = "A public text.",
        ["purpose_versions.language"] = "A public text's language.",
        ["purpose_versions.text"] = "A public text.",
        ["purpose_versions.sha256"] = "The hash of a public text.",
        ["purpose_versions.source"] = "The public source of a text.",
        ["purpose_drafts.title"] = "A text that is to be public, in no person's name.",
        ["purpose_drafts.language"] = "That text's language.",
        ["purpose_drafts.text"] = "A text that is to be public. It is adopted word for word as it was proposed.",
        ["mailing_lists.*"] = "The name, address and purpose of a list, and how it stands with its server.",
        ["prospects.name"] = "The name of an organisation.",
        ["prospects.economy"] = "An organisation's economy.",
        ["prospects.domains"] = "Domains of an organisation.",
        ["domain_controls.domain"] = "A domain of an organisation.",
        ["domain_controls.token"] = "A random number that the organisation publishes.",
        ["purpose_signatures.organisation_name"] = "The organisation's name as it signed.",
        ["purpose_signatures.text_sha256"] = "The hash of a public text.",
        ["statements.*"] = "Public or to be published: address, process, language, source.",
        ["revisions.*"] = "Texts of statements, written to be published in organisations' names. The author is found by number, in the audit.",
        ["paragraphs.*"] = "Parts of those texts.",
        ["position_rounds.title"] = "The title of a text.",
        ["position_rounds.closes_zone"] = "A time zone.",
        ["position_rounds.map_electorate"] = "Organisations, by name, kinds and economy.",
        ["signatures.organisation_name"] = "The organisation's name as it signed.",
        ["signatures.native_name"] = "The organisation's name as it signed.",
        ["signatures.kinds"] = "What the organisation operates.",
        ["signatures.economy"] = "The organisation's economy.",
        ["signatures.text_sha256"] = "The hash of the text.",
        ["signatures.source"] = "The public source of a recorded signature.",
        ["signatures.domain"] = "A domain of the organisation, published beside its name.",
        ["signatures.late_reason"] = "Why the organisation signed late, in the secretariat's public words. A person's name in them is not taken out: they are published.",
        ["signatures.withdrawal_reason"] = "The organisation's own public words, kept under what was published.",
        ["late_codes.*"] = "Which organisation may sign late, until when, and the public reason.",
        ["publications.*"] = "What is to be published and when; who proposed and confirmed are numbers, found in the audit as well.",
        ["edition_lines.*"] = "Organisations' lines, as they were published.",
        ["evidence_checkpoints.*"] = "Signed numbers.",
        ["announcements.*"] = "Words to many in the coalition's name; who wrote and sent them are numbers, found in the audit as well.",
        ["outbox_pauses.*"] = "When letters were held back, and why; who said so is a number, found in the audit as well.",
        ["outages.*"] = "When the portal could not be used, and why.",
        ["verifications.*"] = "What a check of the log came to, by numbers.",
        ["beats.*"] = "When the portal last could write.",
        ["editions.*"] = "Published; who published is a number, found in the audit as well.",
        ["edition_files.*"] = "Published files, which name organisations and nobody else.",
        ["evidence_leaves.*"] = "Bytes that commit to a person without naming one.",
        ["evidence_checks.item"] = "What an organisation operates.",
        ["audit_entries.act"] = "A code.",
        ["audit_entries.subject"] = "The kind of thing it is about.",
        ["processes.*"] = "What a process is.",
        ["openings.*"] = "Dates of processes, public or to be.",
        ["opening_versions.*"] = "Public dates of processes.",
        ["date_checks.*"] = "When a date was looked up; who did is a number, found in the audit as well.",
        ["releases.*"] = "Public notes on changes of the timeline.",
        ["objectives.*"] = "What the coalition wants of a process.",
        ["resource_versions.*"] = "What a resource was before, in the secretariat's words; who kept it is a number, found in the audit as well. A person's name in the words is taken out on erasure.",
        ["resources.*"] = "Links and texts that are published or shown to members, with their licence; who added one is a number, found in the audit as well. A person's name in the words is taken out on erasure.",
        ["chat_groups.*"] = "The name of a group on another platform and the link to it, in nobody's name.",
        ["sittings.*"] = "Times of meetings, and time zones.",
        ["retention_runs.*"] = "The name of a rule.",
    };

    public static void AddPersonalData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection("Retention"))
            .Validate(keep => keep.IsPossible, "Each setting under Retention is a number of days, from 1 to 36500.").ValidateOnStart();
        services.Configure<PrivacyOptions>(configuration.GetSection("Privacy"));
        services.AddScoped<Holding, PersonHeld>();
        services.AddScoped<Holding, RolesHeld>();
        services.AddScoped<Holding, InvitationsHeld>();
        services.AddScoped<Holding, ActsHeld>();
        services.AddScoped<Holding, SignaturesHeld>();
        services.AddScoped<Holding, DisputesHeld>();
        services.AddScoped<Holding, TracesHeld>();
        services.AddScoped<Holding, ApplicationsHeld>();
        services.AddScoped<Holding, SigningHeld>();
        services.AddScoped<Holding, GuestsHeld>();
        services.AddScoped<Holding, ListsHeld>();
        services.AddScoped<Holding, AdaptationsHeld>();
        services.AddScoped<Holding, ProspectsHeld>();
        services.AddScoped<Holding, AppointmentsHeld>();
        services.AddScoped<Holding, DeskHeld>();
        services.AddScoped<Holding, WordsHeld>();
        services.AddScoped<Holding, DiscussionHeld>();
        services.AddScoped<Holding, IntentionsHeld>();
        services.AddScoped<Holding, TranslationsHeld>();
        services.AddScoped<Holding, DeliveriesHeld>();
        services.AddScoped<Holding, FollowingHeld>();
        services.AddScoped<Holding, ExchangeHeld>();
        services.AddScoped<Holding, ChatHeld>();
        services.AddScoped<Holding, MeetingsHeld>();
        services.AddScoped<Holding, ChecksHeld>();
        services.AddScoped<Holding, LettersHeld>();
        services.AddScoped<Holding, LoginHeld>();
        services.AddScoped<Holding, LinksHeld>();
        services.AddScoped<AllHeld>();
        services.AddScoped<EraseData>();
        services.AddScoped<MoveAddress>();
        services.AddScoped<Retention>();
        services.AddScoped<CurrentAddress>();
    }
}
