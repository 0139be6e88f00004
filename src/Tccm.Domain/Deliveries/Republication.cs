using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Deliveries;

/// <summary>Where an organisation published a statement as its own news: who (on the register, or by name alone), when, under which title, in which language.</summary>
public sealed record RepublishedAs(Organisation? By, string? OutsiderName, DateOnly On, string Title, string Language, string Link);

/// <summary>
/// That an organisation published a statement again, as its own news. It says nothing of who signed it. One that was recorded
/// by mistake, or is gone, is taken back with a date.
/// </summary>
public sealed class Republication : Noun
{
    public const int MaxWords = 1_000;

    private Republication() { }

    public Guid StatementId { get; private init; }
    public Statement Statement { get; private init; } = null!;
    /// <summary>Null for one that is not on the register.</summary>
    public Guid? OrganisationId { get; private init; }
    public Organisation? Organisation { get; private init; }
    /// <summary>The publisher's name as it stood.</summary>
    public string DisplayName { get; private init; } = "";
    public string? NativeName { get; private init; }
    public DateOnly On { get; private init; }
    public string Title { get; private init; } = "";
    public string Language { get; private init; } = "en";
    public string Link { get; private init; } = "";
    public DateTimeOffset KeptAt { get; private init; }
    public Guid? KeptById { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid? EndedById { get; private set; }
    public string? EndReason { get; private set; }

    public bool IsLive => EndedAt is null;

    /// <summary>Keeps one: by the secretariat for anybody, by a representative or participant for their own organisation.</summary>
    public static Republication Of(Statement statement, RepublishedAs facts, Actor by, DateTimeOffset at)
    {
        RefuseStranger(facts.By, by);
        Refuse(!StatementStatuses.Public.Contains(statement.Status), $"“{statement.Title}” is {statement.StatusInWords()}. What is published again was published here before.");
        Refuse(facts.By is not null && !string.IsNullOrWhiteSpace(facts.OutsiderName), "Choose an organisation of the register, or write the name of another one; not both.", "Name");
        Refuse(!Languages.IsTag(facts.Language), "Give the language as a tag such as en, fr or pt-BR.", nameof(Language));
        Deliverable.RefuseToCome(facts.On, at);
        var (display, native) = facts.By is { } organisation ? organisation.NameOn(facts.On) : (Name.Check(facts.OutsiderName, "name", "Name"), null);
        var republication = new Republication
        {
            Statement = statement,
            StatementId = statement.Id,
            Organisation = facts.By,
            OrganisationId = facts.By?.Id,
            DisplayName = display,
            NativeName = native,
            On = facts.On,
            Title = Name.Check(facts.Title, "title", nameof(Title)),
            Language = facts.Language,
            Link = WebLink.Check(facts.Link, nameof(Link)) ?? throw new DomainException("Give the link to it.", nameof(Link)),
            KeptAt = at,
            KeptById = by.PersonId,
        };
        republication.Record(by, at, "republication.kept", $"{display} published “{statement.Title}” again, on {Words.Day(facts.On)}.", republication.OrganisationId);
        return republication;
    }

    public void TakeBack(string? reason, Actor by, DateTimeOffset at)
    {
        RefuseStranger(Organisation, by);
        Refuse(!IsLive, $"This was taken back already, on {Words.Day(DateOnly.FromDateTime(EndedAt?.UtcDateTime ?? default))}. Nothing was changed.");

        (EndedAt, EndedById, EndReason) = (at, by.PersonId, Prose.Check(reason, "The reason", MaxWords, "Reason"));
        Record(by, at, "republication.taken-back", $"That {DisplayName} published “{Statement.Title}” again was taken back.", OrganisationId);
    }

    /// <summary>Whether this contact keeps and takes back what its own organisation published.</summary>
    public static bool IsKeptBy(Contact contact) => contact.May(ContactRoles.Representative) || contact.May(ContactRoles.Participant);

    private static void RefuseStranger(Organisation? publisher, Actor by)
    {
        if (by.IsSecretariat || by.PersonId is null) return;
        Refuse(publisher is null || !(by.MayActOn(publisher, ContactRoles.Representative) || by.MayActOn(publisher, ContactRoles.Participant)),
            "A representative or participant says this of their own organisation, or the secretariat of any.");
    }
}
