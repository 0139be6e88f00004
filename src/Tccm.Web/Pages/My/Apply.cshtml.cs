using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.My;

/// <summary>A representative applies for an organisation that is on the register: nothing is typed again that is known.</summary>
public sealed class ApplyModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(Name = "as", SupportsGet = true)]
    public string? As { get; set; }

    public Contact Contact { get; private set; } = null!;
    public IReadOnlyList<Contact> People { get; private set; } = [];
    public PurposeVersion? Version { get; private set; }

    /// <summary>What it signed of the major version in force; null where it has to sign.</summary>
    public PurposeSignature? Signed { get; private set; }

    public bool IsMember => As != "supporter";
    public string CategoryInWords => IsMember ? "member" : "supporter";
    public bool HasSignatory => People.Any(person => person.May(ContactRoles.Signatory));

    public async Task<IActionResult> OnGetAsync(Guid contact)
    {
        if (!await LoadAsync(contact)) return NotFound();
        Input = InputModel.From(Contact.Organisation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid contact)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(contact, locked: true)) return NotFound();
        if (Signed is null && Input.Sha256 != Version?.Sha256) ModelState.Remove("Input.Declared");
        if (Signed is not null) ModelState.Remove("Input.Basis");
        var (at, known) = (await db.ClockAsync(), Contact.Organisation.Operations);
        var operations = IsMember ? ((IOperatesInput)Input).Chosen(known) : [];
        foreach (var (kind, refusal) in OrganisationFacts.RefusalsOf(operations, known))
            ModelState.AddModelError($"Input.Evidence[{kind.Code()}]", refusal);
        if (!ModelState.IsValid) return Page();
        await fresh.RequireAsync(Input.Password);

        var application = Application.Again(IsMember ? MembershipCategory.Member : MembershipCategory.Supporter, Contact, Secret.New().Hash, at);
        if (IsMember) application.Operate(Input.Operates, operations);
        if (application.LacksSignatory) application.NameSignatory(Input.Signatory, Input.NewSignatory);
        if (Signed is not null) application.Rely(Signed, Version!);
        else if (Version is not null) application.Declare(Version, Input.Sha256 ?? "", Input.SignerName ?? "", Input.SignerTitle ?? "", Authority.Of(Input.Basis, Input.Until, at), Input.Declared, at);
        application.Submit(Version, at);
        db.Applications.Add(application);
        post.ToContacts(Contact.Organisation, new AppliedAgain(application, Contact));
        await post.ToSecretariatAsync(new NewApplication(application));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"The application of {Contact.Organisation.DisplayName} was sent to the secretariat. Its contacts are told.";
        return RedirectToPage("/My/Organisation", new { contact });
    }

    private async Task<bool> LoadAsync(Guid id, bool locked = false)
    {
        if (await Colleagues.FindAsync(db, current, id, id, ContactRoles.Representative, locked) is not { } found) return false;
        Contact = found.Mine;
        People = [.. found.All.Where(contact => !contact.AwaitsAcceptance)];
        Version = locked ? await db.HeldPurposeInForceAsync() : await db.PurposeInForceAsync();
        Signed = Version?.SignedBy(Contact.Organisation, await db.PurposeSignaturesOfAsync(Contact.OrganisationId));
        return true;
    }

    public sealed record InputModel : AuthorityInput, IOperatesInput
    {
        public IList<string> Kinds { get; init; } = [];
        public IDictionary<string, string?> Evidence { get; init; } = new Dictionary<string, string?>();

        [Display(Name = "In your own words", Description = "What the organisation does for the Internet. At most 2,000 characters."), DataType(DataType.MultilineText)]
        public string? Operates { get; init; }

        /// <summary>The address of one of its people; empty for somebody new.</summary>
        public string? Signatory { get; init; }

        [Display(Name = "Name of somebody else")]
        public string? NewName { get; init; }

        [Display(Name = "Their e-mail address"), DataType(DataType.EmailAddress)]
        public string? NewEmail { get; init; }

        [Display(Name = "Their job title")]
        public string? NewTitle { get; init; }

        public string? Sha256 { get; init; }

        [Display(Name = "Name of the person who signs the Statement of Purpose")]
        public string? SignerName { get; init; }

        [Display(Name = "Their position", Description = "By which they may sign for the organisation, such as Director.")]
        public string? SignerTitle { get; init; }

        public bool Declared { get; init; }

        [DataType(DataType.Password)]
        public string? Password { get; init; }

        public NamedContact NewSignatory() => new(NewName ?? "", EmailAddress.Parse(NewEmail ?? ""), NewTitle, ContactRoles.Signatory);

        public static InputModel From(Organisation organisation) => new()
        {
            Kinds = IOperatesInput.KindsOf(organisation.Operations),
            Evidence = IOperatesInput.EvidenceOf(organisation.Operations),
            Operates = organisation.Operates,
        };
    }
}
