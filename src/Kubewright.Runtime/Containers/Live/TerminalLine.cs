using System.Text;

namespace Kubewright.Runtime;

/// <summary>What a terminal does with keys before a program sees them: it shows them, lets the line be mended, and hands it on when it is complete.</summary>
internal sealed class TerminalLine
{
    private const int LongestLine = 4096;

    private readonly List<byte> _line = [];
    private int _escape;

    /// <summary>What came of some keys.</summary>
    /// <param name="Echo">What the terminal shows.</param>
    /// <param name="Lines">What the program may read.</param>
    /// <param name="IsInterrupt">Whether Ctrl-C was among them.</param>
    /// <param name="IsEnd">Whether Ctrl-D ended the input.</param>
    public sealed record Keys(byte[] Echo, byte[] Lines, bool IsInterrupt, bool IsEnd);

    /// <summary>Takes keys.</summary>
    public Keys Take(ReadOnlySpan<byte> keys)
    {
        var (echo, lines) = (new List<byte>(), new List<byte>());
        var (isInterrupt, isEnd) = (false, false);
        foreach (var key in keys)
        {
            if (IsEscaped(key))
            {
                continue;
            }

            switch (key)
            {
                case (byte)'\r' or (byte)'\n':
                    echo.AddRange("\r\n"u8);
                    lines.AddRange(_line);
                    lines.Add((byte)'\n');
                    _line.Clear();
                    break;
                case 0x03:
                    echo.AddRange("^C\r\n"u8);
                    _line.Clear();
                    isInterrupt = true;
                    break;
                case 0x04:
                    isEnd |= _line.Count == 0;
                    break;
                case 0x15:
                    for (; _line.Count > 0;)
                    {
                        Erase(echo);
                    }

                    break;
                case 0x08 or 0x7F:
                    Erase(echo);
                    break;
                case >= 0x20 or (byte)'\t' when _line.Count < LongestLine:
                    _line.Add(key);
                    echo.Add(key);
                    break;
            }
        }

        return new Keys([.. echo], [.. lines], isInterrupt, isEnd);
    }

    /// <summary>Whether a key belongs to an escape sequence, such as an arrow's: those do nothing here.</summary>
    private bool IsEscaped(byte key)
    {
        (var isPart, _escape) = (_escape, key) switch
        {
            (0, 0x1B) => (true, 1),
            (1, (byte)'[' or (byte)'O') => (true, 2),
            (1, _) => (true, 0),
            (2, >= 0x40 and <= 0x7E) => (true, 0),
            (2, _) => (true, 2),
            _ => (false, 0),
        };
        return isPart;
    }

    /// <summary>Takes the last character back, all its bytes.</summary>
    private void Erase(List<byte> echo)
    {
        if (_line.Count == 0)
        {
            return;
        }

        while (_line.Count > 1 && (_line[^1] & 0xC0) == 0x80)
        {
            _line.RemoveAt(_line.Count - 1);
        }

        _line.RemoveAt(_line.Count - 1);
        echo.AddRange(Encoding.ASCII.GetBytes("\b \b"));
    }
}
