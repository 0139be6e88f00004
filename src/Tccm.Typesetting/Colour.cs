using System.Globalization;
using System.Runtime.InteropServices;

namespace Tccm.Typesetting;

/// <summary>A colour in DeviceRGB (ISO 32000-1, 8.6.4.3), each part from 0 to 255.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>Pure black.</summary>
    public static Colour Black => new(0, 0, 0);

    /// <summary>Near-black, the colour of text.</summary>
    public static Colour Ink => new(0x16, 0x1d, 0x21);

    /// <summary>Grey for what stands back; 7:1 against white.</summary>
    public static Colour Quiet => new(0x50, 0x59, 0x5f);

    /// <summary>Grey for hairlines.</summary>
    public static Colour Hairline => new(0xc9, 0xce, 0xd1);

    /// <summary>Reads <c>#rrggbb</c>.</summary>
    /// <exception cref="FormatException">The text is not a hash and six hexadecimal digits.</exception>
    public static Colour FromHex(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        if (hex.Length == 7 && hex[0] == '#' && int.TryParse(hex.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return new Colour((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        throw new FormatException($"'{hex}' is not a colour; write it as #rrggbb.");
    }
}
