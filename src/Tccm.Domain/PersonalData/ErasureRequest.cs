using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;

namespace Tccm.Domain.PersonalData;

/// <summary>How somebody asked to be erased.</summary>
public enum AskedBy
{
    /// <summary>Signed in, in their own pages.</summary>
    Login,
    /// <summary>By a link that was mailed to their address.</summary>
    MailedLink,
    /// <summary>In another way: a letter, a call. The secretariat made sure who it is.</summary>
    Secretariat,
    /// <summary>Nobody asked: the time to keep it was over.</summary>
    Retention,
}

/// <summary>
/// That somebody is to be erased, and that it was done. Holds no name and no address, only the id of a person on the register;
/// who is not on it is erased at once and has none here.
/// </summary>
public sealed class ErasureRequest : Noun
{
    private ErasureRequest() { }

    public Guid? PersonId { get; private init; }
    public AskedBy How { get; private init; }
    public DateTimeOffset AskedAt { get; private init; }
    public DateTimeOffset? DoneAt { get; private set; }

    public bool IsOpen => DoneAt is null;

    public static ErasureRequest Ask(Person? person, AskedBy how, Actor by, DateTimeOffset at)
    {
        Refuse(person?.IsErased == true, "This person's name and address were erased already. Nothing was changed.");
        var request = new ErasureRequest { PersonId = person?.Id, How = how, AskedAt = at };
        request.Record(by, at, "erasure.asked", "It was asked to erase what is held about a person.");
        return request;
    }

    /// <summary>
    /// Closes the request. Whoever asked in their own pages carried it out themselves; the secretariat does not for its own
    /// people, nor for itself, and says for everybody else that it <paramref name="madeSure"/> who asks.
    /// </summary>
    public void CarryOut(Person? person, bool madeSure, Actor by, DateTimeOffset at)
    {
        Refuse(!IsOpen, "This was carried out already. Nothing was changed.");
        Refuse(by.IsSecretariat && by.PersonId == person?.Id, "This is about yourself: your own page does it, or another member of the secretariat.");
        Refuse(How == AskedBy.Secretariat && person?.IsSecretariat == true, $"{person?.Name} is in the secretariat, from which two of its members remove somebody. They ask for it themselves in their own pages, or are removed first; nothing was erased.");
        Refuse(by.IsSecretariat && !madeSure, "Tick that you made sure who asks for it. Nothing was erased.", "Sure");
        person?.Erase(by, at);
        DoneAt = at;
        Record(by, at, "erasure.done", "What was held about a person was erased. What organisations signed stays, with the role in place of the name.");
    }
}

internal sealed class ErasureRequestMapping : IEntityTypeConfiguration<ErasureRequest>
{
    public void Configure(EntityTypeBuilder<ErasureRequest> builder)
    {
        builder.ToTable("erasure_requests");
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasOne<Person>().WithMany().HasForeignKey(request => request.PersonId);
        builder.HasIndex(request => request.PersonId).IsUnique().HasFilter("done_at IS NULL AND person_id IS NOT NULL").HasDatabaseName(Constraints.OneOpenErasureRequest);
    }
}
