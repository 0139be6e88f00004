using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Testing;

/// <summary>An application, and the secret of the link that was mailed to its applicant.</summary>
public sealed record ApplicationAndSecret(Application Application, string Secret);

public sealed class GivenApplication(Given given, string name) : Step<ApplicationAndSecret>
{
    private readonly string host = $"{Given.Slug(name)}-{Given.Next()}.test";
    private readonly List<NamedContact> contacts = [];
    private ApplicationStatus status = ApplicationStatus.Submitted;
    private MembershipCategory category = MembershipCategory.Member;
    private string applicant = "Ada Applicant";
    private bool empty;
    private bool isSigned = true;
    private Func<OrganisationFacts, OrganisationFacts> change = facts => facts;

    /// <summary>Only begun: the address is known, and nothing is filled in.</summary>
    public GivenApplication JustBegun() => To(ApplicationStatus.Draft, empty: true);
    /// <summary>Filled in and signed, but not sent.</summary>
    public GivenApplication Draft() => To(ApplicationStatus.Draft);
    /// <summary>Filled in, and the Purpose not signed yet.</summary>
    public GivenApplication Unsigned()
    {
        isSigned = false;
        return Draft();
    }

    public GivenApplication Submitted() => To(ApplicationStatus.Submitted);
    public GivenApplication InformationAsked() => To(ApplicationStatus.InformationAsked);
    public GivenApplication Approved() => To(ApplicationStatus.Approved);
    public GivenApplication Declined() => To(ApplicationStatus.Declined);
    public GivenApplication Withdrawn() => To(ApplicationStatus.Withdrawn);

    public GivenApplication AsSupporter()
    {
        category = MembershipCategory.Supporter;
        return this;
    }

    public GivenApplication By(string person)
    {
        applicant = person;
        return this;
    }

    /// <summary>Names a contact; without any, Rita becomes representative and Sid signatory.</summary>
    public GivenApplication Naming(string person, ContactRoles roles, EmailAddress? email = null)
    {
        Name(person, roles, email);
        return this;
    }

    public GivenApplication With(Func<OrganisationFacts, OrganisationFacts> facts)
    {
        change = facts;
        return this;
    }

    protected override async Task<ApplicationAndSecret> MakeAsync()
    {
        var purpose = await given.PurposeVersion();
        var clerk = await given.ClerkAsync();
        var secret = Secret.New();
        var application = Application.Start(category, applicant, EmailAddress.Parse($"{(Given.Slug(applicant) is { Length: > 0 } local ? local : "person")}@{host}"), secret.Hash, given.Now);
        await using var db = given.Database.Open();
        await using var act = await db.Database.BeginTransactionAsync();
        db.Add(application);
        if (!empty)
        {
            FillIn(application);
            if (isSigned) application.Declare(purpose, purpose.Sha256, applicant, "Chief executive", new Authority(AuthorityBasis.Officer, null), declared: true, given.Now);
        }
        if (status != ApplicationStatus.Draft) application.Submit(purpose, given.Now);
        if (status == ApplicationStatus.InformationAsked) application.AskForInformation("Which servers do you run?", clerk, given.Now);
        if (status == ApplicationStatus.Declined) application.Decline(DeclineReason.NotAnOperator, "You told us that you run nothing yet.", clerk, given.Now);
        if (status == ApplicationStatus.Withdrawn) application.Withdraw(given.Now);
        if (status == ApplicationStatus.Approved)
        {
            var (organisation, signature) = application.Approve(null, clerk, given.Now);
            db.AddRange(organisation, signature);
            foreach (var named in application.Contacts) organisation.AddContact(await PersonAsync(db, named), named.Roles, named.Title, clerk, given.Now);
        }
        await db.SaveChangesAsync();
        await act.CommitAsync();
        return new ApplicationAndSecret(application, secret.Value);
    }

    private void FillIn(Application application)
    {
        application.ConfirmEmail(given.Now);
        application.Describe(change(new OrganisationFacts { LegalName = name + " Ltd", DisplayName = name, Economy = "NZ", Domains = [InternetDomain.Parse(host)] }));
        application.Operate("A place where networks meet.", [new Operation(OrganisationKind.ExchangePoint, "Its peering list is public.")]);
        if (contacts.Count == 0)
        {
            Name("Rita Reed", ContactRoles.Representative);
            Name("Sid Sand", ContactRoles.Signatory);
        }
        foreach (var contact in contacts) application.NameContact(contact);
    }

    private void Name(string person, ContactRoles roles, EmailAddress? email = null) =>
        contacts.Add(new NamedContact(person, email ?? EmailAddress.Parse($"{Given.Slug(person)}@{host}"), null, roles));

    private async Task<Person> PersonAsync(TccmDbContext db, NamedContact named) =>
        await db.People.SingleOrDefaultAsync(known => known.EmailKey == named.Email.Canonical) ?? new Person(named.Name, named.Email, given.Now);

    private GivenApplication To(ApplicationStatus wanted, bool empty = false)
    {
        (status, this.empty) = (wanted, empty);
        return this;
    }
}
