using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Background;
using Tccm.Web.Infrastructure;

namespace Tccm.Testing;

/// <summary>Lets the real dispatcher send what is due into the pickup folder, and reads what arrived there.</summary>
public sealed class Mailbox(Portal portal)
{
    /// <summary>Sends all that is due. Returns every letter that has arrived since the portal began, oldest first.</summary>
    public async Task<IReadOnlyList<ReceivedLetter>> AllAsync()
    {
        var dispatcher = portal.Services.GetRequiredService<OutboxDispatcher>();
        while (await dispatcher.SendDueAsync(CancellationToken.None) > 0) { }
        var folder = SmtpTransport.PickupFolder(new PortalOptions { DataFolder = portal.DataFolder });
        return [.. Directory.EnumerateFiles(folder, "*.eml").Select(file => ReceivedLetter.Read(File.ReadAllBytes(file)))
            .OrderBy(letter => letter.MessageId, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<ReceivedLetter>> ToAsync(EmailAddress to) =>
        [.. (await AllAsync()).Where(letter => EmailAddress.Parse(letter.To).Canonical == to.Canonical)];

    public Task<IReadOnlyList<ReceivedLetter>> ToAsync(string to) => ToAsync(EmailAddress.Parse(to));
    public Task<IReadOnlyList<ReceivedLetter>> ToAsync(Person person) => ToAsync(person.Email);
    public Task<IReadOnlyList<ReceivedLetter>> ToAsync(Contact contact) => ToAsync(contact.Person.Email);
}
