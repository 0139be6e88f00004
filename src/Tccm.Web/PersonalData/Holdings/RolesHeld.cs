using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class RolesHeld(TccmDbContext db, IOptionsSnapshot<RetentionOptions> keep) : Holding
{
    public override string Key => "roles";
    public override string Title => "Your roles";
    public override IReadOnlyList<string> Columns => ["contacts.title", "contacts.person_id", "contacts.end_reason", "roles_held.contact_id", "handovers.from_id", "handovers.to_id"];

    public override Processing Processing => new(
        "To know what each contact may do for an organisation, now and on any day before.",
        "Contacts of organisations",
        "Organisation, roles and when they changed, handing over to a successor, job title, on what the right to sign rests, why it was ended, dates",
        "Legitimate interest of the organisations that are represented (GDPR, article 6.1 f)",
        "Contacts of the same organisation; the secretariat",
        null,
        "Roles end at once; the job title and the reason of an end go; that somebody had the role, and when, stays without a name.");

    public override IReadOnlyList<RetentionRule> Rules =>
    [
        new(nameof(RetentionOptions.EndedContacts), "People who are a contact of nobody any more, from the last end on", keep.Value.EndedContacts,
            (before, stop) => db.People.Where(person => person.ErasedAt == null && person.SecretariatSince == null && person.CreatedAt < before
                && person.Contacts.All(contact => contact.Until != null && contact.Until < before)).Select(person => person.Id).ToListAsync(stop),
            ApplyAsync: null),
    ];

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken)
    {
        var contacts = (who.Person?.Contacts ?? []).OrderBy(contact => contact.Since).ToList();
        var ids = contacts.Select(contact => contact.Id).ToList();
        var held = await db.Contacts.AsNoTracking().Where(contact => ids.Contains(contact.Id)).Select(contact => new { contact.Id, contact.RolesHeld }).ToDictionaryAsync(contact => contact.Id, contact => contact.RolesHeld, cancellationToken);
        var handovers = await db.Handovers.AsNoTracking().Include(one => one.From.Organisation).Where(one => ids.Contains(one.FromId) || ids.Contains(one.ToId)).OrderBy(one => one.OfferedAt).ToListAsync(cancellationToken);
        return
        [
            .. contacts.Select(contact => new HeldItem(
                new Fact("id", "Number", contact.Id), new Fact("organisation", "Organisation", contact.Organisation.DisplayName), new Fact("roles", "Roles", contact.RolesInWords),
                new Fact("title", "Job title", contact.Title), new Fact("rightToSign", "Right to sign", contact.Authority?.InWords),
                new Fact("since", "Since", contact.Since), new Fact("until", "Until", contact.Until), new Fact("endReason", "Why it was ended", contact.EndReason), new Fact("accepted", "Invitation accepted", contact.Accepted),
                new Fact("history", "When your roles changed", string.Join('\n', held[contact.Id].OrderBy(one => one.Id).Select(one => $"{Words.Instant(one.From)}: {(one.Roles == ContactRoles.None ? "none" : one.Roles.InWords())}"))))),
            .. handovers.Select(one => new HeldItem(
                new Fact("organisation", "Organisation", one.From.Organisation.DisplayName), new Fact("handover", ids.Contains(one.FromId) ? "You offered to hand over" : "You were offered", one.Roles.InWords()),
                new Fact("offered", "When", one.OfferedAt), new Fact("taken", "Accepted", one.AcceptedAt), new Fact("ended", "Ended", one.EndedAt))),
        ];
    }
}
