namespace Tccm.Web.PersonalData;

/// <summary>How many days each thing is kept, under <c>Retention</c>. Retention, the record of processing and the privacy page all say these numbers.</summary>
public sealed class RetentionOptions
{
    /// <summary>Applications that were declined or withdrawn, from that day on.</summary>
    public int ClosedApplications { get; set; } = 180;
    /// <summary>Drafts of applications whose address nobody has shown to be theirs.</summary>
    public int UnverifiedDrafts { get; set; } = 7;
    /// <summary>Drafts that were begun and never sent.</summary>
    public int AbandonedDrafts { get; set; } = 180;
    /// <summary>What is kept of failed sign-ins; and from where a signature was sent, once its statement was published.</summary>
    public int NetworkData { get; set; } = 90;
    /// <summary>People who are a contact of no organisation any more.</summary>
    public int EndedContacts { get; set; } = 730;
    /// <summary>Letters that were sent, or could not be.</summary>
    public int Letters { get; set; } = 180;
    /// <summary>Guests who left, were taken off, or never answered.</summary>
    public int Guests { get; set; } = 180;
    /// <summary>Whom to approach and what was said, at prospects that rest or have joined.</summary>
    public int Prospects { get; set; } = 730;
    /// <summary>Requests to sign that led to nothing.</summary>
    public int Requests { get; set; } = 180;
    /// <summary>Invitations and one-use links, once they have expired.</summary>
    public int Links { get; set; } = 30;

    /// <summary>Adaptations whose address nobody has shown to be theirs.</summary>
    public int UnconfirmedAdaptations { get; set; } = 7;
    /// <summary>Adaptations that were declined or taken down.</summary>
    public int EndedAdaptations { get; set; } = 180;

    /// <summary>Who planned to come to a meeting, once it is over.</summary>
    public int MeetingAnswers { get; set; } = 1;

    public bool IsPossible => new[] { ClosedApplications, UnverifiedDrafts, AbandonedDrafts, NetworkData, EndedContacts, Letters, Guests, Prospects, Requests, Links, UnconfirmedAdaptations, EndedAdaptations, MeetingAnswers }.All(days => days is >= 1 and <= 36_500);
}

/// <summary>Who answers for the data, under <c>Privacy</c>.</summary>
public sealed class PrivacyOptions
{
    public string Controller { get; set; } = "The secretariat of the Technical Community Coalition for Multistakeholderism (TCCM)";
    /// <summary>The mailbox for questions about personal data; where none is given, the one that answers to letters reach.</summary>
    public string? Contact { get; set; }
    /// <summary>Who runs the machine, as a recipient.</summary>
    public string Host { get; set; } = "whoever hosts the portal's machine";
    /// <summary>Who carries the letters, as a recipient.</summary>
    public string MailRelay { get; set; } = "the mail relay that carries the letters";
    /// <summary>Within how many days a request is carried out (GDPR, article 12: a month).</summary>
    public int AnswerDays { get; set; } = 30;
}
