using System.Globalization;

namespace Tccm.Typesetting;

internal sealed class SvgPath(string commands)
{
    private int _at;

    internal void DrawWith(Pen pen)
    {
        ArgumentNullException.ThrowIfNull(commands);
        double x = 0, y = 0, startX = 0, startY = 0, controlX = 0, controlY = 0;
        var command = '\0';
        var before = '\0';
        while (Skip() < commands.Length)
        {
            if (char.IsAsciiLetter(commands[_at]))
                command = commands[_at++];
            else if (command is '\0' or 'Z' or 'z')
                throw Refuse("a command");
            var kind = char.ToUpperInvariant(command);
            var (baseX, baseY) = char.IsAsciiLetterLower(command) ? (x, y) : (0, 0);
            switch (kind)
            {
                case 'M':
                    (x, y) = (baseX + Number(), baseY + Number());
                    (startX, startY) = (x, y);
                    pen.MoveTo(x, y);
                    command = command == 'm' ? 'l' : 'L';
                    break;
                case 'L':
                    (x, y) = (baseX + Number(), baseY + Number());
                    pen.LineTo(x, y);
                    break;
                case 'H':
                    x = baseX + Number();
                    pen.LineTo(x, y);
                    break;
                case 'V':
                    y = baseY + Number();
                    pen.LineTo(x, y);
                    break;
                case 'C' or 'S':
                    var (x1, y1) = kind == 'C' ? (baseX + Number(), baseY + Number()) : Mirrored(before is 'C' or 'S');
                    (controlX, controlY) = (baseX + Number(), baseY + Number());
                    (x, y) = (baseX + Number(), baseY + Number());
                    pen.CurveTo(x1, y1, controlX, controlY, x, y);
                    break;
                case 'Q' or 'T':
                    var (fromX, fromY) = (x, y);
                    (controlX, controlY) = kind == 'Q' ? (baseX + Number(), baseY + Number()) : Mirrored(before is 'Q' or 'T');
                    (x, y) = (baseX + Number(), baseY + Number());
                    pen.CurveTo(fromX + ((controlX - fromX) * 2 / 3), fromY + ((controlY - fromY) * 2 / 3), x + ((controlX - x) * 2 / 3), y + ((controlY - y) * 2 / 3), x, y);
                    break;
                case 'Z':
                    (x, y) = (startX, startY);
                    pen.Close();
                    break;
                default:
                    throw Refuse("M, L, H, V, C, S, Q, T or Z");
            }

            before = kind;
        }

        (double X, double Y) Mirrored(bool curve) => curve ? ((2 * x) - controlX, (2 * y) - controlY) : (x, y);
    }

    private int Skip()
    {
        while (_at < commands.Length && (char.IsWhiteSpace(commands[_at]) || commands[_at] == ','))
            _at++;
        return _at;
    }

    private double Number()
    {
        var start = Skip();
        var dot = false;
        if (_at < commands.Length && commands[_at] is '-' or '+')
            _at++;
        while (_at < commands.Length && (char.IsAsciiDigit(commands[_at]) || (commands[_at] == '.' && !dot)))
            dot |= commands[_at++] == '.';
        if (double.TryParse(commands.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        throw Refuse("a number");
    }

    private FormatException Refuse(string expected) => new($"The path '{commands}' has no {expected} at position {_at}.");
}
