using System.Text;

namespace Tccm.Typesetting.Setting;

internal static class Counting
{
    private static readonly (int Value, string Digits)[] Numerals =
        [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];

    internal static string Letters(int number)
    {
        var letters = "";
        for (; number > 0; number = (number - 1) / 26)
            letters = (char)('a' + ((number - 1) % 26)) + letters;
        return letters;
    }

    internal static string Roman(int number)
    {
        var roman = new StringBuilder();
        foreach (var (value, digits) in Numerals)
        {
            for (; number >= value; number -= value)
                roman.Append(digits);
        }

        return roman.ToString();
    }
}
