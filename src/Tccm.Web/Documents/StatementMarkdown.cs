using System.Text;
using Tccm.Domain.Statements;

namespace Tccm.Web.Documents;

public static class StatementMarkdown
{
    /// <summary>Exactly the bytes that were signed: their SHA-256 is the hash of the text.</summary>
    public static byte[] Bytes(Statement statement) => Encoding.UTF8.GetBytes(statement.Text.Text);
}
