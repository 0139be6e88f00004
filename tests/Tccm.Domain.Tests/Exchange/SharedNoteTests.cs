using Tccm.Domain.Exchange;
using Tccm.Domain.Organisations;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Exchange;

public sealed class SharedNoteTests
{
    private static readonly Actor Clerk = Actor.Secretariat(Secretary());

    [Fact]
    public void ContactOfASupporter_SharesAndNoWordOfItStandsInTheAudit()
    {
        var listener = Contact(Supporter("Friends of Routing"), "Lena Lark", ContactRoles.Listener);

        var note = SharedNote.Share(listener, " A paper of Ola Lund ", " https://registry.example/paper ", null, "fr", null, Now);

        Assert.Equal(("A paper of Ola Lund", "https://registry.example/paper", "fr", true), (note.Title, note.Link, note.Language, note.IsShown));
        Assert.Equal("A contact of Friends of Routing shared a note.", OnlyAct(note).Sentence);
    }

    [Fact]
    public void WithoutAnything_InNoLanguage_ByALinkOfAnotherScheme_OrForNoMember_IsRefused()
    {
        var ann = Signatory(Member("Rowan Registry"));

        Assert.Equal("Link", Refused(() => SharedNote.Share(ann, "A paper", " ", null, "en", null, Now), "Give a link, write a note, or both").Field);
        Refused(() => SharedNote.Share(ann, "A paper", null, "Read it.", "English", null, Now), "a tag such as en");
        Refused(() => SharedNote.Share(ann, "A paper", "javascript:alert(1)", null, "en", null, Now), "begins with https://");
        Refused(() => SharedNote.Share(ann, "A paper", null, new string('x', SharedNote.MaxWords + 1), "en", null, Now), "1000 at most");
        Refused(() => SharedNote.Share(Contact(Entered("Stranger Ltd"), "Stan Strange", ContactRoles.Representative), "A paper", null, "Read it.", "en", null, Now), "neither a member nor a supporter");
    }

    [Fact]
    public void WhoSharedIt_OrARepresentativeTakesItBackOnce_AndNobodyElse()
    {
        var rowan = Member("Rowan Registry");
        var (ann, rita, other) = (Signatory(rowan), Contact(rowan, "Rita Reed", ContactRoles.Representative), Contact(Member("Elm Registry"), "Eva Elm", ContactRoles.Representative));
        var (hers, theirs) = (Shared(ann), Shared(ann));

        Refused(() => hers.TakeBack(other, Now), "takes it back, or a representative of Rowan Registry", hers);
        Refused(() => hers.TakeBack(Contact(rowan, "Lena Lark", ContactRoles.Participant), Now), "takes it back", hers);
        hers.TakeBack(ann, Now);
        theirs.TakeBack(rita, Now);

        Assert.False(hers.IsShown || theirs.IsShown);
        Refused(() => hers.TakeBack(ann, Now), "taken back already", hers);
        Refused(() => hers.Hide("Old.", Clerk, Now), "taken back already", hers);
    }

    [Fact]
    public void Secretariat_HidesWithAReasonThatTheAuditDoesNotQuote()
    {
        var note = Shared(Signatory(Member("Rowan Registry")));
        note.TakeUnsavedActs();

        Refused(() => note.Hide(" ", Clerk, Now), "Say why", note);
        note.Hide("Ola Lund asks for it.", Clerk, Now);

        Assert.Equal((false, "Ola Lund asks for it."), (note.IsShown, note.HideReason));
        Assert.Equal("A shared note of Rowan Registry was hidden.", OnlyAct(note).Sentence);
        Refused(() => note.Hide("Again.", Clerk, Now), "hid this already", note);
    }

    private static SharedNote Shared(Contact by) => SharedNote.Share(by, "A paper", null, "Worth reading.", "en", null, Now);
}
