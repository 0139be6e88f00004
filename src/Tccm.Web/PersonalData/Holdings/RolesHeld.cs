using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Database;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class RolesHeld(TccmDbContext db, IOptionsSnapshot<RetentionOptions> keep) : Holding
{
    public override string Key => "roles";
    public override string Title => "Your roles";
    public override IReadOnlyList<string> Columns => ["contacts.title", "contacts.person_id"];

    public override Processing Processing => new(
        "To know what each contact may do for an organisation, now and on any day before.",
        "Contacts of organisations",
        "Organisation, roles, job title, on what the right to sign rests, dates",
        "Legitimate interest of the organisations that are represented (GDPR, article 6.1 f)",
        "Contacts of the same organisation; the secretariat",
        null,
        "Roles end at once and the job title goes; that somebody had the role, and when, stays without a name.");

    public override IReadOnlyList<RetentionRule> Rules =>
    [
        new(nameof(RetentionOptions.EndedContacts), "People who are a contact of nobody any more, from the last end on", keep.Value.EndedContacts,
            (before, stop) => db.People.Where(person => person.ErasedAt == null && person.SecretariatSince == null && person.CreatedAt < before
                && person.Contacts.All(contact => contact.Until != null && contact.Until < before)).Select(person => person.Id).ToListAsync(stop),
            ApplyAsync: null),
    ];

    public override Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<HeldItem>>([.. (who.Person?.Contacts ?? []).OrderBy(contact => contact.Since).Select(contact => new HeldItem(
            new Fact("id", "Number", contact.Id), new Fact("organisation", "Organisation", contact.Organisation.DisplayName), new Fact("roles", "Roles", contact.RolesInWords),
            new Fact("title", "Job title", contact.Title), new Fact("rightToSign", "Right to sign", contact.Authority?.InWords),
            new Fact("since", "Since", contact.Since), new Fact("until", "Until", contact.Until), new Fact("accepted", "Invitation accepted", contact.Accepted)))]);
}
