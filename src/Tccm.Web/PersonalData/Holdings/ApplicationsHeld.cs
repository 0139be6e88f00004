using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class ApplicationsHeld(TccmDbContext db, IOptionsSnapshot<RetentionOptions> keep) : Holding
{
    public override string Key => "applications";
    public override string Title => "Applications that name you";
    public override IReadOnlyList<string> Columns => ["applications.*"];

    public override Processing Processing => new(
        "To decide whether an organisation joins.",
        "Applicants, the people they name, the signer of the Purpose, members of the secretariat who decide",
        "Names, addresses, job titles, roles, questions and answers, the words of the decision",
        "Steps before a membership, taken at the organisation's request, and its legitimate interest (GDPR, articles 6.1 b and f)",
        "The secretariat",
        "With an approved application, as evidence of who signed the Purpose, until the person is erased.",
        "Your entries and your name in the words around them go. An application that you sent and that still waits is withdrawn. That the organisation applied, and how it ended, stays.");

    public override IReadOnlyList<RetentionRule> Rules =>
    [
        new(nameof(RetentionOptions.ClosedApplications), "Applications that were declined or withdrawn, from that day on", keep.Value.ClosedApplications,
            (before, stop) => db.Applications.Where(application => application.ForgottenAt == null && application.DecidedAt < before
                && (application.Status == ApplicationStatus.Declined || application.Status == ApplicationStatus.Withdrawn)).Select(application => application.Id).ToListAsync(stop),
            async (ids, at, stop) =>
            {
                foreach (var application in await db.Applications.Where(one => ids.Contains(one.Id)).ToListAsync(stop)) application.ForgetPeople(at);
                await LetGoAsync(ids, stop);
            }),
        Drafts(nameof(RetentionOptions.UnverifiedDrafts), "Drafts of applications whose address was never confirmed", keep.Value.UnverifiedDrafts, confirmed: false),
        Drafts(nameof(RetentionOptions.AbandonedDrafts), "Drafts of applications that were never sent, from the day on which they were begun or signed", keep.Value.AbandonedDrafts, confirmed: true),
    ];

    public override Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<HeldItem>>(
        [.. who.Applications.Where(application => application.Names(who.Traces) || who.Traces.IsName(application.Declaration?.SignerName)).Select(application => ItemOf(application, who))]);

    public override async Task EraseAsync(DataSubject who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var application in who.Applications) application.Forget(who.Traces, who.Person?.Id, who.ActsOn(application.Id), at);
        await Task.CompletedTask;
    }

    private static HeldItem ItemOf(Application application, DataSubject who)
    {
        var named = application.Contacts.FirstOrDefault(contact => who.Traces.IsAddress(contact.Email));
        var isApplicant = who.Traces.IsAddress(application.ApplicantEmail);
        var signed = who.Traces.IsName(application.Declaration?.SignerName) || (application.Declaration?.SignerEmail is { } mailed && who.Traces.IsAddress(mailed)) ? application.Declaration : null;
        return new HeldItem(
            new Fact("organisation", "Organisation", application.Called), new Fact("state", "State", application.Status.InWords()), new Fact("begun", "Begun", application.CreatedAt), new Fact("sent", "Sent", application.SubmittedAt), new Fact("decided", "Decided", application.DecidedAt),
            new Fact("applicantName", "You applied as", isApplicant ? application.ApplicantName : null), new Fact("applicantAddress", "With the address", isApplicant ? application.ApplicantEmail.Value : null),
            new Fact("addressConfirmed", "Address confirmed", isApplicant ? application.EmailConfirmedAt : null), new Fact("linkHash", "SHA-256 of your link", isApplicant ? Convert.ToHexStringLower(application.SecretHash) : null),
            new Fact("namedAs", "Named as a contact", named?.Name), new Fact("namedAddress", "With the address", named?.Email.Value), new Fact("namedTitle", "Job title", named?.Title), new Fact("namedRoles", "For the roles", named?.Roles.InWords()),
            new Fact("signerName", "Named as signer of the Purpose", signed?.SignerName), new Fact("signerAddress", "Asked to sign at the address", signed?.SignerEmail?.Value), new Fact("signerTitle", "Position", signed?.SignerTitle), new Fact("declared", "Declared", signed?.Declaration), new Fact("signed", "Signed", signed?.At),
            new Fact("questionsAndAnswers", "Questions and answers", isApplicant && application.Requests.Count > 0 ? string.Join("\n", application.Requests.Select(request => $"{request.Question} – {request.Answer}")) : null),
            new Fact("decision", "Words of the decision", isApplicant ? application.DecisionWords : null));
    }

    private RetentionRule Drafts(string key, string what, int days, bool confirmed) => new(key, what, days,
        async (before, stop) => [.. (await db.Applications.AsNoTracking().Where(application => application.Status == ApplicationStatus.Draft && application.CreatedAt < before && (application.EmailConfirmedAt != null) == confirmed).ToListAsync(stop))
            .Where(application => !(application.EmailConfirmedAt >= before) && !(application.Declaration?.At >= before)).Select(application => application.Id)],
        async (ids, _, stop) =>
        {
            await LetGoAsync(ids, stop);
            db.RemoveRange(await db.Applications.Where(application => ids.Contains(application.Id)).ToListAsync(stop));
        });

    /// <summary>Who was asked to sign for an application that led to nothing goes with its people.</summary>
    private async Task LetGoAsync(IReadOnlyList<Guid> ids, CancellationToken stop) =>
        db.RemoveRange(await db.PurposeHandovers.Where(one => one.ApplicationId != null && ids.Contains(one.ApplicationId.Value)).ToListAsync(stop));
}
