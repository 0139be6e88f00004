using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Tests.PersonalData;

namespace Tccm.Web.Tests.Statements;

/// <summary>
/// A signatory signs at the very moment at which the right to sign ends, in many rounds: what was signed stands before the
/// end, in the record's order and by its times, or it was not signed. An SQL that shares no code with the portal agrees.
/// </summary>
public sealed class SignRevokedRaceTests(Portal portal) : IClassFixture<Portal>
{
    /// <summary>Each needs a signer, a session and a form of its own, so they are fewer than elsewhere.</summary>
    private const int Rounds = 20;

    private static readonly string Today = $"{DateTime.UtcNow:yyyy-MM-dd}";

    [Fact]
    public async Task Suspension_ComesAfterTheSignatureOrBeforeNone()
    {
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));

        await RaceAsync("organisation.suspended", async round =>
        {
            var ann = (await portal.Given.Member($"Rowan {round}").WithSignatory("Ann Arch")).Contact("Ann Arch");
            var form = await clerk.GetAsync($"/secretariat/organisations/{ann.OrganisationId}/suspend");
            return (ann, () => form.SubmitAsync(follow: false, ("Input.Reason", "Nobody answers.")));
        });
    }

    [Fact]
    public async Task Leaving_ComesAfterTheSignatureOrBeforeNone() => await RaceAsync("organisation.left", async round =>
    {
        var elm = await portal.Given.Member($"Elm {round}").WithSignatory("Ann Arch").WithRepresentative("Rita Reed");
        var form = await (await portal.Browser().SignInAsync(elm.Contact("Rita Reed"))).GetAsync($"/my/organisations/{elm.Contact("Rita Reed").Id}/leave");
        return (elm.Contact("Ann Arch"), () => form.SubmitAsync(follow: false, ("Input.On", Today)));
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RoleThatIsTakenAway_ComesAfterTheSignatureOrBeforeNone(bool bySecretariat)
    {
        var (ash, rita) = await ManyAsync($"Ash {bySecretariat}");
        var browser = await portal.Browser().SignInAsync(bySecretariat ? await portal.Given.Secretary("Cleo Clerk") : rita.Person);

        await RaceAsync("contact.changed", async round =>
        {
            var signer = ash.Contact($"Signer {round}");
            var form = await browser.GetAsync(bySecretariat ? $"/secretariat/organisations/{ash.Id}/contacts/{signer.Id}/roles" : $"/my/organisations/{rita.Id}/roles/{signer.Id}");
            return (signer, () => form.SubmitAsync(follow: false, ("Input.Roles", "Listener")));
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task MandateThatIsRecorded_IsNotOutgrownByASignatureAfterIt(bool bySecretariat)
    {
        var (oak, rita) = await ManyAsync($"Oak {bySecretariat}");
        var browser = await portal.Browser().SignInAsync(bySecretariat ? await portal.Given.Secretary("Cleo Clerk") : rita.Person);

        await RaceAsync("contact.authority-recorded", async round =>
        {
            var signer = oak.Contact($"Signer {round}");
            var form = await browser.GetAsync(bySecretariat ? $"/secretariat/organisations/{oak.Id}/contacts/{signer.Id}/authority" : $"/my/organisations/{rita.Id}/contacts/{signer.Id}/authority");
            return (signer, () => form.SubmitAsync(follow: false, ("Input.Basis", "Mandate"), ("Input.Until", Today)));
        });

        var kept = await portal.AskAsync(db => db.Contacts.Where(one => one.OrganisationId == oak.Id && one.Person.Name.StartsWith("Signer ")).Select(one => one.Basis).ToListAsync());
        Assert.All(kept, basis => Assert.Equal(AuthorityBasis.Mandate, basis));
    }

    [Fact]
    public async Task MandateThatIsOver_ComesAfterTheSignatureOrBeforeNone()
    {
        var (yew, _) = await ManyAsync("Yew");

        await RaceAsync("contact.authority-recorded", round => Task.FromResult<(Contact, Func<Task<AssertPage>>?)>((yew.Contact($"Signer {round}"), null)), signer => EntrustedTwoDaysAgoAsync(signer.Id));
    }

    [Fact]
    public async Task ErasureOfTheSigner_ComesAfterTheSignatureOrBeforeNone_AndLeavesNoTraceOfThem()
    {
        var fir = portal.Given.Member("Fir Registry").WithSignatory("Sid Sand");
        for (var round = 0; round < Rounds; round++) fir = fir.WithSignatory($"Qvertzia Nüll-{round:00}");
        var organisation = await fir;
        var names = new List<string>();

        await RaceAsync("contact.ended", async round =>
        {
            var signer = organisation.Contact($"Qvertzia Nüll-{round:00}");
            names.AddRange([signer.Person.Name, signer.Person.Email.Value]);
            var form = await (await portal.Browser().SignInAsync(signer)).GetAsync("/my/data/erase");
            return (signer, () => form.PressAsync("Erase it now"));
        });

        await portal.Mailbox.AllAsync();
        Assert.Empty(await portal.Database.WithAsync(names));
    }

    /// <summary>Each round has a signer of its own with a form that is open, and an end of their right that is one press away.</summary>
    private async Task RaceAsync(string end, Func<int, Task<(Contact Signer, Func<Task<AssertPage>>? End)>> prepare, Func<Contact, Task>? beside = null)
    {
        var rounds = new List<(Statement Statement, Contact Signer, AssertPage Form, Func<Task<AssertPage>>? End)>();
        for (var round = 0; round < Rounds; round++)
        {
            var statement = await portal.Given.Statement("Race against the end").Open();
            var (signer, press) = await prepare(round);
            rounds.Add((statement, signer, await (await portal.Browser().SignInAsync(signer)).GetAsync($"/statements/{statement.Slug}/sign/{signer.Id}"), press));
        }
        // The portal keeps whole seconds, and the given world keeps fractions of them: what is given lies before what is done.
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        var given = await portal.AskAsync(db => db.AuditEntries.MaxAsync(entry => entry.Id));
        var before = 0;
        foreach (var (round, (statement, signer, form, press)) in rounds.Index())
        {
            var pause = TimeSpan.FromMilliseconds(round % 6 * 5);

            var answers = await Race.AtOnceAsync<AssertPage?>(
                async () => await AfterAsync(round % 2 == 0 ? TimeSpan.Zero : pause, () => form.Is(HttpStatusCode.OK).SubmitAsync(follow: false, ("Input.Basis", "Officer"), ("Input.Declared", "true"))),
                async () =>
                {
                    await Task.Delay(round % 2 == 0 ? pause : TimeSpan.Zero);
                    if (beside is not null) await beside(signer);
                    return press is null ? null : await press();
                });

            var signed = answers[0]!.RedirectedTo?.StartsWith("/my/receipts/", StringComparison.Ordinal) == true;
            Assert.True(signed || answers[0]!.Status is HttpStatusCode.Conflict or HttpStatusCode.NotFound || answers[0]!.RedirectedTo?.StartsWith("/account/sign-in", StringComparison.Ordinal) == true, $"{answers[0]!.Status} {answers[0]!.Text}");
            Assert.True(answers[1] is null or { Status: HttpStatusCode.Found } or { RedirectedTo: not null }, $"{answers[1]?.Status} {answers[1]?.Text}");
            var acts = await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == statement.Id && entry.Act == "statement.signed" || entry.Id > given && entry.Act == end && (entry.SubjectId == signer.Id || entry.SubjectId == signer.OrganisationId))
                .OrderBy(entry => entry.Id).Select(entry => new { entry.Act, entry.At }).ToListAsync());
            Assert.Equal(signed ? ["statement.signed", end] : [end], acts.Select(act => act.Act));
            Assert.True(beside is not null || acts[0].At <= acts[^1].At, $"{acts[0].At} is later than {acts[^1].At}.");
            var signatures = await portal.AskAsync(db => db.Signatures.CountAsync(one => one.StatementId == statement.Id));
            Assert.Equal(signed ? 1 : 0, signatures);
            before += signatures;
        }

        Assert.Empty(await WrongAsync());
        TestContext.Current.TestOutputHelper?.WriteLine($"Signed before the end: {before} of {Rounds}.");
    }

    private static async Task<T> AfterAsync<T>(TimeSpan pause, Func<Task<T>> act)
    {
        await Task.Delay(pause);
        return await act();
    }

    private async Task<(Organisation Organisation, Contact Representative)> ManyAsync(string name)
    {
        var member = portal.Given.Member(name).WithRepresentative("Rita Reed").WithSignatory("Sid Sand");
        for (var round = 0; round < Rounds; round++) member = member.WithSignatory($"Signer {round}");
        var organisation = await member;
        return (organisation, organisation.Contact("Rita Reed"));
    }

    /// <summary>No form takes a mandate that is over: it is recorded as if two days ago, beside the page and with its locks.</summary>
    private async Task EntrustedTwoDaysAgoAsync(Guid signer)
    {
        await using var db = portal.Database.Open();
        await using var act = await db.Database.BeginTransactionAsync();
        await db.LockOrganisationOfAsync(signer);
        var contact = await db.LockedContactAsync(signer);
        var then = DateTimeOffset.UtcNow.AddDays(-2);
        contact.Organisation.Entrust(contact, new Authority(AuthorityBasis.Mandate, DateOnly.FromDateTime(then.UtcDateTime).AddDays(1)), Actor.Portal, then);
        await db.SaveChangesAsync();
        await act.CommitAsync();
    }

    private async Task<List<string>> WrongAsync()
    {
        using var file = new StreamReader(typeof(SignRevokedRaceTests).Assembly.GetManifestResourceStream("signatures.sql")!);
        await using var source = NpgsqlDataSource.Create(portal.Database.Portal);
        await using var command = source.CreateCommand(await file.ReadToEndAsync(TestContext.Current.CancellationToken));
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var wrong = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken)) wrong.Add($"{rows.GetGuid(0)}: {rows.GetString(1)}");
        return wrong;
    }
}
