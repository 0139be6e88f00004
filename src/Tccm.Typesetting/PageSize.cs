using System.Runtime.InteropServices;

namespace Tccm.Typesetting;

/// <summary>The size of a page in points (1/72 inch).</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PageSize(double Width, double Height)
{
    /// <summary>ISO 216 A4, 210 × 297 mm.</summary>
    public static PageSize A4 => new(595.276, 841.89);

    /// <summary>US Letter, 8.5 × 11 inches.</summary>
    public static PageSize Letter => new(612, 792);
}

/// <summary>The white around the text, in points. The running header and footer stand in the top and bottom margins.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Margins(double Top, double Right, double Bottom, double Left)
{
    /// <summary>Margins that give about 70 characters a line in the default body style on A4 and Letter.</summary>
    public static Margins Default => new(76, 92, 84, 92);
}
