using System.Security.Cryptography;
using System.Text;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Evidence;

public sealed class LeafTests
{
    private readonly Contact ann = Member("Rowan Registry").AddContact(Person("Ann Arch", "ann@rowan.test"), ContactRoles.Signatory | ContactRoles.Listener, "Director", Actor.Portal, Now);
    private readonly Statement statement = Open();

    [Fact]
    public void Signing_IsTheseBytesAndNoOthers()
    {
        statement.TakeUnsavedLeaves();
        var signature = statement.SignedBy(ann);

        var leaf = OnlyLeaf(statement);

        Assert.Equal(
            $"""
             coalition/evidence/v1
             type: sign
             id: {signature.Id}
             statement: keep-it-open r1 sha256:{statement.Text.Sha256}; language: en
             org: {ann.OrganisationId}
             name: Rowan Registry
             capacity: signatory, listener
             declaration: sha256:{Hex(Encoding.UTF8.GetBytes(signature.Declaration!))}
             grant: {ann.GrantId}
             time: 2027-03-14T12:00:00Z
             person: sha256:{Hex([.. leaf.Envelope!.Salt, .. leaf.Envelope.Bytes])}

             """, Encoding.UTF8.GetString(leaf.Bytes));
    }

    [Fact]
    public void Hash_IsThatOfALeafOfRfc6962()
    {
        statement.SignedBy(ann);
        var leaf = OnlyLeaf(statement);

        Assert.Equal(SHA256.HashData([0, .. leaf.Bytes]), leaf.Hash);
    }

    [Fact]
    public void Person_StandsInTheEnvelopeAloneUnderASaltOfItsOwn()
    {
        var signature = statement.SignedBy(ann);

        var (leaf, again) = (Acts.Signing(statement, signature, ann, null, Now), Acts.Signing(statement, signature, ann, null, Now));

        Assert.Equal($"person: {ann.PersonId}\nname: Ann Arch\nemail: ann@rowan.test\ntitle: Director\n", Encoding.UTF8.GetString(leaf.Envelope!.Bytes));
        Assert.DoesNotContain("Ann", Encoding.UTF8.GetString(leaf.Bytes), StringComparison.Ordinal);
        Assert.Equal(32, leaf.Envelope.Salt.Length);
        Assert.NotEqual(leaf.Envelope.Salt, again.Envelope!.Salt);
        Assert.NotEqual(leaf.Hash, again.Hash);
    }

    [Fact]
    public void Withdrawal_NamesTheSignatureItEnds()
    {
        var signature = statement.SignedBy(ann);
        statement.TakeUnsavedLeaves();
        statement.Withdraw(ann, Now);

        var leaf = OnlyLeaf(statement);

        Assert.Equal(
            $"""
             coalition/evidence/v1
             type: withdraw
             id: {leaf.ActId}
             statement: keep-it-open r1 sha256:{statement.Text.Sha256}
             signature: {signature.Id}
             org: {ann.OrganisationId}
             name: Rowan Registry
             capacity: signatory, listener
             grant: {ann.GrantId}
             time: 2027-03-14T12:00:00Z
             person: sha256:{Hex([.. leaf.Envelope!.Salt, .. leaf.Envelope.Bytes])}

             """, Encoding.UTF8.GetString(leaf.Bytes));
        Assert.NotEqual(signature.Id, leaf.ActId);
    }

    [Fact]
    public void Publication_NamesEveryFileByItsHash()
    {
        statement.SignedBy(ann);
        statement.Close(Actor.Portal, Now);
        statement.TakeUnsavedLeaves();
        var edition = statement.Published();

        var leaf = OnlyLeaf(statement);

        Assert.Equal(
            $"""
             coalition/evidence/v1
             type: publish
             id: {edition.Id}
             statement: keep-it-open r1 sha256:{statement.Text.Sha256}
             edition: 1
             pdf: sha256:{Hex([0])}
             json: sha256:{Hex([1])}
             csv: sha256:{Hex([2])}
             markdown: sha256:{Hex([3])}
             html: sha256:{Hex([4])}
             bundle: sha256:{Hex([5])}
             proposed-by: {edition.ProposedById}
             confirmed-by: {edition.PublishedById}
             capacity: secretariat
             time: 2027-03-14T12:00:00Z

             """, Encoding.UTF8.GetString(leaf.Bytes));
        Assert.Null(leaf.Envelope);
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
