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
        var signature = statement.SignedBy(ann);

        var leaf = Leaf.ForSigning(statement, signature, ann, Now);

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
             time: 2027-03-14T12:00:00Z
             person: sha256:{Hex([.. leaf.Envelope!.Salt, .. leaf.Envelope.Bytes])}

             """, Encoding.UTF8.GetString(leaf.Bytes));
    }

    [Fact]
    public void Hash_IsThatOfALeafOfRfc6962()
    {
        var leaf = Leaf.ForSigning(statement, statement.SignedBy(ann), ann, Now);

        Assert.Equal(SHA256.HashData([0, .. leaf.Bytes]), leaf.Hash);
    }

    [Fact]
    public void Person_StandsInTheEnvelopeAloneUnderASaltOfItsOwn()
    {
        var signature = statement.SignedBy(ann);

        var (leaf, again) = (Leaf.ForSigning(statement, signature, ann, Now), Leaf.ForSigning(statement, signature, ann, Now));

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
        statement.Withdraw(ann, Now);

        var leaf = Leaf.ForWithdrawal(statement, signature, ann, Now);

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
        var by = Actor.Secretariat(Secretary());
        var edition = statement.Publish(Files(), 31, by, Now);

        var leaf = Leaf.ForPublication(statement, edition, by, Now);

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
             capacity: secretariat
             time: 2027-03-14T12:00:00Z

             """, Encoding.UTF8.GetString(leaf.Bytes));
        Assert.Null(leaf.Envelope);
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
