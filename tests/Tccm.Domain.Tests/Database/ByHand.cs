namespace Tccm.Domain.Tests.Database;

/// <summary>What somebody writes by hand who knows that the database wants a leaf of every act on a signature.</summary>
internal static class ByHand
{
    public static string WithLeaf(string sql, string type) =>
        $"""
         WITH done AS ({sql} RETURNING id)
         INSERT INTO portal.evidence_leaves (index, act_id, type, bytes, hash, at)
         SELECT (SELECT coalesce(max(index) + 1, 0) FROM portal.evidence_leaves), CASE '{type}' WHEN 'sign' THEN id ELSE gen_random_uuid() END, '{type}',
             convert_to(E'\nsignature: ' || id || E'\n', 'UTF8'), sha256('\x00'::bytea || convert_to(E'\nsignature: ' || id || E'\n', 'UTF8')), now() FROM done
         """;
}
