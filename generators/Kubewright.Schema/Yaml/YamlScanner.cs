using System.IO;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Kubewright.Schema;

/// <summary>
/// The tokens of a YAML text for YamlDotNet's parser. Its own scanner goes on to the next token each time it is asked to
/// look ahead, and the parser looks ahead twice behind an anchored scalar, so that the comma in <c>{a: &amp;x 1, b: *x}</c>
/// would be lost. This one stays where it is until the token is consumed.
/// </summary>
public sealed class YamlScanner : IScanner
{
    private readonly Scanner _scanner;
    private bool _isAhead;

    /// <summary>Scans a text.</summary>
    /// <param name="text">The YAML text, without a byte order mark.</param>
    public YamlScanner(string text) => _scanner = new Scanner(new StringReader(text));

    /// <inheritdoc/>
    public Mark CurrentPosition => _scanner.CurrentPosition;

    /// <inheritdoc/>
    public Token? Current => _scanner.Current;

    /// <inheritdoc/>
    public bool MoveNext()
    {
        if (Current is not null)
        {
            ConsumeCurrent();
        }

        return MoveNextWithoutConsuming();
    }

    /// <inheritdoc/>
    public bool MoveNextWithoutConsuming()
    {
        if (_isAhead)
        {
            return true;
        }

        var isToken = _scanner.MoveNextWithoutConsuming();

        // The end of the text is never consumed: the parser asks once more to be sure of it.
        _isAhead = isToken && Current is not StreamEnd;
        return isToken;
    }

    /// <inheritdoc/>
    public void ConsumeCurrent()
    {
        _isAhead = false;
        _scanner.ConsumeCurrent();
    }
}
