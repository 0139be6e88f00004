using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Text;

namespace Tccm.Domain.Applications;

/// <summary>What one member of the secretariat proposed, for another to confirm.</summary>
/// <param name="Id">Its own number, by which a page says which proposal it showed.</param>
/// <param name="By">Who proposed it.</param>
/// <param name="At">When.</param>
/// <param name="Known">The organisation on the register that it would become; null for a new one.</param>
/// <param name="Former">Contacts of before who would be invited anew.</param>
public sealed record ApprovalProposal(Guid Id, Guid By, DateTimeOffset At, Guid? Known, IReadOnlyList<Guid> Former);

/// <summary>What becomes of an application that was sent: questions and answers, and the decision.</summary>
public sealed partial class Application
{
    public ApprovalProposal? Proposed { get; private set; }

    /// <summary>Whether somebody else of the secretariat could decide too: then one proposes to approve, and another confirms.</summary>
    public bool WantsTwo(Actor by) => by.WhoCanFor(this).Count > 0;

    public void ProposeApproval(Organisation? known, IReadOnlyList<Guid> former, Actor by, DateTimeOffset at)
    {
        RefuseUnlessApprovable(known, by);
        Refuse(Proposed is not null, "Its approval is proposed already. Another member of the secretariat confirms it, or it is taken back.");
        Proposed = new(Guid.CreateVersion7(), by.PersonId!.Value, at, known?.Id, former);
        Record(by, at, "application.approval-proposed", $"It was proposed to approve {Called} as a {Category.ToString().ToLowerInvariant()}.");
    }

    public void DropProposal(Actor by, DateTimeOffset at)
    {
        RefuseUnlessWaiting();
        by.RefuseOwn(this);
        Refuse(Proposed is null, "No approval is proposed any more. Nothing was changed.");
        Proposed = null;
        Record(by, at, "application.approval-dropped", "The proposal to approve it was taken back.");
    }

    public void AskForInformation(string question, Actor by, DateTimeOffset at)
    {
        RefuseUnlessWaiting();
        by.RefuseOwn(this);
        Refuse(OpenRequest is not null, "A question is waiting for its answer already.");
        Requests = [.. Requests, new InformationRequest(Words(question, "Write what you want to know.", "Question"), by.Name, at)];
        (Status, Proposed) = (ApplicationStatus.InformationAsked, null);
        Record(by, at, "application.information-asked", "Information was asked for.");
    }

    public void Answer(string answer, DateTimeOffset at)
    {
        RefuseUnlessWaiting();
        Refuse(OpenRequest is null, "There is no question waiting for an answer.");
        var kept = Words(answer, "Write your answer.", "Answer");
        Requests = [.. Requests.Select(request => request == OpenRequest ? request with { Answer = kept, AnsweredAt = at } : request)];
        Status = ApplicationStatus.Submitted;
        Record(Actor.Applicant(this), at, "application.answered", "The question was answered.");
    }

    /// <summary>
    /// Admits the organisation: a new one, or <paramref name="known"/> where it is on the register already.
    /// Returns it with its membership begun and the Purpose signed in its name: now, or before where that still holds.
    /// A supporter becomes a member on the same day, without a gap.
    /// </summary>
    /// <remarks>Where somebody else of the secretariat could decide too, it is what another of the <paramref name="secretariat"/> proposed.</remarks>
    public (Organisation Organisation, PurposeSignature Signature) Approve(Organisation? known, Actor by, DateTimeOffset at, IReadOnlyCollection<Person>? secretariat = null)
    {
        RefuseUnlessApprovable(known, by);
        if (WantsTwo(by))
        {
            Refuse(Proposed is null, "Two of the secretariat approve an application. Propose it, and another confirms.");
            by.RefuseUnlessSecondTo(Proposed!.By, secretariat ?? []);
            Refuse(Proposed.Known != known?.Id, "It was proposed as another organisation. Nothing was changed.", "Known");
        }

        var organisation = known ?? Organisation.Enter(Facts, null, by, at);
        // Who applies from within may have changed its facts since; what the application asked is what it operates.
        if (AppliesForId is not null) organisation.Amend(organisation.Facts with { Operates = Facts.Operates, Operations = Facts.Operations }, by, at);
        else known?.Amend(Facts, by, at);
        organisation.SettleLeaving(at);
        if (Category == MembershipCategory.Member && organisation.CurrentMembership?.Category == MembershipCategory.Supporter)
            organisation.ChangeCategory(Category, null, by, at);
        else
            organisation.Admit(Category, PartialDate.Of(DateOnly.FromDateTime(at.UtcDateTime)), by, at);
        OrganisationId = organisation.Id;
        Decide(ApplicationStatus.Approved, by, at);
        Record(by, at, "application.approved", $"{Called} was approved as a {Category.ToString().ToLowerInvariant()}.", organisation.Id);
        var purpose = Declaration is null ? SignedBefore! : PurposeSignature.Online(organisation, Id, Declaration);
        Attest(Acts.Approval(this, organisation, purpose, by, at));
        return (organisation, purpose);
    }

    /// <summary>Makes the people that the applicant named contacts of the organisation that was admitted.</summary>
    public IReadOnlyList<Contact> AddContacts(Organisation organisation, Func<NamedContact, Person> person, Actor by, DateTimeOffset at)
    {
        Refuse(organisation.Id != OrganisationId, "These people were named for another organisation. Nothing was changed.");
        // Who was removed since the organisation's own representative applied does not come back by the approval.
        bool WasRemoved(Person one) => AppliesForId is not null && organisation.Contacts.Any(contact => contact.PersonId == one.Id && contact.Until > CreatedAt)
            && organisation.CurrentContacts.All(contact => contact.PersonId != one.Id);
        // Nor does a role that was taken from somebody since.
        ContactRoles TakenSince(Person one) => AppliesForId is null ? ContactRoles.None
            : organisation.CurrentContacts.Where(contact => contact.PersonId == one.Id).Aggregate(ContactRoles.None, (all, contact) => all | (contact.HeldAt(CreatedAt) & ~contact.Roles));
        return [.. Contacts.Select(named => (named, Person: person(named))).Where(pair => !WasRemoved(pair.Person))
            .Select(pair => organisation.AddOrWiden(pair.Person, pair.named.Roles & ~TakenSince(pair.Person), pair.named.Title, by, at))];
    }

    public void Decline(DeclineReason reason, string words, Actor by, DateTimeOffset at)
    {
        RefuseUnlessWaiting();
        by.RefuseOwn(this);
        DecisionWords = Words(words, "Write to the applicant why.", "Words");
        DeclineReason = reason;
        Decide(ApplicationStatus.Declined, by, at);
        Record(by, at, "application.declined", $"Declined: {reason.InWords()}.");
    }

    private void Decide(ApplicationStatus status, Actor by, DateTimeOffset at) =>
        (Status, DecidedAt, DecidedBy) = (status, at, by.Name);

    private void RefuseUnlessApprovable(Organisation? known, Actor by)
    {
        RefuseUnlessWaiting();
        by.RefuseOwn(this);
        Refuse(OpenRequest is not null, "A question to the applicant is still open. Wait for the answer, or decline.");
        Refuse(AppliesForId is not null && known?.Id != AppliesForId, "This application was made by an organisation that is on the register. It is approved as that one.", "Known");
        Refuse(Declaration is null && SignedBefore is null, "No Statement of Purpose was signed with this application. It cannot be approved.");
    }

    private void RefuseUnlessWaiting() => Refuse(!IsWaiting, $"This application does not wait for a decision any more ({Status.InWords().ToLowerInvariant()}{(DecidedBy is null ? "" : " by " + DecidedBy)}). Nothing was changed.");
}
