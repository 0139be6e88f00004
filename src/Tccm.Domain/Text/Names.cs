using System.Globalization;

namespace Tccm.Domain.Text;

/// <summary>
/// The one order in which lists of names are shown: by the Unicode collation of no particular language (case does not
/// count, accents come second), and by code points where that leaves two alike. A name is sorted as it is written,
/// from its first word on: nobody is assumed to have a family name, or to have it last.
/// </summary>
public static class Names
{
    private static readonly CompareInfo Collation = CultureInfo.InvariantCulture.CompareInfo;

    public static IComparer<string> Order { get; } = Comparer<string>.Create((a, b) =>
        Collation.Compare(a, b, CompareOptions.IgnoreCase) is var collated and not 0 ? collated : string.CompareOrdinal(a, b));
}
