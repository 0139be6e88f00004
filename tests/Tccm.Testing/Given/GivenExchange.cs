using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Calendar;
using Tccm.Domain.Exchange;
using Tccm.Domain.Organisations;

namespace Tccm.Testing;

/// <summary>What members and supporters told one another before the test begins.</summary>
public static class GivenExchange
{
    /// <summary>The process of this name: the one that is known, or a new one.</summary>
    public static async Task<Process> Process(this Given given, string name)
    {
        await using var db = given.Database.Open();
        if (await db.Processes.SingleOrDefaultAsync(known => known.Name == name) is { } known) return known;
        var process = Domain.Calendar.Process.Begin(name, null, Actor.Portal, given.Now);
        db.Add(process);
        await db.SaveChangesAsync();
        return process;
    }

    public static async Task<SharedNote> Shared(this Given given, Contact by, string title, string? process = null, string language = "en", string? link = "https://registry.example/paper", string? words = "Worth reading.")
    {
        var about = process is null ? null : await given.Process(process);
        await using var db = given.Database.Open();
        var contact = await db.Contacts.Include(one => one.Person).Include(one => one.Organisation.Memberships).AsSplitQuery().SingleAsync(one => one.Id == by.Id);
        var note = SharedNote.Share(contact, title, link, words, language, about is null ? null : await db.Processes.SingleAsync(one => one.Id == about.Id), given.Now);
        db.Add(note);
        await db.SaveChangesAsync();
        return note;
    }
}
