using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Setup;

namespace Tccm.Web.Tests.Account;

/// <summary>Every form that takes an address takes the same ones (RFC 6531, IDNA2008), and refuses the same ones with the reason.</summary>
public sealed class AddressFormsTests(AddressWorld world) : IClassFixture<AddressWorld>
{
    private static readonly string[] Forms = ["apply", "applicant's contact", "invite", "secretariat invites", "forgot", "see my data", "new address", "secretariat looks up"];

    /// <summary>As typed, and as it is compared.</summary>
    private static readonly (string Typed, string Same)[] Good =
    [
        ("пример@пример.example", "ПРИМЕР@xn--e1afmkfd.EXAMPLE"),
        ("用户@例え.example", "用户@XN--R8JZ45G.example"),
        ("First.Last+tag@BÜCHER.example", "first.last+tag@xn--bcher-kva.example"),
        ("o'neil_x-1@straße.example", "O'NEIL_X-1@xn--strae-oqa.example"),
    ];

    private static readonly (string Typed, string Reason)[] Bad =
    [
        ("a b@b.example", "U+0020"), ("a@b@c.example", "more than one"), ("a@b.example, d@e.example", "more than one"), ("a\u0007@b.example", "U+0007"), ("a\u202E@b.example", "U+202E"),
        ("\"quoted\"@b.example", "U+0022"), (new string('x', 65) + "@b.example", "64 octets"), ("a@" + new string('b', 64) + ".example", "63"), ("a@xn--a.example", "xn--a"),
        ("a@-b.example", "hyphen"), ("a@[192.0.2.1]", "IP address"), ("a@192.0.2.1", "IP address"), ("a@localhost", "no dot"), ("Ann <a@b.example>", "< and >"),
    ];

    public static TheoryData<string, string, string> Accepted => Each(Good);
    public static TheoryData<string, string, string> Refused => Each(Bad);

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task DeliverableAddress_IsTaken(string form, string typed, string same)
    {
        var page = await world.SubmitAsync(form, Of(form, typed));

        Assert.True((page.RedirectedTo is not null || page.Status == HttpStatusCode.OK) && page.ErrorSummary.Count == 0, $"{form}: {page.Status} {string.Join(' ', page.ErrorSummary)}");
        Assert.Equal(EmailAddress.Parse(typed).Canonical, EmailAddress.Parse(same).Canonical);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task WhatCannotBeDelivered_IsRefusedWithTheReasonAndStaysInTheForm(string form, string typed, string reason)
    {
        var page = await world.SubmitAsync(form, typed);

        Assert.True(page.Status is HttpStatusCode.Conflict or HttpStatusCode.BadRequest, $"{form}: {page.Status}");
        Assert.Contains(reason, string.Join(' ', page.ErrorSummary), StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(page.ErrorOf("Input.Email"));
        Assert.Equal(typed.Replace("\u0007", "", StringComparison.Ordinal), page.ValueOf("Input.Email")!.Replace("\u0007", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("пример2@пример.example", "ПРИМЕР2@XN--E1AFMKFD.example")]
    [InlineData("ann+x@bücher.example", "Ann+X@xn--bcher-kva.EXAMPLE")]
    public async Task SignIn_TakesEitherFormOfTheDomain(string kept, string typed)
    {
        await using (var db = world.Portal.Database.Open())
        {
            db.People.Add(new Person("Ann Arch", EmailAddress.Parse(kept), world.Portal.Clock.GetUtcNow()));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await world.Portal.EnrolAsync(EmailAddress.Parse(kept));

        foreach (var form in new[] { kept, typed })
        {
            var page = await (await world.Portal.Browser().GetAsync("/account/sign-in")).SubmitAsync(follow: false, ("Input.Email", form), ("Input.Password", Portal.Password));

            page.Is(HttpStatusCode.Found);
        }
    }

    [Fact]
    public async Task CreateSecretary_TakesAndRefusesTheSame()
    {
        foreach (var (typed, same) in Good)
        {
            await SecretaryAsync("s" + typed);
            Assert.Contains("already", (await Assert.ThrowsAsync<DomainException>(() => SecretaryAsync("s" + same))).Message, StringComparison.Ordinal);
        }
        foreach (var (typed, reason) in Bad)
            Assert.Contains(reason, (await Assert.ThrowsAsync<DomainException>(() => SecretaryAsync(typed))).Message, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Each form has a mailbox of its own, so that it does not meet what another made.</summary>
    private static string Of(string form, string address) => (char)('a' + Array.IndexOf(Forms, form)) + address;

    private async Task SecretaryAsync(string email)
    {
        await using var scope = world.Portal.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<CreateSecretary>(scope.ServiceProvider).RunAsync(email, null);
    }

    private static TheoryData<string, string, string> Each((string, string)[] addresses)
    {
        var all = new TheoryData<string, string, string>();
        foreach (var form in Forms)
            foreach (var (typed, other) in addresses) all.Add(form, typed, other);
        return all;
    }
}

/// <summary>One of each kind of people, signed in once, for many small posts.</summary>
public sealed class AddressWorld(PostgresFixture postgres) : IAsyncLifetime
{
    private Organisation rowan = null!;
    private Browser representative = null!;
    private Browser secretary = null!;
    private int applicants;

    public Portal Portal { get; } = new(postgres);

    public async ValueTask InitializeAsync()
    {
        await Portal.InitializeAsync();
        rowan = await Portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed");
        representative = await Portal.Browser().SignInAsync(rowan.Contact("Rita Reed"));
        secretary = await Portal.Browser().SignInAsync(await Portal.Given.Secretary("Sam Sloe"));
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    public async Task<AssertPage> SubmitAsync(string form, string email) => form switch
    {
        "apply" => await (await Portal.Browser().GetAsync("/join")).SubmitAsync(follow: false, ("Input.Category", "Member"), ("Input.Name", "Ada"), ("Input.Email", email)),
        "applicant's contact" => await ContactAsync(email),
        "invite" => await (await representative.GetAsync($"/my/organisations/{rowan.Contact("Rita Reed").Id}/invite")).SubmitAsync(follow: false, ("Input.Name", "Nia"), ("Input.Email", email), ("Input.Roles", "Listener")),
        "secretariat invites" => await (await secretary.GetAsync($"/secretariat/organisations/{rowan.Id}/invite")).SubmitAsync(follow: false, ("Input.Name", "Nia"), ("Input.Email", email), ("Input.Roles", "Listener")),
        "forgot" => await (await Portal.Browser().GetAsync("/account/forgot")).SubmitAsync(follow: false, ("Input.Email", email)),
        "see my data" => await (await Portal.Browser().GetAsync("/privacy/request")).SubmitAsync(follow: false, ("Input.Email", email)),
        "new address" => await NewAsync(email),
        _ => await (await secretary.GetAsync("/secretariat/personal-data")).SubmitAsync(follow: false, ("Input.Email", email)),
    };

    private async Task<AssertPage> ContactAsync(string email)
    {
        var browser = Portal.Browser();
        await (await browser.GetAsync("/join")).SubmitAsync(("Input.Category", "Member"), ("Input.Name", "Ada"), ("Input.Email", $"ada.{++applicants}@people{applicants}.example"));
        return await (await browser.GetAsync("/join/people")).SubmitAsync(follow: false, ("Input.Name", "Nia"), ("Input.Email", email), ("Input.Roles", "Representative"));
    }

    private async Task<AssertPage> NewAsync(string email)
    {
        var birch = await Portal.Given.Member("Birch Registry").WithListener("Lil Lime");
        return await (await (await Portal.Browser().SignInAsync(birch.Contact("Lil Lime"))).GetAsync("/my/data/address")).SubmitAsync(follow: false, ("Input.Email", email));
    }
}
