using System.Globalization;
using System.Text;

namespace Tccm.Domain.Text;

/// <summary>
/// Where U+200C (zero width non-joiner) and U+200D (zero width joiner) change what a reader sees:
/// the rules of RFC 5892, appendices A.1 and A.2. Elsewhere they are invisible, and so a way to make
/// two names that look the same.
/// </summary>
internal static class Joiners
{
    public const int NonJoiner = 0x200C;
    public const int Joiner = 0x200D;

    private static readonly (Dictionary<int, char> Types, HashSet<int> Viramas) Joining = Read();

    public static bool IsNeeded(IReadOnlyList<Rune> text, int at)
    {
        if (at > 0 && Joining.Viramas.Contains(text[at - 1].Value))
            return true;

        return text[at].Value == NonJoiner
            && Neighbour(text, at, -1) is 'L' or 'D'
            && Neighbour(text, at, +1) is 'R' or 'D';
    }

    private static char? Neighbour(IReadOnlyList<Rune> text, int at, int step)
    {
        for (var i = at + step; i >= 0 && i < text.Count; i += step)
        {
            var type = Joining.Types.GetValueOrDefault(text[i].Value, 'U');
            if (type != 'T')
                return type;
        }

        return null;
    }

    private static (Dictionary<int, char>, HashSet<int>) Read()
    {
        var types = new Dictionary<int, char>();
        var viramas = new HashSet<int>();
        foreach (var line in DataFile.Lines("joining.txt"))
        {
            var range = line[2..].Split("..");
            var first = int.Parse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var last = int.Parse(range[^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            for (var codePoint = first; codePoint <= last; codePoint++)
            {
                if (line[0] == 'V')
                    viramas.Add(codePoint);
                else
                    types[codePoint] = line[0];
            }
        }

        return (types, viramas);
    }
}
