namespace Tccm.Domain.Database;

/// <summary>The names of the database's own "only once", and what a reader is told where one is met in a race.</summary>
public static class Constraints
{
    public const string OneLiveSignature = "ux_signatures_one_live_per_organisation";
    public const string OneCurrentMembership = "ux_membership_periods_one_current";
    public const string OneCurrentContact = "ux_contacts_one_current_per_person";
    public const string OnePersonPerAddress = "ux_people_email_key";
    public const string OneStatementPerSlug = "ux_statements_slug";
    public const string OneTextPerNumber = "ux_purpose_versions_number";
    public const string OnePurposeSignature = "ux_purpose_signatures_one_per_organisation";
    public const string OnePurposeSignaturePerApplication = "ux_purpose_signatures_application";
    public const string OnePurposeDraft = "ux_purpose_drafts_one_open";
    public const string OneRevisionPerNumber = "ux_revisions_number";
    public const string OneEditionPerNumber = "ux_editions_number";
    public const string OneOpenPublication = "ux_publications_one_open";
    public const string OneOpenDispute = "ux_disputes_one_open";
    public const string OneSignaturePerLateCode = "ux_signatures_late_code";
    public const string OneFilePerFormat = "ux_edition_files_format";
    public const string OneOpenHandover = "ux_handovers_one_open_per_contact";
    public const string OneOpenAppointment = "ux_appointments_one_open_per_person";
    public const string OneChallengePerDomain = "ux_domain_controls_domain";
    public const string OneLetterPerKey = "ux_outbox_emails_once_key";
    public const string OneHandoverPerApplication = "ux_purpose_handovers_one_pending_per_application";
    public const string OneHandoverPerOrganisation = "ux_purpose_handovers_one_pending_per_organisation";
    public const string OneRequestPerSigner = "ux_signing_requests_one_per_signer";

    public const string OneRunningSuspension = "ux_suspensions_one_running";
    public const string OneOpenApplication = "ux_applications_one_open_per_organisation";
    public const string OneProspectPerApplication = "ux_prospects_application";
    public const string OneGuestPerAddress = "ux_guests_one_per_address";

    public const string OneListPerAddress = "ux_mailing_lists_address";
    public const string OnePlacePerPerson = "ux_list_places_one_per_person";

    public const string OneOpenErasureRequest = "ux_erasure_requests_one_open";

    public const string OneDraftPerNumber = "ux_draft_texts_number";
    public const string OneRoundPerRevision = "ux_position_rounds_revision";
    public const string OnePositionPerNumber = "ux_positions_number";
    public const string OneUsePerNumber = "ux_paragraph_uses_number";
    public const string OneIntention = "ux_intentions_one_per_organisation";

    public const string OneTranslation = "ux_translations_one_per_revision_and_language";
    public const string OneTranslatedTextPerNumber = "ux_translated_texts_number";
    public const string OneDeliveryPerNumber = "ux_deliveries_number";
    public const string OneOutcomePerNumber = "ux_delivery_outcomes_number";
    public const string OneRepublicationPerLink = "ux_republications_link";

    public const string OneProcessPerSlug = "ux_processes_slug";
    public const string OneProcessPerName = "ux_processes_name";
    public const string OneOpeningPerSlug = "ux_openings_slug";
    public const string OneVersionPerNumber = "ux_opening_versions_number";
    public const string OneReleasePerNumber = "ux_releases_number";
    public const string OneObjectivePerNumber = "ux_objectives_number";
    public const string OneResourcePerSlug = "ux_resources_slug";
    public const string OneResourcePerNote = "ux_resources_shared_note";
    public const string OneResourceVersionPerNumber = "ux_resource_versions_number";

    public const string OneChatPlace = "ux_chat_places_one_current";
    public const string OneAnnouncementPerSlug = "ux_announcements_slug";
    public const string OneRunningPause = "ux_outbox_pauses_one_running";
    public const string OneEventPerSlug = "ux_meetings_slug";
    public const string OneTopicPerMeeting = "ux_meeting_topics_topic";
    public const string OneAnswerPerMeeting = "ux_meeting_answers_person";
    public const string OneRoundTablePerNumber = "ux_round_tables_number";

    internal static string? RefusalFor(string? constraint) => constraint switch
    {
        OneLiveSignature => "A colleague signed for your organisation at the same moment. It has signed once; nothing was added.",
        "pk_signatures" => Statements.Signature.FormUsed,
        OneCurrentMembership => "Somebody admitted this organisation at the same moment. Nothing was added.",
        OneCurrentContact => "This person became a contact at the same moment. Nothing was added.",
        OnePersonPerAddress => "A person with this e-mail address was added at the same moment. Try again.",
        OneOpenHandover => Organisations.Handover.OfferedAlready,
        OneOpenAppointment => "There is a proposal about this person already. Confirm or drop that one.",
        OneStatementPerSlug => "Another statement has this address. Choose another one.",
        OneTextPerNumber => "This version number is taken. The same number is the same text, for ever; use the next one.",
        OnePurposeSignature => "A colleague signed the Statement of Purpose for your organisation at the same moment. It has signed once; nothing was added.",
        OnePurposeSignaturePerApplication => "This application was approved at the same moment. Nothing was added.",
        "pk_purpose_signatures" => Purpose.PurposeSignature.FormUsed,
        OnePurposeDraft => "Somebody else began a draft of the Statement of Purpose at the same moment. Nothing of yours was kept: copy your words, look at that draft, then put yours into it.",
        OneRevisionPerNumber => "Somebody else saved a revision at the same moment. Look at it, then save yours again.",
        OneEditionPerNumber => "Somebody else published at the same moment. Nothing was published twice.",
        OneProcessPerSlug or OneProcessPerName => "There is a process of this name, or of one that is written alike. Use that one, or choose another name.",
        OneOpeningPerSlug => "Somebody else entered an opening of this title at the same moment. Look at it, then save yours again.",
        OneVersionPerNumber or OneReleasePerNumber => "Somebody else released at the same moment. Look at what waits now; nothing of yours was released.",
        OneObjectivePerNumber => "This number is taken in this process. Use the next one.",
        OneOpenPublication => "Somebody else proposed the publication at the same moment. Look at it as it is now; nothing of yours was kept.",
        OneOpenDispute => "This signature was disputed at the same moment. It is disputed once, and its line is paused.",
        OneSignaturePerLateCode => "This code was used at the same moment. Nothing was added.",
        OneChallengePerDomain => "Somebody asked for this challenge at the same moment. Open the page anew.",
        OneRunningSuspension => "Somebody suspended this organisation at the same moment. It is suspended once.",
        OneOpenApplication => Applications.Application.OpenAlready,
        OneProspectPerApplication => "This application is linked with another prospect already. Nothing was changed.",
        OneGuestPerAddress => "This address belongs to a guest already. Take that one off the list first to invite them anew.",
        OneListPerAddress => "There is a mailing list with this address already, open or closed. Open that one again, or give another address.",
        OnePlacePerPerson => "You chose this at the same moment elsewhere. Look at what stands now.",
        OneHandoverPerApplication or OneHandoverPerOrganisation => "Somebody handed it over at the same moment. Look at who was asked; nothing was added.",
        OneRequestPerSigner => "You asked for this person already. Nobody is asked twice for one statement.",
        OneOpenErasureRequest => "This was asked already, and the secretariat was told. Nothing was added.",
        OneDraftPerNumber => "Somebody else saved this text at the same moment. Nothing of yours was saved: copy your words, look at the text as it is now, then put yours into it.",
        OneRoundPerRevision => "Somebody opened the window for positions at the same moment. Nothing was opened twice.",
        OnePositionPerNumber => "A colleague took a position at the same moment. Look at what stands now; nothing of yours was kept.",
        OneUsePerNumber => "A colleague marked this paragraph at the same moment. Look at what stands now.",
        OneIntention => "A colleague stated this for your organisation at the same moment. Look at what stands now.",
        OneTranslation => "Somebody began a translation into this language at the same moment. One into each language is enough: look that one over instead.",
        OneTranslatedTextPerNumber => "Somebody else saved this translation at the same moment. Nothing of yours was saved: copy your words, look at the text as it is now, then put yours into it.",
        OneDeliveryPerNumber or OneOutcomePerNumber => "Somebody else recorded something of this delivery at the same moment. Look at it as it is now; nothing of yours was kept.",
        OneRepublicationPerLink => "This link is on the list of this statement already. Nothing was added.",
        OneResourcePerSlug => "Another resource has a title like this one, and so the same address. Give this one another title.",
        OneResourcePerNote => "What was shared is a resource already. Nothing was added.",
        OneResourceVersionPerNumber => "Somebody else changed this resource at the same moment. Look at it as it is now; nothing of yours was saved.",
        OneChatPlace => "You joined this group at the same moment. Its link stands beside it.",
        OneAnnouncementPerSlug => "Another announcement of today has the same subject. Change this one's subject; nothing was sent.",
        OneRunningPause => Outbox.OutboxPause.Running,
        OneEventPerSlug => "Another public event of that year has this title. Choose another one: the address of its page is made of it.",
        OneTopicPerMeeting => "Somebody else kept notes of this meeting at the same moment. Look at them; nothing of yours was kept.",
        OneAnswerPerMeeting => "You answered in another window at the same moment. Look at what stands now.",
        OneRoundTablePerNumber => "Somebody else added a round table at the same moment. Try again; nothing of yours was kept.",
        _ => null,
    };
}
